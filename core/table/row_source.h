// row_source.h - a file read row by row, as it stands: nothing is dropped, mended or renamed.
//
// For whoever judges a file rather than using it. Delimited text lies in memory once and its cells
// one row at a time; workbooks and maps lie there as GDAL's rows.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/table/delimited.h"
#include "core/table/reading.h"
#include "core/table/source_table.h"

namespace jalon {

class RowSource {
 public:
  // Recognises what `how` does not say. Throws Fault if the file cannot be used at all.
  explicit RowSource(const std::filesystem::path &file, const Reading &how = {});
  RowSource(const RowSource &) = delete;  // the reader of records points into the text
  RowSource &operator=(const RowSource &) = delete;

  // All but the rows. The names in `header` of delimited text are those that are written there; of
  // the other formats, as source_table.h says.
  const SourceTable &about() const { return about_; }
  // Each line stood in quotation marks as a whole; they were taken off.
  bool outer_quotes() const { return outer_quotes_; }

  // The next row below the header; false at the end. `number` is the row as a spreadsheet numbers
  // it (of a map, the feature); the cells of delimited text are as many as the line has, and a
  // line that cannot be split is `broken`, blank lines are rows too. Reuses the memory of `row`.
  bool next(SourceRow &row);

 private:
  SourceTable about_;
  bool outer_quotes_ = false;
  std::string text_;
  std::optional<RecordReader> records_;
  DelimitedRecord record_;
  std::vector<SourceRow> rows_;  // of workbooks and maps
  std::size_t at_ = 0;           // records or rows handed out
};

}  // namespace jalon
