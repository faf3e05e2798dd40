// Proves: payback, equivalent annual cost and benefit-cost ratios are those of textbooks, and
// declining discount factors those of the Green Book, by the functions that appraise dossiers.
#include "cases.h"
#include "core/appraisal/indicators.h"
#include "core/appraisal/norms.h"

namespace jalon {
namespace {

std::vector<double> factors(double rate, int years) {
  std::vector<double> f;
  for (int t = 0; t <= years; ++t) f.push_back(discount_factor(constant(rate), t));
  return f;
}

// `first` in year 0 and `each` in years 1 to n.
std::vector<double> yearly(double first, double each, int n) {
  std::vector<double> flows(static_cast<std::size_t>(n) + 1, each);
  flows[0] = first;
  return flows;
}

TEST(Textbook, two_projects_by_value_rate_and_payback) {
  for (const char *id : {"bmm-8-A", "bmm-8-B"}) {
    SCOPED_TRACE(id);
    const Case c = find_case("textbook", id);
    const auto flows = numbers(c.at("inputs").at("values"));
    const Case &out = c.at("expected"), &tol = c.at("tol");
    expect_near(npv(flows, 0.11), out.at("npv_11"), tol.at("npv_11"));
    expect_near(npv(flows, 0.16), out.at("npv_16"), tol.at("npv_16"));
    ASSERT_EQ(irr(flows).size(), 1u);
    expect_near(irr(flows)[0], out.at("irr"), tol.at("irr"));
    expect_near(payback(flows).value(), out.at("payback_years"), tol.at("payback_years"));
    expect_near(npv(flows, 0.11) / -flows[0], out.at("profitability_index_npv_per_cost"),
                tol.at("profitability_index_npv_per_cost"));
  }
}

TEST(Textbook, discounted_payback) {
  for (const char *id : {"rwj-dpb-5200", "rwj-dpb-10400"}) {
    SCOPED_TRACE(id);
    const Case c = find_case("textbook", id);
    const auto flows = numbers(c.at("inputs").at("values"));
    const auto found = discounted_payback(
        flows, factors(c.at("inputs").at("rate"), static_cast<int>(flows.size()) - 1));
    expect_near(found.value(), c.at("expected").at("discounted_payback_years"), c.at("tol"));
  }
}

TEST(Textbook, net_present_value_of_a_machine) {
  const Case c = find_case("textbook", "fool-npv");
  expect_near(npv(numbers(c.at("inputs").at("values")), c.at("inputs").at("rate")),
              c.at("expected").at("npv"), c.at("tol"));
}

TEST(Textbook, equivalent_annual_cost) {
  Case c = find_case("textbook", "eac-11-B");
  const double cost = npv(numbers(c.at("inputs").at("values")), 0.11);
  expect_near(cost, c.at("expected").at("npv"), c.at("tol"));
  expect_near(equivalent_annual(cost, factors(0.11, 3)), c.at("expected").at("eac"), c.at("tol"));
  for (const char *id : {"eac-15-A", "eac-15-B"}) {
    SCOPED_TRACE(id);
    c = find_case("textbook", id);
    const Case &in = c.at("inputs");
    expect_near(equivalent_annual(in.at("pv_costs"), factors(in.at("rate"), in.at("life"))),
                c.at("expected").at("eac"), c.at("tol"));
  }
  c = find_case("textbook", "eac-7-M2");
  auto flows = yearly(92000, 0, 6);
  flows[6] -= 18000;
  const double net = npv(flows, 0.07);
  expect_near(net, c.at("expected").at("pv_net_investment"), c.at("tol"));
  expect_near(13000 + equivalent_annual(net, factors(0.07, 6)), c.at("expected").at("eac"),
              c.at("tol"));
}

TEST(Textbook, benefit_cost_ratios) {
  Case c = find_case("textbook", "bt-9-8");
  const auto costs = yearly(300000, 25000, 20), f6 = factors(0.06, 20);
  expect_near(present_value(costs, f6), c.at("expected").at("pv_costs"),
              c.at("tol").at("pv_costs"));
  expect_near(benefit_cost(yearly(450000, 0, 20), costs, f6).value(), c.at("expected").at("bcr"),
              c.at("tol").at("bcr"));

  c = find_case("textbook", "flood-bcr");
  const auto f10 = factors(0.06, 10);
  const auto works = yearly(1400000, 40000, 10);
  expect_near(equivalent_annual(present_value(works, f10), f10),
              c.at("expected").at("equivalent_annual_cost"),
              c.at("tol").at("equivalent_annual_cost"));
  expect_near(benefit_cost(yearly(0, 175000 - 25000, 10), works, f10).value(),
              c.at("expected").at("bcr_conventional"), c.at("tol").at("bcr_conventional"));

  c = find_case("textbook", "incr-bcr");
  expect_near(benefit_cost(std::vector<double>{200000 - 30000}, std::vector<double>{150000},
                           std::vector<double>{1})
                  .value(),
              c.at("expected").at("bcr_B_vs_DN"), c.at("tol"));

  c = find_case("textbook", "gb-box12");
  const Case &in = c.at("inputs");
  const double uplift =
      in.at("future_value_per_acre").get<double>() - in.at("existing_value_per_acre").get<double>();
  const double benefits =
      in.at("site_acres").get<double>() * uplift + in.at("wider_benefits").get<double>();
  expect_near(
      benefit_cost(std::vector<double>{benefits},
                   std::vector<double>{in.at("pv_costs").get<double>()}, std::vector<double>{1})
          .value(),
      c.at("expected").at("bcr"), c.at("tol").at("bcr"));
}

TEST(Textbook, capital_recovery_factor) {
  const Case c = find_case("textbook", "profast-crf");
  expect_near(equivalent_annual(1, factors(c.at("inputs").at("rate"), 20)),
              c.at("expected").at("crf"), c.at("tol"));
}

TEST(FrenchRate, of_3_2_percent_halves_a_value_in_22_years) {
  const Case c = find_case("textbook", "fr-strategie-halflife");
  expect_near(discount_factor(constant(0.032), 22), c.at("expected").at("discount_factor"),
              c.at("tol"));
}

TEST(GreenBook, factors_chain_over_the_declining_schedule) {
  int tested = 0;
  for (const Case &c : cases("greenbook")) {
    if (c.at("kind") != "declining_discount_factor") continue;
    SCOPED_TRACE(c.at("id").get<std::string>());
    Figure rate;
    for (const Case &band : c.at("inputs").at("bands"))
      rate.by_year[band.at("from_year")] = band.at("rate");
    expect_near(discount_factor(rate, c.at("inputs").at("year")), c.at("expected"),
                c.at("tol_abs"));
    ++tested;
  }
  EXPECT_EQ(tested, 5);
}

TEST(GreenBook, net_present_value) {
  const Case c = find_case("greenbook", "gb-npv");
  expect_near(present_value(numbers(c.at("inputs").at("values")), factors(0.035, 5)),
              c.at("expected"), c.at("tol_abs"));
}

}  // namespace
}  // namespace jalon
