// rates.h - a rate of return among several, as an answer.
#pragma once
#include <span>
#include <vector>

#include "core/calc/answer.h"

namespace jalon::calc {

// The usual one of `rates` (exponential_sum.h) under `name`; a person is told the others. Throws
// Fault, saying why, if there is none.
Answer rate_answer(const std::string &name, const std::vector<double> &rates,
                   std::span<const double> values, std::span<const double> times,
                   std::optional<double> guess);

// 0, 1, 2, ...
std::vector<double> years_of(std::size_t n);
// Every rate of yearly flows: by exact arithmetic, or for more than 300 flows by exponential_sum.h.
std::vector<double> all_rates(std::span<const double> flows);
// The usual rate of yearly flows; nothing if there is none.
std::optional<double> usual_irr(std::span<const double> flows);
// A first guess, above -1, if one is given.
std::optional<double> guess_of(const Inputs &in);

}  // namespace jalon::calc
