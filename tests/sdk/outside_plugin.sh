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
"$cmake" -G Ninja -S "$work/project" -B "$work/project/build" -DCMAKE_PREFIX_PATH="$work/prefix" \
  -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >"$work/log"
# No build type was asked for: optimised all the same, and said.
grep -q "no CMAKE_BUILD_TYPE is set; compiled with -O2" "$work/log"
grep -q -- " -O2 " "$work/project/build/compile_commands.json"
"$cmake" --build "$work/project/build" >/dev/null
"$work/project/build/waste_test"  # the vendor's own test, on the SDK's test host
[ -s "$work/project/build/plugins/waste/lang/fr.mo" ] || { echo "no French"; exit 1; }
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
# The skeleton in C builds the same way, and its declaration is good.
cp -r "$here/../skeleton" "$work/skeleton"
"$cmake" -G Ninja -S "$work/skeleton" -B "$work/skeleton/build" -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
"$cmake" --build "$work/skeleton/build" >/dev/null
# A folder of a library without manifest is mentioned, and stops nothing.
mkdir "$work/skeleton/build/plugins/stray"
cp "$work/skeleton/build/plugins/bins/libbins.so" "$work/skeleton/build/plugins/stray"
JALON_PLUGINS="$work/skeleton/build/plugins:$work/project/build/plugins" "$build/bin/jalon" \
  plugins --json >"$work/plugins.json"
python3 - "$work/plugins.json" <<'PY' || exit 1
import json, sys
plugins = json.load(open(sys.argv[1]))
by_domain = {p["domain"]: p for p in plugins if "domain" in p}
assert by_domain["bins"]["lines"][0]["name"] == "bins.cost", by_domain["bins"]
assert "refused" not in by_domain["bins"], by_domain["bins"]
cost = by_domain["waste"]["parameters"][0]
assert (cost["lower"], cost["upper"], cost["default"]) == (0, 1000, 100), cost
assert not cost["per_year"] and not cost["shared"], cost
assert by_domain["waste"]["measures"][0]["needs"] == [], by_domain["waste"]["measures"]
assert any("passed_over" in p for p in plugins), plugins
PY
# A manifest that names another library than the one that is built.
sed -i 's/libbins/libbin/' "$work/skeleton/plugin.toml"
if "$cmake" -G Ninja -S "$work/skeleton" -B "$work/named" -DCMAKE_PREFIX_PATH="$work/prefix" \
    >"$work/log" 2>&1; then
  echo "a wrong library was accepted"; exit 1
fi
grep -q "the library will be libbins.so" "$work/log"
# The plugin that the dossier does not use goes wrong: a run goes on, and jalon plugins tells.
echo "id = [" >"$work/skeleton/build/plugins/bins/plugin.toml"
export JALON_PLUGINS="$work/skeleton/build/plugins:$work/project/build/plugins"
"$build/bin/jalon" run "$work/project/dossier" --out "$work/out" --draws 1000 --lang en -q
grep -q "skeleton/build/plugins/bins/plugin.toml:1" "$work/out/results.json"
if "$build/bin/jalon" plugins >"$work/log"; then echo "a broken manifest was not told"; exit 1; fi
grep -q "bins/plugin.toml:1" "$work/log"
# One that declares a shared figure otherwise: which, how, and against whom.
unset JALON_PLUGINS
sed 's/"waste\.bin\.cost", "Collecting one bin", "currency", {0, 1000}/"energy.electricity.price", "Electricity", "currency\/MWh", {0, 1000}/;s/index_of(parameters, "waste.bin.cost")/index_of(parameters, "energy.electricity.price")/' \
  "$work/project/waste.cpp" >"$work/project/other.cpp"
mv "$work/project/other.cpp" "$work/project/waste.cpp"
"$cmake" --build "$work/project/build" >/dev/null
if JALON_PLUGINS="$work/project/build/plugins" "$build/bin/jalon" run "$work/project/dossier" \
    --out "$work/out" --draws 1000 --lang en -q 2>"$work/log"; then
  # Lighting is unused here: what disagrees with it is told of lighting.
  grep -q "otherwise than org.example.waste" "$work/out/results.json"
else
  cat "$work/log"; exit 1
fi
grep -q 'unit \\"currency/kWh\\", there \\"currency/MWh\\"; bounds 0 to 5, there 0 to 1000' \
  "$work/out/results.json"
if "$cmake" -G Ninja -S "$work/project" -B "$work/fast" -DCMAKE_PREFIX_PATH="$work/prefix" \
    -DCMAKE_CXX_FLAGS=-ffast-math >"$work/log" 2>&1; then
  echo "-ffast-math was accepted"; exit 1
fi
grep -q "makes results depend" "$work/log"
