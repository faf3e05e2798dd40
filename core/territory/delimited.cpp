#include "core/territory/delimited.h"

#include <algorithm>

#include "core/territory/header_row.h"

namespace jalon {
namespace {

// A quoted cell longer than this is taken for a quotation mark that was never closed.
constexpr std::size_t longest_quoted = 64 * 1024;

class Splitter {
 public:
  Splitter(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool at_end() const { return at_ >= text_.size(); }

  DelimitedRecord next() {
    const std::size_t start = at_;
    DelimitedRecord record;
    for (;;) {
      std::string cell;
      if (at_ < text_.size() && text_[at_] == '"') {
        if (Message why = quoted(cell); !why.empty()) {
          at_ = start;
          record.cells = {std::string(rest_of_line())};
          record.broken = std::move(why);
          end_of_line();
          return record;
        }
      } else {
        const std::size_t from = at_;
        while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
        cell = text_.substr(from, at_ - from);
      }
      record.cells.push_back(std::move(cell));
      if (at_ >= text_.size() || text_[at_] != delimiter_) break;
      ++at_;
    }
    end_of_line();
    return record;
  }

 private:
  bool ends_cell(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

  // Says why if the cell does not end.
  Message quoted(std::string &cell) {
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
    if (at_ < text_.size() && !ends_cell(text_[at_]))
      return "there is text after a closing quotation mark"_msg;
    return {};
  }

  std::string_view rest_of_line() {
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return text_.substr(from, at_ - from);
  }

  void end_of_line() {
    if (at_ < text_.size() && text_[at_] == '\r') {
      ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    } else if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
    }
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<DelimitedRecord> split_records(std::string_view text, char delimiter,
                                           std::size_t limit) {
  std::vector<DelimitedRecord> records;
  Splitter splitter(text, delimiter);
  while (!splitter.at_end() && records.size() < limit) records.push_back(splitter.next());
  return records;
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

}  // namespace jalon
