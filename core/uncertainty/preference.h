// preference.h - how often is A worth more than B: several quantities compared draw by draw.
//
// The quantities meet the same draws, so that what moves them all alike moves no comparison.
// Whole numbers are counted: nothing depends on the order nor on the threads.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace jalon {

class Preference {
 public:
  explicit Preference(std::size_t quantities);

  // One column of n cells per quantity. A marked draw counts nowhere; one in which a quantity is
  // NaN counts only between the others. `rejected`: n marks, or null. Uses all threads.
  void add(std::span<const double *const> columns, std::size_t n, const std::uint8_t *rejected);

  std::size_t quantities() const { return quantities_; }
  // Share of the draws in which a is worth more than b, and in which they are worth the same, of
  // those in which both have a value. NaN if there is none. Nothing beats itself.
  double beats(std::size_t a, std::size_t b) const;
  double ties(std::size_t a, std::size_t b) const;
  std::uint64_t draws(std::size_t a, std::size_t b) const;
  // Share of the draws in which a is worth more than every other, of those in which all have a
  // value; and in which several are worth most alike. NaN if there is none.
  double first(std::size_t a) const;
  double shared_first() const;
  std::uint64_t complete() const;  // draws in which all have a value

  std::vector<std::vector<double>> beats() const;  // [a][b]
  std::vector<double> first() const;

 private:
  struct Counts {
    std::vector<std::uint64_t> above, equal;  // [a * quantities + b], `equal` for a < b
    std::vector<std::uint64_t> alone;         // first
    std::uint64_t complete = 0, shared = 0;
  };
  Counts none() const;
  void count(std::span<const double *const> columns, std::size_t at, std::size_t n,
             const std::uint8_t *rejected, Counts &counts) const;

  std::size_t quantities_;
  Counts counts_;
};

}  // namespace jalon
