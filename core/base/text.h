// text.h - small work on strings.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

std::string_view trim(std::string_view s);                 // ASCII white space
std::vector<std::string> words_of(std::string_view list);  // "a b c" -> {a, b, c}
std::string lower_case(std::string_view s);                // ASCII only

// The candidate nearest to `name` by edit distance, if near enough to be a likely typing slip.
std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string> &candidates);

// The shortest decimal text that reads back as the same double ("0.1", "600"); never localised.
std::string plain(double x);
// A number in plain notation with '.', whole text consumed; nothing otherwise. Locale-free.
std::optional<double> parse_number(std::string_view s);

}  // namespace jalon
