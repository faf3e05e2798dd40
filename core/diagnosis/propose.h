// propose.h - candidate projects as a file a town can copy from.
#pragma once
#include <string>

#include "core/base/words.h"
#include "core/diagnosis/diagnosis.h"

namespace jalon {

// The text of projects.proposed.toml: each measure that is proposed as a [[project]] with, in
// comments, why; the other relevant ones, with why they are not proposed, and what cannot be told
// of, with what must be found out first, as comments to be opened. What the gates close is left out
// with its reason. Reads as a projects.toml. Texts in the language of `words`.
std::string proposed_projects(const Diagnosis &diagnosis, const Words &words);

// The text of a new dossier's projects.toml: the same projects; of the others a line each.
std::string first_projects(const Diagnosis &diagnosis, const Words &words);

}  // namespace jalon
