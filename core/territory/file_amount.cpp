#include "core/territory/file_amount.h"

#include <algorithm>

#include "core/base/text.h"

namespace jalon {

std::string with_point(const std::string &text) {
  std::string s(trim(text));
  for (const char *space : {" ", "\u00a0", "\u202f"})
    for (std::size_t at; (at = s.find(space)) != s.npos;) s.erase(at, std::string(space).size());
  const auto last = s.find_last_of(".,");
  if (last == s.npos || s.find(',') == s.npos) return s;
  // A comma somewhere: the last sign parts the decimals, the others group digits.
  std::string plain;
  for (std::size_t i = 0; i < s.size(); ++i)
    if (i == last)
      plain += '.';
    else if (s[i] != '.' && s[i] != ',')
      plain += s[i];
  return plain;
}

std::optional<Cents> file_amount(const std::string &text, const std::string &field,
                                 const Place &where, std::vector<Fault> &faults) {
  if (trim(text).empty()) return std::nullopt;
  std::string plain = with_point(text);
  // Decimals that a spreadsheet adds: "12.500000".
  if (const auto point = plain.find('.'); point != plain.npos)
    while (plain.size() > point + 3 && plain.back() == '0') plain.pop_back();
  if (const auto amount = read_cents(plain)) return amount;
  faults.emplace_back("`{1}` is `{2}`, which is no amount"_msg(field, text), where,
                      "digits, a point and two decimals: 1234.56"_msg);
  return std::nullopt;
}

}  // namespace jalon
