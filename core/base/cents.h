// cents.h - money in whole cents: sums are exact, so that two ways of adding up agree to the cent.
// Models reckon in doubles; what is written into accounts and plans of financing is Cents.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

struct Cents {
  std::int64_t n = 0;  // may be negative

  friend constexpr auto operator<=>(Cents, Cents) = default;
  friend constexpr Cents operator+(Cents a, Cents b) { return {a.n + b.n}; }
  friend constexpr Cents operator-(Cents a, Cents b) { return {a.n - b.n}; }
  friend constexpr Cents operator-(Cents a) { return {-a.n}; }
  constexpr Cents &operator+=(Cents b) { return n += b.n, *this; }
  constexpr Cents &operator-=(Cents b) { return n -= b.n, *this; }
};

// The nearest cent, halves away from zero: 0.005 -> 1, -0.005 -> -1. A double that means a number
// of tenths of a cent is taken as meant: 1.005 -> 101 though the double lies below. Throws
// std::range_error for what is no number and beyond 7e15 cents, where a double of euros tells no
// cent.
Cents to_cents(double euros);

double euros(Cents amount);

// An amount as files write it: digits, an optional sign before them, and a point with one or two
// decimals ("67402.98", "-562.00", "12"). Nothing for any other text, blank included.
std::optional<Cents> read_cents(std::string_view text);
std::string text_of(Cents amount);  // "-562.00", which read_cents() reads back

// `total` shared in proportion to the weights (none negative, their sum above 0), in whole cents
// that add up to it: each part is rounded towards zero, and the cents left go to the largest
// remainders, of equal ones to the first. Throws std::invalid_argument for other weights; no
// weights and nothing to share make no parts.
std::vector<Cents> spread(Cents total, std::span<const double> weights);

}  // namespace jalon
