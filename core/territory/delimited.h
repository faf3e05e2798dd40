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
  Message broken;  // why the line cannot be split; `cells` then holds the line as it stands
};

// At most `limit` records. Cells may be quoted, hold line ends and doubled quotation marks; lines
// end with LF, CRLF or CR. An empty line is a record of one empty cell.
std::vector<DelimitedRecord> split_records(std::string_view text, char delimiter,
                                           std::size_t limit = static_cast<std::size_t>(-1));

struct Delimiter {
  char sign = ',';
  std::vector<char> rivals;  // others that split the first rows just as evenly
  std::size_t columns = 1;   // of the header; 1 = no delimiter fits, the file has one column
};

// Which of , ; tab | cuts the first rows into most evenly as many cells as the header row has
// (`header` counts from 1; 0 = the row that recognise_header finds under that delimiter).
Delimiter recognise_delimiter(std::string_view text, std::size_t header);

}  // namespace jalon
