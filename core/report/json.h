// json.h - the results of a run as results.json; docs/integrator/results.md documents every field.
#pragma once
#include <string>

#include "core/base/words.h"
#include "core/report/results.h"

namespace jalon {

// UTF-8 JSON, indented by two, keys always in the same order, "schema": "jalon.results/1" first.
// Numbers are the shortest text that reads back as the same double; what is not a finite number
// is null, as is all that is missing. Bytes that are not UTF-8 become U+FFFD. Pure: same results,
// same bytes.
std::string results_json(const Results &results);
// The same, the reasons of the roadmap in the language of `words`.
std::string results_json(const Results &results, const Words &words);

}  // namespace jalon
