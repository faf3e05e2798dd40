// Indicators of one series of yearly flows.
#include <algorithm>
#include <cmath>

#include "core/appraisal/annuity.h"
#include "core/appraisal/indicators.h"
#include "core/base/text.h"
#include "core/calc/kind.h"
#include "core/calc/rates.h"

namespace jalon::calc {
namespace {

using Flows = std::vector<double>;

// Value at a rate that may lie below -1, as spreadsheets allow; only -1 itself cannot be.
double discounting_rate(const Inputs &in) {
  const double rate = in.number("rate");
  if (rate == -1)
    throw Fault("`{1}` is {2}"_msg("rate", rate), {},
                "any rate but -1 (which is -100 %): there, discounting divides by nothing"_msg);
  return rate;
}

bool says(const Inputs &in, std::string_view word) {
  return lower_case(in.convention()).find(word) != std::string::npos;
}

// A single word is meant as a name, and one that is none is a slip; a sentence may say what it
// likes.
void convention_unknown(const Inputs &in) {
  if (in.convention().find(' ') != std::string::npos) return in.ignore("convention");
  throw Fault("the convention \"{1}\" is unknown to this kind"_msg(in.convention()), {},
              "a text with undiscounted, t=0 or year 0 (the first flow is not discounted), or with "
              "excel, spreadsheet, t=1 or one period (it is, by a year)"_msg);
}

Answer npv_by_name(const Inputs &in) {
  const Flows flows = in.numbers("values");
  const double rate = discounting_rate(in);
  const double year_0 = npv(flows, rate), year_1 = npv_spreadsheet(flows, rate);
  const bool undiscounted = says(in, "undiscounted") || says(in, "t=0") || says(in, "year 0");
  const bool spreadsheet = !undiscounted && (says(in, "excel") || says(in, "t=1") ||
                                             says(in, "spreadsheet") || says(in, "one period"));
  if (!in.convention().empty() && !undiscounted && !spreadsheet) convention_unknown(in);
  Answer answer;
  answer.value = undiscounted ? year_0 : year_1;
  answer.add("npv", spreadsheet ? year_1 : year_0);
  answer.add("npv_spreadsheet", year_1);
  return answer;
}

Answer npv_from_year_0(const Inputs &in) {
  return one("npv", npv(in.numbers("values"), discounting_rate(in)));
}

Answer internal_rate(const Inputs &in) {
  const Flows flows = in.numbers("values");
  return rate_answer("irr", all_rates(flows), flows, years_of(flows.size()), guess_of(in));
}

Answer modified_rate(const Inputs &in) {
  const Flows flows = in.numbers("values");
  const auto found = mirr(flows, in.number("finance_rate"), in.number("reinvest_rate"));
  if (!found)
    throw Fault("there is no modified rate of return: the flows never change sign"_msg, {},
                "flows paid (negative) and received (positive)"_msg);
  return one("mirr", *found);
}

Answer simple_payback(const Inputs &in) {
  const Flows flows = in.numbers("values");
  Answer answer;
  answer.add("payback_years", json_of(first_payback(flows)));
  answer.add("payback_for_good_years", json_of(payback(flows)));
  return answer;
}

Answer discounted_payback_years(const Inputs &in) {
  const Flows flows = in.numbers("values");
  const auto values = discounted(flows, discount_factors(in.rate("rate"), flows.size()));
  Answer answer;
  answer.add("discounted_payback_years", json_of(first_payback(values)));
  answer.add("payback_for_good_years", json_of(payback(values)));
  return answer;
}

// npv_11, npv_3_2: the rate stands in the name, in per cent.
std::string npv_name(double rate) {
  std::string name = Json(std::round(rate * 1e10) / 1e8).dump();
  if (name.ends_with(".0")) name.resize(name.size() - 2);
  std::replace(name.begin(), name.end(), '.', '_');
  return "npv_" + name;
}

Answer textbook_project(const Inputs &in) {
  const Flows flows = in.numbers("values");
  const Flows rates = in.has("rates") ? in.numbers("rates") : Flows{in.number("rate")};
  Answer answer;
  for (const double rate : rates) answer.add(npv_name(rate), npv(flows, rate));
  answer.add("irr", json_of(usual_irr(flows)));
  const double spent = -flows.front(), value = npv(flows, rates.front());
  answer.add("profitability_index_npv_per_cost", spent > 0 ? Json(value / spent) : Json());
  answer.add("profitability_index", spent > 0 ? Json(value / spent + 1) : Json());
  answer.add("payback_years", json_of(first_payback(flows)));
  const auto values = discounted(flows, discount_factors(rates.front(), flows.size()));
  answer.add("discounted_payback_years", json_of(first_payback(values)));
  answer.described = [flows](std::string_view name) -> std::optional<Json> {
    if (!name.starts_with("npv_")) return std::nullopt;
    const auto percent = number_in_name(name.substr(4));
    return percent ? std::optional<Json>(npv(flows, *percent / 100)) : std::nullopt;
  };
  return answer;
}

double recovery(const Inputs &in, double years) {
  return annuity::capital_recovery(in.rate("rate"), years);
}

Answer equivalent_annual_cost(const Inputs &in) {
  Answer answer;
  if (in.has("values")) {
    const Flows flows = in.numbers("values");
    const double life = in.number("life", static_cast<double>(flows.size()) - 1);
    const double value = npv(flows, in.rate("rate"));
    answer.add("npv", value).add("eac", value * recovery(in, life));
  } else if (const auto value = in.maybe_either({"pv_costs", "npv"})) {
    answer.add("eac", *value * recovery(in, in.either({"life", "years", "horizon"})));
  } else {
    const double horizon = in.either({"horizon", "life", "years"});
    const double net = in.number("investment") -
                       in.number("salvage", 0) *
                           std::pow(1 + in.rate("rate"), -in.number("salvage_year", horizon));
    answer.add("pv_net_investment", net);
    answer.add("eac", net * recovery(in, horizon) + in.number("annual_cost", 0));
  }
  return answer;
}

Answer net_annual_cost(const Inputs &in) {
  return one("eanc", in.either({"npv", "pv_costs", "pv"}) * recovery(in, in.number("years")));
}

Answer profitability(const Inputs &in) {
  const Flows flows = in.numbers("values");
  if (!(flows.front() < 0))
    throw Fault("the first of `values` is {1}"_msg(flows.front()), {},
                "what is invested, below 0"_msg);
  const double per_cost = npv(flows, in.rate("rate")) / -flows.front();
  Answer answer;
  answer.add("profitability_index", 1 + per_cost);
  answer.add("profitability_index_npv_per_cost", per_cost);
  return answer;
}

}  // namespace

std::vector<Kind> flow_kinds() {
  return {
      {"npv", "values:numbers rate",
       "net present value; as one value by the spreadsheet convention (the first flow is "
       "discounted by a year), as the field npv with year 0 not discounted; a convention "
       "that is given decides both"_msg,
       npv_by_name},
      {"npv+t0", "values:numbers rate", "net present value, year 0 not discounted"_msg,
       npv_from_year_0},
      {"irr", "values:numbers [guess]",
       "internal rate of return: every rate above -1 at which the flows are worth "
       "nothing; as one value the one spreadsheets show"_msg,
       internal_rate},
      {"mirr", "values:numbers finance_rate reinvest_rate",
       "modified rate of return: what is paid discounted at one rate, what is received "
       "reinvested at another"_msg,
       modified_rate},
      {"payback", "values:numbers",
       "years until the cumulated flow is no longer negative, interpolated within the "
       "year: the first time, and for good"_msg,
       simple_payback},
      {"discounted_payback", "values:numbers rate",
       "the same of flows discounted, year 0 not discounted"_msg, discounted_payback_years},
      {"npv_irr_payback_pi", "values:numbers rates:numbers",
       "the indicators of a textbook at once; npv_11 is the value at 11 %, year 0 not "
       "discounted; indices at the first rate, per unit paid in year 0"_msg,
       textbook_project},
      {"profitability_index", "values:numbers rate",
       "present value of later flows per unit paid in year 0, and net present value per unit"_msg,
       profitability},
      {"equivalent_annual_cost",
       "rate [values:numbers] [life] [pv_costs] [investment] [salvage] [salvage_year] "
       "[annual_cost] [horizon]",
       "level yearly amount over the life with the same present value, year 0 not "
       "discounted: of flows, of a present value, or of an investment with its running "
       "cost"_msg,
       equivalent_annual_cost},
      {"equivalent_annual_net_cost", "npv rate years",
       "level yearly amount over the years with this present value"_msg, net_annual_cost},
  };
}

}  // namespace jalon::calc
