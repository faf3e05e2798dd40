#include "core/territory/column_plan.h"

#include "core/base/text.h"

namespace jalon {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

jalon_column any_number() {
  jalon_column any{};
  any.type = JALON_NUMBER;
  any.unit = "1";
  any.lower = -inf;
  any.upper = inf;
  return any;
}

Cell refused(Message why) {
  Cell cell;
  cell.state = Cell::refused;
  cell.done = std::move(why);
  return cell;
}

}  // namespace

ColumnPlan::Part::Part(const jalon_column &of, const ColumnMapping &how, bool typed, int last_year)
    : column(of), mapping(how), reader(column, &mapping, typed, last_year) {}

ColumnPlan::ColumnPlan(const jalon_column &column, const ColumnMapping *mapping,
                       const SourceTable &source, int last_year)
    : declared_(&column),
      mapping_(mapping),
      header_(&source.header),
      reader_(column, mapping, source.typed, last_year),
      name_(column.name) {
  if (!mapping) return;
  if (mapping->constant) constant_ = reader_.read_meant(*mapping->constant);
  sum_ = !mapping->add.empty();
  for (const auto &name : sum_ ? mapping->add : mapping->from)
    columns_.push_back(source.column(name));
  if (!columns_.empty()) name_ = source.header[columns_.front()];
  if (!mapping->over.empty()) over_ = source.column(mapping->over);
  if (sum_ || over_ != SourceTable::npos) {
    ColumnMapping plain;
    plain.blank = mapping->blank;
    number_ = std::make_unique<Part>(any_number(), plain, source.typed, last_year);
  }
  if (mapping->units_from.empty()) return;
  unit_ = source.column(mapping->units_from);
  for (const auto &[text, unit] : mapping->units) {
    ColumnMapping how = *mapping;
    how.unit = unit;
    units_[lower_case(text)] = std::make_unique<Part>(column, how, source.typed, last_year);
  }
}

void ColumnPlan::learn(const std::vector<std::string> &cells) {
  for (const auto at : columns_) {
    reader_.learn(cells[at]);
    if (number_) number_->reader.learn(cells[at]);
    for (auto &[text, part] : units_) part->reader.learn(cells[at]);
  }
  if (number_ && over_ != SourceTable::npos) number_->reader.learn(cells[over_]);
}

void ColumnPlan::settle(const std::string &decimal) {
  reader_.settle(decimal);
  if (number_) number_->reader.settle(decimal);
  for (auto &[text, part] : units_) part->reader.settle(decimal);
}

CellReader *ColumnPlan::by_unit(const std::vector<std::string> &cells) {
  const std::string text = lower_case(trim_spaces(cells[unit_]));
  const auto it = units_.find(text);
  if (it != units_.end()) return &it->second->reader;
  made_ =
      text.empty()
          ? refused("its unit is missing"_msg)
          : refused("its unit, \"{1}\", is not listed in `units` of the mapping"_msg(cells[unit_]));
  return nullptr;
}

// A sum of which one part is unknown is unknown, as is a quotient.
const Cell *ColumnPlan::compose(const std::vector<std::string> &cells, CellReader &reader,
                                std::string &found) {
  double total = 0;
  bool any = false, blank = false;
  for (const auto at : columns_) {
    const Cell &part = number_->reader.read(cells[at]);
    if (part.state == Cell::blank) {
      blank = true;
      continue;
    }
    found += (any ? " + " : "") + cells[at];
    any = true;
    if (part.state == Cell::refused) {
      made_ = part;
      return &made_;
    }
    total += part.number;
    if (!sum_) {
      blank = false;
      break;
    }
  }
  if (!any) return nullptr;
  if (blank) {
    made_ = refused("a part of the sum is unknown"_msg);
    return &made_;
  }
  if (over_ != SourceTable::npos) {
    const Cell &over = number_->reader.read(cells[over_]);
    found += " / " + cells[over_];
    if (over.state != Cell::read || over.number == 0) {
      made_ = refused("what it is divided by is unknown or zero"_msg);
      return &made_;
    }
    total /= over.number;
  }
  made_ = reader.of_number(total);
  return &made_;
}

ColumnPlan::Reading ColumnPlan::read(const std::vector<std::string> &cells) {
  Reading reading;
  reading.name = &name_;
  if (mapping_ && mapping_->constant) reading.cell = &constant_;
  std::size_t first = columns_.size();
  for (std::size_t i = 0; i < columns_.size() && first == columns_.size(); ++i)
    if (!reader_.blank(cells[columns_[i]])) first = i;
  if (first == columns_.size()) return reading;
  reading.name = &(*header_)[columns_[first]];
  CellReader *reader = &reader_;
  if (unit_ != SourceTable::npos) reader = by_unit(cells);
  if (!reader) {
    reading.found = cells[columns_[first]];
    reading.cell = &made_;
  } else if (number_) {
    reading.cell = compose(cells, *reader, reading.found);
  } else {
    reading.found = cells[columns_[first]];
    reading.cell = &reader->read(reading.found);
  }
  return reading;
}

}  // namespace jalon
