#include "core/calc/inputs.h"

#include <cmath>

#include "core/base/text.h"

namespace jalon::calc {
namespace {

constexpr std::size_t k_most_values = 100000;

[[noreturn]] void wrong(const std::string &key, const Json &value, Message expected) {
  throw Fault("input `{1}` is {2}"_msg(key, kind_of_value(value)), {}, std::move(expected));
}

const Json &list_of(const Json &value, const std::string &key) {
  if (!value.is_array()) wrong(key, value, "a list"_msg);
  if (value.empty()) throw Fault("input `{1}` is an empty list"_msg(key));
  if (value.size() > k_most_values)
    throw Fault("input `{1}` has {2} entries"_msg(key, static_cast<double>(value.size())), {},
                "at most {1}"_msg(static_cast<double>(k_most_values)));
  return value;
}

std::vector<double> numbers_of(const Json &value, const std::string &key) {
  std::vector<double> all;
  for (const auto &each : list_of(value, key)) all.push_back(number_of(each, key));
  return all;
}

const Json &object_of(const Json &value, const std::string &key) {
  if (!value.is_object()) wrong(key, value, "an object, such as {1}"_msg("{\"A\": 1, \"B\": 2}"));
  if (value.empty()) throw Fault("input `{1}` is empty"_msg(key));
  return value;
}

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t n) {
  int x = 0;
  for (std::size_t i = at; i < at + n; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    x = x * 10 + (text[i] - '0');
  }
  return x;
}

// "2019-06-20", with or without a time of the day behind it, which does not count.
std::optional<date::sys_days> date_of(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto y = digits_at(text, 0, 4), m = digits_at(text, 5, 2), d = digits_at(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  const date::year_month_day day{date::year(*y), date::month(static_cast<unsigned>(*m)),
                                 date::day(static_cast<unsigned>(*d))};
  return day.ok() ? std::optional(date::sys_days(day)) : std::nullopt;
}

}  // namespace

Message kind_of_value(const Json &value) {
  switch (value.type()) {
    case Json::value_t::null:
      return "null"_msg;
    case Json::value_t::boolean:
      return value.get<bool>() ? Message("true"_msg) : Message("false"_msg);
    case Json::value_t::string: {
      auto text = value.get<std::string>();
      if (text.size() > 40) {
        std::size_t end = 40;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
        text = text.substr(0, end) + "...";
      }
      return "the text \"{1}\""_msg(text);
    }
    case Json::value_t::array:
      return "a list"_msg;
    case Json::value_t::object:
      return "an object"_msg;
    default:
      return plain(value.get<double>());
  }
}

double number_of(const Json &value, const std::string &key) {
  if (!value.is_number()) wrong(key, value, "a number"_msg);
  const auto x = value.get<double>();
  if (!std::isfinite(x)) wrong(key, value, "a number"_msg);
  return x;
}

Inputs::Inputs(const Json &given, std::string convention)
    : given_(given), convention_(std::move(convention)) {}

bool Inputs::has(const std::string &key) const {
  asked_.insert(key);
  const auto found = given_.find(key);
  return found != given_.end() && !found->is_null();
}

std::vector<std::string> Inputs::unasked() const {
  std::vector<std::string> keys;
  for (const auto &[key, value] : given_.items())
    if (!value.is_null() && !asked_.contains(key)) keys.push_back(key);
  return keys;
}

const Json &Inputs::raw(const std::string &key) const {
  if (!has(key)) throw Fault("input `{1}` is missing"_msg(key));
  return *given_.find(key);
}

double Inputs::number(const std::string &key) const {
  return number_of(raw(key), key);
}

double Inputs::number(const std::string &key, double otherwise) const {
  return has(key) ? number(key) : otherwise;
}

std::optional<double> Inputs::maybe(const std::string &key) const {
  return has(key) ? std::optional(number(key)) : std::nullopt;
}

std::optional<double> Inputs::maybe_either(std::initializer_list<const char *> keys) const {
  for (const char *key : keys)
    if (has(key)) return number(key);
  return std::nullopt;
}

double Inputs::either(std::initializer_list<const char *> keys) const {
  const auto found = maybe_either(keys);
  return found ? *found : number(*keys.begin());
}

double Inputs::rate(const std::string &key) const {
  const double rate = number(key);
  if (!(rate > -1))
    throw Fault(
        "`{1}` is {2}"_msg(key, rate), {},
        "a rate above -1 (which is -100 %): at -1 or below it, nothing can be discounted"_msg);
  return rate;
}

int Inputs::whole(const std::string &key) const {
  const double x = number(key);
  if (x != std::floor(x) || std::fabs(x) > 1e9) wrong(key, raw(key), "a whole number"_msg);
  return static_cast<int>(x);
}

int Inputs::whole(const std::string &key, int otherwise) const {
  return has(key) ? whole(key) : otherwise;
}

std::size_t Inputs::count(const std::string &key, std::size_t most) const {
  const double x = number(key);
  if (x != std::floor(x) || x < 0 || x > static_cast<double>(most))
    wrong(key, raw(key), "a whole number from {1} to {2}"_msg(0, static_cast<double>(most)));
  return static_cast<std::size_t>(x);
}

bool Inputs::flag(const std::string &key) const {
  if (!has(key)) return false;
  const Json &value = raw(key);
  if (value.is_boolean()) return value.get<bool>();
  const double x = number_of(value, key);
  if (x != 0 && x != 1) wrong(key, value, "0 (at the end of each period) or 1 (at its start)"_msg);
  return x == 1;
}

std::string Inputs::text(const std::string &key, const std::string &otherwise) const {
  if (!has(key)) return otherwise;
  if (!raw(key).is_string()) wrong(key, raw(key), "a text"_msg);
  return raw(key).get<std::string>();
}

std::vector<double> Inputs::numbers(const std::string &key) const {
  return numbers_of(raw(key), key);
}

std::vector<date::sys_days> Inputs::dates(const std::string &key) const {
  std::vector<date::sys_days> all;
  for (const auto &each : list_of(raw(key), key)) {
    const auto day = each.is_string() ? date_of(each.get<std::string>()) : std::nullopt;
    if (!day) wrong(key, each, "a date, such as 2026-01-31"_msg);
    all.push_back(*day);
  }
  return all;
}

std::vector<std::string> Inputs::texts(const std::string &key) const {
  std::vector<std::string> all;
  for (const auto &each : list_of(raw(key), key)) {
    if (!each.is_string()) wrong(key, each, "a text"_msg);
    all.push_back(each.get<std::string>());
  }
  return all;
}

std::vector<std::vector<double>> Inputs::rows(const std::string &key) const {
  std::vector<std::vector<double>> all;
  for (const auto &each : list_of(raw(key), key)) {
    all.push_back(numbers_of(each, key));
    if (all.back().size() != all.front().size())
      throw Fault(
          "rows of `{1}` have {2} and {3} entries"_msg(key, static_cast<double>(all.front().size()),
                                                       static_cast<double>(all.back().size())),
          {}, "rows of one length"_msg);
  }
  return all;
}

std::map<int, double> Inputs::by_year(const std::string &key) const {
  std::map<int, double> all;
  for (const auto &[year, value] : object_of(raw(key), key).items()) {
    const auto x = parse_number(year);
    if (!x || *x != std::floor(*x) || std::fabs(*x) > 1e6)
      throw Fault("`{1}` has the key \"{2}\""_msg(key, year), {}, "a year, e.g. {1}"_msg("2030"));
    all[static_cast<int>(*x)] = number_of(value, key);
  }
  return all;
}

std::vector<std::pair<std::string, double>> Inputs::by_name(const std::string &key) const {
  std::vector<std::pair<std::string, double>> all;
  for (const auto &[name, value] : object_of(raw(key), key).items())
    all.emplace_back(name, number_of(value, key));
  return all;
}

std::vector<std::pair<std::string, std::vector<double>>> Inputs::lists(
    const std::string &key) const {
  std::vector<std::pair<std::string, std::vector<double>>> all;
  for (const auto &[name, value] : object_of(raw(key), key).items())
    all.emplace_back(name, numbers_of(value, key));
  return all;
}

}  // namespace jalon::calc
