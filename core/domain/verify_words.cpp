#include "core/domain/verify_words.h"

#include <algorithm>
#include <array>

namespace jalon {
namespace {

constexpr std::array<std::string_view, 9> known_stakeholders{"",      "authority", "operator",
                                                             "users", "residents", "businesses",
                                                             "state", "grid",      "environment"};
constexpr std::array<std::string_view, 3> known_procurement{"works", "supplies", "services"};
constexpr std::array<std::string_view, 4> known_vat{"", "compensated", "deductible", "final"};
constexpr std::array<std::string_view, 10> known_money{
    "investment", "renewal", "energy", "maintenance", "operation",
    "revenue",    "tax",     "grant",  "residual",    "disposal"};

bool in(const auto &list, std::string_view s) {
  return std::find(list.begin(), list.end(), s) != list.end();
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Takes one number without leading zeros off the front.
bool take_number(std::string_view &s) {
  std::size_t n = 0;
  while (n < s.size() && digit(s[n])) ++n;
  if (n == 0 || (n > 1 && s[0] == '0')) return false;
  s.remove_prefix(n);
  return true;
}

bool take_dot(std::string_view &s) {
  if (!s.starts_with('.')) return false;
  s.remove_prefix(1);
  return true;
}

// "rc.1": identifiers of letters, digits and hyphens, joined by dots.
bool identifiers(std::string_view s) {
  bool empty = true;
  for (const char c : s) {
    if (c == '.' && empty) return false;
    const bool good = digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    if (c != '.' && !good) return false;
    empty = c == '.';
  }
  return !empty;
}

}  // namespace

bool is_name(std::string_view s) {
  bool empty = true;
  for (const char c : s) {
    if (c == '.' && empty) return false;
    if (c != '.' && c != '_' && !digit(c) && !(c >= 'a' && c <= 'z')) return false;
    empty = c == '.';
  }
  return !empty;
}

bool is_semver(std::string_view s) {
  if (!take_number(s) || !take_dot(s) || !take_number(s) || !take_dot(s) || !take_number(s))
    return false;
  const auto plus = std::min(s.find('+'), s.size());
  const auto before = s.substr(0, plus);
  if (!before.empty() && (before[0] != '-' || !identifiers(before.substr(1)))) return false;
  return plus == s.size() || identifiers(s.substr(plus + 1));
}

bool is_utf8(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto lead = static_cast<unsigned char>(s[i++]);
    if (lead < 0x80) continue;
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4) return false;
    unsigned code = lead & (0x3fu >> more);
    for (int k = 0; k < more; ++k, ++i) {
      if (i == s.size() || (static_cast<unsigned char>(s[i]) & 0xc0) != 0x80) return false;
      code = code << 6 | (static_cast<unsigned char>(s[i]) & 0x3fu);
    }
    if ((more == 2 && code < 0x800) || (more == 3 && (code < 0x10000 || code > 0x10ffff)) ||
        (code >= 0xd800 && code < 0xe000))
      return false;
  }
  return true;
}

bool is_currency(std::string_view s) {
  return s.size() == 3 &&
         std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_stakeholder(std::string_view s) {
  return in(known_stakeholders, s);
}
bool is_procurement(std::string_view s) {
  return in(known_procurement, s);
}
bool is_vat(std::string_view s) {
  return in(known_vat, s);
}
bool is_money_category(std::string_view s) {
  return in(known_money, s);
}

std::string money_categories() {
  std::string all;
  for (const auto word : known_money) (all += all.empty() ? "" : " ") += word;
  return all;
}

}  // namespace jalon
