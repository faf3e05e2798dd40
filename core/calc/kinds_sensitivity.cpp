// Functions whose sensitivity indices are known exactly.
#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/calc/kind.h"

namespace jalon::calc {
namespace {

constexpr double pi = boost::math::constants::pi<double>();
constexpr std::size_t k_most_inputs = 1000;

enum class Function { ishigami, g, linear };

// What a case means by its function, from its text and its parameters.
struct Named {
  Function function;
  double a = 7, b = 0.1;                // of Ishigami: sin x1 + a sin^2 x2 + b x3^4 sin x1
  std::vector<double> weights, alphas;  // of G: prod ((1+alpha) |2x-1|^alpha + a) / (1+a)
  std::vector<double> shares;           // of a sum: the variance of each term
};

// "a=7" in a text.
std::optional<double> stated(const std::string &text, const std::string &name) {
  const auto at = text.find(name + "=");
  if (at == text.npos || (at > 0 && std::isalpha(static_cast<unsigned char>(text[at - 1]))))
    return std::nullopt;
  const auto from = at + name.size() + 1;
  return parse_number(text.substr(from, text.find_first_of(" ,;)", from) - from));
}

// The first whole number in a text: "sum of 5 iid inputs".
std::size_t number_of_inputs(const std::string &text) {
  const auto at = text.find_first_of("0123456789");
  if (at == text.npos)
    throw Fault("`function` does not say how many inputs it has"_msg, {},
                "such as \"{1}\""_msg("sum of 5 iid inputs"));
  const auto n = parse_number(text.substr(at, text.find_first_not_of("0123456789", at) - at));
  if (!n || *n < 1 || *n > k_most_inputs)
    throw Fault("`function` has {1} inputs"_msg(n.value_or(0)), {},
                "from {1} to {2}"_msg(1, static_cast<double>(k_most_inputs)));
  return static_cast<std::size_t>(*n);
}

Named function_of(const Inputs &in) {
  const std::string text = lower_case(in.text("function", ""));
  Named f{};
  const bool list = in.has("a") && in.raw("a").is_array();
  if (text.find("ishigami") != text.npos || text.find("sin(") != text.npos) {
    f.function = Function::ishigami;
    f.a = in.maybe("a").value_or(stated(text, "a").value_or(7));
    f.b = in.maybe("b").value_or(stated(text, "b").value_or(0.1));
  } else if (list) {
    f.function = Function::g;
    f.weights = in.numbers("a");
    f.alphas = in.has("alpha") ? in.numbers("alpha") : std::vector<double>(f.weights.size(), 1);
    if (f.weights.size() > k_most_inputs || f.alphas.size() != f.weights.size())
      throw Fault(
          "`{1}` has {2} entries and `{3}` {4}"_msg("a", static_cast<double>(f.weights.size()),
                                                    "alpha", static_cast<double>(f.alphas.size())),
          {}, "as many in both"_msg);
    for (std::size_t i = 0; i < f.weights.size(); ++i)
      if (f.weights[i] == -1 || !(f.alphas[i] > -0.5))
        throw Fault("input {1} of this function has no variance"_msg(static_cast<double>(i + 1)));
  } else if (text.find("sum") != text.npos || text.find("linear") != text.npos) {
    f.function = Function::linear;
    f.shares = in.has("coefficients") ? in.numbers("coefficients")
                                      : std::vector<double>(number_of_inputs(text), 1);
    for (double &share : f.shares) share *= share;
  } else {
    throw Fault("there is no function \"{1}\""_msg(text), {},
                "one of: {1}"_msg("Ishigami (a, b), the G function of Sobol (a: list, [alpha]), "
                                  "a sum of n iid inputs"));
  }
  return f;
}

// Variance of each effect: of single inputs, and of pairs (by places i < j).
struct Effects {
  double mean = 0, variance = 0;
  std::vector<double> first, total;
  std::function<double(std::size_t, std::size_t)> pair;
};

Effects effects_of(const Named &f) {
  Effects e;
  switch (f.function) {
    case Function::ishigami: {
      const double b = f.b, p4 = std::pow(pi, 4), p8 = p4 * p4;
      const double v1 = std::pow(1 + b * p4 / 5, 2) / 2, v2 = f.a * f.a / 8,
                   v13 = b * b * p8 * 8 / 225;
      e.mean = f.a / 2;
      e.variance = v1 + v2 + v13;
      e.first = {v1, v2, 0};
      e.total = {v1 + v13, v2, v13};
      e.pair = [v13](std::size_t i, std::size_t j) { return i == 0 && j == 2 ? v13 : 0; };
      break;
    }
    case Function::g: {
      double all = 1;
      e.mean = 1;
      for (std::size_t i = 0; i < f.weights.size(); ++i) {
        const double alpha = f.alphas[i], a = 1 + f.weights[i];
        e.first.push_back(alpha * alpha / ((1 + 2 * alpha) * a * a));
        all *= 1 + e.first.back();
      }
      e.variance = all - 1;
      for (const double v : e.first) e.total.push_back(v * all / (1 + v));
      e.pair = [first = e.first](std::size_t i, std::size_t j) { return first[i] * first[j]; };
      break;
    }
    case Function::linear:
      e.first = e.total = f.shares;
      e.variance = std::accumulate(f.shares.begin(), f.shares.end(), 0.0);
      e.pair = [](std::size_t, std::size_t) { return 0.0; };
      break;
  }
  if (!(e.variance > 0)) throw Fault("this function does not vary: it has no indices"_msg);
  return e;
}

std::vector<double> over(std::vector<double> values, double divisor) {
  for (double &value : values) value /= divisor;
  return values;
}

// S12, S13: places of two inputs, from 1, of one digit each.
std::optional<Json> pair_index(const Effects &e, std::string_view name) {
  if (name.size() != 3 || name[0] != 'S') return std::nullopt;
  const auto i = static_cast<std::size_t>(name[1] - '1'),
             j = static_cast<std::size_t>(name[2] - '1');
  if (i >= j || j >= e.first.size()) return std::nullopt;
  return e.pair(i, j) / e.variance;
}

Answer sobol_exact(const Inputs &in) {
  const Named f = function_of(in);
  const Effects e = effects_of(f);
  Answer answer;
  if (f.function != Function::linear) answer.add("mean", e.mean);
  answer.add("variance", e.variance).add("partial", e.first);
  answer.add("S1", over(e.first, e.variance)).add("ST", over(e.total, e.variance));
  answer.described = [e](std::string_view name) { return pair_index(e, name); };
  return answer;
}

Answer function_value(const Inputs &in) {
  const Named f = function_of(in);
  const auto x = in.numbers("x");
  const std::size_t n = f.function == Function::ishigami ? 3
                        : f.function == Function::g      ? f.weights.size()
                                                         : f.shares.size();
  const auto shifts = in.has("delta") ? in.numbers("delta") : std::vector<double>(n);
  if (x.size() != n || shifts.size() != n)
    throw Fault(
        "`{1}` has {2} entries"_msg(x.size() != n ? "x" : "delta",
                                    static_cast<double>(x.size() != n ? x.size() : shifts.size())),
        {}, "one for each of the {1} inputs"_msg(static_cast<double>(n)));
  if (f.function == Function::ishigami)
    return named("value", std::sin(x[0]) + f.a * std::pow(std::sin(x[1]), 2) +
                              f.b * std::pow(x[2], 4) * std::sin(x[0]));
  if (f.function == Function::linear) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += std::sqrt(f.shares[i]) * x[i];
    return named("value", sum);
  }
  double product = 1;
  for (std::size_t i = 0; i < n; ++i) {
    const double shifted = x[i] + shifts[i], part = shifted - std::floor(shifted);
    product *= ((1 + f.alphas[i]) * std::pow(std::fabs(2 * part - 1), f.alphas[i]) + f.weights[i]) /
               (1 + f.weights[i]);
  }
  return named("value", product);
}

// E[(df/dx)^2] (range / pi)^2 / V: an upper bound of the total index (Sobol and Kucherenko 2009).
Answer derivative_based_index(const Inputs &in) {
  const Named f = function_of(in);
  const Effects e = effects_of(f);
  std::vector<double> squares;
  if (f.function == Function::ishigami) {
    const double b = f.b, p4 = std::pow(pi, 4), ranges = 4 * pi * pi;
    squares = {(1 + 2 * b * p4 / 5 + b * b * p4 * p4 / 9) / 2 * ranges, f.a * f.a / 2 * ranges,
               8 * b * b * std::pow(pi, 6) / 7 * ranges};
  } else if (f.function == Function::g) {
    for (std::size_t i = 0; i < f.weights.size(); ++i) {
      const double alpha = f.alphas[i], a = 1 + f.weights[i];
      if (!(alpha > 0.5))
        throw Fault(
            "the derivative of input {1} has no finite variance"_msg(static_cast<double>(i + 1)));
      squares.push_back(std::pow(2 * alpha * (1 + alpha) / a, 2) / (2 * alpha - 1) *
                        (1 + e.variance) / (1 + e.first[i]));
    }
  } else {
    for (const double share : f.shares) squares.push_back(12 * share);  // uniform: range^2 = 12 V
  }
  return named("dgsm", over(squares, pi * pi * e.variance));
}

}  // namespace

std::vector<Kind> sensitivity_kinds() {
  const std::string functions = "[function:text] [a:json] [b] [alpha:numbers]";
  return {
      {"sobol_exact", functions + " [coefficients:numbers]",
       "exact Sobol indices of the Ishigami function, the G function or a sum: partial "
       "variances, S1, ST; S13 for a pair"_msg,
       sobol_exact},
      {"function_value", functions + " [delta:numbers] x:numbers",
       "value of such a function at x; G may be shifted by delta"_msg, function_value},
      {"derivative_based_index", functions,
       "exact derivative-based indices of such a function: mean squared derivative x "
       "(range / pi)^2 / variance"_msg,
       derivative_based_index},
  };
}

}  // namespace jalon::calc
