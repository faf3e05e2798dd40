#include "core/territory/source_table.h"

#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/delimited.h"
#include "core/territory/encoding.h"
#include "core/territory/number_text.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_quote = 1000;  // of a broken line, in a finding

std::string cut(const std::string &s) {
  return s.size() <= longest_quote ? s : s.substr(0, longest_quote) + " [...]";
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
  throw Fault(shapes.empty() ? "this is a folder" : "this folder holds several shapefiles",
              {named.string()}, "a file", "name a file inside it");
}

// The GDAL driver for these first bytes; "" = text.
std::string driver_for(const std::string &bytes, const fs::path &file) {
  const std::string ending = lower_case(file.extension().string());
  if (bytes.starts_with("PK\x03\x04")) {
    if (ending == ".ods") return "ODS";
    // Both are zip archives; what is inside tells them apart, not the ending.
    return bytes.find("opendocument.spreadsheet") < 200 ? "ODS" : "XLSX";
  }
  if (bytes.starts_with(std::string_view("SQLite format 3\0", 16))) return "GPKG";
  if (bytes.starts_with(std::string_view("\0\0\x27\x0a", 4))) return "ESRI Shapefile";
  if (ending == ".json" || ending == ".geojson") return "GeoJSON";
  const auto other = [&](const std::string &what, const std::string &advice) {
    return Fault("this is " + what, {file.string()},
                 "CSV, XLSX, ODS, GeoPackage, GeoJSON or Shapefile", advice);
  };
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    throw other("a workbook of Excel 97-2003 (.xls)", "open it and save it as .xlsx");
  if (bytes.starts_with("%PDF"))
    throw other("a PDF document", "ask for the table behind it, as CSV or XLSX");
  if (ending == ".dbf" || ending == ".shx")
    throw other("a part of a shapefile", "name the .shp file beside it");
  return "";
}

}  // namespace

std::size_t SourceTable::column(const std::string &name) const {
  const auto it = std::find(header.begin(), header.end(), name);
  return it == header.end() ? npos : static_cast<std::size_t>(it - header.begin());
}

void note_header(SourceTable &table) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const auto &name = table.header[i];
    if (name.empty())
      table.findings.push_back(
          {Finding::note, 0, "", "",
           "column " + std::to_string(i + 1) + " has no name: it cannot be mapped"});
    else if (!seen.insert(name).second)
      table.findings.push_back({Finding::note, 0, name, name,
                                "column " + std::to_string(i + 1) +
                                    " has the same name as an earlier one, which is used"});
  }
}

void take_rows(SourceTable &table, std::vector<SourceRow> all, const Mapping &how,
               bool may_be_ragged) {
  const auto header = static_cast<std::size_t>(how.header);
  if (all.size() < header)
    throw Fault("the file has " + std::to_string(all.size()) + " rows, and the names of columns " +
                    "are said to stand in row " + std::to_string(header),
                {table.file.string()}, "", "correct `header` in the mapping");
  for (const auto &name : all[header - 1].cells) table.header.emplace_back(trim_spaces(name));
  if (is_blank(all[header - 1]))
    throw Fault("row " + std::to_string(header) + " holds no column name",
                {table.file.string(), how.header}, "the names of the columns",
                "say `header = n` under [file] of the mapping, n being the row that holds them");
  note_header(table);

  const std::size_t n = table.header.size();
  std::size_t blanks = 0;
  const auto tell_blanks = [&](std::size_t next) {
    if (blanks)
      table.findings.push_back({Finding::note, next - blanks, "", "",
                                std::to_string(blanks) + " blank row(s) from here ignored"});
    blanks = 0;
  };
  for (std::size_t i = header; i < all.size(); ++i) {
    auto &row = all[i];
    const std::size_t number = i - header + 1;
    if (row.number == SourceTable::npos) {  // broken; cells: the line, why
      tell_blanks(number);
      table.findings.push_back({Finding::set_aside, number, "", cut(row.cells[0]), row.cells[1]});
      ++table.broken;
    } else if (is_blank(row)) {
      ++blanks;
    } else if (may_be_ragged && row.cells.size() != n) {
      tell_blanks(number);
      table.findings.push_back(
          {Finding::set_aside, number, "",
           joined(row.cells, table.delimiter == "tab" ? "\t" : table.delimiter),
           std::to_string(row.cells.size()) + " cells where the header has " + std::to_string(n) +
               ": cells may be shifted, row not read"});
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
    throw Fault("the file has column names and no row below them", {table.file.string()},
                "at least one row", "export the table again");
}

SourceTable read_delimited(const fs::path &file, std::string_view bytes, const Mapping &how) {
  SourceTable table;
  table.file = file;
  table.format = "CSV";
  const auto decoded = decode_text(bytes, how.encoding, file);
  table.encoding = decoded.encoding;
  if (decoded.assumed)
    table.findings.push_back({Finding::note, 0, "", "",
                              "not UTF-8: read as Windows-1252; say encoding = \"Windows-1252\" "
                              "in the mapping to settle it"});
  char sign = how.delimiter == "tab" ? '\t' : how.delimiter.empty() ? '\0' : how.delimiter[0];
  if (!sign) {
    const auto recognised = recognise_delimiter(decoded.text, static_cast<std::size_t>(how.header));
    sign = recognised.sign;
    if (!recognised.rivals.empty())
      table.findings.push_back({Finding::note, 0, "", shown(sign),
                                "another delimiter fits as well (" +
                                    shown(recognised.rivals.front()) +
                                    "): say delimiter = \"...\" in the mapping to settle it"});
    if (recognised.columns < 2) table.delimiter = "none";
  }
  if (table.delimiter.empty()) table.delimiter = shown(sign);
  std::vector<SourceRow> all;
  for (auto &record : split_records(decoded.text, sign)) {
    SourceRow row;
    row.cells = std::move(record.cells);
    if (!record.broken.empty()) {
      row.number = SourceTable::npos;
      row.cells.push_back(std::move(record.broken));
    }
    all.push_back(std::move(row));
  }
  take_rows(table, std::move(all), how, true);
  return table;
}

SourceTable read_source_table(const fs::path &named, const Mapping &how) {
  std::error_code error;
  if (!fs::exists(named, error))
    throw Fault("there is no such file", {named.string()}, "a table to import",
                "check the name in dossier.toml");
  const fs::path file = file_of(named);
  const std::string bytes = read_file(file);
  if (trim(bytes).empty())
    throw Fault("the file is empty", {file.string()}, "a table with column names and rows",
                "export the table again");
  const std::string driver = driver_for(bytes, file);
  return driver.empty() ? read_delimited(file, bytes, how) : read_layer(file, driver, how);
}

}  // namespace jalon
