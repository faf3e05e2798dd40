// Proves: whole appraisals of others come out of the ledger: French local projects (ADEME
// Bénéfriches) and an Irish road with its shadow price of public funds.
#include "cases.h"
#include "core/appraisal/indicators.h"
#include "core/appraisal/ledger.h"
#include "jalon/declare.hpp"

namespace jalon {
namespace {

// Present value, in the collective account, of one line whose yearly values are given.
double value_of(const jalon_line &line, const Norms &norms, int first_year,
                const std::vector<double> &by_year) {
  jalon_domain domain{};
  domain.id = "org.example.case";
  domain.lines = &line;
  domain.n_lines = 1;
  domain.line_stride = sizeof line;
  std::vector<int> years;
  for (std::size_t y = 0; y < by_year.size(); ++y)
    years.push_back(first_year + static_cast<int>(y));
  const Ledger ledger(domain, norms, years);
  std::vector<double> with = by_year, without(by_year.size());
  std::vector<std::vector<double>> accounts(ledger.accounts(), std::vector<double>(by_year.size()));
  std::vector<double *> programme{with.data()}, reference{without.data()}, out;
  for (auto &account : accounts) out.push_back(account.data());
  ledger.flows(programme, reference, 1, 1, out);
  std::vector<double> value(1);
  ledger.present_value(out[Ledger::collective], 1, 1, value);
  return value[0];
}

Norms french(const Case &in) {
  Norms norms;
  norms.discount_rate = constant(in.at("discount_rate"));
  norms.public_stakeholders = {"authority", "state"};
  return norms;
}

Figure indexed(double value, const Case &in) {
  Figure f = constant(value);
  f.growth = in.at("gdp_growth");
  f.growth_from = in.at("gdp_base_year");
  return f;
}

bool has(const Case &list, const char *word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

TEST(Benefriches, growth_of_values_and_discount_factors) {
  int tested = 0;
  for (const Case &c : cases("benefriches")) {
    SCOPED_TRACE(c.at("id").get<std::string>());
    const Case &in = c.at("inputs");
    if (c.at("kind") == "growth_factor") {
      Figure f = constant(1);
      f.growth = in.at("rate");
      f.growth_from = in.at("base_year");
      expect_near(f.in(in.at("year")), c.at("expected"), c.at("tol_abs"));
    } else if (c.at("kind") == "path_interpolation") {
      expect_near(path(in.at("anchors"), Interpolation::geometric).in(in.at("year")),
                  c.at("expected"), c.at("tol_abs"));
    } else if (c.at("kind") == "discount_factor") {
      const int index = in.at("year").get<int>() - in.at("base_year").get<int>();
      expect_near(discount_factor(constant(in.at("rate")), index), c.at("expected"),
                  c.at("tol_abs"));
    } else {
      continue;
    }
    ++tested;
  }
  EXPECT_EQ(tested, 13);
}

TEST(Benefriches, discounted_sums_of_indexed_and_carbon_values) {
  int tested = 0;
  for (const Case &c : cases("benefriches")) {
    if (c.at("kind") != "weighted_sum") continue;
    SCOPED_TRACE(c.at("id").get<std::string>());
    const Case &in = c.at("inputs");
    Norms norms = french(in);
    const bool carbon = has(in.at("factors"), "co2_value");
    norms.values["quantity"] = carbon ? path(in.at("co2_value_anchors"), Interpolation::geometric)
                               : has(in.at("factors"), "gdp") ? indexed(1, in)
                                                              : constant(1);
    // One case names an end beyond its years; its published sum stops with them.
    std::vector<double> quantity(std::min(in.at("end_index_exclusive").get<std::size_t>(),
                                          in.at("years").get<std::size_t>()));
    for (std::size_t i = in.at("start_index"); i < quantity.size(); ++i)
      quantity[i] = in.at("annual_value");
    expect_near(value_of(line("q", "", "t", "quantity", "", "residents"), norms,
                         in.at("first_year"), quantity),
                c.at("expected"), c.at("tol_abs"));
    ++tested;
  }
  EXPECT_EQ(tested, 6);
}

TEST(Benefriches, yearly_benefits_are_quantity_times_unit_value) {
  int tested = 0;
  for (const Case &c : cases("benefriches")) {
    if (c.at("kind") != "annual_benefit") continue;
    SCOPED_TRACE(c.at("id").get<std::string>());
    const Case &in = c.at("inputs");
    Norms norms = french(in);
    norms.values["car.km"] = constant(in.at("unit_value"));
    expect_near(value_of(line("km", "", "km", "car.km", "", "residents"), norms, 2025,
                         {in.at("quantity").get<double>()}),
                c.at("expected"), c.at("tol_abs"));
    ++tested;
  }
  EXPECT_EQ(tested, 2);
}

TEST(Benefriches, time_saved_over_ten_years) {
  const Case c = find_case("benefriches", "bf-time-10y");
  const Case &in = c.at("inputs");
  Norms norms = french(in);
  norms.values["time"] = indexed(in.at("unit_value"), in);
  expect_near(value_of(line("hours", "", "hour", "time", "", "users"), norms, 2025,
                       std::vector<double>(10, in.at("quantity").get<double>())),
              c.at("expected"), c.at("tol_abs"));
}

TEST(Benefriches, carbon_of_traffic_avoided_over_ten_years) {
  const Case c = find_case("benefriches", "bf-trafficco2-10y-eur");
  const Case &in = c.at("inputs");
  Norms norms = french(in);
  norms.values["co2e"] = path(in.at("co2_value_anchors"), Interpolation::geometric);
  const Figure grams = path(in.at("car_gco2_per_km_anchors"), Interpolation::geometric);
  std::vector<double> tonnes;
  for (int year = 2025; year < 2035; ++year)
    tonnes.push_back(in.at("vehicle_km_per_year").get<double>() * grams.in(year) / 1e6);
  expect_near(value_of(line("co2", "", "t", "co2e", "", "environment"), norms, 2025, tonnes),
              c.at("expected"), c.at("tol_abs"));
}

TEST(Benefriches, break_even_year_is_the_payback_rounded_up) {
  for (const char *id : {"bf-breakeven-1", "bf-breakeven-2"}) {
    SCOPED_TRACE(id);
    const Case c = find_case("benefriches", id);
    const auto balance = numbers(c.at("expected").at("cumulative_balance"));
    std::vector<double> flows(balance);
    for (std::size_t t = 1; t < flows.size(); ++t) flows[t] = balance[t] - balance[t - 1];
    EXPECT_EQ(c.at("inputs").at("first_year").get<int>() + std::ceil(payback(flows).value()),
              c.at("expected").at("break_even_year").get<int>());
  }
}

// Base year 2011 as year 0; the works fall in 2017 to 2019.
TEST(IrishRoad, costs_with_the_shadow_price_of_public_funds) {
  const Case c = find_case("road_tii", "tii-cost-profile");
  const Case &in = c.at("inputs");
  Norms norms;
  norms.discount_rate = constant(in.at("discount_rate"));
  norms.cost_of_public_funds = in.at("shadow_price_public_funds").get<double>() - 1;
  norms.public_stakeholders = {"authority"};
  const double labour = in.at("labour_share");
  const double cost = in.at("cost_estimate").get<double>() *
                      (labour * in.at("shadow_price_labour").get<double>() + 1 - labour) *
                      in.at("cpi_base").get<double>() / in.at("cpi_cost_estimate").get<double>();
  const int base = in.at("price_base_year");
  const auto published = numbers(c.at("expected").at("pv_costs"));
  std::vector<double> all(9);
  for (std::size_t i = 0; i < published.size(); ++i) {
    const auto at = static_cast<std::size_t>(in.at("years")[i].get<int>() - base);
    std::vector<double> one(9);
    one[at] = all[at] = cost * in.at("shares")[i].get<double>();
    expect_near(-value_of(money("works", "", "investment", "authority"), norms, base, one),
                published[i], c.at("tol_abs"));
  }
  expect_near(-value_of(money("works", "", "investment", "authority"), norms, base, all),
              c.at("expected").at("pvc"), c.at("tol_abs"));
}

TEST(IrishRoad, time_saved_at_a_value_that_changes_by_year) {
  const Case c = find_case("road_tii", "tii-time-benefit");
  const Case &in = c.at("inputs");
  const double hours = in.at("existing_km").get<double>() / in.at("existing_kph").get<double>() -
                       in.at("proposed_km").get<double>() / in.at("proposed_kph").get<double>();
  expect_near(hours * 3600, c.at("expected").at("saving_seconds_per_vehicle"),
              c.at("tol_abs").at("saving_seconds_per_vehicle"));
  Norms norms;
  norms.discount_rate = constant(in.at("discount_rate"));
  norms.values["time"] = path(in.at("value_of_time"), Interpolation::step);
  const int base = in.at("price_base_year");
  std::vector<double> saved;
  for (int year = base; year <= 2048; ++year) {
    const auto key = std::to_string(year);
    const double vehicles =
        in.at("vehicles").contains(key) ? in.at("vehicles").at(key).get<double>() : 0;
    saved.push_back(hours * vehicles * in.at("occupancy").get<double>());
  }
  expect_near(value_of(line("hours", "", "hour", "time", "", "users"), norms, base, saved),
              c.at("expected").at("pv_time_benefits"), c.at("tol_abs").at("pv_time_benefits"));
}

}  // namespace
}  // namespace jalon
