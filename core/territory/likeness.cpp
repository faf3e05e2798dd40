#include "core/territory/likeness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/base/fault.h"
#include "core/base/text.h"
#include "core/settings/units.h"

namespace jalon {
namespace {

// Letters without their accents, for U+00C0 to U+00FF; '*' = not a letter.
constexpr std::string_view bare_letters =
    "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy";

// Words of tables in general, not of any one service: what they mean, then how people write it.
const std::map<std::string, std::string, std::less<>> &same_words() {
  static const std::map<std::string, std::string, std::less<>> words = [] {
    std::map<std::string, std::string, std::less<>> map;
    for (const auto &[meaning, written] :
         {std::pair{"power", "wattage watt puissance"},
          std::pair{"count", "nombre number nb quantite quantity qty effectif nbr nbre"},
          std::pair{"year", "annee an date dt"},
          std::pair{"height", "hauteur"},
          std::pair{"length", "longueur"},
          std::pair{"width", "largeur"},
          std::pair{"area", "surface superficie"},
          std::pair{"name", "nom libelle designation"},
          std::pair{"id",
                    "identifiant identifier code ref reference numero num n no matricule repere "
                    "globalid uuid"},
          std::pair{"install", "installation installe installed pose commissioning"},
          std::pair{"type", "genre categorie category nature kind"},
          std::pair{"street", "rue voie"},
          std::pair{"address", "adresse"},
          std::pair{"price", "prix tarif"},
          std::pair{"cost", "cout"},
          std::pair{"state", "etat statut status"},
          std::pair{"longitude", "lon lng long x coordx xlong"},
          std::pair{"latitude", "lat y coordy ylat"},
          std::pair{"capacity", "capacite"},
          std::pair{"flow", "debit"},
          std::pair{"diameter", "diametre"},
          std::pair{"material", "materiau"},
          std::pair{"district", "quartier secteur"},
          std::pair{"colour", "couleur color"}})
      for (const auto &word : words_of(written)) map.emplace(word, meaning);
    return map;
  }();
  return words;
}

const std::set<std::string, std::less<>> &small_words() {
  static const std::set<std::string, std::less<>> words{
      "a",    "au", "aux", "d",   "de",  "des",  "du",   "en",  "et",   "l",   "la",   "le",
      "les",  "un", "of",  "the", "and", "in",   "per",  "par", "qui",  "que", "with", "avec",
      "from", "to", "is",  "was", "at",  "that", "sans", "sur", "dans", "one", "it",   "its"};
  return words;
}

void add(std::vector<std::string> &words, std::string &word) {
  if (word.size() > 3 && word.back() == 's') word.pop_back();
  if (!word.empty() && !small_words().contains(word)) words.push_back(word);
  word.clear();
}

const std::string &meaning(const std::string &word) {
  const auto it = same_words().find(word);
  return it == same_words().end() ? word : it->second;
}

// Made once: to read the definitions takes long.
const Units &units() {
  static const Units units("EUR");
  return units;
}

bool letters_in_order(const std::string &few, const std::string &many) {
  std::size_t at = 0;
  for (const char c : many)
    if (at < few.size() && c == few[at]) ++at;
  return at == few.size();
}

// A short form of the very word, no synonyms.
double shortened(const std::string &word, const std::string &whole) {
  if (word.size() >= whole.size() || word.size() < 2) return 0;
  if (whole.starts_with(word)) return word.size() > 2 ? 0.85 : 0.6;
  const bool vowels = word.find_first_of("aeiou") != word.npos;
  return !vowels && word.size() <= 4 && word[0] == whole[0] && letters_in_order(word, whole) ? 0.5
                                                                                             : 0;
}

}  // namespace

std::vector<std::string> bare_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  bool was_small = false;  // "postType": a capital after a small letter starts a word
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0;
    bool small = false;
    if (c >= 'A' && c <= 'Z') {
      if (was_small) add(words, word);
      word += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += static_cast<char>(c);
      small = true;
    } else if (c == 0xC3 && next >= 0x80 && next <= 0xBF && bare_letters[next - 0x80] != '*') {
      word += bare_letters[next - 0x80];
      small = next >= 0xA0;
      ++i;
    } else if (c == 0xC5 && (next == 0x92 || next == 0x93)) {
      word += "oe";
      ++i;
    } else {
      add(words, word);
    }
    was_small = small;
  }
  add(words, word);
  return words;
}

std::string folded_header(std::string_view name) {
  std::string folded;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0;
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      folded += static_cast<char>(c);
    } else if (c == 0xC3 && next >= 0x80 && next <= 0xBF && bare_letters[next - 0x80] != '*') {
      folded += bare_letters[next - 0x80];
      ++i;
    }
  }
  return folded;
}

std::set<std::string> name_words(std::string_view name) {
  std::set<std::string> words;
  for (const auto &word : bare_words(name)) words.insert(meaning(word));
  return words;
}

namespace {

double judged(const std::string &word, const std::string &meant) {
  if (meaning(word) == meaning(meant)) return 1;
  double best = shortened(word, meant);
  if (meant.size() >= 4 && word.starts_with(meant)) best = std::max(best, 0.8);
  // "dat" for the year of "Année de pose": the start of a word that means the same.
  if (word.size() >= 3)
    for (const auto &[written, means] : same_words())
      if (means == meaning(meant)) best = std::max(best, 0.9 * shortened(word, written));
  return best;
}

}  // namespace

// A wide file is held against every column of every table: the same few words, again and again.
double stands_for(const std::string &word, const std::string &meant) {
  constexpr std::size_t most = 200'000;
  thread_local std::unordered_map<std::string, double> known;
  std::string key = word;
  key += '\0';
  key += meant;
  if (const auto it = known.find(key); it != known.end()) return it->second;
  if (known.size() >= most) known.clear();
  return known[key] = judged(word, meant);
}

double header_likeness(std::string_view header, std::string_view label) {
  const auto words = bare_words(header), meant = bare_words(label);
  if (words.empty() || meant.empty()) return 0;
  double matched = 0;
  bool subject = false;
  std::set<std::size_t> taken;
  for (const auto &word : words) {
    double best = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < meant.size(); ++i)
      if (const double s = taken.contains(i) ? 0 : stands_for(word, meant[i]); s > best) {
        best = s;
        at = i;
      }
    if (best == 0) continue;
    matched += best;
    taken.insert(at);
    subject = subject || at == 0;
  }
  const double both = 2 * matched / static_cast<double>(words.size() + meant.size());
  const double covered = matched / static_cast<double>(words.size());
  return subject ? std::max(both, 0.6 * covered + 0.4 * both) : both;
}

std::string without_unit(std::string_view header, const std::string &unit) {
  const std::string whole(trim(header));
  const auto open = whole.find_last_of("([");
  if (open == whole.npos || open == 0 || !whole.ends_with(whole[open] == '(' ? ')' : ']'))
    return whole;
  const std::string inside(trim(std::string_view(whole).substr(open + 1, whole.size() - open - 2)));
  bool fits = lower_case(inside) == lower_case(unit);
  try {
    if (!fits && !inside.empty()) fits = std::isfinite(units().convert(1, inside, unit));
  } catch (const Fault &) {
  }
  return fits ? std::string(trim(whole.substr(0, open))) : whole;
}

std::string unit_named(std::string_view header, const std::string &unit) {
  const std::string whole(trim(header));
  std::string named;
  const auto open = whole.find_last_of("([");
  if (open != whole.npos && open > 0 && whole.ends_with(whole[open] == '(' ? ')' : ']')) {
    named = trim(std::string_view(whole).substr(open + 1, whole.size() - open - 2));
  } else {
    const auto words = words_of(whole);
    if (words.size() >= 3 && (words[words.size() - 2] == "in" || words[words.size() - 2] == "en"))
      named = words.back();
  }
  std::vector<std::string> spellings{named};
  if (named.size() > 3 && named.ends_with('s'))
    spellings.push_back(named.substr(0, named.size() - 1));
  for (const auto &spelling : spellings) {
    if (spelling.empty()) continue;
    try {
      if (std::isfinite(units().convert(1, spelling, unit))) return spelling;
    } catch (const Fault &) {
    }
  }
  return {};
}

std::string without_subject(std::string_view header, const std::vector<std::string> &table_labels) {
  std::vector<std::string> about;
  for (const auto &label : table_labels)
    for (auto &word : bare_words(label)) about.push_back(std::move(word));
  std::string rest;
  for (const auto &word : bare_words(header)) {
    const bool subject = word.size() >= 3 && std::any_of(about.begin(), about.end(), [&](auto &m) {
                           return word == m || shortened(word, m) > 0.8;
                         });
    if (!subject) rest += (rest.empty() ? "" : " ") + word;
  }
  return rest.empty() ? std::string(header) : rest;
}

double likeness(const std::set<std::string> &a, const std::set<std::string> &b) {
  if (a.empty() || b.empty()) return 0;
  const auto common =
      std::count_if(a.begin(), a.end(), [&](const std::string &w) { return b.contains(w); });
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

}  // namespace jalon
