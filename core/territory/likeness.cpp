#include "core/territory/likeness.h"

#include <algorithm>
#include <map>

namespace jalon {
namespace {

// Letters without their accents, for U+00C0 to U+00FF; '*' = not a letter.
constexpr std::string_view bare_letters =
    "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy";

// Words of tables in general, not of any one service.
const std::map<std::string, std::string, std::less<>> &same_words() {
  static const std::map<std::string, std::string, std::less<>> words{{"wattage", "power"},
                                                                     {"watt", "power"},
                                                                     {"puissance", "power"},
                                                                     {"nombre", "count"},
                                                                     {"number", "count"},
                                                                     {"nb", "count"},
                                                                     {"quantite", "count"},
                                                                     {"quantity", "count"},
                                                                     {"qty", "count"},
                                                                     {"effectif", "count"},
                                                                     {"annee", "year"},
                                                                     {"an", "year"},
                                                                     {"date", "year"},
                                                                     {"hauteur", "height"},
                                                                     {"longueur", "length"},
                                                                     {"largeur", "width"},
                                                                     {"surface", "area"},
                                                                     {"superficie", "area"},
                                                                     {"nom", "name"},
                                                                     {"libelle", "name"},
                                                                     {"designation", "name"},
                                                                     {"identifiant", "id"},
                                                                     {"identifier", "id"},
                                                                     {"code", "id"},
                                                                     {"ref", "id"},
                                                                     {"reference", "id"},
                                                                     {"numero", "id"},
                                                                     {"num", "id"},
                                                                     {"installation", "install"},
                                                                     {"installe", "install"},
                                                                     {"installed", "install"},
                                                                     {"pose", "install"},
                                                                     {"genre", "type"},
                                                                     {"categorie", "type"},
                                                                     {"category", "type"},
                                                                     {"nature", "type"},
                                                                     {"kind", "type"},
                                                                     {"rue", "street"},
                                                                     {"voie", "street"},
                                                                     {"adresse", "address"},
                                                                     {"prix", "price"},
                                                                     {"tarif", "price"},
                                                                     {"cout", "cost"},
                                                                     {"etat", "state"},
                                                                     {"statut", "state"},
                                                                     {"status", "state"},
                                                                     {"lon", "longitude"},
                                                                     {"lng", "longitude"},
                                                                     {"long", "longitude"},
                                                                     {"x", "longitude"},
                                                                     {"coordx", "longitude"},
                                                                     {"xlong", "longitude"},
                                                                     {"lat", "latitude"},
                                                                     {"y", "latitude"},
                                                                     {"coordy", "latitude"},
                                                                     {"ylat", "latitude"},
                                                                     {"capacite", "capacity"},
                                                                     {"debit", "flow"},
                                                                     {"diametre", "diameter"},
                                                                     {"materiau", "material"},
                                                                     {"quartier", "district"},
                                                                     {"secteur", "district"},
                                                                     {"couleur", "colour"},
                                                                     {"color", "colour"}};
  return words;
}

const std::set<std::string, std::less<>> &small_words() {
  static const std::set<std::string, std::less<>> words{
      "a",  "au", "aux", "d",  "de", "des", "du",  "en", "et",  "l",
      "la", "le", "les", "un", "of", "the", "and", "in", "per", "par"};
  return words;
}

void add(std::set<std::string> &words, std::string &word) {
  if (word.size() > 3 && word.back() == 's') word.pop_back();
  if (const auto it = same_words().find(word); it != same_words().end()) word = it->second;
  if (!word.empty() && !small_words().contains(word)) words.insert(word);
  word.clear();
}

}  // namespace

std::set<std::string> name_words(std::string_view name) {
  std::set<std::string> words;
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

double likeness(const std::set<std::string> &a, const std::set<std::string> &b) {
  if (a.empty() || b.empty()) return 0;
  const auto common =
      std::count_if(a.begin(), a.end(), [&](const std::string &w) { return b.contains(w); });
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

}  // namespace jalon
