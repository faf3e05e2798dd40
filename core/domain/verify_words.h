// verify_words.h - what texts of a declaration may be: names, versions, and the words abi.h lists.
#pragma once
#include <string>
#include <string_view>

namespace jalon {

bool is_name(std::string_view s);      // words of [a-z0-9_] joined by dots, none empty
bool is_semver(std::string_view s);    // "1.2.3", "1.2.3-rc.1+build"
bool is_utf8(std::string_view s);      // well formed: no overlong forms, no surrogates
bool is_currency(std::string_view s);  // three capital letters

bool is_stakeholder(std::string_view s);  // or "": nobody
bool is_procurement(std::string_view s);
bool is_vat(std::string_view s);             // or "": unknown
bool is_money_category(std::string_view s);  // of a line in "currency"
// The same words as one text, for messages.
std::string money_categories();

}  // namespace jalon
