#include "core/table/delimited.h"

#include <algorithm>
#include <utility>

#include "core/table/header_row.h"

namespace jalon {
namespace {

// A quoted cell longer than this is taken for a quotation mark that was never closed.
constexpr std::size_t longest_quoted = 64 * 1024;

}  // namespace

bool RecordReader::next(DelimitedRecord &record) {
  if (at_ >= text_.size()) return false;
  const std::size_t start = at_;
  record.broken = {};
  record.misquoted = false;
  std::size_t n = 0;
  for (;;) {
    if (record.cells.size() == n) record.cells.emplace_back();
    std::string &cell = record.cells[n++];
    cell.clear();
    if (at_ < text_.size() && text_[at_] == '"') {
      if (Message why = quoted(cell, record.misquoted); !why.empty()) {
        at_ = start;
        record.cells = {std::string(rest_of_line())};
        record.broken = std::move(why);
        end_of_line();
        return true;
      }
    } else {
      const std::size_t from = at_;
      while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
      cell.assign(text_, from, at_ - from);
    }
    if (at_ >= text_.size() || text_[at_] != delimiter_) break;
    ++at_;
  }
  record.cells.resize(n);
  end_of_line();
  return true;
}

Message RecordReader::quoted(std::string &cell, bool &misquoted) {
  const std::size_t open = at_++;
  for (;;) {
    if (at_ >= text_.size() || at_ - open > longest_quoted)
      return "a quotation mark is opened and not closed"_msg;
    const char c = text_[at_++];
    if (c != '"') {
      cell += c;
    } else if (at_ < text_.size() && text_[at_] == '"') {
      cell += '"';
      ++at_;
    } else {
      break;
    }
  }
  // Spaces between the closing mark and the delimiter mean nothing.
  while (at_ < text_.size() && text_[at_] == ' ' && delimiter_ != ' ') ++at_;
  misquoted = at_ < text_.size() && !ends_cell(text_[at_]);
  if (misquoted) return "there is text after a closing quotation mark"_msg;
  return {};
}

std::string_view RecordReader::rest_of_line() {
  const std::size_t from = at_;
  while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
  return text_.substr(from, at_ - from);
}

void RecordReader::end_of_line() {
  if (at_ < text_.size() && text_[at_] == '\r') {
    ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  } else if (at_ < text_.size() && text_[at_] == '\n') {
    ++at_;
  }
}

std::vector<DelimitedRecord> split_records(std::string_view text, char delimiter,
                                           std::size_t limit) {
  std::vector<DelimitedRecord> records;
  RecordReader reader(text, delimiter);
  for (DelimitedRecord record; records.size() < limit && reader.next(record);)
    records.push_back(std::exchange(record, {}));
  return records;
}

namespace {

// A quoted cell that ends at a delimiter or at the end of the line; where it ends, or npos.
std::size_t end_of_quoted(std::string_view line, std::size_t at, char delimiter,
                          std::string &cell) {
  cell.clear();
  for (++at; at < line.size(); ++at) {
    if (line[at] != '"') {
      cell += line[at];
    } else if (at + 1 < line.size() && line[at + 1] == '"') {
      cell += line[at++];
    } else {
      for (++at; at < line.size() && line[at] == ' '; ++at) {
      }
      return at == line.size() || line[at] == delimiter ? at : line.npos;
    }
  }
  return line.npos;
}

// ""a ""b"" c"" is a "b" c.
std::string without_marks(std::string_view raw) {
  std::string cell;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '"' && i + 1 < raw.size() && raw[i + 1] == '"') ++i;
    cell += raw[i];
  }
  if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
    cell = cell.substr(1, cell.size() - 2);
  return cell;
}

}  // namespace

std::vector<std::string> split_misquoted(std::string_view line, char delimiter,
                                         std::size_t columns) {
  std::vector<std::string> cells;
  for (std::size_t at = 0;; ++at) {
    std::string cell;
    std::size_t end = line.npos;
    if (at < line.size() && line[at] == '"') end = end_of_quoted(line, at, delimiter, cell);
    if (end == line.npos) {
      end = std::min(line.find(delimiter, at), line.size());
      cell = without_marks(line.substr(at, end - at));
    }
    cells.push_back(std::move(cell));
    at = end;
    if (at >= line.size()) break;
  }
  if (cells.size() != columns) cells.clear();
  return cells;
}

Delimiter recognise_delimiter(std::string_view text, std::size_t said_header) {
  constexpr std::size_t sample = 100;
  Delimiter best;
  double best_share = 0;
  for (const char sign : {',', ';', '\t', '|'}) {
    const auto records = split_records(text, sign, said_header + sample);
    std::size_t header = said_header;
    if (header == 0) {
      std::vector<std::vector<std::string>> rows;
      for (const auto &record : records) rows.push_back(record.cells);
      header = recognise_header(rows);
    }
    if (records.size() < header || !records[header - 1].broken.empty()) continue;
    const std::size_t columns = records[header - 1].cells.size();
    if (columns < 2) continue;
    std::size_t even = 1, rows = 1;
    for (std::size_t i = header; i < records.size(); ++i) {
      if (records[i].cells.size() == 1 && records[i].cells[0].empty()) continue;
      ++rows;
      if (records[i].broken.empty() && records[i].cells.size() == columns) ++even;
    }
    const double share = static_cast<double>(even) / static_cast<double>(rows);
    if (share > best_share || (share == best_share && columns > best.columns)) {
      auto rivals = std::move(best.rivals);
      if (share == best_share)
        rivals.push_back(best.sign);
      else
        rivals.clear();
      best = {sign, std::move(rivals), columns};
      best_share = share;
    } else if (share == best_share) {
      best.rivals.push_back(sign);
    }
  }
  return best;
}

std::string without_outer_quotes(std::string_view text) {
  if (!text.starts_with('"')) return {};
  std::string bare;
  RecordReader reader(text, '\0');
  for (DelimitedRecord record; reader.next(record);) {
    if (!record.broken.empty() || record.cells.size() != 1) return {};
    bare += record.cells[0] + "\n";
  }
  return bare;
}

}  // namespace jalon
