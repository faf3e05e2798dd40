#include <algorithm>
#include <map>
#include <regex>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/territory/cells.h"
#include "core/territory/likeness.h"
#include "core/territory/mapping.h"
#include "core/territory/source_table.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

constexpr std::size_t shown_values = 12, shown_codes = 60, counted_values = 5000,
                      longest_shown = 80;

using Counts = std::vector<std::pair<std::string, std::size_t>>;  // most frequent first

Counts count_values(const SourceTable &source, std::size_t at) {
  std::map<std::string, std::size_t> counts;
  for (const auto &row : source.rows) {
    const std::string text(trim_spaces(row.cells[at]));
    if (!text.empty() && (counts.size() < counted_values || counts.contains(text))) ++counts[text];
  }
  Counts list(counts.begin(), counts.end());
  std::stable_sort(list.begin(), list.end(),
                   [](const auto &a, const auto &b) { return a.second > b.second; });
  return list;
}

// Part of the values for which `holds`, by how often they occur.
template <class F>
double part(const Counts &values, F &&holds) {
  std::size_t all = 0, good = 0;
  for (const auto &[text, n] : values) {
    all += n;
    if (holds(text)) good += n;
  }
  return all ? static_cast<double>(good) / static_cast<double>(all) : 0;
}

bool is_number(const std::string &text, const std::string &unit) {
  return text.size() < 100 && (read_number(text, Decimal::point, {unit}).value ||
                               read_number(text, Decimal::comma, {unit}).value);
}

// Dates that a column of years can take its year from.
struct DateForm {
  const char *pattern;
  std::regex match;
};
const std::vector<DateForm> &date_forms() {
  static const std::vector<DateForm> forms = [] {
    std::vector<DateForm> list;
    for (const char *p :
         {R"((\d{4})[-/]\d{1,2}([-/ T].*)?)", R"(\d{1,2}[-/.]\d{1,2}[-/.](\d{4})( .*)?)"})
      list.push_back({p, std::regex(p)});
    return list;
  }();
  return forms;
}

const DateForm *date_form(const jalon_column &column, const Counts &values) {
  if (column.type != JALON_NUMBER || column.lower < 1000 || column.upper > 3000) return nullptr;
  for (const auto &form : date_forms())
    if (part(values, [&](const std::string &s) {
          return s.size() < 60 && std::regex_match(s, form.match);
        }) > 0.5)
      return &form;
  return nullptr;
}

// The choice a text most likely stands for; nullptr if several or none do.
const char *likely_choice(const jalon_column &column, const std::string &text) {
  const auto words = name_words(text);
  const char *found = nullptr;
  for (const jalon_choice &choice : choices_of(column)) {
    const auto name = name_words(choice.name), label = name_words(choice.label);
    const bool same = lower_case(text) == choice.name || words == name || words == label;
    if (!same) continue;
    if (found) return nullptr;
    found = choice.name;
  }
  return found;
}

// 1 = no value occurs twice, as a key should be.
double different(const Counts &values) {
  std::size_t all = 0;
  for (const auto &[text, n] : values) all += n;
  return all ? static_cast<double>(values.size()) / static_cast<double>(all) : 0;
}

double fitness(const jalon_column &column, const Counts &values) {
  if (values.empty()) return 0.1;
  if (column.type == JALON_TEXT) {
    if (!(column.flags & JALON_KEY)) return 0.3;
    return different(values);
  }
  if (column.type == JALON_CHOICE)
    return part(values, [&](const std::string &s) { return likely_choice(column, s) != nullptr; });
  if (date_form(column, values)) return 1;
  return part(values, [&](const std::string &s) { return is_number(s, column.unit); });
}

class Proposal {
 public:
  Proposal(const std::filesystem::path &data, const jalon_table &table)
      : table_(table), source_(read_source_table(data, Mapping{})) {
    for (std::size_t i = 0; i < source_.header.size(); ++i)
      values_.push_back(count_values(source_, i));
    match();
  }

  std::string text() {
    say("# " + toml_text(source_.file.filename().string()) + " -> " + table_.name);
    say("# Correspondance proposée automatiquement : à relire et à compléter.");
    say("# A mapping proposed automatically: to be checked and completed.");
    say("# Voir / see docs/town/inventory.md");
    say("table = " + toml_text(table_.name));
    file_part();
    const auto columns = columns_of(table_);
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (chosen_[c] != SourceTable::npos) mapped(columns[c], chosen_[c]);
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (chosen_[c] == SourceTable::npos) unmapped(columns[c]);
    leftovers();
    return std::move(out_);
  }

 private:
  void say(const std::string &line) { out_ += line + "\n"; }

  void match() {
    struct Pair {
      double score;
      std::size_t column, at;
    };
    std::vector<Pair> pairs;
    const auto columns = columns_of(table_);
    chosen_.assign(columns.size(), SourceTable::npos);
    for (std::size_t at = 0; at < source_.header.size(); ++at) {
      const auto &name = source_.header[at];
      if (name.empty() || source_.column(name) != at) continue;
      const auto words = name_words(name);
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const double like = std::max(likeness(words, name_words(columns[c].name)),
                                     0.9 * likeness(words, name_words(columns[c].label)));
        const double fit = fitness(columns[c], values_[at]);
        const bool by_name = like >= 0.5 && (fit >= 0.1 || like > 0.99);
        const bool by_content = columns[c].type == JALON_CHOICE && fit >= 0.6;
        if (by_name || by_content) pairs.push_back({like + 0.5 * fit, c, at});
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair &a, const Pair &b) { return a.score > b.score; });
    used_.assign(source_.header.size(), false);
    for (const auto &pair : pairs) {
      if (chosen_[pair.column] != SourceTable::npos || used_[pair.at]) continue;
      chosen_[pair.column] = pair.at;
      used_[pair.at] = true;
    }
  }

  void file_part() {
    say("\n[file]");
    if (source_.format == "CSV") {
      say("encoding = " + toml_text(source_.encoding));
      if (source_.delimiter != "none") say("delimiter = " + toml_text(source_.delimiter));
    } else if (!source_.layer.empty()) {
      say("layer = " + toml_text(source_.layer));
    }
    decimal();
    if (!source_.x.empty())
      say("# coordonnées : celles du fichier / coordinates: those of the file");
    else
      coordinates();
    say("# skip = { " + toml_text(source_.header[0].empty() ? "?" : source_.header[0]) +
        " = [\"...\"] }  # lignes à écarter / rows to set aside");
  }

  void decimal() {
    bool comma = false, point = false;
    const auto columns = columns_of(table_);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].type != JALON_NUMBER || chosen_[c] == SourceTable::npos) continue;
      for (const auto &[text, n] : values_[chosen_[c]]) {
        if (source_.typed && parse_number(text)) continue;
        const char sign = decimal_sign_of(text, {columns[c].unit});
        comma = comma || sign == ',';
        point = point || sign == '.';
      }
    }
    if (comma != point)
      say(std::string("decimal = ") + (comma ? "\",\"" : "\".\""));
    else
      say("# decimal = \",\"  # ou / or \".\"");
  }

  void coordinates() {
    std::string x, y;
    bool degrees = true;
    for (std::size_t at = 0; at < source_.header.size(); ++at) {
      const auto words = name_words(source_.header[at]);
      const bool east = words.contains("longitude"), north = words.contains("latitude");
      if (east == north || source_.column(source_.header[at]) != at) continue;
      auto &name = east ? x : y;
      if (!name.empty() ||
          part(values_[at], [](const std::string &s) { return is_number(s, ""); }) < 0.8)
        continue;
      name = source_.header[at];
      used_[at] = true;
      const double most = east ? 180 : 90;
      degrees = degrees && part(values_[at], [&](const std::string &s) {
                             const auto number = read_number(s, Decimal::unsaid);
                             return !number.value || std::abs(*number.value) <= most;
                           }) > 0.9;
    }
    if (x.empty() || y.empty()) return;
    const std::string hash = degrees ? "" : "# ";
    if (!degrees)
      say("# mètres, pas degrés : dire crs et enlever les # / not degrees: say crs, take the # "
          "out");
    say(hash + "longitude = " + toml_text(x));
    say(hash + "latitude = " + toml_text(y));
    if (!degrees) say("# crs = \"EPSG:2154\"");
  }

  std::string about(const jalon_column &column) const {
    std::string s = column.label;
    if (column.type == JALON_NUMBER && std::string_view(column.unit) != "1")
      s += std::string(" (") + column.unit + ")";
    if (column.flags & JALON_REQUIRED) s += " - indispensable / required";
    return one_line(s);
  }

  static std::string one_line(std::string s) {
    for (char &c : s)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return s;
  }

  static std::string some(const Counts &values, std::size_t most) {
    std::string s;
    for (std::size_t i = 0; i < values.size() && i < most; ++i) {
      const auto &[text, n] = values[i];
      const std::string shown =
          text.size() <= longest_shown ? toml_text(text) : std::to_string(text.size()) + " bytes";
      s += (i ? ", " : "") + shown + " x " + std::to_string(n);
    }
    return s + (values.size() > most ? ", ..." : "");
  }

  void mapped(const jalon_column &column, std::size_t at) {
    say(std::string("\n# ") + about(column));
    say(std::string("[columns.") + column.name + "]");
    say("from = " + toml_text(source_.header[at]));
    const auto &values = values_[at];
    if (column.type == JALON_CHOICE) return codes(column, values);
    if (column.type != JALON_NUMBER) return;
    if (std::string_view(column.unit) != "1") say("unit = " + toml_text(column.unit));
    if (const auto *form = date_form(column, values)) {
      say(std::string("patterns = [{ match = '") + form->pattern + "', value = \"$1\" }]");
      return;
    }
    Counts odd;
    for (const auto &value : values)
      if (!is_number(value.first, column.unit)) odd.push_back(value);
    if (odd.empty()) return;
    say("# textes qui ne sont pas des nombres / texts that are no numbers:");
    say("#   " + some(odd, shown_values));
    say("# blank = [\"...\"]");
    say("# patterns = [{ match = '(\\d+) .*', value = \"$1\" }, "
        "{ match = '(\\d+)/(\\d+)', sum = [\"$1\", \"$2\"] }]");
  }

  void codes(const jalon_column &column, const Counts &values) {
    say("# other = \"...\"  # tout autre texte / any other text: " + choice_list(column));
    say(std::string("[columns.") + column.name + ".codes]  # " + choice_list(column) +
        "; \"\" = inconnu / unknown");
    for (std::size_t i = 0; i < values.size() && i < shown_codes; ++i) {
      const auto &[text, n] = values[i];
      if (text.size() > 200) continue;
      const char *choice = likely_choice(column, text);
      say((choice ? "" : "# ") + toml_text(text) + " = " + toml_text(choice ? choice : "") +
          "  # x " + std::to_string(n));
    }
  }

  void unmapped(const jalon_column &column) {
    say("\n# " + about(column));
    say(std::string("# [columns.") + column.name + "]");
    say("# from = \"...\"" +
        (column.type == JALON_CHOICE ? "  # " + choice_list(column) : std::string()));
  }

  void leftovers() {
    bool first = true;
    for (std::size_t at = 0; at < source_.header.size(); ++at) {
      if (used_[at] || source_.header[at].empty()) continue;
      if (first) say("\n# Colonnes non utilisées du fichier / columns of the file left unused");
      first = false;
      say("# " + toml_text(source_.header[at]) + ": " + some(values_[at], shown_values));
    }
  }

  const jalon_table &table_;
  SourceTable source_;
  std::vector<Counts> values_;       // by column of the file
  std::vector<std::size_t> chosen_;  // column of the file by declared column
  std::vector<bool> used_;
  std::string out_;
};

}  // namespace

std::string propose_mapping(const std::filesystem::path &data, const jalon_table &table) {
  return Proposal(data, table).text();
}

}  // namespace jalon
