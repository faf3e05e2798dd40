// column_plan.h - where a declared column comes from in one file, and the reading of its cells: one
// column of the file, the first of several that is not blank, a sum, a quotient. Internal to the
// room.
#pragma once
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/table/source_table.h"
#include "core/territory/cells.h"

namespace jalon {

class ColumnPlan {
 public:
  // `mapping` and `source` outlive the plan; nullptr = the mapping does not speak of the column.
  // The columns it names are in the file (check_columns() saw to it).
  ColumnPlan(const jalon_column &column, const ColumnMapping *mapping, const SourceTable &source,
             int last_year);

  const jalon_column &declared() const { return *declared_; }
  const std::string &name() const { return name_; }  // the file's column, else the declared one
  bool from_file() const { return !columns_.empty(); }

  // All rows take part in settling the decimal sign before the first is read.
  void learn(const std::vector<std::string> &cells);
  void settle(const std::string &decimal);
  Decimal decimal() const { return reader_.decimal(); }

  struct Reading {
    const Cell *cell = nullptr;         // nullptr: nothing is mapped, or all is blank
    const std::string *name = nullptr;  // of the file's column
    std::string found{};                // what stood there
  };
  // The cell stays until the next reading.
  Reading read(const std::vector<std::string> &cells);
  Cell read_meant(std::string_view text) const { return reader_.read_meant(text); }

 private:
  // One text of a file whose meaning is a plain number, or one in a unit that another cell names.
  struct Part {
    Part(const jalon_column &column, const ColumnMapping &mapping, bool typed, int last_year);
    jalon_column column;
    ColumnMapping mapping;
    CellReader reader;
  };
  CellReader *by_unit(const std::vector<std::string> &cells);
  const Cell *compose(const std::vector<std::string> &cells, CellReader &reader,
                      std::string &found);

  const jalon_column *declared_;
  const ColumnMapping *mapping_;
  const std::vector<std::string> *header_;
  std::vector<std::size_t> columns_;  // `from`, or `add`
  bool sum_ = false;
  std::size_t over_ = SourceTable::npos, unit_ = SourceTable::npos;
  CellReader reader_;
  std::unique_ptr<Part> number_;                        // for sums and quotients
  std::map<std::string, std::unique_ptr<Part>> units_;  // by what the cell of the unit says
  Cell constant_, made_;
  std::string name_;
};

}  // namespace jalon
