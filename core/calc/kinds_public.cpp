// Rules of public appraisal: declining discount rates, optimism bias, weights, shadow prices.
#include <cmath>

#include "core/calc/kind.h"

namespace jalon::calc {
namespace {

// Discount rates by year from `from`, each until the next.
using Schedule = std::map<int, double>;

// HM Treasury, The Green Book (2022), table A6.1: social time preference rate.
Schedule green_book() {
  return {{0, 0.035}, {31, 0.03}, {76, 0.025}, {126, 0.02}, {201, 0.015}, {301, 0.01}};
}

// A band reaches to the next one; the last goes on for ever.
Schedule schedule_of(const Inputs &in) {
  if (!in.has("bands")) return green_book();
  const Json &bands = in.raw("bands");
  if (!bands.is_array() || bands.empty())
    throw Fault("input `{1}` is {2}"_msg("bands", kind_of_value(bands)), {},
                "a list of bands, each with `from_year` and `rate`"_msg);
  Schedule schedule;
  std::optional<int> end;
  for (const auto &each : bands) {
    if (!each.is_object())
      throw Fault("input `{1}` is {2}"_msg("bands", kind_of_value(each)), {},
                  "a list of bands, each with `from_year` and `rate`"_msg);
    const Inputs band(each);
    const int from = band.whole("from_year");
    if (!schedule.empty() && from <= schedule.rbegin()->first)
      throw Fault("band {1} of `bands` is unsorted"_msg(from), {}, "bands by rising year"_msg);
    if (end && from != *end + 1)
      throw Fault("the bands leave out or repeat years between {1} and {2}"_msg(*end, from));
    schedule[from] = band.rate("rate");
    end = band.has("to_year") ? std::optional(band.whole("to_year")) : std::nullopt;
  }
  return schedule;
}

// Factors of years 0..last, chained from year to year.
std::vector<double> factors_of(const Schedule &schedule, std::size_t last) {
  if (schedule.begin()->first > 1)
    throw Fault("the first band begins in year {1}"_msg(schedule.begin()->first), {},
                "a band from year 0 or 1 on"_msg);
  std::vector<double> factors{1};
  for (std::size_t year = 1; year <= last; ++year) {
    const auto band = std::prev(schedule.upper_bound(static_cast<int>(year)));
    factors.push_back(factors.back() / (1 + band->second));
  }
  return factors;
}

Answer declining_factor(const Inputs &in) {
  return one("discount_factor", factors_of(schedule_of(in), in.count("year", 100000)).back());
}

Answer declining_npv(const Inputs &in) {
  const auto flows = in.numbers("values");
  const auto factors = factors_of(schedule_of(in), flows.size());
  double sum = 0;
  for (std::size_t year = 0; year < flows.size(); ++year) sum += flows[year] * factors[year];
  return one("npv", sum);
}

Answer optimism_bias(const Inputs &in) {
  std::vector<double> costs = in.numbers("costs");
  const double uplift = in.number("uplift") * (1 - in.number("mitigation", 0));
  for (double &cost : costs) cost *= 1 + uplift;
  return one("costs", costs);
}

Answer distributional_weight(const Inputs &in) {
  const double reference = in.number("reference_income"), eta = in.number("eta", 1.3);
  std::vector<double> weights =
      in.raw("income").is_array() ? in.numbers("income") : std::vector<double>{in.number("income")};
  for (double &income : weights) {
    if (!(income > 0) || !(reference > 0))
      throw Fault("input `{1}` is {2}"_msg(income > 0 ? "reference_income" : "income",
                                           income > 0 ? reference : income),
                  {}, "more than 0"_msg);
    income = std::pow(reference / income, eta);
  }
  return one("weights", weights);
}

Answer expected_loss(const Inputs &in) {
  const auto list = [&](const char *key) {
    return in.raw(key).is_array() ? in.numbers(key) : std::vector<double>{in.number(key)};
  };
  const auto chances = list("probability"), impacts = list("impact");
  if (chances.size() != impacts.size())
    throw Fault("`{1}` has {2} entries and `{3}` {4}"_msg(
                    "probability", static_cast<double>(chances.size()), "impact",
                    static_cast<double>(impacts.size())),
                {}, "as many in both"_msg);
  double sum = 0;
  for (std::size_t i = 0; i < chances.size(); ++i) {
    if (!(chances[i] >= 0 && chances[i] <= 1))
      throw Fault("input `{1}` is {2}"_msg("probability", chances[i]), {}, "0 to 1"_msg);
    sum += chances[i] * impacts[i];
  }
  return one("expected_loss", sum);
}

Answer shadow_priced_cost(const Inputs &in) {
  const auto years = in.numbers("years"), shares = in.numbers("shares");
  if (years.size() != shares.size())
    throw Fault(
        "`{1}` has {2} entries and `{3}` {4}"_msg("years", static_cast<double>(years.size()),
                                                  "shares", static_cast<double>(shares.size())),
        {}, "a share for each year"_msg);
  const double labour = in.number("labour_share", 0);
  const double cost = in.number("cost_estimate") *
                      (labour * in.number("shadow_price_labour", 1) + 1 - labour) *
                      (in.number("cpi_base", 1) / in.number("cpi_cost_estimate", 1)) *
                      in.number("shadow_price_public_funds", 1);
  const double rate = in.rate("discount_rate"), base = in.number("price_base_year");
  std::vector<double> costs;
  double sum = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    costs.push_back(cost * shares[i] * std::pow(1 + rate, base - years[i]));
    sum += costs.back();
  }
  Answer answer;
  answer.add("pv_costs", costs).add("pvc", sum);
  return answer;
}

}  // namespace

std::vector<Kind> public_kinds() {
  return {
      {"declining_discount_factor", "year [bands:json]",
       "discount factor under rates that change by bands of years; without bands those "
       "of the Green Book (3.5 % to year 30, 3 % to 75, 2.5 % to 125, 2 % to 200, 1.5 % "
       "to 300, then 1 %)"_msg,
       declining_factor},
      {"npv_declining", "values:numbers [bands:json]",
       "net present value by such factors, year 0 not discounted"_msg, declining_npv},
      {"optimism_bias", "costs:numbers uplift [mitigation]",
       "costs x (1 + uplift x (1 - mitigation))"_msg, optimism_bias},
      {"distributional_weight", "income:numbers reference_income [eta]",
       "(reference income / income)^eta; eta 1.3 unless given"_msg, distributional_weight},
      {"expected_loss", "probability:numbers impact:numbers",
       "sum of probability x impact over the risks"_msg, expected_loss},
      {"pvc_shadow_priced",
       "cost_estimate [labour_share] [shadow_price_labour] [cpi_base] [cpi_cost_estimate] "
       "[shadow_price_public_funds] discount_rate price_base_year years:numbers shares:numbers",
       "present value of costs with shadow prices of labour and of public funds, "
       "discounted from the base year of prices"_msg,
       shadow_priced_cost},
  };
}

}  // namespace jalon::calc
