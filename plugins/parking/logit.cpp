#include "equations.h"

namespace parking {

std::vector<double> logit_shares(std::span<const double> cost, std::span<const double> constants,
                                 double scale) {
  std::vector<double> shares(cost.size());
  if (shares.empty()) return shares;
  for (std::size_t i = 0; i < cost.size(); ++i) shares[i] = constants[i] - scale * cost[i];
  // From the best alternative down: no overflow whatever the scale.
  const double best = *std::max_element(shares.begin(), shares.end());
  double sum = 0;
  for (double &s : shares) sum += s = std::exp(s - best);
  for (double &s : shares) s /= sum;
  return shares;
}

std::vector<double> logit_constants(std::span<const double> cost, std::span<const double> shares,
                                    double scale) {
  std::vector<double> constants(cost.size());
  for (std::size_t i = 0; i < cost.size(); ++i)
    constants[i] = std::log(shares[i]) + scale * cost[i];
  return constants;
}

}  // namespace parking
