// figures.h - uncertain figures by hand, for the tests of draws.
#pragma once
#include "core/settings/figure.h"

namespace jalon {

inline Figure figure(Distribution distribution, double low, double value, double high) {
  Figure f;
  f.distribution = distribution;
  f.low = low;
  f.value = value;
  f.high = high;
  return f;
}

}  // namespace jalon
