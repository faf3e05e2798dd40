#include "core/table/source_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/table/delimited.h"
#include "core/table/encoding.h"
#include "core/table/file_kind.h"
#include "core/table/gis.h"
#include "core/table/header_row.h"
#include "core/table/number_text.h"

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

char sign_of(const SourceTable &table) {
  if (table.delimiter == "tab") return '\t';
  return table.delimiter == "none" ? '\0' : table.delimiter[0];
}

void mend(SourceTable &table, SourceRow &row, std::size_t number) {
  auto cells = split_misquoted(row.cells[0], sign_of(table), table.header.size());
  if (cells.empty()) return;
  row.cells = std::move(cells);
  row.broken = {};
  table.findings.push_back(
      {Finding::repaired, number, "", "",
       "quotation marks out of place: the cells were read as most programs would"_msg});
}

// The lengths of lines, as a column like the others.
void add_lengths(SourceTable &table) {
  if (table.lengths.empty() || table.column(length_column) != SourceTable::npos) return;
  table.header.emplace_back(length_column);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const double metres = table.lengths[i];
    table.rows[i].cells.push_back(std::isnan(metres) ? "" : plain(std::round(metres * 100) / 100));
  }
  table.findings.push_back(
      {Finding::note, 0, length_column, "",
       "the length of each line on the map, in metres, was added as a column"_msg});
}

}  // namespace

std::size_t SourceTable::column(const std::string &name) const {
  const auto it = std::find(header.begin(), header.end(), name);
  return it == header.end() ? npos : static_cast<std::size_t>(it - header.begin());
}

void take_rows(SourceTable &table, std::vector<SourceRow> all, const Reading &how,
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
    if (row.misquoted) mend(table, row, number);
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

OpenedText open_text(SourceTable &table, std::string bytes, const Reading &how) {
  OpenedText opened;
  auto decoded = take_text(std::move(bytes), how.encoding, table.file);
  opened.text = std::move(decoded.text);
  table.encoding = decoded.encoding;
  if (decoded.assumed)
    table.findings.push_back(
        {Finding::note, 0, "", "",
         "not UTF-8: read as Windows-1252; say encoding = \"Windows-1252\" in the mapping to settle it"_msg});
  if (auto bare = without_outer_quotes(opened.text);
      recognise_delimiter(bare, static_cast<std::size_t>(how.header)).columns > 1) {
    table.findings.push_back(
        {Finding::note, 0, "", "",
         "each line stands in quotation marks as a whole: they were taken off"_msg});
    opened.text = std::move(bare);
    opened.outer_quotes = true;
  }
  char &sign = opened.delimiter;
  sign = how.delimiter == "tab" ? '\t' : how.delimiter.empty() ? '\0' : how.delimiter[0];
  if (!sign) {
    const auto recognised = recognise_delimiter(opened.text, static_cast<std::size_t>(how.header));
    sign = recognised.sign;
    if (!recognised.rivals.empty())
      table.findings.push_back(
          {Finding::note, 0, "", shown(sign),
           "another delimiter fits as well ({1}): say delimiter = \"...\" in the mapping to settle it"_msg(
               shown(recognised.rivals.front()))});
    if (recognised.columns < 2) table.delimiter = "none";
  }
  if (table.delimiter.empty()) table.delimiter = shown(sign);
  return opened;
}

SourceTable read_delimited(const fs::path &file, std::string bytes, const Reading &how) {
  SourceTable table;
  table.file = file;
  table.format = "CSV";
  const auto opened = open_text(table, std::move(bytes), how);
  std::vector<SourceRow> all;
  RecordReader reader(opened.text, opened.delimiter);
  for (DelimitedRecord record; reader.next(record);) {
    SourceRow row;
    row.cells = std::exchange(record.cells, {});
    row.broken = std::move(record.broken);
    row.misquoted = record.misquoted;
    all.push_back(std::move(row));
  }
  take_rows(table, std::move(all), how, true);
  return table;
}

SourceTable read_source_table(const fs::path &named, const Reading &how) {
  const fs::path file = file_of(named);
  std::string bytes = read_table_bytes(file);
  const std::string driver = driver_for(bytes, file);
  if (driver.empty()) return read_delimited(file, std::move(bytes), how);
  auto table = gis().read_layer(file, driver, how);
  add_lengths(table);
  return table;
}

}  // namespace jalon
