// cells.h - what one cell of a file means for a declared column.
#pragma once
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/settings/units.h"
#include "core/table/number_text.h"
#include "core/territory/mapping.h"
#include "jalon/abi.h"

namespace jalon {

struct Cell {
  enum State { blank, read, refused };
  State state = blank;
  double number = std::numeric_limits<double>::quiet_NaN();  // in the declared unit, or a choice
  std::string text;                                          // of a text column
  Message done;  // refused: why; read: what was repaired, empty = nothing
  // What the text tells of other declared columns, as texts for their readers.
  std::vector<std::pair<std::string, std::string>> tells;
};

// Reads the cells of one declared column through its mapping. [one thread]
class CellReader {
 public:
  // `mapping` outlives the reader; nullptr = no mapping. `typed`: see SourceTable. In a column of
  // years, a later one than `last_year` is refused.
  CellReader(const jalon_column &column, const ColumnMapping *mapping, bool typed,
             int last_year = 9999);

  bool blank(std::string_view text) const;  // empty, spaces only, or listed as blank
  // Takes part in settling the decimal sign; to be called for all cells before read().
  void learn(const std::string &text);
  void settle(const std::string &decimal);  // the mapping's; "" = by what was learned
  Decimal decimal() const { return decimal_; }

  // By blanks, patterns, codes, numbers. Remembers texts: a column repeats itself.
  const Cell &read(const std::string &text);
  // A text that stands for the column's own words (a constant, what a pattern sets).
  Cell read_meant(std::string_view text) const;
  // A number that was made of cells, in the mapped unit.
  Cell of_number(double value) const;

 private:
  Cell decode(std::string_view text) const;
  Cell by_pattern(const CellPattern &pattern, const std::smatch &match) const;
  Cell ordinary(std::string_view text, bool meant) const;
  Cell number(std::string_view text) const;
  Cell year(std::string_view text) const;
  double in_declared_unit(const NumberText &number) const;
  Cell finish_number(double value, Message done) const;
  Cell choice(std::string_view text, bool meant) const;
  NumberText read_text(std::string_view text) const;

  const jalon_column *column_;
  const ColumnMapping *mapping_;
  bool typed_;
  bool years_;  // the column holds calendar years
  int last_year_;
  Decimal decimal_ = Decimal::unsaid;
  bool saw_comma_ = false, saw_point_ = false;
  std::vector<std::string> units_;        // texts accepted behind a number: declared, mapped
  std::shared_ptr<const Units> convert_;  // from the mapped unit; none if it is the declared one
  std::unordered_map<std::string, Cell> known_;
};

// Place of a choice among the declared ones, or -1.
int choice_index(const jalon_column &column, std::string_view name);
std::string choice_list(const jalon_column &column);  // "a, b, c"

// Whether the column holds calendar years: numbers with bounds that only years have.
bool is_year(const jalon_column &column);

}  // namespace jalon
