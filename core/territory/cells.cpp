#include "core/territory/cells.h"

#include <algorithm>
#include <cmath>

#include "core/base/abi_list.h"
#include "core/base/text.h"

namespace jalon {
namespace {

// std::regex recurses by the length of the text: longer ones could end the program.
constexpr std::size_t longest_cell = 1000;
constexpr std::size_t most_remembered = 20000;

Cell refusal(std::string why) {
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

CellReader::CellReader(const jalon_column &column, const ColumnMapping *mapping, bool typed)
    : column_(&column), mapping_(mapping), typed_(typed) {
  if (column.type != JALON_NUMBER) return;
  units_.emplace_back(column.unit);
  if (!mapping || mapping->unit.empty() || mapping->unit == column.unit) return;
  units_.push_back(mapping->unit);
  convert_ = std::make_shared<const Units>("EUR");
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
    return refusal("longer than " + std::to_string(longest_cell) + " bytes");
  if (patterns) {
    const std::string whole(text);
    for (const auto &pattern : mapping_->patterns) {
      std::smatch match;
      try {
        if (!std::regex_match(whole, match, pattern.match)) continue;
      } catch (const std::regex_error &) {
        return refusal("the pattern '" + pattern.text + "' is too complex for this text");
      }
      return by_pattern(pattern, match);
    }
  }
  return ordinary(text, false);
}

Cell CellReader::by_pattern(const Pattern &pattern, const std::smatch &match) const {
  const std::string by = " by the pattern '" + pattern.text + "'";
  Cell cell;
  if (!pattern.sum.empty()) {
    double total = 0;
    std::string terms;
    for (const auto &part : pattern.sum) {
      const std::string term = match.format(part);
      const auto number = read_text(term);
      if (!number.value) return refusal("\"" + term + "\": " + number.refused + by);
      total += in_declared_unit(number);
      terms += (terms.empty() ? "" : " + ") + plain(*number.value);
    }
    cell = finish_number(total, "read as " + terms + by);
  } else if (!pattern.value.empty()) {
    const std::string meant = match.format(pattern.value);
    cell = ordinary(trim_spaces(meant), true);
    if (cell.state == Cell::read) cell.done = "read as " + meant + by;
  }
  if (cell.state == Cell::refused) {
    cell.done += by;
    return cell;
  }
  for (const auto &[column, value] : pattern.set)
    cell.tells.emplace_back(column, match.format(value));
  return cell;
}

Cell CellReader::read_meant(std::string_view text) const {
  text = trim_spaces(text);
  return text.size() > longest_cell ? refusal("too long") : ordinary(text, true);
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
  if (!number.value) return refusal(number.refused);
  return finish_number(in_declared_unit(number), number.repaired);
}

double CellReader::in_declared_unit(const NumberText &number) const {
  // A cell that names the declared unit itself is in that unit, whatever the column's is.
  if (number.unit == 0 || !convert_) return *number.value;
  return convert_->convert(*number.value, mapping_->unit, column_->unit);
}

Cell CellReader::finish_number(double value, std::string done) const {
  const std::string unit =
      std::string_view(column_->unit) == "1" ? "" : " " + std::string(column_->unit);
  if (!std::isfinite(value)) return refusal("too large for a number");
  if (value < column_->lower || value > column_->upper)
    return refusal(plain(value) + unit + " is outside " + plain(column_->lower) + " to " +
                   plain(column_->upper) + unit);
  if ((column_->flags & JALON_INTEGER) && value != std::floor(value))
    return refusal(plain(value) + unit + " is not a whole number");
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
    cell.done = "not listed in codes: taken as " + *mapping_->other;
    return cell;
  }
  std::vector<std::string> names;
  for (const jalon_choice &c : choices_of(*column_)) names.emplace_back(c.name);
  for (const auto &[key, name] : codes) names.push_back(key);
  const auto near = nearest(text, names);
  return refusal("not one of " + choice_list(*column_) + (near ? "; nearest: " + *near : "") +
                 "; list it in codes of the mapping");
}

}  // namespace jalon
