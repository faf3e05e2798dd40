#include <charconv>

#include "core/base/text.h"
#include "core/settings/settings.h"

namespace jalon {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Where the number ends and its unit begins: "250 EUR", "4.5%". A number that goes on in a way
// which is none ("0,5") is left whole, to be refused as it was written.
std::size_t end_of_number(std::string_view text) {
  double x = 0;
  const char *const end = std::from_chars(text.data(), text.data() + text.size(), x).ptr;
  const auto n = static_cast<std::size_t>(end - text.data());
  const bool goes_on = n < text.size() && (text[n] == ',' || text[n] == '.' || digit(text[n]));
  return n == 0 || goes_on ? std::min(text.find(' '), text.size()) : n;
}

// "250 000": thousands set apart, which nothing else can mean; "1/year" is a unit.
bool more_digits(std::string_view unit) {
  return !unit.empty() && digit(unit.front()) && unit != "1" && !unit.starts_with("1/");
}

}  // namespace

void Settings::add_assignment(const std::string &text) {
  read_ += "assignment " + std::to_string(text.size()) + "\n" + text;
  const Place place{"--set " + text, 0, 0, {}};
  const Message expected = "path=value or path=value unit"_msg;
  const auto equals = text.find('=');
  const std::string path(trim(std::string_view(text).substr(0, equals)));
  if (equals == text.npos || path.empty()) {
    faults_.emplace_back("this sets nothing"_msg, place, expected);
    return;
  }
  const auto right = trim(std::string_view(text).substr(equals + 1));
  const auto number = right.substr(0, end_of_number(right));
  const auto unit = trim(right.substr(number.size()));
  const auto value = parse_number(number);
  if (!value || more_digits(unit)) {
    broken_.insert(path);
    faults_.emplace_back("\"{1}\" is no number"_msg(value ? right : number), place, expected,
                         value                             ? "write the number without spaces"_msg
                         : number.find(',') != number.npos ? "write the decimals after a point"_msg
                                                           : Message());
    return;
  }
  Figure figure;
  figure.value = figure.low = figure.high = *value;
  figure.unit = unit;
  figure.source = "command line";
  figure.layer = Layer::command_line;
  figure.place = place;
  add(path, std::move(figure));
}

}  // namespace jalon
