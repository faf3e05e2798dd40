#include "core/appraisal/indicators.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jalon {

double npv(std::span<const double> flows, double rate) {
  const double factor = 1 / (1 + rate);
  double sum = 0;
  for (std::size_t t = flows.size(); t-- > 0;) sum = sum * factor + flows[t];
  return sum;
}

double npv_spreadsheet(std::span<const double> flows, double rate) {
  return npv(flows, rate) / (1 + rate);
}

double present_value(std::span<const double> flows, std::span<const double> factors) {
  double sum = 0;
  for (std::size_t t = 0; t < std::min(flows.size(), factors.size()); ++t)
    sum += flows[t] * factors[t];
  return sum;
}

std::optional<double> mirr(std::span<const double> flows, double finance_rate,
                           double reinvest_rate) {
  double paid = 0, received = 0;
  const auto last = static_cast<double>(flows.size()) - 1;
  for (std::size_t t = 0; t < flows.size(); ++t) {
    const auto year = static_cast<double>(t);
    if (flows[t] < 0) paid -= flows[t] * std::pow(1 + finance_rate, -year);
    if (flows[t] > 0) received += flows[t] * std::pow(1 + reinvest_rate, last - year);
  }
  if (!(paid > 0) || !(received > 0)) return std::nullopt;
  return std::pow(received / paid, 1 / last) - 1;
}

std::optional<double> payback(std::span<const double> flows) {
  std::vector<double> balance(flows.size());
  double sum = 0, size = 0;
  std::optional<std::size_t> last_negative;
  for (std::size_t t = 0; t < flows.size(); ++t) {
    sum += flows[t];
    size += std::fabs(flows[t]);
    balance[t] = sum;
    // A project that is paid back exactly (-0.3 and three times 0.1) must not depend on how the
    // sum happens to round.
    const double rounding =
        static_cast<double>(t + 1) * std::numeric_limits<double>::epsilon() * size;
    if (sum < -rounding) last_negative = t;
  }
  if (!last_negative) return 0;
  if (*last_negative + 1 == flows.size()) return std::nullopt;
  const double within = -balance[*last_negative] / flows[*last_negative + 1];
  return static_cast<double>(*last_negative) + std::min(within, 1.0);
}

std::optional<double> first_payback(std::span<const double> flows) {
  double sum = 0, size = 0;
  bool owing = false;
  for (std::size_t t = 0; t < flows.size(); ++t) {
    const double before = sum;
    sum += flows[t];
    size += std::fabs(flows[t]);
    const double rounding =
        static_cast<double>(t + 1) * std::numeric_limits<double>::epsilon() * size;
    if (sum < -rounding) {
      owing = true;
    } else if (owing) {
      return static_cast<double>(t) - 1 + std::min(-before / flows[t], 1.0);
    }
  }
  return owing ? std::nullopt : std::optional(0.0);
}

std::optional<double> discounted_payback(std::span<const double> flows,
                                         std::span<const double> factors) {
  return payback(discounted(flows, factors));
}

std::optional<double> benefit_cost(std::span<const double> benefits, std::span<const double> costs,
                                   std::span<const double> factors) {
  const double cost = present_value(costs, factors);
  if (!(cost > 0)) return std::nullopt;
  return present_value(benefits, factors) / cost;
}

double equivalent_annual(double present_value, std::span<const double> factors) {
  double annuity = 0;
  for (std::size_t t = 1; t < factors.size(); ++t) annuity += factors[t];
  return annuity > 0 ? present_value / annuity : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> discount_factors(double rate, std::size_t years) {
  std::vector<double> factors;
  for (std::size_t t = 0; t <= years; ++t)
    factors.push_back(std::pow(1 + rate, -static_cast<double>(t)));
  return factors;
}

std::vector<double> discounted(std::span<const double> flows, std::span<const double> factors) {
  std::vector<double> values(std::min(flows.size(), factors.size()));
  for (std::size_t t = 0; t < values.size(); ++t) values[t] = flows[t] * factors[t];
  return values;
}

}  // namespace jalon
