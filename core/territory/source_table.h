// source_table.h - somebody's file as rows of texts, before any meaning is read into it.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/territory/inventory.h"
#include "core/territory/mapping.h"

namespace jalon {

struct SourceRow {
  std::size_t number = 0;          // row of the file's data, from 1
  std::vector<std::string> cells;  // as many as the header; UTF-8
  Message broken{};                // before take_rows(): why the line cannot be split
};

struct SourceTable {
  std::filesystem::path file;  // the file itself, where a folder was named
  std::string format, encoding, delimiter, layer;
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
  std::vector<Finding> findings;  // about the file, its header and its broken rows

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t column(const std::string &name) const;  // of that name, or npos
};

// Reads CSV and other delimited text, XLSX, ODS, GeoPackage, GeoJSON, Shapefile, recognised by
// content. Of `how` only encoding, delimiter, layer and header count. Throws Fault if the file
// cannot be used: missing, empty, no rows, not one of these formats.
SourceTable read_source_table(const std::filesystem::path &file, const Mapping &how);

// The way in for delimited text; the other formats go through gis.h.
SourceTable read_delimited(const std::filesystem::path &file, std::string_view bytes,
                           const Mapping &how);

// Takes the header out of all rows of a sheet (delimited text or workbook), then drops blank rows
// and sets ragged ones aside, with findings. Throws Fault if no row remains.
void take_rows(SourceTable &table, std::vector<SourceRow> all, const Mapping &how,
               bool may_be_ragged);

}  // namespace jalon
