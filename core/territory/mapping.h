// mapping.h - how the columns of somebody's file become the declared columns of a table.
//
// A mapping is TOML, kept in the dossier beside the file:
//
//   table = "waste.bins"
//   [file]                          # all optional: what is not said is recognised and reported
//   encoding = "Windows-1252"       # UTF-8 is assumed only for bytes that are UTF-8
//   delimiter = ";"
//   decimal = ","
//   layer = "Sheet1"                # of a workbook or a GeoPackage
//   header = 1                      # row of the column names
//   territory_checked = true        # what says that the rows are of another territory is told at
//                                   # each run, and no longer refused: the town knows better
//   keep_totals = true              # rows that look like totals are things like the others
//   longitude = "X"                 # or taken from the geometry
//   latitude = "Y"
//   crs = "EPSG:3857"
//   commune = "code_insee"          # INSEE codes (several names: the first that is not blank):
//   rows
//                                   # of communes that are not the dossier's are left out, counted
//   one_source = ["operator"]       # such files may hold the things of one body only: where this
//                                   # column (of several the first that is filled in every row) is
//                                   # the same in all rows, that is told: the count is a lower
//                                   bound
//   position = "geo_point"          # or both in one column: "[2.35, 48.85]", "POINT(2.35 48.85)"
//   latitude_first = true           # ... in that order
//   blank = ["NA", "."]             # texts that mean "unknown" in every column
//   lenient = true                  # names may differ in capitals, accents and signs; columns that
//                                   # the file lacks are unknown, and said (for files of a kind)
//   skip = { Statut = ["Déposé"] }  # rows that are not part of the inventory: set aside, counted
//   [columns.capacity]
//   from = "Volume"                 # several names: the first that is not blank
//   unit = "litre"
//   blank = ["N/A", "0"]            # texts that mean "unknown", beside the empty cell
//   patterns = [                    # tried in order on the whole trimmed text; first match wins
//     { match = '(\d+)\s*\((PAPER)\)', value = "$1", set = { kind = "paper" } },
//     { match = '(\d+)/(\d+)', sum = ["$1", "$2"] },
//   ]
//   [columns.kind]
//   from = "Type"
//   codes = { PAP = "paper", GL = "glass", "Household waste" = "household" }
//   other = "other"                 # any text not listed; without it such a cell is refused
//   [columns.installed]
//   from = "InstallDate"
//   patterns = [{ match = '(\d{4})/.*', value = "$1" }]
//   future = true                   # years to come are meant: the end of a contract, ...
//   [columns.inhabitants]
//   from = "Pop"
//   served = true                   # people served: their sum is held against the population
//   [columns.count]
//   constant = 1
//   [columns.weight]
//   add = ["Paper", "Card"]         # their sum, instead of `from`; unknown if one of them is
//   over = "Rounds"                 # divided by that column
//   units = { from = "Unit", kg = "kg", "short tons" = "ton" }  # the unit another column names
//   [also."waste.trucks".columns.id]  # a file that feeds a second table: its columns, and `skip`
//   from = "Truck"
//
// A head [recognise] says which files a mapping is for (recognise.h); it changes nothing here.
//
// A column of the file that has no name is called "[3]" by its place; the second of one name is
// "Type [5]". White space in names counts as one space.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/table/source_table.h"
#include "jalon/abi.h"

namespace jalon {

class Words;

struct CellPattern {
  std::regex match;                        // ECMAScript, whole text, case-insensitive
  std::string text;                        // as written, for messages
  std::string value;                       // "$1": what the cell means
  std::vector<std::string> sum;            // or: the sum of these
  std::map<std::string, std::string> set;  // other declared columns this text tells of, if blank
};

struct ColumnMapping {
  std::vector<std::string> from;
  std::string unit;              // "" = the declared one
  std::string currency = "EUR";  // the dossier's, for the unit
  bool future = false;           // years to come are meant
  bool served = false;           // inhabitants served, held against those of the dossier
  std::vector<std::string> blank;
  std::vector<CellPattern> patterns;
  std::map<std::string, std::string> codes;  // text of the file -> declared choice
  std::optional<std::string> other;
  std::optional<std::string> constant;
  std::vector<std::string> add;  // columns of the file whose sum it is, instead of `from`
  std::string over;              // column of the file it is divided by; "" = none
  std::string units_from;        // column of the file that names the unit; "" = none
  std::map<std::string, std::string> units;  // what stands there -> unit
  Place place;                               // of what names the column of the file

  // All columns of the file it reads.
  std::vector<std::string> all_from() const;
};

struct Mapping : Reading {
  std::string table;
  std::string decimal;  // "" = recognise
  bool keep_totals = false, territory_checked = false;
  std::string longitude, latitude, crs;
  std::string position;  // column of both
  bool latitude_first = false, lenient = false;
  std::vector<std::string> commune;     // columns of INSEE codes; empty = all rows are the town's
  std::vector<std::string> one_source;  // columns that tell who the rows are of
  std::vector<std::string> blank;       // in every column
  std::map<std::string, std::vector<std::string>> skip;
  std::map<std::string, ColumnMapping> columns;  // by declared column
  std::map<std::string, Place> places;           // of "longitude", "commune", "skip NAME"
  std::filesystem::path file;
};

// Reads a mapping and holds it against the declared table. Throws Faults: unknown key or column
// (nearest offered), unknown choice, bad pattern, unit that does not convert. `currency`: the
// dossier's ISO 4217 code.
Mapping read_mapping(const std::filesystem::path &file, const jalon_table &table,
                     const std::string &currency = "EUR");

// The same, every mistake added to `faults`; what could be read is returned, so that it can be held
// against the file and all mistakes told at once.
Mapping read_mapping(const std::filesystem::path &file, const jalon_table &table,
                     const std::string &currency, std::vector<Fault> &faults);

// A lenient mapping is fitted to the file: names become those of the file, what it lacks is taken
// out, with a finding. Another stays as it is. Every reader of a file through a mapping does this.
void fit_to_file(Mapping &mapping, SourceTable &source);

// A first mapping for an unknown file: columns that match by name or by what stands in them are
// filled in, the rest stands as comments with the texts found there. `languages` know other words
// for the declared labels; the first writes the comments. TOML text, to be edited by the user.
std::string propose_mapping(const std::filesystem::path &data, const jalon_table &table,
                            const std::vector<const Words *> &languages = {});

}  // namespace jalon
