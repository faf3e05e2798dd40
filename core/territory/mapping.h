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
//   keep_totals = true              # rows that look like totals are things like the others
//   longitude = "X"                 # or taken from the geometry
//   latitude = "Y"
//   crs = "EPSG:3857"
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
//   [columns.count]
//   constant = 1
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
  std::vector<std::string> blank;
  std::vector<CellPattern> patterns;
  std::map<std::string, std::string> codes;  // text of the file -> declared choice
  std::optional<std::string> other;
  std::optional<std::string> constant;
  Place place;  // of what names the column of the file
};

struct Mapping {
  std::string table;
  std::string encoding, delimiter, decimal, layer;  // "" = recognise
  int header = 0;                                   // 0 = recognise
  bool keep_totals = false;
  std::string longitude, latitude, crs;
  std::map<std::string, std::vector<std::string>> skip;
  std::map<std::string, ColumnMapping> columns;  // by declared column
  std::map<std::string, Place> places;           // of "longitude", "latitude", "skip NAME"
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

// A first mapping for an unknown file: columns that match by name or by what stands in them are
// filled in, the rest stands as comments with the texts found there. `languages` know other words
// for the declared labels; the first writes the comments. TOML text, to be edited by the user.
std::string propose_mapping(const std::filesystem::path &data, const jalon_table &table,
                            const std::vector<const Words *> &languages = {});

}  // namespace jalon
