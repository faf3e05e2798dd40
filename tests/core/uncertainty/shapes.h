// shapes.h - figures of every distribution, usual and extreme, for the tests of draws.
#pragma once
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/settings/shape.h"
#include "figures.h"

namespace jalon {

struct Shape {
  std::string name;
  Figure figure;
};

inline Figure normal(double mean, double sd) {
  Figure f = figure(Distribution::normal, 0, mean, 0);
  f.mean = mean;
  f.sd = sd;
  settle_ends(f);
  return f;
}

inline Figure truncated_normal(double mean, double sd, double low, double high) {
  Figure f = figure(Distribution::truncated_normal, low, (low + high) / 2, high);
  f.mean = mean;
  f.sd = sd;
  return f;
}

inline Figure lognormal_by_mean(double mean, double sd) {
  Figure f = figure(Distribution::lognormal, 0, mean, 0);
  f.mean = mean;
  f.sd = sd;
  settle_ends(f);
  return f;
}

inline Figure beta(double low, double high, double alpha, double beta) {
  Figure f = figure(Distribution::beta, low, (low + high) / 2, high);
  f.alpha = alpha;
  f.beta = beta;
  return f;
}

inline Figure steps(std::vector<double> values, std::vector<double> weights) {
  Figure f = figure(weights.empty() ? Distribution::empirical : Distribution::discrete,
                    values.front(), values.front(), values.back());
  f.values = std::move(values);
  f.weights = std::move(weights);
  return f;
}

// Those whose draws come from tables.
inline std::vector<Shape> tabulated_shapes() {
  using D = Distribution;
  return {
      {"pert", figure(D::pert, 10, 14, 30)},
      {"pert, mode at the low end", figure(D::pert, 0, 0, 1)},
      {"pert, mode at the high end", figure(D::pert, -5, 3, 3)},
      {"pert, far from zero", figure(D::pert, 1e6, 1e6 + 0.2, 1e6 + 1)},
      {"beta, U", beta(0, 1, 0.5, 0.5)},
      {"beta, steep U", beta(0, 3, 0.1, 0.3)},
      {"beta, J", beta(0, 100, 0.7, 4)},
      {"beta, peak", beta(0, 1, 200, 300)},
      {"lognormal by quantiles", figure(D::lognormal, 0.5, 1, 4)},
      {"lognormal, sigma 2", figure(D::lognormal, std::exp(-2 * k_z95), 1, std::exp(2 * k_z95))},
      {"lognormal by mean", lognormal_by_mean(3, 5)},
      {"normal", normal(-2, 0.1)},
      {"truncated normal", truncated_normal(0, 1, -1, 2)},
      {"truncated normal, upper tail", truncated_normal(0, 1, 6, 9)},
      {"truncated normal, lower tail", truncated_normal(10, 1, 0, 3)},
      {"truncated normal, hardly", truncated_normal(5, 1, -1000, 1000)},
      {"truncated normal, narrow", truncated_normal(0, 100, 1, 2)}};
}

inline std::vector<Shape> all_shapes() {
  using D = Distribution;
  auto all = tabulated_shapes();
  all.push_back({"point", figure(D::point, 3, 3, 3)});
  all.push_back({"uniform", figure(D::uniform, -1, 0, 7)});
  all.push_back({"uniform, far from zero", figure(D::uniform, 1e9, 1e9, 1e9 + 1)});
  all.push_back({"triangular", figure(D::triangular, 10, 14, 30)});
  all.push_back({"triangular, mode at the low end", figure(D::triangular, 0, 0, 1)});
  all.push_back({"triangular, mode at the high end", figure(D::triangular, 0, 1, 1)});
  all.push_back({"triangular, tiny", figure(D::triangular, 1e-30, 2e-30, 4e-30)});
  all.push_back({"triangular, huge", figure(D::triangular, -1e30, 1e30, 2e30)});
  all.push_back({"pert without width", figure(D::pert, 2, 2, 2)});
  all.push_back({"discrete", steps({-1, 0, 2.5, 7}, {0.1, 0.2, 0.3, 0.4})});
  all.push_back({"discrete, rare", steps({0, 1}, {1e-9, 1 - 1e-9})});
  all.push_back({"empirical", steps({1, 2, 2, 3, 5, 8, 13}, {})});
  return all;
}

}  // namespace jalon
