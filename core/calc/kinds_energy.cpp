// Levelised cost, and projects with a loan as energy models report them.
#include <algorithm>
#include <cmath>

#include "core/appraisal/annuity.h"
#include "core/appraisal/indicators.h"
#include "core/appraisal/ratios.h"
#include "core/calc/kind.h"
#include "core/calc/rates.h"

namespace jalon::calc {
namespace {

using Flows = std::vector<double>;

Answer levelised(const Inputs &in) {
  const double rate = in.rate("rate");
  const auto found = levelised_cost(in.numbers("costs"), in.numbers("output"), rate,
                                    in.has("output_rate") ? in.rate("output_rate") : rate);
  if (!found) throw Fault("the output is worth nothing"_msg);
  return named("lcoe", *found);
}

Answer fixed_charge(const Inputs &in) {
  const double energy = in.number("annual_energy");
  if (energy == 0) throw Fault("input `{1}` is 0"_msg("annual_energy"), {}, "another number"_msg);
  return named("lcoe", (in.number("fixed_charge_rate") * in.number("capital_cost") +
                        in.number("fixed_operating_cost", 0)) /
                               energy +
                           in.number("variable_operating_cost", 0));
}

std::optional<double> nominal_rate(const Inputs &in) {
  if (in.has("nominal_discount_rate")) return in.rate("nominal_discount_rate");
  if (in.has("real_discount_rate"))
    return (1 + in.rate("real_discount_rate")) * (1 + in.number("inflation_rate", 0)) - 1;
  return std::nullopt;
}

std::optional<double> real_rate(const Inputs &in) {
  if (in.has("real_discount_rate")) return in.rate("real_discount_rate");
  if (in.has("nominal_discount_rate") && in.has("inflation_rate"))
    return (1 + in.rate("nominal_discount_rate")) / (1 + in.rate("inflation_rate")) - 1;
  return std::nullopt;
}

void add_paybacks(const Inputs &in, std::optional<double> nominal, Answer &answer) {
  if (!in.has("payback_cash_flow") && !in.has("discounted_payback_flow")) return;
  if (in.has("payback_cash_flow"))
    answer.add("simple_payback_years", json_of(first_payback(in.numbers("payback_cash_flow"))));
  if (in.has("discounted_payback_flow")) {
    answer.add("discounted_payback_years",
               json_of(first_payback(in.numbers("discounted_payback_flow"))));
  } else if (in.has("discounted_payback_rate") || nominal) {
    const Flows flows = in.numbers("payback_cash_flow");
    const double rate =
        in.has("discounted_payback_rate") ? in.rate("discounted_payback_rate") : *nominal;
    answer.add("discounted_payback_years",
               json_of(first_payback(discounted(flows, discount_factors(rate, flows.size())))));
  }
}

// Level payments at the end of each year, from year 1; years after the term have none.
void add_loan(const Inputs &in, std::size_t years, Answer &answer) {
  if (!in.has("loan")) return;
  if (!in.raw("loan").is_object())
    throw Fault("input `{1}` is {2}"_msg("loan", kind_of_value(in.raw("loan"))), {},
                "an object with `amount`, `rate` and `term`"_msg);
  const Inputs loan(in.raw("loan"));
  const double amount = loan.number("amount"), rate = loan.rate("rate");
  const std::size_t term = loan.count("term", 1000);
  Flows interest(years), principal(years);
  for (std::size_t year = 1; year < years && year <= term; ++year) {
    const auto per = static_cast<double>(year), n = static_cast<double>(term);
    interest[year] = -annuity::ipmt(rate, per, n, amount);
    principal[year] = -annuity::ppmt(rate, per, n, amount);
  }
  answer.add("loan_interest_by_year", interest).add("loan_principal_by_year", principal);
}

void add_levelised(const Inputs &in, std::optional<double> nominal, Answer &answer) {
  if (!in.has("energy_kwh") || !in.has("net_equity_cost_flow") || !nominal) return;
  Flows costs = in.numbers("net_equity_cost_flow");
  for (double &cost : costs) cost = -cost;
  const Flows energy = in.numbers("energy_kwh");
  const auto cents = [&](std::optional<double> output_rate) {
    const auto cost =
        output_rate ? levelised_cost(costs, energy, *nominal, *output_rate) : std::nullopt;
    return cost ? Json(*cost * 100) : Json();
  };
  answer.add("lcoe_nominal_cents_kwh", cents(nominal));
  answer.add("lcoe_real_cents_kwh", cents(real_rate(in)));
}

void add_cover(const Inputs &in, Answer &answer) {
  if (!in.has("cash_for_debt_service") || !in.has("debt_service")) return;
  const Flows cash = in.numbers("cash_for_debt_service"), debt = in.numbers("debt_service");
  std::optional<double> least;
  for (std::size_t year = 0; year < std::min(cash.size(), debt.size()); ++year)
    if (debt[year] > 0) {
      const double cover = cash[year] / debt[year];
      least = least ? std::min(*least, cover) : cover;
    }
  answer.add("min_dscr", json_of(least));
}

Answer project_finance(const Inputs &in) {
  const Flows flows = in.numbers("after_tax_cash_flow");
  const auto nominal = nominal_rate(in);
  Answer answer;
  if (nominal) {
    const auto values = discounted(flows, discount_factors(*nominal, flows.size()));
    Flows sums;
    for (const double value : values) sums.push_back((sums.empty() ? 0 : sums.back()) + value);
    answer.add("npv", npv(flows, *nominal)).add("npv_by_horizon_year", sums);
  }
  answer.add("irr", json_of(usual_irr(flows)));
  add_paybacks(in, nominal, answer);
  add_levelised(in, nominal, answer);
  add_loan(in, flows.size(), answer);
  add_cover(in, answer);
  return answer;
}

}  // namespace

std::vector<Kind> energy_kinds() {
  return {
      {"lcoe", "costs:numbers output:numbers rate [output_rate]",
       "levelised cost: present value of costs over that of output, year 0 not discounted"_msg,
       levelised},
      {"lcoe_fixed_charge_rate",
       "capital_cost fixed_charge_rate [fixed_operating_cost] [variable_operating_cost] "
       "annual_energy",
       "levelised cost by a fixed charge rate: (charge x capital + fixed) / energy + variable"_msg,
       fixed_charge},
      {"project_finance",
       "after_tax_cash_flow:numbers [nominal_discount_rate] [real_discount_rate] [inflation_rate] "
       "[payback_cash_flow:numbers] [discounted_payback_flow:numbers] [discounted_payback_rate] "
       "[net_equity_cost_flow:numbers] [energy_kwh:numbers] [cash_for_debt_service:numbers] "
       "[debt_service:numbers] [loan:json]",
       "a financed project: values with year 0 not discounted, first paybacks, loan by "
       "level payments, levelised cost in cents, least debt cover"_msg,
       project_finance},
  };
}

}  // namespace jalon::calc
