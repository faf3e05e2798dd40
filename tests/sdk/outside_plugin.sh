#!/usr/bin/env bash
# Proves the vendor's way: the SDK is installed to a prefix, a plugin outside this tree is built
# with find_package(JalonSdk) alone, and the installed program runs it on a dossier of its own.
# Arguments: the build folder, the cmake program.
set -euo pipefail
build=$1 cmake=$2
here=$(cd "$(dirname "$0")/outside" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cmake" --install "$build" --prefix "$work/prefix" --component sdk >/dev/null
# Only what a vendor has: the prefix, and a copy of the project.
cp -r "$here" "$work/project"
"$cmake" -G Ninja -S "$work/project" -B "$work/project/build" -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
"$cmake" --build "$work/project/build" >/dev/null
exported=$(nm -D --defined-only "$work/project/build/plugins/waste/libwaste.so" | awk '{print $3}')
[ "$exported" = jalon_plugin_entry_v1 ] || { echo "exports: $exported"; exit 1; }
JALON_PLUGINS="$work/project/build/plugins" "$build/bin/jalon" run "$work/project/dossier" \
  --out "$work/out" --draws 1000 --lang en | tee "$work/summary"
# By hand: 400 bins x 100 EUR a year; sorting costs 20,000 EUR in 2025 and saves 30 % of 40,000 EUR
# in each of 2026..2030, nothing discounted away in this dossier (rate 0): 5 x 12,000 - 20,000.
python3 - "$work/out/results.json" <<'PY' || exit 1
import json, sys
results = json.load(open(sys.argv[1]))
authority = results["projects"][0]["appraisal"]["accounts"][0]
assert authority["name"] == "authority", authority
assert abs(authority["npv"] - 40000) < 1e-6, authority["npv"]
PY
if "$cmake" -G Ninja -S "$work/project" -B "$work/fast" -DCMAKE_PREFIX_PATH="$work/prefix" \
    -DCMAKE_CXX_FLAGS=-ffast-math >"$work/log" 2>&1; then
  echo "-ffast-math was accepted"; exit 1
fi
grep -q "makes results depend" "$work/log"
