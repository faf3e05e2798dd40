// Benefits against costs.
#include <algorithm>
#include <cmath>

#include "core/appraisal/annuity.h"
#include "core/appraisal/indicators.h"
#include "core/appraisal/ratios.h"
#include "core/calc/kind.h"

namespace jalon::calc {
namespace {

// A present value given as such, or as a yearly amount over the years (brought to year 0 by the
// recovery factor), 0 if neither is given.
double worth(const Inputs &in, std::initializer_list<const char *> present,
             std::initializer_list<const char *> yearly, double recovery) {
  if (const auto value = in.maybe_either(present)) return *value;
  const auto each = in.maybe_either(yearly);
  return each ? *each / recovery : 0;
}

Answer benefit_cost_ratios(const Inputs &in) {
  const bool spread = in.has("rate") && in.has("years");
  const double recovery =
      spread ? annuity::capital_recovery(in.rate("rate"), in.number("years")) : 1;
  if (!spread)
    for (const char *yearly : {"annual_om", "annual_benefit", "annual_benefits",
                               "annual_disbenefit", "annual_disbenefits", "annual_cost"})
      if (in.has(yearly)) in.raw(in.has("rate") ? "years" : "rate");  // says which is missing
  BenefitCost p;
  p.benefits = worth(in, {"pv_benefits"}, {"annual_benefit", "annual_benefits"}, recovery);
  p.disbenefits =
      worth(in, {"pv_disbenefits"}, {"annual_disbenefit", "annual_disbenefits"}, recovery);
  p.investment = in.either({"initial_cost", "first_cost", "investment", "pv_costs"});
  if (const auto salvage = in.maybe("salvage"))
    p.investment -= *salvage * std::pow(1 + in.rate("rate"), -in.number("years"));
  p.operation = worth(in, {"pv_om"}, {"annual_om", "annual_cost"}, recovery);
  const auto conventional = conventional_ratio(p);
  Answer answer;
  answer.add("pv_benefits", p.benefits).add("pv_disbenefits", p.disbenefits);
  answer.add("pv_costs", p.investment + p.operation);
  if (spread)
    answer.add("equivalent_annual_cost", (p.investment + p.operation) * recovery)
        .add("equivalent_annual_benefit", (p.benefits - p.disbenefits) * recovery);
  answer.add("npv", p.benefits - p.disbenefits - p.investment - p.operation);
  answer.add("bcr", json_of(conventional)).add("bcr_conventional", json_of(conventional));
  answer.add("bcr_modified", json_of(modified_ratio(p)));
  return answer;
}

std::vector<std::string> ladder_of(const Inputs &in, const std::map<std::string, double> &costs) {
  if (in.has("order_by_cost")) return in.texts("order_by_cost");
  std::vector<std::string> order;
  for (const auto &[name, cost] : costs) order.push_back(name);
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto &a, const auto &b) { return costs.at(a) < costs.at(b); });
  order.insert(order.begin(), "DN");
  return order;
}

// DN, do nothing, costs and brings nothing. Each dearer alternative challenges the best so far.
Answer incremental_ratios(const Inputs &in) {
  const auto given = [&](const char *key) {
    std::map<std::string, double> all;
    if (in.has(key))
      for (const auto &[name, value] : in.by_name(key)) all[name] = value;
    return all;
  };
  in.raw("annual_costs");
  const auto costs = given("annual_costs"), benefits = given("annual_benefits"),
             disbenefits = given("annual_disbenefits");
  const auto of = [=](const std::string &name) {
    BenefitCost p;
    if (name == "DN") return p;
    if (!costs.contains(name))
      throw Fault("`{1}` holds no alternative \"{2}\""_msg("annual_costs", name));
    p.investment = costs.at(name);
    if (const auto found = benefits.find(name); found != benefits.end()) p.benefits = found->second;
    if (const auto found = disbenefits.find(name); found != disbenefits.end())
      p.disbenefits = found->second;
    return p;
  };
  Answer answer;
  const auto order = ladder_of(in, costs);
  std::string best = order.front();
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto ratio = incremental_ratio(of(best), of(order[i]));
    answer.add("bcr_" + order[i] + "_vs_" + best, json_of(ratio));
    if (ratio && *ratio >= 1) best = order[i];
  }
  answer.add("best", best);
  answer.described = [=](std::string_view name) -> std::optional<Json> {
    const auto middle = name.find("_vs_");
    if (!name.starts_with("bcr_") || middle == name.npos) return std::nullopt;
    return json_of(incremental_ratio(of(std::string(name.substr(middle + 4))),
                                     of(std::string(name.substr(4, middle - 4)))));
  };
  return answer;
}

Answer land_uplift(const Inputs &in) {
  const double acres = in.number("site_acres"), wider = in.number("wider_benefits", 0),
               costs = in.number("pv_costs"), today = in.number("existing_value_per_acre", 0);
  const double uplift = in.number("future_value_per_acre") - today;
  const double benefits = acres * uplift + wider;
  Answer answer;
  answer.add("uplift_per_acre", uplift);
  answer.add("total_uplift_million", acres * uplift / 1e6);
  answer.add("pv_benefits_million", benefits / 1e6);
  answer.add("bcr", json_of(value_per_unit(benefits, costs)));
  const auto enough = value_per_unit(costs - wider, acres);
  answer.add("switching_future_value_per_acre", enough ? Json(*enough + today) : Json());
  return answer;
}

Answer per_euro(const Inputs &in) {
  const double value = in.number("npv");
  Answer answer;
  for (const auto &[key, field] : {std::pair{"pv_investment", "value_per_euro_invested"},
                                   {"pv_net_public_spending", "value_per_public_euro"}})
    if (const auto spent = in.maybe(key)) answer.add(field, json_of(value_per_unit(value, *spent)));
  if (answer.fields.empty()) in.raw("pv_investment");
  return answer;
}

// Parts given as present values, or as yearly flows with a rate.
Answer switching_values(const Inputs &in) {
  std::vector<std::pair<std::string, double>> parts;
  if (in.has("present_values")) {
    parts = in.by_name("present_values");
  } else {
    const double rate = in.rate("rate");
    for (const auto &[name, flows] : in.lists("flows")) parts.emplace_back(name, npv(flows, rate));
  }
  double whole = 0;
  for (const auto &[name, value] : parts) whole += value;
  Json factors = Json::object();
  for (const auto &[name, value] : parts) factors[name] = json_of(switching_factor(whole, value));
  Answer answer;
  answer.add("npv", whole).add("switching_factors", factors);
  return answer;
}

}  // namespace

std::vector<Kind> ratio_kinds() {
  const std::string ratio_inputs =
      "[pv_benefits] [annual_benefit] [annual_disbenefit] initial_cost [annual_om] [salvage] "
      "[rate] [years]";
  return {
      {"bcr", ratio_inputs,
       "benefit-cost ratio, conventional: (benefits - disbenefits) / all costs, in "
       "present values"_msg,
       benefit_cost_ratios},
      {"bcr_disbenefits", ratio_inputs, "the same; disbenefits are taken from the benefits"_msg,
       benefit_cost_ratios},
      {"bcr_conventional_modified", ratio_inputs,
       "both ratios; modified: (benefits - disbenefits - operation) / investment"_msg,
       benefit_cost_ratios},
      {"incremental_bcr",
       "annual_benefits:json [annual_disbenefits:json] annual_costs:json [order_by_cost:json]",
       "each dearer alternative against the best so far, from DN, do nothing; bcr_B_vs_A "
       "for any two"_msg,
       incremental_ratios},
      {"bcr_switching",
       "site_acres [existing_value_per_acre] future_value_per_acre [wider_benefits] pv_costs",
       "benefit-cost ratio of land made more valuable, and the future value at which it is 1"_msg,
       land_uplift},
      {"value_per_euro", "npv [pv_investment] [pv_net_public_spending]",
       "net present value per euro invested, and per net euro of public money"_msg, per_euro},
      {"switching_values", "[present_values:json] [flows:json] [rate]",
       "for each part of a net present value, the factor at which the whole is nothing"_msg,
       switching_values},
  };
}

}  // namespace jalon::calc
