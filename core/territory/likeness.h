// likeness.h - how near the name of a column in somebody's file is to a declared one.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace jalon {

// The words of a name: lower case, no accents, no small words, plurals and common synonyms of
// French and English made one ("Année de pose" and "install_year" share both words).
std::set<std::string> name_words(std::string_view name);

// 0 = no word in common, 1 = the same words.
double likeness(const std::set<std::string> &a, const std::set<std::string> &b);

}  // namespace jalon
