// Sequences, generators and reordering.
#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>

#include "core/calc/iman_conover.h"
#include "core/calc/kind.h"

namespace jalon::calc {
namespace {

constexpr std::size_t k_most_points = 1000000;

// The digits of an index mirrored at the point, as numerator over a power of the base.
std::pair<std::uint64_t, std::uint64_t> mirrored(std::uint64_t index, std::uint64_t base) {
  std::uint64_t numerator = 0, denominator = 1;
  for (; index > 0; index /= base, denominator *= base) numerator = numerator * base + index % base;
  return {numerator, denominator};
}

// A list of bases makes points of as many coordinates.
Answer halton(const Inputs &in) {
  const bool many = in.has("base") && in.raw("base").is_array();
  std::vector<std::uint64_t> bases;
  for (const double base : many ? in.numbers("base") : std::vector<double>{in.number("base")}) {
    if (!(base >= 2 && base <= 65536) || base != std::floor(base))
      throw Fault("input `{1}` is {2}"_msg("base", base), {},
                  "a whole number from {1} to {2}"_msg(2, 65536));
    bases.push_back(static_cast<std::uint64_t>(base));
  }
  const std::size_t first = in.has("first_index") ? in.count("first_index", 1000000000) : 1;
  const std::size_t count = in.count("points", k_most_points);
  Json points = Json::array(), fractions = Json::array();
  for (std::size_t index = first; index < first + count; ++index) {
    Json point = Json::array();
    for (const auto base : bases) {
      const auto [numerator, denominator] = mirrored(index, base);
      point.push_back(static_cast<double>(numerator) / static_cast<double>(denominator));
      if (!many) fractions.push_back({numerator, denominator});
    }
    points.push_back(many ? point : point.front());
  }
  Answer answer;
  answer.add("points", points);
  if (!many) answer.add("numerators_over", fractions);
  return answer;
}

// Index 0 is the origin. Directions of Joe and Kuo, without scrambling.
Answer sobol_sequence(const Inputs &in) {
  const std::size_t dimensions = in.count(in.has("dimensions") ? "dimensions" : "dimension", 1000);
  if (dimensions == 0) throw Fault("input `{1}` is 0"_msg("dimensions"), {}, "1 or more"_msg);
  const std::size_t first = in.has("first_index") ? in.count("first_index", k_most_points) : 1;
  const std::size_t count = in.count("points", k_most_points / dimensions);
  boost::random::sobol generator(dimensions);  // begins with the point of index 1
  if (first > 1) generator.discard((first - 1) * dimensions);
  Json points = Json::array();
  for (std::size_t index = first; index < first + count; ++index) {
    Json point = Json::array();
    for (std::size_t j = 0; j < dimensions; ++j)
      point.push_back(index == 0 ? 0.0 : std::ldexp(static_cast<double>(generator()), -64));
    points.push_back(point);
  }
  return named("points", points);
}

// Matsumoto and Nishimura's start of the generator from a list of keys.
boost::random::mt19937 started(const std::vector<std::uint32_t> &keys) {
  constexpr std::uint32_t n = 624;
  std::vector<std::uint32_t> state(n);
  state[0] = 19650218u;
  for (std::uint32_t i = 1; i < n; ++i)
    state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
  const auto mix = [&](std::uint32_t i, std::uint32_t factor) {
    return state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * factor);
  };
  std::uint32_t i = 1;
  const auto next = [&] {
    if (++i < n) return;
    state[0] = state[n - 1];
    i = 1;
  };
  for (std::size_t k = 0, j = 0; k < std::max<std::size_t>(n, keys.size()); ++k) {
    state[i] = mix(i, 1664525u) + keys[j] + static_cast<std::uint32_t>(j);
    next();
    j = (j + 1) % keys.size();
  }
  for (std::uint32_t k = 1; k < n; ++k) {
    state[i] = mix(i, 1566083941u) - i;
    next();
  }
  state[0] = 0x80000000u;
  auto begin = state.begin();
  return boost::random::mt19937(begin, state.end());
}

std::uint32_t word(double x, const char *key) {
  if (!(x >= 0 && x <= 4294967295.0) || x != std::floor(x))
    throw Fault("input `{1}` is {2}"_msg(key, x), {},
                "a whole number from {1} to {2}"_msg(0, 4294967295.0));
  return static_cast<std::uint32_t>(x);
}

Answer mersenne_twister(const Inputs &in) {
  const auto name = in.text("generator", "mt19937");
  if (name != "mt19937")
    throw Fault("there is no generator \"{1}\""_msg(name), {}, "one of: {1}"_msg("mt19937"));
  boost::random::mt19937 generator;  // seed 5489
  if (in.has("key")) {
    std::vector<std::uint32_t> keys;
    for (const double key : in.numbers("key")) keys.push_back(word(key, "key"));
    generator = started(keys);
  } else if (in.has("seed")) {
    generator.seed(word(in.number("seed"), "seed"));
  }
  if (in.has("index")) {
    const std::size_t index = in.count("index", 100000000);
    if (index == 0) throw Fault("input `{1}` is 0"_msg("index"), {}, "1 for the first number"_msg);
    generator.discard(index - 1);
    if (!in.has("count")) return named("value", generator());
  }
  Json values = Json::array();
  for (std::size_t i = in.count("count", k_most_points); i > 0; --i) values.push_back(generator());
  return named("values", values);
}

Answer reordering(const Inputs &in) {
  const auto samples = in.rows("X"), target = in.rows("target_correlation");
  const auto scores = in.has("scores_M")
                          ? in.rows("scores_M")
                          : scores_of(samples.size(), samples.front().size(),
                                      in.has("seed") ? word(in.number("seed"), "seed") : 1);
  const auto done = iman_conover(samples, target, scores);
  Answer answer;
  answer.add("cholesky_of_target", done.cholesky_of_target);
  answer.add("score_correlation", done.score_correlation);
  answer.add("cholesky_of_score_correlation", done.cholesky_of_score_correlation);
  answer.add("T", done.scores).add("reordered_X", done.reordered);
  answer.add("linear_correlation_of_result", done.correlation);
  return answer;
}

}  // namespace

std::vector<Kind> sampling_kinds() {
  return {
      {"halton_sequence", "base:json [first_index] points",
       "van der Corput and Halton points: the digits of 1, 2, ... in a base, mirrored at "
       "the point"_msg,
       halton},
      {"sobol_sequence", "dimensions [first_index] points",
       "Sobol points by the directions of Joe and Kuo, not scrambled, in Gray-code "
       "order; index 0 is the origin, 1 the first unless given"_msg,
       sobol_sequence},
      {"random_generator", "[seed] [key:numbers] [index] [count]",
       "numbers of the Mersenne Twister MT19937: from a seed or a list of keys, the "
       "number at an index or the first ones"_msg,
       mersenne_twister},
      {"iman_conover", "X:json target_correlation:json [scores_M:json] [seed]",
       "columns reordered to a rank correlation (Iman and Conover 1982); scores by van "
       "der Waerden, shuffled, unless given"_msg,
       reordering},
  };
}

}  // namespace jalon::calc
