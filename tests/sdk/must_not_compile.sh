#!/usr/bin/env bash
# Proves that declarations which would surprise a town are refused by the compiler, each with its
# own message. Each case is one define of case.cpp; without any it compiles. Argument: include.
set -euo pipefail
include=$1
source=$(dirname "$0")/must_not_compile/case.cpp
compile() { g++ -std=c++20 -fsyntax-only -I "$include" "$@" "$source" 2>&1; }
compile || { echo "the case without a mistake must compile"; exit 1; }
while read -r define message; do
  if output=$(compile "-D$define"); then
    echo "$define compiled, but must not"
    exit 1
  fi
  grep -q "$message" <<<"$output" || { echo "$define: '$message' not said in:"; echo "$output"; exit 1; }
done <<'CASES'
BAD_BOUNDS lower <= low <= value <= high <= upper
NO_SOURCE unit, source, date
TWICE parameters: a bad name, or one used twice
BAD_NAME parameters: a bad name, or one used twice
UNKNOWN_STAKEHOLDER two different known ends
SAME_ENDS two different known ends
UNKNOWN_FILL a fill or estimate that names nothing declared
UNKNOWN_TABLE an unknown table, measure or indicator
LOGNORMAL_AT_ZERO quantile of a lognormal is above 0
EMPTY_PART parameters: a bad name, or one used twice
FILL_CHOICE a fill or estimate that names nothing declared
FILL_COLUMN a fill or estimate that names nothing declared
COLUMN_BOUNDS a number has a unit and lower <= upper
OPTION_DEFAULT lower <= default <= upper
NEGATIVE_EFFORT years and person-days are 0 or more
NEEDS_ITSELF one needs itself
UNKNOWN_PROCUREMENT an unknown word for procurement
UNKNOWN_CATEGORY with a known category
MONEY_PER_YEAR with a known category
FOREIGN_LINE begin with the domain
BAD_VERSION version is not of the form 1.2.3
UNKNOWN_INDEX no such name in this list
CASES
echo "every mistake refused"
