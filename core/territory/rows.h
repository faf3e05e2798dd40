// rows.h - one row of a declared table while it is put together, and the filling of its holes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/territory/inventory.h"
#include "jalon/abi.h"

namespace jalon {

// All cells of one row, by declared column. Starts unknown.
struct Row {
  explicit Row(const jalon_table &table);
  void clear();
  void measure(std::size_t column, double number, const std::string &text);
  void estimate(std::size_t column, double number, uint32_t parameter);
  bool unknown(std::size_t column) const { return quality[column] == JALON_UNKNOWN; }

  std::vector<double> numbers;      // NaN = unknown, and for text columns
  std::vector<std::string> texts;   // "" = unknown, and for the others
  std::vector<uint8_t> quality;     // JALON_MEASURED ...
  std::vector<uint32_t> parameter;  // that an estimate stands for, or JALON_NO_PARAMETER
};

// A table without rows, and a row added to it (columns and their counts of quality).
InventoryTable make_table(const jalon_table &declared);
void append(InventoryTable &table, const jalon_table &declared, const Row &row);

// The declared ways to fill a hole, with the central values of their parameters.
class Fills {
 public:
  // Throws Fault if the domain's own declaration is wrong.
  Fills(const jalon_domain &domain, const jalon_table &table, const ParameterValue &value_of);

  struct Estimate {
    double value;
    uint32_t parameter;
    Message done;  // for a finding: "estimated at 12 kg (peer figure waste.bin.load)"
  };
  // Of a number column, by the first rule that applies to the row.
  std::optional<Estimate> find(std::size_t column, const Row &row) const;

 private:
  struct Rule {
    std::size_t when_column;  // npos = any row
    double when_choice;
    Estimate estimate;
  };
  std::vector<std::vector<Rule>> rules_;  // by column
};

// Place of a declared parameter. Throws Fault if the domain does not declare it.
uint32_t parameter_index(const jalon_domain &domain, const char *name);

}  // namespace jalon
