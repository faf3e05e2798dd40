#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace jalon {

std::string_view trim(std::string_view s) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const auto first = s.find_first_not_of(space);
  if (first == s.npos) return {};
  return s.substr(first, s.find_last_not_of(space) - first + 1);
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (list = trim(list); !list.empty(); list = trim(list)) {
    const auto end = std::min(list.find(' '), list.size());
    words.emplace_back(list.substr(0, end));
    list.remove_prefix(end);
  }
  return words;
}

std::string lower_case(std::string_view s) {
  std::string out(s);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string> &candidates) {
  const std::string *best = nullptr;
  std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const auto &candidate : candidates)
    if (const auto d = edit_distance(lower_case(name), lower_case(candidate)); d < least) {
      least = d;
      best = &candidate;
    }
  return best ? std::optional(*best) : std::nullopt;
}

std::string plain(double x) {
  if (std::isnan(x)) return "unknown";
  std::array<char, 32> buffer{};
  const double size = std::fabs(x);
  const bool ordinary = x == 0 || (size >= 1e-4 && size < 1e15);
  const auto [end, error] =
      ordinary ? std::to_chars(buffer.begin(), buffer.end(), x, std::chars_format::fixed)
               : std::to_chars(buffer.begin(), buffer.end(), x);
  return {buffer.begin(), end};
}

std::optional<double> parse_number(std::string_view s) {
  if (!s.empty() && s.front() == '+') s.remove_prefix(1);
  double x = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), x);
  if (error != std::errc{} || end != s.data() + s.size() || s.empty() || !std::isfinite(x))
    return std::nullopt;
  return x;
}

}  // namespace jalon
