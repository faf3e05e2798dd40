#include "core/territory/personal.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/table/number_text.h"
#include "core/territory/likeness.h"

namespace jalon {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter_or_digit(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool in_address(char c) {
  return letter_or_digit(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%' ||
         c == '\'';
}

struct Span {
  std::size_t from, to;
};

// The next e-mail address: something, an at sign, a name with a point in it.
std::optional<Span> find_address(std::string_view s, std::size_t start) {
  for (auto at = s.find('@', start); at != s.npos; at = s.find('@', at + 1)) {
    std::size_t from = at, to = at + 1;
    while (from > start && in_address(s[from - 1])) --from;
    while (to < s.size() && (letter_or_digit(s[to]) || s[to] == '.' || s[to] == '-')) ++to;
    while (to > at + 1 && (s[to - 1] == '.' || s[to - 1] == '-')) --to;
    const auto dot = s.substr(at + 1, to - at - 1).rfind('.');
    if (from < at && dot != s.npos && dot > 0 && to - at - 2 - dot >= 2) return Span{from, to};
  }
  return std::nullopt;
}

// "01 02 03 04 05", "0 800 123 456", "0800 123 456"; but not "01/02/2024 12".
bool grouped_as_phone(std::string_view s) {
  std::string groups;
  for (std::size_t i = 0; i < s.size();) {
    std::size_t n = 0;
    while (i < s.size() && digit(s[i])) ++i, ++n;
    groups += static_cast<char>('0' + n);
    while (i < s.size() && !digit(s[i])) ++i;
  }
  return groups == "22222" || groups == "1333" || groups == "433";
}

// "Tél. : " stands before it.
bool announced(std::string_view s, std::size_t from) {
  const auto before =
      lower_case(s.substr(from - std::min<std::size_t>(from, 10), std::min<std::size_t>(from, 10)));
  return before.find("tel") != before.npos || before.find("t\xC3\xA9l") != before.npos ||
         before.find("t\xE9l") != before.npos;
}

// A number as telephones have: +33 or 0033 or 0, then 1 to 9, then eight digits, signs between
// them; or a + and 9 to 15 digits. `loose`: ten digits without any sign count too.
std::optional<Span> phone_at(std::string_view s, std::size_t from, bool loose) {
  if (from > 0 && letter_or_digit(s[from - 1])) return std::nullopt;
  bool abroad = s[from] == '+', signs = false;
  std::string digits;
  std::size_t at = from + (abroad ? 1 : 0), end = at;
  for (; at < s.size() && digits.size() <= 15; ++at) {
    if (digit(s[at])) {
      signs = signs || (end > from && at > end);
      digits += s[at];
      end = at + 1;
    } else if (s[at] == '\xC2' && s.substr(at).starts_with("\xC2\xA0")) {
      ++at;
    } else if (std::string_view(" .-/()").find(s[at]) == std::string_view::npos || at - end > 1) {
      break;
    }
  }
  if (digits.size() > 15 || (end < s.size() && letter_or_digit(s[end]))) return std::nullopt;
  if (digits.starts_with("0033")) {
    digits.erase(0, 2);
    abroad = true;
  }
  if (abroad) return digits.size() >= 9 ? std::optional(Span{from, end}) : std::nullopt;
  if (digits.size() != 10 || digits[0] != '0' || digits[1] == '0') return std::nullopt;
  const bool phone =
      signs ? grouped_as_phone(s.substr(from, end - from)) : loose || announced(s, from);
  return phone ? std::optional(Span{from, end}) : std::nullopt;
}

std::optional<Span> find_phone(std::string_view s, std::size_t start, bool loose) {
  for (std::size_t i = start; i < s.size(); ++i)
    if (s[i] == '+' || s[i] == '0')
      if (auto span = phone_at(s, i, loose)) return span;
  return std::nullopt;
}

// Nothing but signs, and words such as "tel:", is left beside what was found.
template <class Find>
bool made_of(std::string_view text, Find &&find) {
  text = trim_spaces(text);
  bool any = false;
  std::string rest;
  std::size_t at = 0;
  while (const auto span = find(text, at)) {
    any = true;
    rest += text.substr(at, span->from - at);
    at = span->to;
  }
  rest += text.substr(std::min(at, text.size()));
  static const std::set<std::string, std::less<>> beside{"tel",   "telephone", "mailto", "mobile",
                                                         "email", "fax",       "mail",   "port"};
  const auto words = bare_words(rest);
  return any && std::all_of(words.begin(), words.end(),
                            [&](const std::string &w) { return beside.contains(w); });
}

// What stands in a column, in parts of the cells that hold something.
struct Look {
  std::size_t filled = 0;
  double addresses = 0, phones = 0, persons = 0, plain = 0;  // plain: a short number or yes or no
};

bool is_plain(std::string_view text) {
  static const std::set<std::string, std::less<>> words{
      "oui", "non", "yes", "no", "true", "false", "o", "n", "vrai", "faux", "na", "nr"};
  text = trim_spaces(text);
  if (words.contains(lower_case(text))) return true;
  if (std::count_if(text.begin(), text.end(), digit) > 6) return false;
  return read_number(text, Decimal::point).value || read_number(text, Decimal::comma).value;
}

bool is_person(std::string_view text) {
  static constexpr std::string_view titles[] = {"M. ", "Mme ", "Mme. ",     "Mlle ",   "Mr ",
                                                "MR ", "MME ", "Monsieur ", "Madame ", "Mrs ",
                                                "Ms ", "Mr. ", "Mrs. "};
  text = trim_spaces(text);
  return text.size() < 80 && std::any_of(std::begin(titles), std::end(titles),
                                         [&](auto title) { return text.starts_with(title); });
}

Look look_at(const SourceTable &source, std::size_t at, bool loose) {
  Look look;
  for (const auto &row : source.rows) {
    const auto text = trim_spaces(row.cells[at]);
    if (text.empty()) continue;
    ++look.filled;
    look.addresses += is_address(text);
    look.phones +=
        loose ? is_phone(text)
              : made_of(text, [](auto s, auto from) { return find_phone(s, from, false); });
    look.persons += is_person(text);
    look.plain += is_plain(text);
  }
  if (look.filled == 0) return look;
  const auto n = static_cast<double>(look.filled);
  look.addresses /= n, look.phones /= n, look.persons /= n, look.plain /= n;
  return look;
}

using WordSet = std::set<std::string, std::less<>>;

bool has_any(const std::vector<std::string> &words, const WordSet &of) {
  return std::any_of(words.begin(), words.end(), [&](auto &w) { return of.contains(w); });
}

bool names_contact(const std::vector<std::string> &words) {
  static const WordSet contact{"courriel", "courriels", "email", "mail",     "mel", "telephone",
                               "tel",      "phone",     "fax",   "portable", "gsm", "telecopie"};
  bool e_mail = false;  // "e-mail", "e_mail"
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    e_mail = e_mail || (words[i] == "e" && words[i + 1] == "mail");
  return e_mail || has_any(words, contact);
}

bool names_person(const std::vector<std::string> &words) {
  static const WordSet always{"prenom",  "firstname", "lastname",
                              "surname", "patronyme", "interlocuteur"};
  static const WordSet name{"nom", "name", "identite", "civilite"};
  static const WordSet whose{"contact",  "responsable", "referent",  "usager", "abonne",
                             "client",   "titulaire",   "agent",     "maire",  "locataire",
                             "occupant", "conducteur",  "directeur", "elu",    "person",
                             "personne", "customer",    "owner"};
  static const WordSet alone{"contact", "responsable", "referent", "maire", "directeur"};
  if (has_any(words, always) || (words.size() == 1 && has_any(words, alone))) return true;
  if (words == std::vector<std::string>{"nom", "famille"}) return true;
  return has_any(words, name) && has_any(words, whose);
}

}  // namespace

Message PersonalColumn::reason() const {
  switch (why) {
    case listed:
      return "named as personal by its kind of files"_msg;
    case by_name:
      return "by its name"_msg;
    case addresses:
      return "it holds e-mail addresses"_msg;
    case phones:
      return "it holds telephone numbers"_msg;
    case persons:
      return "it holds names of persons"_msg;
  }
  return {};
}

bool is_address(std::string_view text) {
  return made_of(text, find_address);
}

bool is_phone(std::string_view text) {
  return made_of(text, [](auto s, auto from) { return find_phone(s, from, true); });
}

std::vector<PersonalColumn> personal_columns(const SourceTable &source,
                                             const std::vector<std::string> &listed) {
  constexpr double most = 0.5;  // of the cells
  std::set<std::string> named;
  for (const auto &name : listed) named.insert(folded_header(name));
  // Numbers of ten digits that begin with 0 are identifiers where the column says so.
  static const WordSet numbers_of{"id",  "identifiant", "code",  "ref",   "reference", "siret",
                                  "pdl", "prm",         "insee", "siren", "compteur",  "matricule"};
  std::vector<PersonalColumn> personal;
  for (std::size_t at = 0; at < source.header.size(); ++at) {
    const auto &name = source.header[at];
    const auto words = bare_words(name);
    const auto add = [&](PersonalColumn::Why why) { personal.push_back({at, name, why}); };
    if (named.contains(folded_header(name)) && !folded_header(name).empty()) {
      add(PersonalColumn::listed);
      continue;
    }
    const Look look = look_at(source, at, !has_any(words, numbers_of));
    if (look.addresses >= most)
      add(PersonalColumn::addresses);
    else if (look.phones >= most)
      add(PersonalColumn::phones);
    else if (look.persons >= most)
      add(PersonalColumn::persons);
    else if (look.plain < most && (names_contact(words) || names_person(words)))
      add(PersonalColumn::by_name);
  }
  return personal;
}

std::size_t hide_contacts(std::string &text) {
  std::size_t hidden = 0;
  const auto hide = [&](auto &&find) {
    for (std::size_t at = 0;;) {
      const auto span = find(text, at);
      if (!span) return;
      text.replace(span->from, span->to - span->from, "[...]");
      at = span->from + 5;
      ++hidden;
    }
  };
  if (text.find('@') != text.npos) hide(find_address);
  hide([](std::string_view s, std::size_t from) { return find_phone(s, from, false); });
  return hidden;
}

}  // namespace jalon
