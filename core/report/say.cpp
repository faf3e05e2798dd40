#include "core/report/say.h"

#include <cmath>
#include <map>
#include <utility>

#include "core/report/sentences.h"

namespace jalon {
namespace {

bool known(const std::optional<double> &x) {
  return x && std::isfinite(*x);
}

// In one pass: an argument that holds "{2}" is not read again.
std::string fill(const std::string &text, const std::vector<std::string> &arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                       text[i + 1] >= '1' && text[i + 1] <= '9';
    const auto which = place ? static_cast<std::size_t>(text[i + 1] - '1') : arguments.size();
    if (which < arguments.size()) {
      out += arguments[which];
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// The fewest decimals that keep a figure within a thousandth of itself.
int useful_digits(double x) {
  double scale = 1;
  for (int digits = 0; digits < 6; ++digits, scale *= 10)
    if (std::fabs(std::round(x * scale) / scale - x) <= 5e-4 * std::fabs(x)) return digits;
  return 6;
}

}  // namespace

const char *sign_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::certain:
      return "";
    case Confidence::to_verify:
      return "†";
    case Confidence::hypothetical:
      break;
  }
  return "‡";
}

Say::Say(const Words &words, std::string currency)
    : words_(words), currency_(std::move(currency)) {}

std::string Say::operator()(const std::string &english,
                            const std::vector<std::string> &arguments) const {
  return english.empty() ? english : fill(words_(english), arguments);
}

std::string Say::count(double n, const std::string &one, const std::string &many) const {
  const bool singular = language() == "fr" ? std::fabs(n) < 2 : n == 1;
  return (*this)(singular ? one : many, {number(n)});
}

std::string Say::number(std::optional<double> x) const {
  return known(x) ? words_.number(*x, useful_digits(*x)) : words_("unknown");
}

std::string Say::money(std::optional<double> x, bool rounded) const {
  return known(x) ? words_.money(*x, currency_, rounded) : words_("unknown");
}

std::string Say::signed_money(std::optional<double> x) const {
  return (known(x) && *x > 0 ? "+" : "") + money(x);
}

std::string Say::percent(std::optional<double> share, int digits) const {
  return known(share) ? words_.percent(*share, digits) : words_("unknown");
}

std::string Say::years(std::optional<double> n) const {
  if (!n) return words_("never within the years appraised");
  if (!known(n)) return words_("unknown");
  const double rounded = std::round(*n * 10) / 10;
  const bool one = language() == "fr" ? rounded < 2 : rounded == 1;
  return (*this)(one ? "{1} year" : "{1} years",
                 {words_.number(rounded, rounded == std::round(rounded) ? 0 : 1)});
}

std::string Say::rates(const std::vector<double> &roots) const {
  std::string out;
  for (const double root : roots) out += (out.empty() ? "" : "; ") + percent(root, 1);
  return out.empty() ? words_("none") : out;
}

std::string Say::symbol() const {
  static const std::map<std::string, std::string> symbols = {
      {"EUR", "€"}, {"USD", "$"}, {"GBP", "£"}};
  const auto found = symbols.find(currency_);
  return found == symbols.end() ? currency_ : found->second;
}

std::string Say::unit(const std::string &unit) const {
  if (unit == "1") return "";
  std::string out = unit;
  if (const auto at = out.find("currency"); at != std::string::npos)
    out.replace(at, std::string("currency").size(), symbol());
  return out;
}

std::string Say::quantity(std::optional<double> x, const std::string &unit) const {
  if (known(x) && unit == "currency") return money(x);
  const std::string suffix = this->unit(unit);
  return number(x) + (known(x) && !suffix.empty() ? "\u00a0" + suffix : "");
}

std::string Say::account(const std::string &name) const {
  static const std::map<std::string, const char *> names = {{"authority", "the authority"},
                                                            {"collective", "the whole community"},
                                                            {"public", "the public purse"},
                                                            {"investment", "investment"},
                                                            {"operator", "the operator"},
                                                            {"users", "users"},
                                                            {"residents", "residents"},
                                                            {"businesses", "businesses"},
                                                            {"state", "the State"},
                                                            {"grid", "the grid"},
                                                            {"environment", "the environment"}};
  const auto found = names.find(name);
  return words_(found == names.end() ? name : found->second);
}

std::string Say::category(const std::string &name) const {
  static const std::map<std::string, const char *> names = {{"investment", "investment"},
                                                            {"renewal", "renewal"},
                                                            {"energy", "energy"},
                                                            {"maintenance", "upkeep"},
                                                            {"operation", "operation"},
                                                            {"revenue", "revenue"},
                                                            {"tax", "taxes"},
                                                            {"grant", "grants"},
                                                            {"residual", "residual value"},
                                                            {"disposal", "disposal"},
                                                            {"other", "other"}};
  const auto found = names.find(name);
  return words_(found == names.end() ? name : found->second);
}

std::string Say::sentence(const std::string &english) const {
  auto known = recognise(english);
  if (!known) return words_(english);
  for (auto &argument : known->arguments) argument = words_(argument);  // a label of a table
  return (*this)(known->text, known->arguments);
}

std::string Say::reason(const Reason &reason) const {
  return text(reason,
              {[this](const std::string &english) { return words_(english); },
               [this](double x) { return money(x); }, [this](double x) { return number(x); }});
}

}  // namespace jalon
