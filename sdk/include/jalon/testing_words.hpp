// testing_words.hpp - what a plugin tells people, held against a translation. For tests.
//
//   const Catalogue french = catalogue("lang/fr.po");
//   untranslated(words_read(), french);                  // empty if nothing is missing
//   with_other_numbers(sources(), french);               // "10 to 50 %" must stay so
//   without_doubt(sources(), french, {{"from memory", "de mémoire"}});
//
// Each list holds the English texts at fault, so that a test's message names them.
#pragma once
#include <algorithm>
#include <fstream>
#include <set>

#include "testing.hpp"

namespace jalon::testing {

using Words = std::set<std::string>;
using Catalogue = std::map<std::string, std::string>;  // English text, translation

// Reads the pairs of a .po file; those without translation are left out.
inline Catalogue catalogue(const std::string &po_file) {
  std::ifstream file(po_file);
  if (!file) throw std::invalid_argument("cannot be read: " + po_file);
  const auto unquoted = [](const std::string &line) {
    const auto from = line.find('"') + 1;
    std::string text;
    for (std::size_t at = from; at < line.rfind('"'); ++at) {
      if (line[at] == '\\') ++at;
      text += line[at];
    }
    return text;
  };
  Catalogue all;
  std::string line, id, words;
  bool of_id = false;
  const auto keep = [&] {
    if (!id.empty() && !words.empty()) all[id] = words;
  };
  while (std::getline(file, line)) {
    if (line.starts_with("msgid ")) {
      keep();
      id = unquoted(line), words.clear(), of_id = true;
    } else if (line.starts_with("msgstr ")) {
      words = unquoted(line), of_id = false;
    } else if (line.starts_with("\"")) {
      (of_id ? id : words) += unquoted(line);
    }
  }
  keep();
  return all;
}

// All that is declared for people to read, but for the sources.
inline Words words_read(const jalon_domain &d = *api_of().describe()) {
  using namespace detail;
  Words all{d.label};
  const auto labels = [&](const auto &list) {
    for (std::size_t i = 0; i < list.size(); ++i) all.insert(list[i].label);
  };
  labels(parameters_of(d)), labels(tables_of(d)), labels(measures_of(d)), labels(lines_of(d));
  labels(indicators_of(d));
  for (std::size_t t = 0; t < d.n_tables; ++t) {
    const auto columns = columns_of(tables_of(d)[t]);
    labels(columns);
    for (std::size_t c = 0; c < columns.size(); ++c) labels(choices_of(columns[c]));
  }
  for (std::size_t i = 0; i < d.n_measures; ++i) {
    const jalon_measure &m = measures_of(d)[i];
    labels(options_of(m));
    all.insert({m.help, m.relevance});
    const List gates(m.gates, m.n_gates, m.gate_stride);
    for (std::size_t g = 0; g < gates.size(); ++g) all.insert(gates[g].otherwise);
  }
  all.insert(d.caveats, d.caveats + d.n_caveats);
  all.erase("");
  return all;
}
inline Words sources(const jalon_domain &d = *api_of().describe()) {
  Words all;
  for (std::size_t p = 0; p < d.n_parameters; ++p) all.insert(detail::parameters_of(d)[p].source);
  for (std::size_t k = 0; k < d.n_indicators; ++k) all.insert(detail::indicators_of(d)[k].source);
  all.erase("");
  return all;
}

// Texts that the catalogue does not hold.
inline Words untranslated(const Words &texts, const Catalogue &c) {
  Words faults;
  for (const std::string &text : texts)
    if (!c.contains(text)) faults.insert(text);
  return faults;
}

// Texts whose translation has other digits, in whatever order: it may turn the phrase around. What
// is not translated is not told again.
inline Words with_other_numbers(const Words &texts, const Catalogue &c) {
  const auto digits = [](const std::string &text) {
    std::string found;
    std::copy_if(text.begin(), text.end(), std::back_inserter(found),
                 [](char x) { return x >= '0' && x <= '9'; });
    std::sort(found.begin(), found.end());
    return found;
  };
  Words faults;
  for (const std::string &text : texts)
    if (const auto place = c.find(text); place != c.end() && digits(text) != digits(place->second))
      faults.insert(text);
  return faults;
}

// Texts that say the first of a pair where their translation does not say the second.
inline Words without_doubt(const Words &texts, const Catalogue &c,
                           const std::vector<std::pair<std::string, std::string>> &doubts) {
  Words faults;
  for (const std::string &text : texts)
    for (const auto &[english, other] : doubts)
      if (const auto place = c.find(text); place != c.end() && text.find(english) != text.npos &&
                                           place->second.find(other) == place->second.npos)
        faults.insert(text);
  return faults;
}

}  // namespace jalon::testing
