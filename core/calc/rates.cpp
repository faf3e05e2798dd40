#include "core/calc/rates.h"

#include <algorithm>

#include "core/appraisal/exponential_sum.h"
#include "core/appraisal/indicators.h"

namespace jalon::calc {
namespace {

[[noreturn]] void no_rate(std::span<const double> values) {
  const bool in = std::any_of(values.begin(), values.end(), [](double v) { return v > 0; });
  const bool out = std::any_of(values.begin(), values.end(), [](double v) { return v < 0; });
  if (in && out)
    throw Fault(
        "there is no rate of return: the flows change sign, yet at no rate above -1 are "
        "they worth nothing"_msg);
  throw Fault("there is no rate of return: the flows never change sign"_msg, {},
              "flows paid (negative) and received (positive)"_msg);
}

}  // namespace

Answer rate_answer(const std::string &name, const std::vector<double> &rates,
                   std::span<const double> values, std::span<const double> times,
                   std::optional<double> guess) {
  if (rates.empty()) no_rate(values);
  Answer answer = one(name, usual_rate(rates, values, times, guess));
  answer.add("all_rates", rates);
  if (rates.size() > 1)
    answer.told.push_back(
        "The flows have {1} rates of return: judge by the net present value instead."_msg(
            static_cast<double>(rates.size())));
  return answer;
}

std::vector<double> years_of(std::size_t n) {
  std::vector<double> years;
  for (std::size_t t = 0; t < n; ++t) years.push_back(static_cast<double>(t));
  return years;
}

std::vector<double> all_rates(std::span<const double> flows) {
  // Exact arithmetic takes too long for series beyond those of any project.
  constexpr std::size_t most = 300;
  return flows.size() <= most ? irr(flows) : rates_of(flows, years_of(flows.size()));
}

std::optional<double> usual_irr(std::span<const double> flows) {
  const auto rates = all_rates(flows);
  if (rates.empty()) return std::nullopt;
  return usual_rate(rates, flows, years_of(flows.size()));
}

std::optional<double> guess_of(const Inputs &in) {
  return in.has("guess") ? std::optional(in.rate("guess")) : std::nullopt;
}

}  // namespace jalon::calc
