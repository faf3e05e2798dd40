// Holds the model's costs against published figures. Each test says what it proves: a comparison
// with a printed result, a consistency of figures in one source, or a derived figure.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "equations.h"
#include "facts.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

const jalon_parameter &declared(const std::string &name) {
  for (const auto &p : parameters)
    if ("e_administration." + name == p.name) return p;
  throw std::runtime_error("no such parameter");
}

// Part of all costs saved from one share on line to another; ratios of online, phone, face to face.
double saved(const nlohmann::json &ratio, double phone_part, double before, double after) {
  const double split[] = {phone_part, 1 - phone_part};
  const double figure[] = {ratio[1].get<double>(), ratio[2].get<double>()};
  return part_saved(before, after, ratio[0], offline_mean(split, figure));
}

TEST(DigitalEfficiency, OfTheSensitivitiesToCostRatios) {  // comparison
  const auto f = facts("EA01");
  const auto &in = f["inputs"], &out = f["published"];
  const double now = in["digital_now"], target = in["digital_target"];
  const double cheap = saved(in["cost_ratio_low"], 0.8, now, target);
  const double dear = saved(in["cost_ratio_high"], 0.8, now, target);
  // Costs are 6 to 9 billion: the printed saving lies in the range, the other at its lower end.
  EXPECT_LE(6 * cheap, out["saving_cost_ratio_low"]);
  EXPECT_GE(9 * cheap, out["saving_cost_ratio_low"]);
  EXPECT_NEAR(relative(6 * dear, out["saving_cost_ratio_high"]), 0, 0.03);
  const double printed =
      out["saving_cost_ratio_low"].get<double>() / out["saving_cost_ratio_high"].get<double>();
  EXPECT_NEAR(cheap / dear, 2.494984, 1e-4);
  EXPECT_NEAR(relative(cheap / dear, printed), -0.056, 0.002);
  EXPECT_NEAR(in["staff_share_of_saving"].get<double>() * 1.8e9 / in["FTE_cost"].get<double>(),
              out["FTE"].get<double>(), 0.03 * 40000);
}

TEST(DigitalEfficiency, OfTheSplitOffLineLiesBetweenTheTwoSetsOfRatios) {  // comparison
  const auto f = facts("EA01");
  const auto &in = f["inputs"], &by = f["published"]["by_offline_split"];
  const std::map<std::string, double> phone{
      {"50/50", 0.5}, {"70/30", 0.7}, {"90/10", 0.9}, {"100/0", 1.0}};
  for (const auto &[name, part] : phone) {
    const double printed = by[name].get<double>() / by["80/20"].get<double>();
    const auto change = [&](const char *ratio) {
      return saved(in[ratio], part, in["digital_now"], in["digital_target"]) /
             saved(in[ratio], 0.8, in["digital_now"], in["digital_target"]);
    };
    const double a = change("cost_ratio_low"), b = change("cost_ratio_high");
    EXPECT_GT(printed, std::min(a, b) - 0.01) << name;
    EXPECT_LT(printed, std::max(a, b) + 0.01) << name;
  }
}

TEST(DigitalEfficiency, OfHigherTargetsIsLessThanTheModelSays) {  // comparison, missed by 10 %
  // The model's saving is proportional to the shift; the report prints less beyond 82 %, and does
  // not say why. An expected failure: taken as the size of error of such a proportion.
  const auto f = facts("EA01");
  const double now = f["inputs"]["digital_now"];
  const auto by = [&](const char *target, double share) {
    const double model = 1.8 * (share - now) / (0.82 - now);
    return relative(model, f["published"]["by_target"][target].get<double>());
  };
  EXPECT_NEAR(by("80%", 0.80), 0, 0.01);
  EXPECT_NEAR(by("90%", 0.90), 0.10, 0.01);
  EXPECT_NEAR(by("95%", 0.95), 0.115, 0.01);
}

TEST(BritishServices, CostOnLineAThirdOfTheirCostOffLine) {  // derived, 48 services
  std::vector<double> ratio;
  for (const ChannelCost &c : channel_costs())
    ratio.push_back(c.cost_online / offline_cost(c.online, c.mean, c.cost_online));
  ASSERT_EQ(ratio.size(), 48u);
  EXPECT_NEAR(quantile(ratio, 0.5), 0.286, 0.01);
  EXPECT_NEAR(quantile(ratio, 0.25), 0.048, 0.01);
  EXPECT_NEAR(quantile(ratio, 0.75), 0.618, 0.01);
  EXPECT_NEAR(quantile(ratio, 0.10), 0.009, 0.005);
  EXPECT_NEAR(quantile(ratio, 0.90), 0.778, 0.01);
}

TEST(BritishServices, OnesUsualMinutesGiveARatioThatWasSeen) {  // plausibility of the defaults
  // A case at the counter and one on line, with the shipped figures and no integration.
  Town town;
  town.procedures = {{{"volume", 1000.0},
                      {"digital_level", "aucun"},
                      {"share_online", 0.0},
                      {"booking", "none"},
                      {"integrated", "no"}}};
  const Answer off = ask(town, {.years = 1});
  town.procedures[0]["share_online"] = 0.999;
  town.procedures[0]["digital_level"] = std::string("teleprocedure");
  const Answer on = ask(town, {.years = 1});
  const double ratio = on.indicator(minutes_per_case, 0) / off.indicator(minutes_per_case, 0);
  EXPECT_GT(ratio, 0.286);  // the model claims less than the median of the services
  EXPECT_LT(ratio, 0.80);
}

TEST(BritishServices, DidNotCostLessWhenTheyWentOnLine) {  // what happened
  std::vector<double> change;
  for (const Service &s : services()) {
    std::vector<std::size_t> both;
    for (std::size_t y = 0; y < 6; ++y)
      if (s.share[y] >= 0 && s.cost[y] > 0) both.push_back(y);
    if (both.size() < 2 || both.back() - both.front() < 2) continue;
    if (s.share[both.back()] - s.share[both.front()] > 0.1)
      change.push_back(s.cost[both.back()] / s.cost[both.front()]);
  }
  EXPECT_EQ(change.size(), 28u);
  EXPECT_NEAR(quantile(change, 0.5), 0.97, 0.015);
  EXPECT_EQ(declared("cashable").low, 0);  // hence nothing may become money
}

TEST(Passport, CostsItsMinutes) {  // comparison, by the plugin
  const auto f = facts("EA05");
  const auto cost = [&](const char *minutes) {
    Town town;
    town.procedures = {{{"kind", "identity"},
                        {"volume", 1000.0},
                        {"digital_level", "aucun"},
                        {"share_counter", 1.0},
                        {"minutes_counter", f["inputs"][minutes].get<double>()},
                        {"back_minutes", 0.0},
                        {"letters", 0.0},
                        {"booking", "none"},
                        {"assistance", "no"}}};
    Asked asked{.years = 1, .figures = plain_figures()};
    asked.figures["e_administration.agent.cost"] = fixed(f["inputs"]["agent_hour"]);
    const Answer a = ask(town, asked);
    EXPECT_NEAR(a.line(staff, 0) / 1000, a.indicator(cost_per_case, 0), 1e-9);
    return a.indicator(cost_per_case, 0);
  };
  EXPECT_NEAR(cost("minutes"), f["published"]["cost"], 1e-9);
  EXPECT_NEAR(cost("minutes_second"), f["published"]["cost_second"], 0.07);  // 7.26, printed 7.20
  EXPECT_NEAR(f["inputs"]["state_payment_total"].get<double>() /
                  f["inputs"]["non_resident_cases"].get<double>(),
              f["published"]["payment_per_case"].get<double>(), 0.3);  // consistency
  EXPECT_EQ(declared("minutes.identity").value, 23);
}

TEST(TheoryTests, CostTheMeanOfTheirChannels) {  // consistency, by the plugin
  // A minute costs a pound, so that minutes are the published costs.
  const auto in = facts("EA07")["inputs"];
  Town town;
  town.procedures = {{{"volume", 1942000.0},
                      {"digital_level", "teleprocedure"},
                      {"share_online", in["digital_share"].get<double>()},
                      {"share_counter", 0.0},
                      {"share_phone", 1 - in["digital_share"].get<double>()},
                      {"share_post", 0.0},
                      {"share_email", 0.0},
                      {"minutes_phone", in["telephone"].get<double>()},
                      {"minutes_online", in["online"].get<double>()},
                      {"back_minutes", 0.0},
                      {"letters", 0.0},
                      {"assistance", "no"}}};
  Asked asked{.years = 1, .figures = plain_figures()};
  asked.figures["e_administration.agent.cost"] = fixed(60);
  asked.figures["e_administration.procedure.price"] = fixed(0);
  const double cost = ask(town, asked).indicator(cost_per_case, 0);
  EXPECT_NEAR(cost, mean_cost(in["digital_share"], in["online"], in["telephone"]), 1e-9);
  EXPECT_NEAR(relative(cost, facts("EA07")["published"]["cost_per_transaction_2011"]), 0.013,
              0.001);
}

TEST(ChannelShift, OfEnglishCouncilsIsOnlyArithmetic) {  // consistency: self-reported, not used
  const auto f = facts("EA06");
  const double saving = f["published"]["saving"], ratio = f["inputs"]["return_ratio"];
  EXPECT_NEAR(saving / ratio, 0.3, 0.003);
  const auto other = f["published"]["alt_21_projects"];
  EXPECT_NEAR(relative(other["saving"].get<double>() / other["grant"].get<double>(), ratio), -0.018,
              0.001);
}

TEST(DanishPost, SavesAboutAStampALetter) {  // derived
  const auto f = facts("EA08");
  const double crowns =
      f["published"]["saving"].get<double>() / f["inputs"]["letters"]["2015"].get<double>();
  EXPECT_NEAR(crowns, 11.25, 0.01);
  // At some 7.45 crowns to the euro: 1.5 EUR, which the model's paper and stamp reach at their top.
  const double euros = crowns / 7.45;
  EXPECT_GT(euros, declared("letters.paper").low + declared("letters.stamp").low);
  EXPECT_LT(euros, declared("letters.paper").high + declared("letters.stamp").high);
}

TEST(FrenchUnitCosts, LieInTheDeclaredRanges) {  // derived
  const auto in = facts("EA09")["inputs"];
  const double cut = 1 - in["comedec_hours_before_after"][1].get<double>() /
                             in["comedec_hours_before_after"][0].get<double>();
  EXPECT_NEAR(cut, 0.378, 0.001);
  EXPECT_GT(cut, declared("automation").low);
  EXPECT_LT(cut, declared("automation").high);
  EXPECT_NEAR(in["web_visit"].get<double>() / in["call_3939"].get<double>(), 0.014, 0.001);
}

}  // namespace
