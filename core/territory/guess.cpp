#include "core/territory/guess.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/table/dates.h"
#include "core/territory/cells.h"
#include "core/territory/likeness.h"

namespace jalon {
namespace {

constexpr std::size_t counted_values = 5000, fewest_rows = 5;

bool has_digit(const std::string &word) {
  return word.find_first_of("0123456789") != word.npos;
}

// Words with a digit ("100w") are of a size, not of a kind.
std::vector<std::string> words_of_kind(const std::string &text) {
  auto words = bare_words(text);
  std::erase_if(words, has_digit);
  return words;
}

std::string initials_of(const std::vector<std::string> &words) {
  std::string s;
  for (const auto &word : words) s += word[0];
  return s;
}

// 1 = no value occurs twice, as a key should be.
double different(const Counts &values) {
  std::size_t all = 0;
  for (const auto &[text, n] : values) all += n;
  return all ? static_cast<double>(values.size()) / static_cast<double>(all) : 0;
}

// A column of identifiers by its look alone: all filled, all different, short, in one word, no
// fractions and no dates.
bool looks_like_key(const Counts &values, std::size_t rows) {
  return rows >= fewest_rows && values.size() == rows &&
         std::all_of(values.begin(), values.end(), [](const auto &value) {
           const std::string &s = value.first;
           return s.size() <= 40 && s.find_first_of(" ,.") == s.npos && !read_date(s).looks_so;
         });
}

// Whether the texts could not be those of any yes-or-no column.
bool tells_apart(const jalon_column &column, const Counts &values, const ChoiceGuess &choices) {
  std::set<std::string> met;
  for (const auto &[text, n] : values)
    if (const char *choice = choices.of(text)) met.insert(choice);
  return column.n_choices > 2 && met.size() > 1;
}

double fitness(const jalon_column &column, const Counts &values, const ChoiceGuess &choices) {
  if (values.empty()) return 0.1;
  if (column.type == JALON_TEXT) return column.flags & JALON_KEY ? different(values) : 0.3;
  if (column.type == JALON_CHOICE)
    return part(values, [&](const std::string &s) { return choices.of(s) != nullptr; });
  if (!date_form(column, values).pattern.empty()) return 1;
  return part(values, [&](const std::string &s) {
    if (!reads_as_number(s, column.unit)) return false;
    if (!is_year(column)) return true;
    const auto year = parse_number(s);
    return year && *year >= column.lower && *year <= column.upper;
  });
}

// "Bins lost" shares with "Bins emptied" no more than what the whole table is about.
bool only_the_subject(const std::string &header, const char *name, const Labels &labels,
                      const std::vector<std::string> &about) {
  const auto own = bare_words(without_subject(header, about));
  if (own.size() == bare_words(header).size()) return false;
  const auto meets = [&](std::string_view label) {
    const auto meant = bare_words(label);
    return std::any_of(own.begin(), own.end(), [&](const std::string &word) {
      return std::any_of(meant.begin(), meant.end(),
                         [&](const std::string &m) { return stands_for(word, m) > 0; });
    });
  };
  return !meets(name) && std::none_of(labels.begin(), labels.end(), meets);
}

}  // namespace

Labels labels_of(const char *english, const std::vector<const Words *> &languages) {
  Labels labels{english};
  for (const auto *words : languages)
    if (auto text = (*words)(english); text != english) labels.push_back(std::move(text));
  for (std::size_t i = 0, n = labels.size(); i < n; ++i) {
    const std::string label = labels[i];
    const auto head = label.find_first_of("(,");
    if (head == label.npos || head == 0) continue;
    labels.push_back(label.substr(0, head));
    for (auto open = label.find('('); open != label.npos; open = label.find('(', open + 1))
      if (const auto close = label.find(')', open); close != label.npos)
        labels.push_back(label.substr(open + 1, close - open - 1));
  }
  return labels;
}

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

bool reads_as_number(const std::string &text, const std::string &unit) {
  return text.size() < 100 && (read_number(text, Decimal::point, {unit}).value ||
                               read_number(text, Decimal::comma, {unit}).value);
}

ChoiceGuess::ChoiceGuess(const jalon_column &column, const std::vector<const Words *> &languages) {
  for (const jalon_choice &choice : choices_of(column)) {
    Choice c{choice.name, {bare_words(choice.name)}, {}};
    for (const auto &label : labels_of(choice.label, languages)) {
      c.spellings.push_back(words_of_kind(label));
      if (c.spellings.back().size() > 1) c.initials.push_back(initials_of(c.spellings.back()));
    }
    choices_.push_back(std::move(c));
  }
}

const char *ChoiceGuess::of(const std::string &text) const {
  if (text.size() > 200) return nullptr;
  const auto words = words_of_kind(text);
  if (words.empty()) return nullptr;
  // The first way to find any choice decides: it must find one only.
  const auto only = [&](auto &&fits) -> std::pair<const char *, bool> {
    const char *found = nullptr;
    for (const auto &choice : choices_)
      if (fits(choice)) {
        if (found) return {nullptr, true};
        found = choice.name;
      }
    return {found, found != nullptr};
  };
  const auto is_spelling = [&](const Choice &c) {
    return std::find(c.spellings.begin(), c.spellings.end(), words) != c.spellings.end();
  };
  const auto has_initials = [&](const Choice &c) {
    return words.size() == 1 &&
           std::find(c.initials.begin(), c.initials.end(), words[0]) != c.initials.end();
  };
  const auto is_part = [&](const Choice &c) {
    return std::any_of(c.spellings.begin(), c.spellings.end(), [&](const auto &spelling) {
      return std::all_of(words.begin(), words.end(), [&](const std::string &word) {
        return std::any_of(spelling.begin(), spelling.end(), [&](const std::string &meant) {
          return word == meant || (word.size() >= 3 && meant.starts_with(word));
        });
      });
    });
  };
  if (const auto [name, any] = only(is_spelling); any) return name;
  if (const auto [name, any] = only(has_initials); any) return name;
  // Words beside the choice's own: "Glass, clear", but not "Glass/Paper", which mentions two.
  const auto is_mentioned = [&](const Choice &c) {
    return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
      const auto begins = [&](const auto &spelling) {
        return spelling.size() == 1 &&
               (word == spelling[0] || (word.size() >= 3 && spelling[0].starts_with(word)));
      };
      return std::any_of(c.spellings.begin(), c.spellings.end(), begins) ||
             std::find(c.initials.begin(), c.initials.end(), word) != c.initials.end();
    });
  };
  if (const auto [name, any] = only(is_part); any) return name;
  return only(is_mentioned).first;
}

DateForm date_form(const jalon_column &column, const Counts &values) {
  if (!is_year(column)) return {};
  static const std::vector<DateForm> forms{
      {R"((\d{4})[-/.]\d{1,2}([-/. T].*)?)", "$1", true},
      {R"(\d{1,2}[-/.]\d{1,2}[-/.](\d{4})( .*)?)", "$1", true},
      {R"(\d{1,2}[-/](\d{4}))", "$1", true},
      {R"(\d{1,2}[-/.]\d{1,2}[-/.](\d{2})( .*)?)", "20$1", false}};
  for (const auto &form : forms) {
    const std::regex match(form.pattern);
    if (part(values, [&](const std::string &s) {
          return s.size() < 60 && std::regex_match(s, match);
        }) > 0.5)
      return form;
  }
  return {};
}

std::vector<std::size_t> guess_columns(const jalon_table &table, const SourceTable &source,
                                       const std::vector<Counts> &values,
                                       const std::vector<const Words *> &languages) {
  struct Pair {
    double score;
    std::size_t column, at;
  };
  std::vector<Pair> pairs;
  const auto columns = columns_of(table);
  const auto subject = labels_of(table.label, languages);
  std::vector<std::string> about = subject;
  about.emplace_back(table.name);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool counts = columns[c].name == std::string_view(table.count_column);
    const ChoiceGuess choices(columns[c], languages);
    const auto labels = labels_of(columns[c].label, languages);
    for (std::size_t at = 0; at < source.header.size(); ++at) {
      std::string name = source.header[at];
      if (name.empty()) continue;
      if (columns[c].type == JALON_NUMBER) name = without_unit(name, columns[c].unit);
      if (counts) name = without_subject(name, subject);
      if (only_the_subject(name, columns[c].name, labels, about)) continue;
      double like = header_likeness(name, columns[c].name);
      for (const auto &label : labels) like = std::max(like, 0.9 * header_likeness(name, label));
      const bool judged_by_content =
          columns[c].type == JALON_CHOICE || is_year(columns[c]) || columns[c].flags & JALON_KEY;
      if (like < 0.5 && !judged_by_content) continue;  // whatever stands there
      const double fit = fitness(columns[c], values[at], choices);
      const bool typed = columns[c].type == JALON_CHOICE || is_year(columns[c]);
      // How many things a row is multiplies all the rest: "Nombre de roues" is not enough.
      const double enough = counts ? 0.7 : 0.5;
      const bool by_name = like >= enough && (fit >= 0.1 || like > 0.99);
      const bool by_both = typed && like >= 0.3 && fit >= 0.9;
      const bool by_content = (columns[c].type == JALON_CHOICE && fit >= 0.6 &&
                               tells_apart(columns[c], values[at], choices)) ||
                              (columns[c].flags & JALON_KEY && columns[c].type == JALON_TEXT &&
                               looks_like_key(values[at], source.rows.size()));
      if (by_name || by_both)
        pairs.push_back({like + 0.5 * fit, c, at});
      else if (by_content)
        pairs.push_back({0.5 * fit, c, at});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair &a, const Pair &b) { return a.score > b.score; });
  std::vector<std::size_t> chosen(columns.size(), SourceTable::npos);
  std::vector<bool> used(source.header.size(), false);
  for (const auto &pair : pairs) {
    if (chosen[pair.column] != SourceTable::npos || used[pair.at]) continue;
    chosen[pair.column] = pair.at;
    used[pair.at] = true;
  }
  return chosen;
}

}  // namespace jalon
