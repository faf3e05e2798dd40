#include "core/table/row_source.h"

#include <utility>

#include "core/table/encoding.h"
#include "core/table/file_kind.h"
#include "core/table/gis.h"
#include "core/table/header_row.h"

namespace jalon {
namespace {

constexpr std::size_t sample = 100;  // rows in which the header is looked for

std::size_t header_of(std::string_view text, char sign, int said) {
  if (said > 0) return static_cast<std::size_t>(said);
  std::vector<std::vector<std::string>> rows;
  for (auto &record : split_records(text, sign, sample)) rows.push_back(std::move(record.cells));
  return recognise_header(rows);
}

}  // namespace

RowSource::RowSource(const std::filesystem::path &named, const Reading &how) {
  const auto file = file_of(named);
  std::string bytes = read_table_bytes(file);
  if (const std::string driver = driver_for(bytes, file); !driver.empty()) {
    bytes = {};
    about_ = gis().read_layer(file, driver, how);
    rows_ = std::exchange(about_.rows, {});
    return;
  }
  about_.file = file;
  about_.format = "CSV";
  auto opened = open_text(about_, std::move(bytes), how);
  text_ = std::move(opened.text);
  outer_quotes_ = opened.outer_quotes;
  about_.header_row = header_of(text_, opened.delimiter, how.header);
  about_.rows_above = about_.header_row;
  records_.emplace(text_, opened.delimiter);
  while (at_ < about_.header_row && records_->next(record_)) ++at_;
  if (at_ < about_.header_row)
    throw Fault("the file has no row {1}"_msg(about_.header_row), {file.string()},
                "the row of the column names"_msg, "correct the number of the header row"_msg);
  if (!record_.broken.empty())
    throw Fault(record_.broken, {file.string(), static_cast<int>(at_)},
                "the names of the columns"_msg, "mend this line"_msg);
  about_.header = record_.cells;
}

bool RowSource::next(SourceRow &row) {
  if (records_) {
    std::swap(row.cells, record_.cells);
    if (!records_->next(record_)) return false;
    std::swap(row.cells, record_.cells);
    row.broken = record_.broken;
    row.number = ++at_;
    return true;
  }
  if (at_ == rows_.size()) return false;
  row = std::move(rows_[at_++]);
  row.number += about_.rows_above;
  return true;
}

}  // namespace jalon
