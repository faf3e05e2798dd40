// inventory.h - what exists, row by row, with the quality of each cell.
//
// A table is read from a file through a mapping (mapping.h), by the columns a domain declares
// (jalon_table). Every cell ends measured, estimated or unknown; every cell that was repaired,
// estimated or refused is listed; every row that was read is kept or set aside, with its reason.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/table/coordinates.h"
#include "core/table/finding.h"
#include "core/territory/country.h"
#include "core/territory/dossier.h"
#include "jalon/abi.h"

namespace jalon {

struct InventoryColumn {
  std::string name;
  std::vector<double> numbers;     // number and choice columns; NaN = unknown
  std::vector<std::string> texts;  // text columns; "" = unknown
  std::vector<uint8_t> quality;    // JALON_MEASURED ...
  std::vector<uint32_t> fill;      // declared parameter an estimate stands for, or none
};

// Of one number column, calendar years apart: what came in is what was kept plus what was set
// aside.
struct Total {
  double in = 0, kept = 0, set_aside = 0;
  std::string unit{};  // the declared one
};

struct Import {
  std::filesystem::path file;
  std::string format, encoding, delimiter;  // as recognised ("CSV", "Windows-1252", ";")
  std::size_t rows_above = 0;  // of titles and column names, above the first row of the data
  std::size_t rows_in = 0, rows_kept = 0, rows_set_aside = 0;
  std::size_t rows_elsewhere = 0;  // of those set aside: of other communes; in no total
  bool by_commune = false;         // a column of commune codes says that the others are the town's
  bool place_unsaid = false;       // nothing says of which territory it is; no warning tells it
  std::map<std::string, Total> totals;  // by declared column: measured cells only
  std::map<std::string, std::array<std::size_t, 3>> quality;  // by column: measured, est., unknown
  std::vector<Finding> findings;                              // in order of row; never shortened
  bool estimated_table = false;                               // no file: one row from peers
};

// The row as a spreadsheet numbers it (a record of several lines is one row there), the number of
// the feature in a map file; 0 = the whole file. What users are told.
inline std::size_t row_in_file(const Import &import, const Finding &finding) {
  return finding.row ? finding.row + import.rows_above : 0;
}

// By what it says rows of it are of another territory, and the town wants them kept.
inline bool of_elsewhere(const Import &import) {
  return std::any_of(import.findings.begin(), import.findings.end(),
                     [](const Finding &f) { return f.elsewhere; });
}

struct InventoryTable {
  std::string name;
  std::size_t rows = 0;
  std::vector<InventoryColumn> columns;     // as declared, in that order
  std::vector<double> longitude, latitude;  // WGS 84 per row; empty if not located
  std::vector<std::size_t> source_row;      // row of the file's data each row came from
  Import import;
};

// Central value of a declared parameter, by index in the domain's list.
using ParameterValue = std::function<double(uint32_t)>;

// What is known of the town beside its file.
struct Surroundings {
  int year = 0;                  // nothing in the file can be from after it; 0 = this year
  std::string currency = "EUR";  // the dossier's
  std::optional<Box> country{};  // where the town must be somewhere
  std::optional<std::array<double, 2>> centre{};  // longitude, latitude of the town itself
  // INSEE codes of the territory: its communes, the arrondissements and former communes in them.
  std::set<std::string> communes{};   // empty = not known
  std::filesystem::path reference{};  // config/reference, to look up what a file says of places
  bool one_commune = false;           // the territory is a single commune
  std::optional<double> population{};
};
// The position is that of settings.toml, unless it is a guess or of several communes; the codes are
// those of the dossier or, if it names none, those of the members of its intercommunality.
Surroundings surroundings_of(const Dossier &dossier, const Country &country);

// Reads and maps a file. Throws Fault(s) if the file or the mapping cannot be used at all; a bad
// cell or row never throws, it is a Finding.
InventoryTable read_inventory(const jalon_domain &domain, const jalon_table &table,
                              const InventorySource &source, const ParameterValue &value_of,
                              const Surroundings &around = {});

// One row for a town without inventory: population times the peers' figure, all else filled or
// unknown. Throws Fault if the table declares no such figure or the population is unknown.
InventoryTable estimate_inventory(const jalon_domain &domain, const jalon_table &table,
                                  const Dossier &dossier, const ParameterValue &value_of);

// Share of each row that a filter covers (0 or the filter's share). Throws Fault for an unknown
// column or choice (nearest offered), or when no row at all is covered.
std::vector<double> covered(const InventoryTable &table, const jalon_table &declared,
                            const RowFilter &where, const Place &place);

}  // namespace jalon
