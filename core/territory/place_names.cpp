#include "core/territory/place_names.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/table/number_text.h"
#include "core/territory/communes.h"
#include "core/territory/likeness.h"
#include "core/territory/own_rows.h"
#include "core/territory/project_facts.h"

namespace jalon {
namespace {

// What stands before the name of an authority: it tells its kind, not which one it is.
const std::set<std::string> kinds{
    "ca",      "cc",        "cu",    "communaute", "agglomeration", "commune",
    "urbaine", "metropole", "ville", "mairie",     "municipale"};

// The words of a name without those, in the order of the alphabet: "CA de l'Espace Sud de la
// Martinique" and "Communauté d'Agglomération de l'ESPACE SUD MARTINIQUE" have the same.
std::string key_of(std::string_view name) {
  std::set<std::string> words;
  for (const auto &word : bare_words(name))
    if (!kinds.contains(word)) words.insert(word);
  std::string key;
  for (const auto &word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

std::string digits_of(std::string_view text) {
  std::string digits(trim_spaces(text));
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  std::erase(digits, ' ');
  return digits;
}

void learn(std::map<std::string, bool> &names, const std::string &name, bool own) {
  if (!name.empty()) names[name] = names[name] || own;
}

Said by(const std::map<std::string, bool> &names, const std::string &name) {
  const auto it = names.find(name);
  return name.empty() || it == names.end() ? Said::nothing : it->second ? Said::town : Said::other;
}

}  // namespace

PlaceNames::PlaceNames(const Surroundings &around) : around_(around) {
  each_department(around.reference, [&](const std::string &code, const std::string &name) {
    departments_[folded_header(name)] = code;
    shown_[code] = code + " (" + name + ")";
  });
  std::set<std::string> groups;
  std::string towns;
  std::size_t n = 0;
  each_commune(around.reference, [&](const Commune &c) {
    const bool own = around.communes.contains(c.insee);
    codes_.insert(c.insee);
    departments_[lower_case(c.department)] = c.department;
    learn(communes_, folded_header(c.name), own);
    learn(named_, key_of(c.name), own);
    if (!own) return;
    own_departments_.insert(c.department);
    own_words_.insert(key_of(c.name));
    if (!c.intercommunality_siren.empty()) groups.insert(c.intercommunality_siren);
    if (++n <= 3) towns += (towns.empty() ? "" : ", ") + c.name + " (" + c.insee + ")";
  });
  if (n > 3) towns += ", ...";
  own_names_ = towns;
  each_intercommunality(around.reference, [&](const std::string &siren, const std::string &name) {
    const bool own = groups.contains(siren);
    sirens_[siren] = own;
    group_names_[siren] = name;
    learn(named_, key_of(name), own);
    if (own) own_names_ += "; " + siren + " (" + name + ")";
    if (own) own_words_.insert(key_of(name));
  });
  own_words_.erase("");
}

Said PlaceNames::code(std::string_view text) const {
  const auto code = commune_code(text);
  if (code.empty()) return Said::nothing;
  if (around_.communes.contains(code)) return Said::town;
  return codes_.contains(code) ? Said::other : Said::nothing;
}

Said PlaceNames::commune(std::string_view text) const {
  return by(communes_, folded_header(text));
}

Said PlaceNames::siren(std::string_view text) const {
  std::string siren = digits_of(text);
  if (siren.size() == 14 && is_digits(siren, 14)) siren.resize(9);
  if (!is_digits(siren, 9)) return Said::nothing;
  if (const auto said = by(sirens_, siren); said != Said::nothing) return said;
  // That of a commune holds its code: 21 38 0239 0 for 38239, 21 97 2209 7 for 97209.
  if (!siren.starts_with("21")) return Said::nothing;
  const std::string department = siren.substr(2, 2);
  if (department == "20") return Said::nothing;  // of both departments of Corsica
  return code(department + siren.substr(5, 3));
}

Said PlaceNames::authority(std::string_view text, bool body) const {
  const std::string key = key_of(text);
  const auto all = bare_words(text);
  const bool kind = std::any_of(all.begin(), all.end(),
                                [](const std::string &word) { return kinds.contains(word); });
  const auto said = by(named_, key);
  if (said == Said::town || (said == Said::other && (body || kind))) return said;
  // "Régie des eaux de Moirans": it is enough that the territory is named.
  const auto words = words_of(key);
  for (const auto &own : own_words_) {
    const auto wanted = words_of(own);
    if (std::all_of(wanted.begin(), wanted.end(), [&](const std::string &word) {
          return std::find(words.begin(), words.end(), word) != words.end();
        }))
      return Said::town;
  }
  return Said::nothing;
}

Said PlaceNames::department(std::string_view text) const {
  std::string code = lower_case(digits_of(text));
  auto it = departments_.find(folded_header(text));
  if (it == departments_.end()) {
    // "38 - Isère", "038", "1".
    code = code.substr(0, code.find_first_not_of("0123456789ab"));
    while (code.size() > 2 && code[0] == '0') code.erase(0, 1);
    if (code.size() == 1) code.insert(0, 1, '0');
    it = departments_.find(code);
  }
  if (it == departments_.end()) return Said::nothing;
  return own_departments_.contains(it->second) ? Said::near : Said::other;
}

std::string PlaceNames::own() const {
  std::string all = own_names_;
  for (const auto &code : own_departments_) {
    const auto shown = shown_.find(code);
    all += (all.empty() ? "" : "; ") + (shown == shown_.end() ? code : shown->second);
  }
  return all;
}

std::string PlaceNames::group_of(std::string_view siren) const {
  const auto it = group_names_.find(digits_of(siren).substr(0, 9));
  return it == group_names_.end() ? "" : it->second;
}

}  // namespace jalon
