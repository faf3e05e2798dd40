#include "core/appraisal/exact_roots.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

namespace jalon {
namespace {

using Integer = boost::multiprecision::cpp_int;
using Polynomial = std::vector<Integer>;  // coefficient of x^i at i

// One root: inside the open interval (at, at+1) / 2^depth, or the point at / 2^depth.
struct Part {
  Integer at;
  unsigned depth = 0;
  int sign_above = 0;  // of the polynomial just above the lower end, which may itself be a root
  bool point = false;
};

// Halvings after which two roots still together are taken for one multiple root until it is
// proved otherwise.
constexpr unsigned k_patience = 80;

Polynomial integers_of(std::span<const double> flows) {
  constexpr int digits = std::numeric_limits<double>::digits;
  int least = std::numeric_limits<int>::max();
  std::vector<std::pair<std::int64_t, int>> parts;
  for (const double flow : flows) {
    int exponent = 0;
    const double mantissa = std::frexp(flow, &exponent);
    parts.emplace_back(static_cast<std::int64_t>(std::ldexp(mantissa, digits)), exponent);
    if (flow != 0) least = std::min(least, exponent);
  }
  Polynomial p;
  for (const auto &[mantissa, exponent] : parts)
    p.push_back(mantissa == 0 ? Integer(0)
                              : Integer(mantissa) << static_cast<unsigned>(exponent - least));
  return p;
}

// p(x + 1)
void shift_by_one(Polynomial &p) {
  for (std::size_t i = 0; i + 1 < p.size(); ++i)
    for (std::size_t j = p.size() - 1; j-- > i;) p[j] += p[j + 1];
}

// Bound on the number of roots in (0, 1), exact when it is 0 or 1.
int descartes_bound(const Polynomial &p) {
  Polynomial q(p.rbegin(), p.rend());
  shift_by_one(q);
  int changes = 0, last = 0;
  for (const auto &coefficient : q) {
    const int sign = coefficient.sign();
    if (sign == 0) continue;
    if (last != 0 && sign != last) ++changes;
    last = sign;
  }
  return changes;
}

// Adds the parts of (0, 1) that hold one root each; false if patience ran out. `p` is the wanted
// polynomial stretched so that (at, at+1) / 2^depth is its (0, 1).
bool isolate(const Polynomial &p, const Integer &at, unsigned depth, unsigned patience,
             std::vector<Part> &found) {
  const int bound = descartes_bound(p);
  if (bound == 0) return true;
  if (bound == 1) {
    const auto first = std::find_if(p.begin(), p.end(), [](auto &c) { return !c.is_zero(); });
    found.push_back({at, depth, first->sign(), false});
    return true;
  }
  if (depth >= patience) return false;
  Polynomial half = p;  // 2^n p(x/2)
  for (std::size_t i = 0; i < half.size(); ++i)
    half[i] <<= static_cast<unsigned>(half.size() - 1 - i);
  if (!isolate(half, at * 2, depth + 1, patience, found)) return false;
  shift_by_one(half);
  if (half.front().is_zero()) found.push_back({at * 2 + 1, depth + 1, 0, true});
  return isolate(half, at * 2 + 1, depth + 1, patience, found);
}

Polynomial derivative(const Polynomial &p) {
  Polynomial d;
  for (std::size_t i = 1; i < p.size(); ++i) d.push_back(p[i] * i);
  return d;
}

void trim(Polynomial &p) {
  while (!p.empty() && p.back().is_zero()) p.pop_back();
}

void divide_by_content(Polynomial &p) {
  Integer content = 0;
  for (const auto &c : p) content = gcd(content, c);
  if (content > 1)
    for (auto &c : p) c /= content;
}

// Remainder of a by b, times a power of b's leading coefficient; the quotient likewise.
Polynomial pseudo_divide(Polynomial a, const Polynomial &b, Polynomial *quotient) {
  while (a.size() >= b.size()) {
    const std::size_t shift = a.size() - b.size();
    const Integer lead = a.back();
    if (quotient) {
      if (quotient->empty()) quotient->resize(shift + 1);
      for (auto &c : *quotient) c *= b.back();
      (*quotient)[shift] += lead;
    }
    for (auto &c : a) c *= b.back();
    for (std::size_t i = 0; i < b.size(); ++i) a[i + shift] -= lead * b[i];
    trim(a);
  }
  return a;
}

// The same roots, each once.
Polynomial squarefree(const Polynomial &p) {
  Polynomial a = p, b = derivative(p);
  trim(b);
  while (!b.empty()) {
    Polynomial rest = pseudo_divide(a, b, nullptr);
    divide_by_content(rest);
    a = std::move(b);
    b = std::move(rest);
  }
  Polynomial quotient;
  pseudo_divide(p, a, &quotient);
  divide_by_content(quotient);
  return quotient;
}

int sign_at(const Polynomial &p, const Integer &at, unsigned depth) {
  Integer sum = 0;
  unsigned scale = 0;
  for (std::size_t i = p.size(); i-- > 0; scale += depth) sum = sum * at + (p[i] << scale);
  return sum.sign();
}

// Halves the part until it has far more digits than a double.
void refine(const Polynomial &p, Part &part) {
  while (!part.point && (part.at.is_zero() || msb(part.at) < 60)) {
    part.at = part.at * 2 + 1;
    ++part.depth;
    const int middle = sign_at(p, part.at, part.depth);
    part.point = middle == 0;
    if (!part.point && middle != part.sign_above) part.at -= 1;
  }
}

// The rate whose 1/(1+r) is this number of (0, 1), or, if `inverse`, whose 1+r is. Near 1 the
// difference to 1 is taken in integers, so that a rate near 0 keeps its digits.
double rate_of(const Part &part, bool inverse) {
  const auto number = part.at.convert_to<double>();
  const int depth = static_cast<int>(part.depth);
  const double x = std::ldexp(number, -depth);
  if (x < 0.5) return inverse ? std::max(x - 1, std::nextafter(-1.0, 0.0)) : 1 / x - 1;
  const auto to_one = Integer((Integer(1) << part.depth) - part.at).convert_to<double>();
  return inverse ? -std::ldexp(to_one, -depth) : to_one / number;
}

bool add_rates(const Polynomial &p, bool inverse, unsigned patience, std::vector<double> &rates) {
  std::vector<Part> parts;
  if (!isolate(p, 0, 0, patience, parts)) return false;
  for (auto &part : parts) {
    refine(p, part);
    rates.push_back(rate_of(part, inverse));
  }
  return true;
}

std::optional<std::vector<double>> rates_of(const Polynomial &p, unsigned patience) {
  std::vector<double> rates;
  Integer sum = 0;
  for (const auto &coefficient : p) sum += coefficient;
  if (sum.is_zero()) rates.push_back(0);
  if (!add_rates(p, false, patience, rates)) return std::nullopt;
  if (!add_rates({p.rbegin(), p.rend()}, true, patience, rates)) return std::nullopt;
  // A rate beyond the largest double cannot be told.
  std::erase_if(rates, [](double r) { return !std::isfinite(r); });
  std::sort(rates.begin(), rates.end());
  return rates;
}

}  // namespace

std::vector<double> exact_rates(std::span<const double> flows) {
  const Polynomial p = integers_of(flows);
  if (auto rates = rates_of(p, k_patience)) return *rates;
  return rates_of(squarefree(p), std::numeric_limits<unsigned>::max()).value();
}

}  // namespace jalon
