// source_table.h - somebody's file as rows of texts, before any meaning is read into it.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/table/finding.h"
#include "core/table/reading.h"

namespace jalon {

struct SourceRow {
  std::size_t number = 0;          // row of the file's data, from 1
  std::vector<std::string> cells;  // as many as the header; UTF-8
  Message broken{};                // before take_rows(): why the line cannot be split
  bool misquoted = false;          // ... but perhaps can: there is text after a closing mark
};

struct SourceTable {
  std::filesystem::path file;  // the file itself, where a folder was named
  std::string format, encoding, delimiter, layer;
  std::vector<std::string> layers;  // all sheets or layers, where there are several
  // Numbers and dates come from typed cells: a text such as "1.5" is that number, whatever decimal
  // sign the file's other texts use; dates read YYYY/MM/DD.
  bool typed = false;
  std::vector<std::string> header;  // as column_name() writes them, no two the same
  std::size_t header_row = 1;       // of the sheet, from 1
  std::size_t rows_above = 0;       // of the sheet, above the first row of the data
  std::vector<SourceRow> rows;
  std::size_t broken = 0;         // further rows, set aside because they could not be split
  std::vector<double> x, y;       // of each row's geometry, NaN = none; empty without geometry
  std::string crs;                // of the geometry, as WKT; "" = the file does not say
  std::vector<double> lengths;    // of each row's line on the ground, m; NaN = none, or no crs
  std::vector<Finding> findings;  // about the file, its header and its broken rows

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t column(const std::string &name) const;  // of that name, or npos
};

// The column that read_source_table() adds to a map of lines: how long each is, in metres.
inline constexpr const char *length_column = "geometry_length_m";

// Reads CSV and other delimited text, XLSX, ODS, GeoPackage, GeoJSON, Shapefile, recognised by
// content. Throws Fault if the file
// cannot be used: missing, empty, no rows, not one of these formats.
SourceTable read_source_table(const std::filesystem::path &file, const Reading &how);

// The way in for delimited text; the other formats go through gis.h.
SourceTable read_delimited(const std::filesystem::path &file, std::string bytes,
                           const Reading &how);

// The text of delimited bytes and what was recognised; fills in the encoding, the delimiter and the
// findings of `table`. The bytes of UTF-8 become the text without a copy. Throws Fault as
// decode_text() does.
struct OpenedText {
  std::string text{};
  char delimiter = ',';
  bool outer_quotes = false;  // each line stood in quotation marks as a whole
};
OpenedText open_text(SourceTable &table, std::string bytes, const Reading &how);

// Takes the header out of all rows of a sheet (delimited text or workbook), then drops blank rows
// and sets ragged ones aside, with findings. Throws Fault if no row remains.
void take_rows(SourceTable &table, std::vector<SourceRow> all, const Reading &how,
               bool may_be_ragged);

}  // namespace jalon
