// delimited.h - text with a delimiter, split into records without losing or shifting a cell.
//
// Not GDAL's CSV driver: it fills or drops the cells of a ragged row without a word, and a stray
// quotation mark swallows the rows after it. Here such a record is `broken`, the line is given
// back whole, and reading goes on with the next line.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"

namespace jalon {

struct DelimitedRecord {
  std::vector<std::string> cells;
  Message broken;          // why the line cannot be split; `cells` then holds the line as it stands
  bool misquoted = false;  // for text after a closing mark: see split_misquoted()
};

// Records one after another; the text must outlive the reader. [one thread]
class RecordReader {
 public:
  RecordReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}
  // False at the end of the text. Reuses the memory of the record it is given.
  bool next(DelimitedRecord &record);

 private:
  bool ends_cell(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }
  Message quoted(std::string &cell, bool &misquoted);  // says why if the cell does not end
  std::string_view rest_of_line();
  void end_of_line();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
};

// At most `limit` records. Cells may be quoted, hold line ends and doubled quotation marks; lines
// end with LF, CRLF or CR. An empty line is a record of one empty cell.
std::vector<DelimitedRecord> split_records(std::string_view text, char delimiter,
                                           std::size_t limit = static_cast<std::size_t>(-1));

// The cells of a line that has text after a closing quotation mark, as most programs would read
// them: a quoted cell that does not end at its closing mark goes on to the next delimiter, and the
// marks around it and their doubling are taken off. Empty if this does not give `columns` cells.
std::vector<std::string> split_misquoted(std::string_view line, char delimiter,
                                         std::size_t columns);

struct Delimiter {
  char sign = ',';
  std::vector<char> rivals;  // others that split the first rows just as evenly
  std::size_t columns = 1;   // of the header; 1 = no delimiter fits, the file has one column
};

// Which of , ; tab | cuts the first rows into most evenly as many cells as the header row has
// (`header` counts from 1; 0 = the row that recognise_header finds under that delimiter).
Delimiter recognise_delimiter(std::string_view text, std::size_t header);

// The lines of a file of one column, each in quotation marks, without them; "" if some are not.
std::string without_outer_quotes(std::string_view text);

}  // namespace jalon
