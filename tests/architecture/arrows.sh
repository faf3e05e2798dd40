#!/usr/bin/env bash
# Proves that the arrows of the house point down only: a room of core/ includes itself and the
# rooms below it; core/ includes of the SDK the C header alone and nothing of plugins/; a plugin
# includes the SDK and nothing of core/; no type is defined twice; and no domain is named in core/. Argument: the checkout.
set -euo pipefail
cd "$1"
order=(base settings pack table schema territory domain appraisal uncertainty calc diagnosis financing roadmap report app)
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

for i in "${!order[@]}"; do
  room=${order[$i]}
  [ -d "core/$room" ] || continue
  allowed=$(IFS='|'; echo "${order[*]:0:$((i + 1))}")
  while read -r hit; do
    [ -n "$hit" ] && fault "arrow up: $hit"
  done < <(grep -nE '#include "core/' -r "core/$room" | grep -vE "#include \"core/($allowed)/")
done
for folder in core/*/; do
  [[ " ${order[*]} " == *" $(basename "$folder") "* ]] || fault "unknown room: $folder"
done
while read -r hit; do fault "core/ includes more of the SDK than abi.h: $hit"; done \
  < <(grep -rnE '#include [<"]jalon/' core | grep -v 'jalon/abi.h')
while read -r hit; do fault "core/ or sdk/ includes a plugin: $hit"; done \
  < <(grep -rnE '#include [<"].*plugins/' core sdk --include='*.h' --include='*.hpp' --include='*.cpp')
while read -r hit; do fault "a plugin or the SDK includes core/: $hit"; done \
  < <(grep -rnE '#include [<"](\.\./)*core/' plugins sdk)
# One name, one type: two headers that define the same name in one namespace break each other.
while read -r name; do fault "type $name is defined in more than one header of core/"; done \
  < <(grep -rhoE '^(struct|class) [A-Z][A-Za-z]+ *(final)? *[:{]' core --include='*.h' | awk '{print $2}' | tr -d ':{' | sort | uniq -d)
# A domain is a folder of plugins/; its name may not be a word of core/.
for plugin in plugins/*/; do
  while read -r hit; do fault "core/ names a domain: $hit"; done \
    < <(grep -rniwE "$(basename "$plugin")|luminaires?|lamps?|irve|sispea|leakage" core --include='*.h' --include='*.cpp')
done
[ "$faults" -eq 0 ] && echo "all arrows point down"
exit $((faults > 0))
