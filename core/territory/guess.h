// guess.h - which column of somebody's file most likely stands for which declared one.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/table/source_table.h"
#include "jalon/abi.h"

namespace jalon {

class Words;

// What a label says in the languages at hand, the English one first; and what it says in short:
// "Truck (camion)" is also "Truck" and "camion", "Weight, without lid" also "Weight".
using Labels = std::vector<std::string>;
Labels labels_of(const char *english, const std::vector<const Words *> &languages);

// The texts of a column and how often each occurs, most frequent first; blanks left out.
using Counts = std::vector<std::pair<std::string, std::size_t>>;
Counts count_values(const SourceTable &source, std::size_t at);

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
bool reads_as_number(const std::string &text, const std::string &unit);

// Finds the choice a text most likely stands for.
class ChoiceGuess {
 public:
  ChoiceGuess(const jalon_column &column, const std::vector<const Words *> &languages);
  // nullptr if none or several may be meant. By name, label, words of the label ("Verre" of
  // "Verre blanc" unless there is "Verre brun"), or its initials ("OM" of "Ordures ménagères").
  const char *of(const std::string &text) const;

 private:
  struct Choice {
    const char *name;
    std::vector<std::vector<std::string>> spellings;  // words of name and labels
    std::vector<std::string> initials;
  };
  std::vector<Choice> choices_;
};

// How a column of years takes its year from dates: the pattern and what it stands for; pattern ""
// if most of the values are no dates.
struct DateForm {
  std::string pattern, value;
  bool certain = true;  // false: the century is a guess
};
DateForm date_form(const jalon_column &column, const Counts &values);

// Column of the file for each declared column, or npos. By name, by what the cells look like, each
// column once. `values` by column of the file.
std::vector<std::size_t> guess_columns(const jalon_table &table, const SourceTable &source,
                                       const std::vector<Counts> &values,
                                       const std::vector<const Words *> &languages);

}  // namespace jalon
