#include "core/appraisal/ratios.h"

#include <cmath>

#include "core/appraisal/indicators.h"

namespace jalon {
namespace {

std::optional<double> over(double dividend, double divisor) {
  if (divisor == 0 || !std::isfinite(divisor)) return std::nullopt;
  return dividend / divisor;
}

}  // namespace

std::optional<double> conventional_ratio(const BenefitCost &p) {
  return over(p.benefits - p.disbenefits, p.investment + p.operation);
}

std::optional<double> modified_ratio(const BenefitCost &p) {
  return over(p.benefits - p.disbenefits - p.operation, p.investment);
}

std::optional<double> incremental_ratio(const BenefitCost &cheaper, const BenefitCost &dearer) {
  return over((dearer.benefits - dearer.disbenefits) - (cheaper.benefits - cheaper.disbenefits),
              (dearer.investment + dearer.operation) - (cheaper.investment + cheaper.operation));
}

std::optional<double> value_per_unit(double net_present_value, double spent) {
  return over(net_present_value, spent);
}

std::optional<double> first_year_return(std::span<const double> outlays, double benefit,
                                        double rate) {
  double capital = 0;
  for (const double outlay : outlays) capital = capital * (1 + rate) + outlay;
  return over(benefit, capital);
}

std::optional<std::size_t> best_start(std::size_t candidates,
                                      const std::function<double(std::size_t)> &value) {
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t delay = 0; delay < candidates; ++delay)
    if (const double each = value(delay); !std::isnan(each) && (!best || each > most)) {
      best = delay;
      most = each;
    }
  return best;
}

double value_of_start(std::span<const double> outlays, std::span<const double> benefits,
                      double rate, std::size_t delay, std::size_t life) {
  const auto factor = [&](std::size_t year) {
    return std::pow(1 + rate, -static_cast<double>(year));
  };
  double sum = 0;
  for (std::size_t i = 0; i < outlays.size(); ++i) sum -= outlays[i] * factor(delay + i);
  const std::size_t opening = delay + outlays.size();
  for (std::size_t year = opening; year < benefits.size() && year - opening < life; ++year)
    sum += benefits[year] * factor(year);
  return sum;
}

std::optional<double> switching_factor(double whole, double part) {
  const auto share = over(whole, part);
  return share ? std::optional(1 - *share) : std::nullopt;
}

std::optional<double> levelised_cost(std::span<const double> costs, std::span<const double> output,
                                     double cost_rate, double output_rate) {
  return over(npv(costs, cost_rate), npv(output, output_rate));
}

}  // namespace jalon
