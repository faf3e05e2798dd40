#include "core/appraisal/norms.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/appraisal/ledger.h"
#include "core/base/text.h"

namespace jalon {
namespace {

// A by_year key of a schedule above this is a calendar year by mistake.
constexpr int k_longest_schedule = 1000;
constexpr const char *k_values = "norms.value.";

// The figure as a whole number, or 0 and a fault more.
int whole(const Settings &settings, const std::string &path, std::vector<Fault> &faults) {
  const Figure &f = settings.at(path);
  if (f.value == std::floor(f.value)) return static_cast<int>(f.value);
  faults.emplace_back(
      path + " = " + plain(f.value), f.place,
      "a whole number from {1} to {2}"_msg(settings.key(path).lower, settings.key(path).upper));
  return 0;
}

std::optional<Figure> given(const Settings &settings, const std::string &path) {
  return settings.defined(path) ? std::optional(settings.at(path)) : std::nullopt;
}

double given_or(const Settings &settings, const std::string &path, double otherwise) {
  return settings.defined(path) ? settings.at(path).value : otherwise;
}

void check_schedule(const Figure &rate, std::vector<Fault> &faults) {
  if (rate.by_year.empty()) return;
  if (rate.by_year.rbegin()->first > k_longest_schedule)
    faults.emplace_back(
        "norms.discount_rate has the year {1}"_msg(rate.by_year.rbegin()->first), rate.place,
        "years counted from year 0 of the appraisal"_msg,
        "write by_year = { 0 = ..., 31 = ... } for a rate that changes after 30 years"_msg);
  if (rate.interpolation != Interpolation::step)
    faults.emplace_back("norms.discount_rate is not read in steps"_msg, rate.place,
                        std::string("interpolation = \"step\""));
}

void shift(Figure &figure, double by) {
  for (double *x : {&figure.value, &figure.low, &figure.high}) *x += by;
  for (auto &[year, x] : figure.by_year) x += by;
}

std::pair<double, double> range(const Figure &figure) {
  std::pair ends(figure.value, figure.value);
  for (const auto &[year, x] : figure.by_year) {
    ends.first = std::min(ends.first, x);
    ends.second = std::max(ends.second, x);
  }
  return ends;
}

void read_rate(const Settings &settings, Norms &norms, std::vector<Fault> &faults) {
  const Key &key = settings.key("norms.discount_rate");
  norms.discount_rate = settings.at(key.path);
  check_schedule(norms.discount_rate, faults);
  const auto beta = given(settings, "norms.beta");
  const auto premium = given(settings, "norms.risk_premium");
  norms.beta.value = norms.beta.low = norms.beta.high = 1;
  if (beta) norms.beta = *beta;
  if (premium) norms.risk_premium = premium->value;
  if (beta && !premium && (beta->value != 1 || beta->uncertain()))
    faults.emplace_back("norms.beta is given and norms.risk_premium is not"_msg, beta->place,
                        "the premium that beta multiplies"_msg,
                        "give norms.risk_premium, or remove norms.beta"_msg);
  shift(norms.discount_rate, (norms.beta.value - 1) * norms.risk_premium);
  for (const double end : {norms.beta.low, norms.beta.value, norms.beta.high}) {
    const auto [low, high] = range(with_beta(norms, end).discount_rate);
    if (low >= key.lower && high <= key.upper) continue;
    faults.emplace_back(
        "with norms.beta = {1} the discount rate is {2}"_msg(end, low < key.lower ? low : high),
        beta ? beta->place : norms.discount_rate.place,
        "a rate from {1} to {2}"_msg(key.lower, key.upper));
    break;
  }
}

void read_weights(const Settings &settings, Norms &norms) {
  const double eta = given_or(settings, "norms.eta", 0);
  for (const auto &who : stakeholders)
    if (const auto income = given(settings, "norms.income." + who))
      norms.weights[who] = std::pow(income->value, -eta);
}

void read_optimism(const Settings &settings, Norms &norms) {
  for (const auto &works : kinds_of_works()) {
    const std::string below = std::string("norms.optimism_bias.") + works.name;
    const auto cost = given(settings, below + ".investment");
    const auto time = given(settings, below + ".duration");
    if (!cost && !time) continue;
    auto &bias = norms.optimism[works.name];
    if (cost) bias.investment = *cost;
    if (time) bias.duration = *time;
  }
}

void check_index(const Figure &index, std::vector<Fault> &faults) {
  if (index.by_year.empty())
    faults.emplace_back("norms.price_index has no years"_msg, index.place,
                        std::string("by_year = { 2018 = 1, 2023 = 1.116 }"));
}

// Only years that the index names: what lies between them is not known.
void bring(Figure &value, int price_year, const std::optional<Figure> &index) {
  if (value.price_year == 0 || value.price_year == price_year) return;
  const auto at = [&](int year) { return index->by_year.find(year); };
  if (!index || at(value.price_year) == index->by_year.end() ||
      at(price_year) == index->by_year.end()) {
    value.marks.push_back(
        "in prices of {1}, not converted to those of {2}"_msg(value.price_year, price_year));
    return;
  }
  const double ratio = at(price_year)->second / at(value.price_year)->second;
  value = scaled(std::move(value), ratio);
  value.marks.push_back(
      "converted from prices of {1} to those of {2} by norms.price_index, times {3}"_msg(
          value.price_year, price_year, std::round(ratio * 10000) / 10000));
  value.confidence = std::max(value.confidence, index->confidence);
  value.price_year = price_year;
}

}  // namespace

double Norms::weight_of(const std::string &stakeholder) const {
  const auto found = weights.find(stakeholder);
  return found == weights.end() ? 1 : found->second;
}

double Norms::optimism_bias(const std::string &works) const {
  const auto found = optimism.find(works);
  return found == optimism.end() ? 0 : found->second.investment.value;
}

Norms norms_from(const Settings &settings, int price_year) {
  std::vector<Fault> faults;
  Norms norms;
  read_rate(settings, norms, faults);
  norms.cost_of_public_funds = settings.at("norms.cost_of_public_funds").value;
  norms.scarcity_of_public_funds = given_or(settings, "norms.scarcity_of_public_funds", 0);
  norms.horizon = whole(settings, "norms.horizon", faults);
  norms.residual_value = whole(settings, "norms.residual_value", faults) != 0;
  for (const auto &who : stakeholders)
    if (whole(settings, "norms.public." + who, faults) != 0)
      norms.public_stakeholders.push_back(who);
  read_weights(settings, norms);
  read_optimism(settings, norms);
  const auto index = given(settings, "norms.price_index");
  if (index) check_index(*index, faults);
  for (const auto &path : settings.paths()) {
    if (!path.starts_with(k_values) || !settings.defined(path)) continue;
    Figure &value = norms.values[path.substr(std::string_view(k_values).size())];
    value = settings.at(path);
    if (price_year != 0) bring(value, price_year, index);
  }
  if (!faults.empty()) throw Faults(std::move(faults));
  return norms;
}

Norms with_beta(const Norms &norms, double beta) {
  Norms other = norms;
  shift(other.discount_rate, (beta - norms.beta.value) * norms.risk_premium);
  other.beta.value = beta;
  return other;
}

double discount_factor(const Figure &rate, int index) {
  double factor = 1;
  for (int year = 1; year <= index; ++year) factor /= 1 + rate.in(year);
  return factor;
}

Figure scaled(Figure figure, double by) {
  for (double *x : {&figure.value, &figure.low, &figure.high, &figure.mean, &figure.sd}) *x *= by;
  for (auto &[year, x] : figure.by_year) x *= by;
  for (double &x : figure.values) x *= by;
  return figure;
}

}  // namespace jalon
