// second_model.h - demand, occupancy, search and respect of one zone, written a second time and
// differently: fine integration over the Beta density, the queue solved by logarithms, roots found
// by bisection. Slow and plain; shares nothing with the plugin.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

namespace parking_test {

struct SecondModel {
  double occupancy, full_share, stay, patience;  // h
  int spaces = 25;
  int bins = 400;  // of the integration

  struct Flow {
    double occupancy, search, given_up;  // search: hours per arrival
  };
  struct Block {
    double weight, load;
  };

  static double lost(int n, double load, double impatience) {
    std::vector<double> w{0};
    double top = 0;
    for (int k = 1; k < n + 1500; ++k) {
      const double leave = std::min(k, n) + impatience * std::max(0, k - n);
      w.push_back(w.back() + std::log(load * n / leave));
      top = std::max(top, w.back());
    }
    double all = 0, queue = 0;
    for (int k = 0; k < n + 1500; ++k) {
      const double p = std::exp(w[static_cast<std::size_t>(k)] - top);
      all += p;
      queue += p * std::max(0, k - n);
    }
    return impatience * queue / all / n;
  }

  // Parts of the distribution between even steps of x = sin^2: weight and mean of each.
  std::vector<Block> density(double a, double b) const {
    std::vector<Block> parts;
    double all = 0;
    for (int i = 0; i < bins; ++i) {
      const double angle = (i + 0.5) / bins * std::acos(-1.0) / 2;
      const double x = std::sin(angle) * std::sin(angle);
      const double w = std::exp((2 * a - 1) * std::log(std::sin(angle)) +
                                (2 * b - 1) * std::log(std::cos(angle)));
      parts.push_back({w, x});
      all += w;
    }
    for (Block &p : parts) p.weight /= all;
    return parts;
  }
  std::vector<Block> occupancies() const {
    double low = 1, high = 400;  // of a + b; above 90 % the share falls with it
    for (int step = 0; step < 60; ++step) {
      const double c = std::sqrt(low * high);
      double above = 0;
      for (const Block &p : density(occupancy * c, (1 - occupancy) * c))
        if (p.load > 0.9) above += p.weight;
      (above > full_share ? low : high) = c;
    }
    const double c = std::sqrt(low * high);
    return density(occupancy * c, (1 - occupancy) * c);
  }
  std::vector<Block> blocks() const {
    auto parts = occupancies();
    for (Block &p : parts) {
      const double wanted = std::min(p.load, 0.99);
      double low = 0, high = 4;
      for (int step = 0; step < 40; ++step) {
        const double load = (low + high) / 2;
        (load - lost(spaces, load, stay / patience) < wanted ? low : high) = load;
      }
      p.load = (low + high) / 2;
    }
    return parts;
  }
  // With the demand times `factor`, and another mean stay.
  Flow flow(double factor, double stay_now) const {
    static thread_local std::vector<Block> kept;
    static thread_local SecondModel of{-1, 0, 0, 0};
    if (of.occupancy != occupancy || of.full_share != full_share || of.stay != stay) {
      kept = blocks();
      of = *this;
    }
    double load = 0, gone = 0;
    for (const Block &p : kept) {
      const double u = p.load * factor * stay_now / stay;
      load += p.weight * u;
      gone += p.weight * lost(spaces, u, stay_now / patience);
    }
    return {load - gone, gone * patience / load, gone / load};
  }
};

}  // namespace parking_test
