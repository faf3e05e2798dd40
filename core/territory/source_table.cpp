#include "core/territory/source_table.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/delimited.h"
#include "core/territory/encoding.h"
#include "core/territory/gis.h"
#include "core/territory/header_row.h"
#include "core/territory/number_text.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_quote = 1000;  // of a broken line, in a finding

std::string cut(std::string s) {
  if (s.size() > longest_quote) {
    s.resize(longest_quote);
    s += " [...]";
  }
  return s;
}

std::string joined(const std::vector<std::string> &cells, const std::string &delimiter) {
  std::string s;
  for (std::size_t i = 0; i < cells.size(); ++i) s += (i ? delimiter : "") + cells[i];
  return cut(s);
}

bool is_blank(const SourceRow &row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string &s) { return trim_spaces(s).empty(); });
}

std::string shown(char delimiter) {
  return delimiter == '\t' ? "tab" : std::string(1, delimiter);
}

// A shapefile may be named by its folder.
fs::path file_of(const fs::path &named) {
  std::error_code error;
  if (!fs::is_directory(named, error)) return named;
  std::vector<fs::path> shapes;
  for (const auto &entry : fs::directory_iterator(named, error))
    if (lower_case(entry.path().extension().string()) == ".shp") shapes.push_back(entry.path());
  if (shapes.size() == 1) return shapes[0];
  throw Fault(shapes.empty() ? Message("this is a folder"_msg)
                             : Message("this folder holds several shapefiles"_msg),
              {named.string()}, "a file"_msg, "name a file inside it"_msg);
}

// The GDAL driver for these first bytes; "" = text.
std::string driver_for(const std::string &bytes, const fs::path &file) {
  const std::string ending = lower_case(file.extension().string());
  const auto other = [&](const Message &what, const Message &advice) {
    return Fault(what, {file.string()}, "CSV, XLSX, ODS, GeoPackage, GeoJSON or Shapefile"_msg,
                 advice);
  };
  if (bytes.starts_with("PK\x03\x04")) {
    if (ending == ".ods") return "ODS";
    // Both are zip archives; what is inside tells them apart, not the ending.
    if (bytes.find("opendocument.spreadsheet") < 200) return "ODS";
    if (ending == ".xlsx" || ending == ".xlsm" || bytes.find("xl/w") != bytes.npos) return "XLSX";
    throw other("this is an archive (.zip)"_msg, "unpack it and name the table inside"_msg);
  }
  if (bytes.starts_with(std::string_view("SQLite format 3\0", 16))) return "GPKG";
  if (bytes.starts_with(std::string_view("\0\0\x27\x0a", 4))) return "ESRI Shapefile";
  if (ending == ".json" || ending == ".geojson") return "GeoJSON";
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    throw other("this is a workbook of Excel 97-2003 (.xls)"_msg,
                "open it and save it as .xlsx"_msg);
  if (bytes.starts_with("%PDF"))
    throw other("this is a PDF document"_msg, "ask for the table behind it, as CSV or XLSX"_msg);
  if (const auto start = trim(std::string_view(bytes).substr(0, 1000));
      start.starts_with("<") || start.starts_with("\xEF\xBB\xBF<"))
    throw other(
        "this is a web page or another XML file, whatever its name"_msg,
        "open it in the program that shows it as a table, and save it as .xlsx or .csv"_msg);
  if (ending == ".dbf" || ending == ".shx")
    throw other("this is a part of a shapefile"_msg, "name the .shp file beside it"_msg);
  return "";
}

// The lines of a file of one column, each in quotation marks, without them; "" if some are not.
std::string without_outer_quotes(const std::string &text) {
  if (!text.starts_with('"')) return {};
  std::string bare;
  for (const auto &record : split_records(text, '\0')) {
    if (!record.broken.empty() || record.cells.size() != 1) return {};
    bare += record.cells[0] + "\n";
  }
  return bare;
}

// Recognised among the first rows, and told if it is not the very first.
std::size_t find_header(SourceTable &table, const std::vector<SourceRow> &all) {
  constexpr std::size_t sample = 100;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < all.size() && i < sample; ++i) rows.push_back(all[i].cells);
  const auto header = recognise_header(rows);
  if (header > 1)
    table.findings.push_back(
        {Finding::note, 0, "", "",
         "the names of the columns were found in row {1}; say header = {1} in the mapping to settle it"_msg(
             header)});
  return header;
}

}  // namespace

std::size_t SourceTable::column(const std::string &name) const {
  const auto it = std::find(header.begin(), header.end(), name);
  return it == header.end() ? npos : static_cast<std::size_t>(it - header.begin());
}

void take_rows(SourceTable &table, std::vector<SourceRow> all, const Mapping &how,
               bool may_be_ragged) {
  if (all.empty())
    throw Fault(table.layer.empty() ? Message("the file is empty"_msg)
                                    : "the sheet \"{1}\" is empty"_msg(table.layer),
                {table.file.string()}, "a table with column names and rows"_msg,
                "export the table again"_msg);
  auto header = static_cast<std::size_t>(how.header);
  if (header == 0) header = find_header(table, all);
  if (all.size() < header)
    throw Fault("the file has {1} rows, and the names of columns are said to stand in row {2}"_msg(
                    all.size(), header),
                {table.file.string()}, Message(), "correct `header` in the mapping"_msg);
  table.header_row = header;
  for (const auto &name : all[header - 1].cells) table.header.push_back(column_name(name));
  if (header < all.size() && !is_blank(all[header - 1]))
    if (auto names = names_of_two_rows(table.header, all[header].cells); !names.empty()) {
      table.findings.push_back(
          {Finding::note, 0, "", "",
           "the names of the columns take two rows, {1} and {2}"_msg(header, header + 1)});
      table.header = std::move(names);
      all[header].cells = table.header;
      ++header;
    }
  if (is_blank(all[header - 1]))
    throw Fault(
        "row {1} holds no column name"_msg(header), {table.file.string(), static_cast<int>(header)},
        "the names of the columns"_msg,
        "say `header = n` under [file] of the mapping, n being the row that holds them"_msg);

  table.rows_above = header;
  const std::size_t n = table.header.size();
  std::size_t blanks = 0;
  const auto tell_blanks = [&](std::size_t next) {
    if (blanks)
      table.findings.push_back({Finding::note, next - blanks, "", "",
                                "blank rows from here on, ignored: {1}"_msg(blanks)});
    blanks = 0;
  };
  for (std::size_t i = header; i < all.size(); ++i) {
    auto &row = all[i];
    const std::size_t number = i - header + 1;
    if (!row.broken.empty()) {
      tell_blanks(number);
      table.findings.push_back({Finding::set_aside, number, "", cut(row.cells[0]), row.broken});
      ++table.broken;
    } else if (is_blank(row)) {
      ++blanks;
    } else if (may_be_ragged && row.cells.size() != n) {
      tell_blanks(number);
      table.findings.push_back(
          {Finding::set_aside, number, "",
           joined(row.cells, table.delimiter == "tab" ? "\t" : table.delimiter),
           "{1} cells where the header has {2}: cells may be shifted, row not read"_msg(
               row.cells.size(), n)});
      ++table.broken;
    } else {
      tell_blanks(number);
      row.number = number;
      row.cells.resize(n);
      table.rows.push_back(std::move(row));
    }
  }
  tell_blanks(all.size() - header + 1);
  if (table.rows.empty() && !table.broken)
    throw Fault("the file has column names and no row below them"_msg, {table.file.string()},
                "at least one row"_msg, "export the table again"_msg);
  name_columns(table);
}

SourceTable read_delimited(const fs::path &file, std::string_view bytes, const Mapping &how) {
  SourceTable table;
  table.file = file;
  table.format = "CSV";
  const auto decoded = decode_text(bytes, how.encoding, file);
  std::string text = decoded.text;
  table.encoding = decoded.encoding;
  if (decoded.assumed)
    table.findings.push_back(
        {Finding::note, 0, "", "",
         "not UTF-8: read as Windows-1252; say encoding = \"Windows-1252\" in the mapping to settle it"_msg});
  if (auto bare = without_outer_quotes(text);
      recognise_delimiter(bare, static_cast<std::size_t>(how.header)).columns > 1) {
    table.findings.push_back(
        {Finding::note, 0, "", "",
         "each line stands in quotation marks as a whole: they were taken off"_msg});
    text = std::move(bare);
  }
  char sign = how.delimiter == "tab" ? '\t' : how.delimiter.empty() ? '\0' : how.delimiter[0];
  if (!sign) {
    const auto recognised = recognise_delimiter(text, static_cast<std::size_t>(how.header));
    sign = recognised.sign;
    if (!recognised.rivals.empty())
      table.findings.push_back(
          {Finding::note, 0, "", shown(sign),
           "another delimiter fits as well ({1}): say delimiter = \"...\" in the mapping to settle it"_msg(
               shown(recognised.rivals.front()))});
    if (recognised.columns < 2) table.delimiter = "none";
  }
  if (table.delimiter.empty()) table.delimiter = shown(sign);
  std::vector<SourceRow> all;
  for (auto &record : split_records(text, sign)) {
    SourceRow row;
    row.cells = std::move(record.cells);
    row.broken = std::move(record.broken);
    all.push_back(std::move(row));
  }
  take_rows(table, std::move(all), how, true);
  return table;
}

SourceTable read_source_table(const fs::path &named, const Mapping &how) {
  std::error_code error;
  if (!fs::exists(named, error))
    throw Fault("there is no such file"_msg, {named.string()}, "a table to import"_msg,
                "check the name"_msg);
  const fs::path file = file_of(named);
  const std::string bytes = read_file(file);
  if (trim(bytes).empty())
    throw Fault("the file is empty"_msg, {file.string()}, "a table with column names and rows"_msg,
                "export the table again"_msg);
  const std::string driver = driver_for(bytes, file);
  return driver.empty() ? read_delimited(file, bytes, how) : gis().read_layer(file, driver, how);
}

}  // namespace jalon
