// likeness.h - how near the name of a column in somebody's file is to a declared one.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

// The words of a name in their order: lower case, no accents, no small words, no plural s.
std::vector<std::string> bare_words(std::string_view name);

// A header without what changes between two exports of one program: capitals, accents, signs.
std::string folded_header(std::string_view name);

// The same as a set, common synonyms of French and English made one ("Année de pose" and
// "install_year" share both words).
std::set<std::string> name_words(std::string_view name);

// How far a word of a header stands for a word of a label, 0 to 1: the same, a synonym, its start
// ("cap" for "capacité"), or letters of it in order ("bc" for "bac").
double stands_for(const std::string &word, const std::string &meant);

// How near a header, which may be abbreviated, is to a label in words, 0 to 1. A header that says
// only what the label is about ("camion" of "Camion qui passe le lundi") is near too.
double header_likeness(std::string_view header, std::string_view label);

// A header without the unit in brackets behind it ("Poids (kg)" is "Poids" in a column of kg or
// of anything that converts to it); as it is if what stands there is no such unit.
std::string without_unit(std::string_view header, const std::string &unit);

// The unit that a header names ("Weight (t)", "length of mains in miles"), as Units know it, if it
// converts to `unit`; else "".
std::string unit_named(std::string_view header, const std::string &unit);

// A header without the words that stand for what the table is about: "Nb cont." is "Nb" in a table
// of containers. As it is if nothing would be left.
std::string without_subject(std::string_view header, const std::vector<std::string> &table_labels);

// 0 = no word in common, 1 = the same words.
double likeness(const std::set<std::string> &a, const std::set<std::string> &b);

}  // namespace jalon
