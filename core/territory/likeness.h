// likeness.h - how near the name of a column in somebody's file is to a declared one.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

// The words of a name in their order: lower case, no accents, no small words, no plural s.
std::vector<std::string> bare_words(std::string_view name);

// The same as a set, common synonyms of French and English made one ("Année de pose" and
// "install_year" share both words).
std::set<std::string> name_words(std::string_view name);

// How far a word of a header stands for a word of a label, 0 to 1: the same, a synonym, its start
// ("cap" for "capacité"), or letters of it in order ("bc" for "bac").
double stands_for(const std::string &word, const std::string &meant);

// How near a header, which may be abbreviated, is to a label in words, 0 to 1. A header that says
// only what the label is about ("camion" of "Camion qui passe le lundi") is near too.
double header_likeness(std::string_view header, std::string_view label);

// 0 = no word in common, 1 = the same words.
double likeness(const std::set<std::string> &a, const std::set<std::string> &b);

}  // namespace jalon
