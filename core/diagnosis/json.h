// json.h - diagnosis.json: a Diagnosis, written out. Texts are in the language of `words`,
// data of the grids in both; names, kinds and states are English words that never change; what is
// unknown is null. docs/integrator/diagnosis.md documents every field.
#pragma once
#include <string>

#include "core/base/words.h"
#include "core/diagnosis/diagnosis.h"

namespace jalon {

std::string diagnosis_json(const Diagnosis &diagnosis, const Words &words);

}  // namespace jalon
