#!/usr/bin/env bash
# Proves that what is installed is whole: the program runs the shipped example from the prefix alone,
# its map library and configuration included, and says what is missing when the former is gone.
# Arguments: the build folder, the cmake program, the checkout.
set -euo pipefail
build=$1 cmake=$2 checkout=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cmake" --install "$build" --prefix "$work/prefix" >/dev/null
cp -r "$checkout/config/examples/champaign" "$work/town"
cd "$work"
run() { env -u JALON_CONFIG -u JALON_PLUGINS prefix/bin/jalon run town --out "$1" --draws 100 --lang en -q; }
run out
grep -q "</html>" out/report.html
if compgen -G "prefix/lib/jalon/plugins/toy*"; then echo "plugins of tests are installed"; exit 1; fi
[ ! -L prefix/share/jalon/config ] || { echo "the configuration is only pointed at"; exit 1; }
rm prefix/lib/jalon/libjalon_gis.so
if run without 2>log; then
  echo "the example did not need the map library: this test proves nothing"
  exit 1
fi
grep -q "libjalon_gis.so.*reinstall Jalon" log || { cat log; exit 1; }
[ ! -e without ] || { echo "something was written"; exit 1; }
