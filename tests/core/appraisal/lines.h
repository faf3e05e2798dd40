// lines.h - a domain of the given lines and norms by hand, for the tests of the ledger.
#pragma once
#include <vector>

#include "core/appraisal/norms.h"
#include "jalon/declare.hpp"

namespace jalon {

inline jalon_domain domain_of(const std::vector<jalon_line> &lines) {
  jalon_domain d{};
  d.struct_size = sizeof d;
  d.id = "org.example.waste";
  d.name = "waste";
  d.lines = lines.data();
  d.n_lines = static_cast<uint32_t>(lines.size());
  d.line_stride = sizeof(jalon_line);
  return d;
}

inline Figure figure(double value) {
  Figure f;
  f.value = f.low = f.high = value;
  return f;
}

inline Norms norms_of(double rate, double cost_of_public_funds) {
  Norms n;
  n.discount_rate = figure(rate);
  n.cost_of_public_funds = cost_of_public_funds;
  n.horizon = 20;
  n.public_stakeholders = {"authority", "state"};
  return n;
}

// One [year][draw] column per line or account, filled with one number.
class Columns {
 public:
  Columns(std::size_t columns, std::size_t years, std::size_t stride, double value = 0)
      : stride_(stride), cells_(columns * years * stride, value) {
    for (std::size_t c = 0; c < columns; ++c) pointers_.push_back(&cells_[c * years * stride]);
  }
  Columns(const Columns &) = delete;
  double &at(std::size_t column, std::size_t year, std::size_t draw) {
    return pointers_[column][year * stride_ + draw];
  }
  const std::vector<double *> &pointers() const { return pointers_; }
  std::vector<double> &cells() { return cells_; }

 private:
  std::size_t stride_;
  std::vector<double> cells_;
  std::vector<double *> pointers_;
};

}  // namespace jalon
