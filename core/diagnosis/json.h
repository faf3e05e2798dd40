// json.h - diagnosis.json: a Diagnosis, written out. Texts are in English, data of the grids in
// both languages; what is unknown is null. docs/integrator/diagnosis.md documents every field.
#pragma once
#include <string>

#include "core/diagnosis/diagnosis.h"

namespace jalon {

std::string diagnosis_json(const Diagnosis &diagnosis);

}  // namespace jalon
