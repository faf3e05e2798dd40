// The file without what tells of persons.
#include <cmath>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/table/coordinates.h"
#include "core/table/delimited.h"
#include "core/table/encoding.h"
#include "core/territory/personal.h"

namespace jalon {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

// Whether its delimiters and line ends are those of ASCII, byte for byte.
bool bytewise(const std::string &encoding) {
  const std::string lower = lower_case(encoding);
  return lower == "utf-8" || lower == "ascii" || lower == "us-ascii" ||
         lower.starts_with("windows-125") || lower.starts_with("iso-8859") ||
         lower.starts_with("latin") || lower.starts_with("cp125");
}

class Lines {
 public:
  Lines(char delimiter, std::string end) : delimiter_(delimiter), end_(std::move(end)) {}

  void add(const std::vector<std::string> &cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i) bytes += delimiter_;
      add(cells[i]);
    }
    bytes += end_;
  }
  std::string bytes;

 private:
  void add(const std::string &cell) {
    const bool plain =
        cell.find_first_of("\"\r\n") == cell.npos && cell.find(delimiter_) == cell.npos;
    if (plain) {
      bytes += cell;
      return;
    }
    bytes += '"';
    for (const char c : cell) bytes.append(c == '"' ? 2 : 1, c);
    bytes += '"';
  }

  char delimiter_;
  std::string end_;
};

class Copier {
 public:
  Copier(const SourceTable &source, const std::vector<PersonalColumn> &personal)
      : drop_(source.header.size(), false) {
    for (const auto &column : personal) drop_[column.column] = true;
    any_ = !personal.empty();
    for (const bool dropped : drop_) left_ += !dropped;
  }

  std::vector<std::string> without(const std::vector<std::string> &cells) {
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (i >= drop_.size() || !drop_[i]) {
        kept.push_back(cells[i]);
        copy_.contacts += hide_contacts(kept.back());
      }
    return kept;
  }

  std::vector<std::string> hide(std::vector<std::string> cells) {
    for (auto &cell : cells) copy_.contacts += hide_contacts(cell);
    return cells;
  }

  // A line whose cells may stand anywhere.
  std::vector<std::string> shut(std::size_t cells) {
    ++copy_.shut_lines;
    std::vector<std::string> line{
        cells == 1 ? "[guillemets mal placés / quotation marks out of place]"
                   : "[" + std::to_string(cells) + " cellules au lieu de / cells instead of " +
                         std::to_string(drop_.size()) + "]"};
    if (left_ == 1) line.emplace_back();
    return line;
  }

  CleanCopy copy_;
  std::vector<bool> drop_;
  std::size_t left_ = 0;
  bool any_ = false;
};

std::string line_end(std::string_view text) {
  const auto at = text.find_first_of("\r\n");
  if (at == text.npos || text[at] == '\n') return "\n";
  return text.substr(at).starts_with("\r\n") ? "\r\n" : "\r";
}

std::optional<CleanCopy> delimited(const SourceTable &source, const Reading &how,
                                   const std::vector<PersonalColumn> &personal) {
  std::string text = read_file(source.file);
  const bool own = bytewise(source.encoding);
  if (!own && !how.encoding.empty() && !personal.empty())
    throw Fault("this file holds personal columns and is written in {1}"_msg(source.encoding),
                {source.file.string()}, "UTF-8 or Windows-1252"_msg,
                "save it in UTF-8, and correct `encoding` in the mapping"_msg);
  if (!own) text = decode_text(text, how.encoding, source.file).text;
  const bool marked = std::string_view(text).starts_with(mark);
  if (marked) text.erase(0, mark.size());
  const std::string end = line_end(text);
  if (auto bare = without_outer_quotes(text);
      recognise_delimiter(bare, static_cast<std::size_t>(how.header)).columns > 1)
    text = std::move(bare);
  const char sign = source.delimiter == "tab"    ? '\t'
                    : source.delimiter == "none" ? ','
                                                 : source.delimiter[0];
  Copier copier(source, personal);
  Lines lines(sign, end);
  if (marked) lines.bytes = mark;
  RecordReader reader(text, sign);
  std::size_t row = 0;
  for (DelimitedRecord record; reader.next(record);) {
    ++row;
    const bool blank = record.cells.size() == 1 && trim(record.cells[0]).empty();
    if (record.misquoted && row > source.rows_above)
      if (auto cells = split_misquoted(record.cells[0], sign, copier.drop_.size());
          !cells.empty()) {
        record.cells = std::move(cells);
        record.broken = {};
        ++copier.copy_.mended_lines;
      }
    const bool whole = record.broken.empty() && record.cells.size() == copier.drop_.size();
    const bool names = row >= source.header_row && row <= source.rows_above;
    if (names && record.cells.size() < copier.drop_.size())
      record.cells.resize(copier.drop_.size());  // the upper of two rows of names
    if (row < source.header_row)
      lines.add(copier.hide(record.cells));
    else if (whole || names)
      lines.add(copier.without(record.cells));
    else if (blank || !copier.any_)
      lines.add(copier.hide(record.cells));
    else
      lines.add(copier.shut(record.cells.size()));
  }
  if (!copier.any_ && copier.copy_.contacts == 0) return std::nullopt;
  copier.copy_.bytes = std::move(lines.bytes);
  return std::move(copier.copy_);
}

// Coordinates in degrees beside the cells: a CSV has no geometry.
CleanCopy as_csv(const SourceTable &source, Copier &copier) {
  auto x = source.x, y = source.y;
  const bool placed = !x.empty();
  if (placed) to_wgs84(x, y, source.crs, {source.file.string()});
  Lines lines(';', "\n");
  auto header = copier.without(source.header);
  if (placed) header.insert(header.end(), {"longitude", "latitude"});
  lines.add(header);
  for (std::size_t i = 0; i < source.rows.size(); ++i) {
    auto cells = copier.without(source.rows[i].cells);
    if (placed)
      for (const double degrees : {x[i], y[i]})
        cells.push_back(std::isnan(degrees) ? "" : plain(std::round(degrees * 1e7) / 1e7));
    lines.add(cells);
  }
  copier.copy_.as_csv = true;
  copier.copy_.bytes = std::move(lines.bytes);
  return std::move(copier.copy_);
}

// Sheets and layers that are not read lie in the file all the same.
bool others_are_personal(const SourceTable &source, const Reading &how) {
  for (const auto &layer : source.layers) {
    if (layer == source.layer) continue;
    Reading other = how;
    other.layer = layer;
    other.header = 0;
    try {
      const auto table = read_source_table(source.file, other);
      if (!personal_columns(table, {}).empty()) return true;
      Copier copier(table, {});
      for (const auto &row : table.rows) copier.without(row.cells);
      if (copier.copy_.contacts) return true;
    } catch (const Fault &) {  // a sheet without rows
    }
  }
  return false;
}

}  // namespace

std::optional<CleanCopy> copy_without(const SourceTable &source, const Reading &how,
                                      const std::vector<PersonalColumn> &personal) {
  if (source.format == "CSV") return delimited(source, how, personal);
  Copier copier(source, personal);
  CleanCopy copy = as_csv(source, copier);
  if (personal.empty() && copy.contacts == 0 && !others_are_personal(source, how))
    return std::nullopt;
  return copy;
}

}  // namespace jalon
