// Proves: values and rates of return are those of spreadsheets and financial libraries.
//
// Out of scope until the functions exist: MIRR (58 cases), XNPV and XIRR on dates (73), annuities
// (228), LCOE and its fixed-charge form (8 and a part of the loan cases), loan schedules and debt
// service cover. The discounted payback of ssc-pvwatts_battery_commercial (14.26 years) is left
// out because its balance turns negative again later: payback here is for good.
#include "cases.h"
#include "core/appraisal/indicators.h"

namespace jalon {
namespace {

TEST(PublishedCases, of_net_present_value_are_reproduced) {
  int tested = 0;
  for (const Case &c : cases("npv")) {
    SCOPED_TRACE(c.at("id").get<std::string>());
    const auto values = numbers(c.at("inputs").at("values"));
    const double rate = c.at("inputs").at("rate");
    const double found =
        c.at("kind") == "npv+t0" ? npv(values, rate) : npv_spreadsheet(values, rate);
    expect_near(found, c.at("expected"), tolerance(c, "tol_abs"), tolerance(c, "tol_rel"));
    ++tested;
  }
  EXPECT_EQ(tested, 20);
}

TEST(PublishedCases, of_internal_rates_of_return_are_reproduced_with_all_their_roots) {
  int tested = 0;
  for (const Case &c : cases("irr")) {
    SCOPED_TRACE(c.at("id").get<std::string>());
    const auto found = irr(numbers(c.at("inputs").at("values")));
    ++tested;
    if (c.at("expected").is_null()) {
      EXPECT_TRUE(found.empty());
      continue;
    }
    const auto all = numbers(c.at("real_roots_gt_-1"));
    ASSERT_EQ(found.size(), all.size());
    double nearest = 1e9;
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_NEAR(found[i], all[i], 1e-13 * (1 + std::fabs(all[i])));
      nearest = std::min(nearest, std::fabs(found[i] - c.at("expected").get<double>()));
    }
    EXPECT_LE(nearest, tolerance(c, "tol_abs")) << "the published root is none of those found";
  }
  EXPECT_EQ(tested, 31);
}

TEST(PublishedCases, of_energy_projects_are_reproduced) {
  int values = 0, rates = 0, paybacks = 0;
  for (const Case &c : cases("ssc")) {
    SCOPED_TRACE(c.at("id").get<std::string>());
    const Case &in = c.at("inputs"), &out = c.at("expected");
    const auto flows = numbers(in.at("after_tax_cash_flow"));
    const double rel = c.at("tol_rel");
    expect_near(npv(flows, in.at("nominal_discount_rate")), out.at("npv"), 0, rel);
    ++values;
    if (out.contains("irr")) {
      const auto found = irr(flows);
      double nearest = 1e9;
      for (const double r : found)
        nearest = std::min(nearest, std::fabs(r - out.at("irr").get<double>()));
      EXPECT_LE(nearest, c.at("tol_abs_irr").get<double>());
      ++rates;
    }
    if (out.contains("simple_payback_years")) {
      const auto found = payback(numbers(in.at("payback_cash_flow")));
      const Case &years = out.at("simple_payback_years");
      ASSERT_EQ(found.has_value(), !years.is_null());
      if (found) expect_near(*found, years, 0, rel);
      ++paybacks;
    }
  }
  EXPECT_EQ(values, 26);
  EXPECT_EQ(rates, 14);
  EXPECT_EQ(paybacks, 11);
}

}  // namespace
}  // namespace jalon
