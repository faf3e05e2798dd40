#include "core/territory/cells.h"

#include <algorithm>
#include <cmath>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/table/dates.h"

namespace jalon {
namespace {

// std::regex recurses by the length of the text: longer ones could end the program.
constexpr std::size_t longest_cell = 1000;
constexpr std::size_t most_remembered = 20000;

Cell refusal(Message why) {
  Cell cell;
  cell.state = Cell::refused;
  cell.done = std::move(why);
  return cell;
}

}  // namespace

int choice_index(const jalon_column &column, std::string_view name) {
  const auto i = choices_of(column).find(name);
  return i == AbiList<jalon_choice>::npos ? -1 : static_cast<int>(i);
}

std::string choice_list(const jalon_column &column) {
  std::string list;
  for (const jalon_choice &c : choices_of(column))
    list += (list.empty() ? "" : ", ") + std::string(c.name);
  return list;
}

bool is_year(const jalon_column &column) {
  const std::string_view unit = column.unit;
  return column.type == JALON_NUMBER && (unit == "1" || unit == "year") && column.lower >= 1000 &&
         column.upper <= 3000;
}

CellReader::CellReader(const jalon_column &column, const ColumnMapping *mapping, bool typed,
                       int last_year)
    : column_(&column),
      mapping_(mapping),
      typed_(typed),
      years_(is_year(column)),
      last_year_(last_year) {
  if (column.type != JALON_NUMBER) return;
  units_.emplace_back(column.unit);
  if (!mapping || mapping->unit.empty() || mapping->unit == column.unit) return;
  units_.push_back(mapping->unit);
  convert_ = std::make_shared<const Units>(mapping->currency);
}

bool CellReader::blank(std::string_view text) const {
  text = trim_spaces(text);
  if (text.empty()) return true;
  return mapping_ &&
         std::find(mapping_->blank.begin(), mapping_->blank.end(), text) != mapping_->blank.end();
}

void CellReader::learn(const std::string &text) {
  if (column_->type != JALON_NUMBER || (saw_comma_ && saw_point_)) return;
  if (text.find_first_of(",.") == text.npos || text.size() > longest_cell) return;
  if (typed_ && parse_number(text)) return;
  const char sign = decimal_sign_of(text, units_);
  saw_comma_ = saw_comma_ || sign == ',';
  saw_point_ = saw_point_ || sign == '.';
}

void CellReader::settle(const std::string &decimal) {
  if (!decimal.empty())
    decimal_ = decimal == "," ? Decimal::comma : Decimal::point;
  else if (saw_comma_ && saw_point_)
    decimal_ = Decimal::both;
  else if (saw_comma_ || saw_point_)
    decimal_ = saw_comma_ ? Decimal::comma : Decimal::point;
}

const Cell &CellReader::read(const std::string &text) {
  if (const auto it = known_.find(text); it != known_.end()) return it->second;
  if (known_.size() >= most_remembered) known_.clear();
  return known_.emplace(text, decode(text)).first->second;
}

Cell CellReader::decode(std::string_view text) const {
  if (blank(text)) return {};
  text = trim_spaces(text);
  const bool patterns = mapping_ && !mapping_->patterns.empty();
  if ((patterns || column_->type != JALON_TEXT) && text.size() > longest_cell)
    return refusal("longer than {1} bytes"_msg(longest_cell));
  // Before patterns: one that takes the year of a date does not know whether there is such a day.
  if (years_)
    if (const auto date = read_date(text); date.looks_so && !date.short_year && !date.year)
      return refusal("there is no such day"_msg);
  if (patterns) {
    const std::string whole(text);
    for (const auto &pattern : mapping_->patterns) {
      std::smatch match;
      try {
        if (!std::regex_match(whole, match, pattern.match)) continue;
      } catch (const std::regex_error &) {
        return refusal("the pattern '{1}' is too complex for this text"_msg(pattern.text));
      }
      return by_pattern(pattern, match);
    }
  }
  return ordinary(text, false);
}

Cell CellReader::by_pattern(const CellPattern &pattern, const std::smatch &match) const {
  const auto by_this = [&](const Message &what) {
    return "{1}, by the pattern '{2}'"_msg(what, pattern.text);
  };
  Cell cell;
  if (!pattern.sum.empty()) {
    double total = 0;
    std::string terms;
    for (const auto &part : pattern.sum) {
      const std::string term = match.format(part);
      const auto number = read_text(term);
      if (!number.value) return refusal(by_this("\"{1}\": {2}"_msg(term, number.refused)));
      total += in_declared_unit(number);
      terms += (terms.empty() ? "" : " + ") + plain(*number.value);
    }
    cell = finish_number(total, by_this("read as {1}"_msg(terms)));
  } else if (!pattern.value.empty()) {
    const std::string meant = match.format(pattern.value);
    cell = ordinary(trim_spaces(meant), true);
    if (cell.state == Cell::read) cell.done = by_this("read as {1}"_msg(meant));
  }
  if (cell.state == Cell::refused) {
    cell.done = by_this(cell.done);
    return cell;
  }
  for (const auto &[column, value] : pattern.set)
    cell.tells.emplace_back(column, match.format(value));
  return cell;
}

Cell CellReader::read_meant(std::string_view text) const {
  text = trim_spaces(text);
  return text.size() > longest_cell ? refusal("longer than {1} bytes"_msg(longest_cell))
                                    : ordinary(text, true);
}

Cell CellReader::of_number(double value) const {
  NumberText number;
  number.value = value;
  return finish_number(in_declared_unit(number), {});
}

Cell CellReader::ordinary(std::string_view text, bool meant) const {
  if (text.empty()) return {};
  if (column_->type == JALON_NUMBER) return number(text);
  if (column_->type == JALON_CHOICE) return choice(text, meant);
  Cell cell;
  cell.state = Cell::read;
  cell.text = text;
  return cell;
}

NumberText CellReader::read_text(std::string_view text) const {
  if (typed_)
    if (const auto x = parse_number(text)) {
      NumberText plain_number;
      plain_number.value = x;
      return plain_number;
    }
  return read_number(text, decimal_, units_);
}

Cell CellReader::number(std::string_view text) const {
  const auto number = read_text(text);
  if (number.value) return finish_number(in_declared_unit(number), number.repaired);
  return years_ ? year(text) : refusal(number.refused);
}

Cell CellReader::year(std::string_view text) const {
  const auto date = read_date(text);
  if (date.year) return finish_number(*date.year, "the year of the date"_msg);
  if (date.short_year)
    return refusal(
        "the year has two digits: say which century in patterns of the mapping, e.g. {1}"_msg(
            R"({ match = '.*/(\d\d)', value = "20$1" })"));
  return refusal(date.looks_so ? Message("there is no such day"_msg)
                               : Message("neither a year nor a date"_msg));
}

double CellReader::in_declared_unit(const NumberText &number) const {
  // A cell that names the declared unit itself is in that unit, whatever the column's is.
  if (number.unit == 0 || !convert_) return *number.value;
  return convert_->convert(*number.value, mapping_->unit, column_->unit);
}

Cell CellReader::finish_number(double value, Message done) const {
  const std::string unit =
      std::string_view(column_->unit) == "1" ? "" : " " + std::string(column_->unit);
  if (!std::isfinite(value)) return refusal("too large for a number"_msg);
  if (value < column_->lower || value > column_->upper)
    return refusal("{1} is outside {2} to {3}"_msg(plain(value) + unit, column_->lower,
                                                   plain(column_->upper) + unit));
  if ((column_->flags & JALON_INTEGER) && value != std::floor(value))
    return refusal("{1} is not a whole number"_msg(plain(value) + unit));
  if (years_ && value > last_year_)
    return refusal(
        "{1} is to come: later than {2}; say future = true for this column in the mapping if that is meant"_msg(
            value, last_year_));
  Cell cell;
  cell.state = Cell::read;
  cell.number = value;
  cell.done = std::move(done);
  return cell;
}

Cell CellReader::choice(std::string_view text, bool meant) const {
  Cell cell;
  const auto take = [&](int i) {
    cell.state = Cell::read;
    cell.number = i;
    return cell;
  };
  const auto take_code = [&](const std::string &name) {
    return name.empty() ? cell : take(choice_index(*column_, name));
  };
  static const std::map<std::string, std::string> none;
  const auto &codes = mapping_ ? mapping_->codes : none;
  const int own = choice_index(*column_, text);
  if (meant && own >= 0) return take(own);
  if (const auto it = codes.find(std::string(text)); it != codes.end())
    return take_code(it->second);
  if (own >= 0) return take(own);
  const std::string lower = lower_case(text);
  const std::string *code = nullptr;
  bool two = false;
  for (const auto &[key, name] : codes)
    if (lower_case(key) == lower) {
      two = two || (code && *code != name);
      code = &name;
    }
  if (code && !two) return take_code(*code);
  if (const int i = choice_index(*column_, lower); i >= 0 && !code) return take(i);
  if (mapping_ && mapping_->other) {
    take(choice_index(*column_, *mapping_->other));
    cell.done = "not listed in codes: taken as {1}"_msg(*mapping_->other);
    return cell;
  }
  std::vector<std::string> names;
  for (const jalon_choice &c : choices_of(*column_)) names.emplace_back(c.name);
  for (const auto &[key, name] : codes) names.push_back(key);
  const auto near = text.size() < 4 ? std::nullopt : nearest(text, names);  // "BF" is near to "IM"
  const auto list = choice_list(*column_);
  return refusal(
      near ? "not one of {1}; nearest: {2}; list it in codes of the mapping"_msg(list, *near)
           : "not one of {1}; list it in codes of the mapping"_msg(list));
}

}  // namespace jalon
