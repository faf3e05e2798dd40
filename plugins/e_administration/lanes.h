// lanes.h - small columns of draws that are worked through together (jalon/lanes.hpp).
#pragma once
#include <algorithm>
#include <jalon/lanes.hpp>

namespace e_administration {

using jalon::each, jalon::Lanes, jalon::lanes, jalon::take;

inline Lanes all(double x) {
  Lanes l;
  std::fill(l.v, l.v + lanes, x);
  return l;
}

}  // namespace e_administration
