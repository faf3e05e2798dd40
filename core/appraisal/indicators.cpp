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

std::optional<double> discounted_payback(std::span<const double> flows,
                                         std::span<const double> factors) {
  std::vector<double> discounted(std::min(flows.size(), factors.size()));
  for (std::size_t t = 0; t < discounted.size(); ++t) discounted[t] = flows[t] * factors[t];
  return payback(discounted);
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

}  // namespace jalon
