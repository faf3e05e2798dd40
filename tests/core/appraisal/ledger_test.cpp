// Proves: the ledger is double entry (transfers cancel), its accounts are those that ledger.h
// defines, and a hand-computed example comes out.
#include "core/appraisal/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "lines.h"

namespace jalon {
namespace {

using Lines = std::vector<jalon_line>;

std::size_t account(const Ledger &ledger, const std::string &name) {
  const auto &names = ledger.names();
  const auto at = std::find(names.begin() + Ledger::first_stakeholder, names.end(), name);
  EXPECT_NE(at, names.end()) << name;
  return static_cast<std::size_t>(at - names.begin());
}

double weight(const jalon_line &line, const Norms &norms, std::size_t account_index) {
  const Lines lines{line};
  return Ledger(domain_of(lines), norms, {2025}).weight(account_index, 0, 0);
}

TEST(Ledger, keeps_the_accounts_in_their_order) {
  const Ledger ledger(domain_of({}), norms_of(0.03, 0.2), {2025, 2026});
  EXPECT_THAT(ledger.names(),
              testing::ElementsAre("authority", "collective", "public", "investment", "authority",
                                   "operator", "users", "residents", "businesses", "state", "grid",
                                   "environment"));
  EXPECT_EQ(ledger.accounts(), 12u);
}

TEST(Ledger, of_any_two_ended_line_sums_to_nothing_over_stakeholders) {
  std::mt19937_64 random(1);
  Norms norms = norms_of(0.032, 0);
  norms.values["co2e"] = figure(0.256);
  for (int run = 0; run < 200; ++run) {
    const auto &from = stakeholders[random() % 8], &to = stakeholders[random() % 8];
    const bool money = random() % 2 == 0;
    const Lines lines{line("x", "x", money ? "currency" : "kg", money ? "tax" : "co2e",
                           from.c_str(), to.c_str())};
    const Ledger ledger(domain_of(lines), norms, {2025, 2026});
    double sum = 0;
    for (std::size_t a = Ledger::first_stakeholder; a < ledger.accounts(); ++a)
      sum += ledger.weight(a, 0, 1);
    EXPECT_EQ(sum, 0) << from << " to " << to;
    EXPECT_EQ(ledger.weight(Ledger::collective, 0, 1), 0) << from << " to " << to;
  }
}

TEST(Ledger, sees_no_collective_value_in_a_transfer_between_private_stakeholders) {
  EXPECT_EQ(weight(money("x", "x", "revenue", "users", "businesses"), norms_of(0.03, 0.2),
                   Ledger::collective),
            0);
}

TEST(Ledger, weighs_a_transfer_that_leaves_the_public_purse_by_the_cost_of_public_funds) {
  const Norms norms = norms_of(0.03, 0.2);
  EXPECT_DOUBLE_EQ(
      weight(money("x", "x", "grant", "authority", "residents"), norms, Ledger::collective), -0.2);
  EXPECT_DOUBLE_EQ(
      weight(money("x", "x", "revenue", "users", "authority"), norms, Ledger::collective), 0.2);
  EXPECT_EQ(weight(money("x", "x", "grant", "state", "authority"), norms, Ledger::collective), 0);
}

TEST(Ledger, weighs_a_net_public_gain_as_it_weighs_a_loss) {
  const Norms norms = norms_of(0.03, 0.2);
  EXPECT_DOUBLE_EQ(weight(money("x", "x", "investment", "authority"), norms, Ledger::collective),
                   -1.2);
  EXPECT_DOUBLE_EQ(weight(money("x", "x", "residual", "", "authority"), norms, Ledger::collective),
                   1.2);
}

TEST(Ledger, puts_no_cost_of_public_funds_on_a_valued_quantity) {
  Norms norms = norms_of(0.03, 0.2);
  norms.values["time"] = figure(10);
  EXPECT_DOUBLE_EQ(
      weight(line("x", "x", "hour", "time", "authority", ""), norms, Ledger::collective), -10);
  EXPECT_EQ(weight(line("x", "x", "hour", "time", "authority", ""), norms, Ledger::authority), 0);
  EXPECT_EQ(weight(line("x", "x", "hour", "time", "authority", ""), norms, Ledger::public_purse),
            0);
  EXPECT_EQ(
      weight(line("x", "x", "hour", "time", "authority", ""), norms, Ledger::first_stakeholder),
      -10)
      << "the stakeholder's own account counts it";
}

TEST(Ledger, counts_as_investment_what_the_authority_alone_spends_on_it) {
  const Norms norms = norms_of(0.03, 0.2);
  const auto invested = [&](const jalon_line &l) { return weight(l, norms, Ledger::investment); };
  EXPECT_EQ(invested(money("x", "x", "investment", "authority")), 1);
  EXPECT_EQ(invested(money("x", "x", "investment", "authority", "businesses")), 1);
  EXPECT_EQ(invested(money("x", "x", "investment", "operator")), 0);
  EXPECT_EQ(invested(money("x", "x", "renewal", "authority")), 0);
  EXPECT_EQ(invested(money("x", "x", "investment", "", "authority")), 0);
  EXPECT_EQ(invested(money("x", "x", "investment", "authority", "authority")), 0);
}

TEST(Ledger, weighs_public_spending_by_its_scarcity_and_public_receipts_not) {
  Norms norms = norms_of(0.03, 0.2);
  norms.scarcity_of_public_funds = 0.05;
  const auto all = [&](const jalon_line &l) { return weight(l, norms, Ledger::collective); };
  EXPECT_DOUBLE_EQ(all(money("x", "x", "investment", "authority")), -1.25);
  EXPECT_DOUBLE_EQ(all(money("x", "x", "grant", "state", "users")), -0.25);
  EXPECT_DOUBLE_EQ(all(money("x", "x", "revenue", "users", "authority")), 0.2);
  EXPECT_DOUBLE_EQ(all(money("x", "x", "residual", "", "authority")), 1.2);
  EXPECT_EQ(all(money("x", "x", "grant", "state", "authority")), 0) << "no purse but the public";
  EXPECT_EQ(all(money("x", "x", "energy", "operator")), -1);
  norms.values["time"] = figure(10);
  EXPECT_EQ(all(line("x", "x", "hour", "time", "authority", "")), -10) << "money alone";
}

TEST(Ledger, weighs_gains_by_income_in_the_collective_account_alone) {
  Norms norms = norms_of(0.03, 0);
  norms.weights["users"] = 3;
  norms.values["time"] = figure(10);
  const auto fee = money("x", "x", "revenue", "users", "authority");
  EXPECT_EQ(weight(fee, norms, Ledger::collective), 1 - 3) << "the transfer no longer cancels";
  EXPECT_EQ(weight(fee, norms, Ledger::authority), 1);
  const Lines lines{fee, line("y", "y", "hour", "time", "", "users")};
  const Ledger ledger(domain_of(lines), norms, {2025});
  EXPECT_EQ(ledger.weight(account(ledger, "users"), 0, 0), -1) << "their own money is theirs";
  EXPECT_EQ(ledger.weight(Ledger::collective, 1, 0), 30);
  EXPECT_EQ(ledger.weight(account(ledger, "users"), 1, 0), 10);
}

// Factors and results of charlescoverdale/greenbook@6ad7f37, tests/testthat/test-optimism_bias.R
// (MIT): 51 % on 100 and 50; 50 % half mitigated on 100.
TEST(Ledger, adds_optimism_bias_to_investment_in_every_account) {
  const Lines lines{money("buy", "", "investment", "authority", "businesses"),
                    money("renew", "", "renewal", "authority")};
  const Ledger ledger(domain_of(lines), norms_of(0.03, 0.2), {2025});
  EXPECT_TRUE(ledger.investment_line(0));
  EXPECT_FALSE(ledger.investment_line(1));
  Columns with(2, 1, 4), without(2, 1, 4), out(12, 1, 4);
  const std::array<double, 3> cost{100, 50, 100};
  std::copy(cost.begin(), cost.end(), &with.at(0, 0, 0));
  with.at(1, 0, 0) = 10;
  ledger.flows(with.pointers(), without.pointers(), 3, 4, out.pointers(), 1.51);
  EXPECT_DOUBLE_EQ(out.at(Ledger::investment, 0, 0), 151);
  EXPECT_DOUBLE_EQ(out.at(Ledger::investment, 0, 1), 75.5);
  EXPECT_DOUBLE_EQ(out.at(Ledger::authority, 0, 0), -151 - 10) << "renewal is no investment";
  EXPECT_DOUBLE_EQ(out.at(Ledger::public_purse, 0, 1), -75.5);
  EXPECT_DOUBLE_EQ(out.at(account(ledger, "businesses"), 0, 1), 75.5);
  EXPECT_DOUBLE_EQ(out.at(Ledger::collective, 0, 1), 0.2 * -75.5);
  ledger.flows(with.pointers(), without.pointers(), 3, 4, out.pointers(), 1 + 0.5 * (1 - 0.5));
  EXPECT_DOUBLE_EQ(out.at(Ledger::investment, 0, 2), 125);
}

TEST(Ledger, pays_as_planned_for_what_serves_later) {
  const Lines lines{money("buy", "", "investment", "authority"),
                    money("energy", "", "energy", "authority")};
  const Ledger ledger(domain_of(lines), norms_of(0.03, 0), {2025, 2026});
  Columns planned(2, 2, 1), late(2, 2, 1);
  EXPECT_THAT(ledger.paid_as_planned({planned.pointers()}, {late.pointers()}).columns,
              testing::ElementsAre(planned.pointers()[0], late.pointers()[1]));
}

TEST(Ledger, leaves_residual_value_out_if_the_norms_do) {
  Norms norms = norms_of(0.03, 0.2);
  const auto rest = money("x", "x", "residual", "", "authority");
  EXPECT_EQ(weight(rest, norms, Ledger::authority), 1);
  norms.residual_value = false;
  for (std::size_t a = 0; a < 12; ++a) EXPECT_EQ(weight(rest, norms, a), 0) << a;
}

TEST(Ledger, follows_the_public_stakeholders_of_the_norms) {
  Norms norms = norms_of(0.03, 0.5);
  const auto saved = money("x", "x", "energy", "", "operator");
  EXPECT_DOUBLE_EQ(weight(saved, norms, Ledger::collective), 1);
  norms.public_stakeholders = {"operator"};
  EXPECT_DOUBLE_EQ(weight(saved, norms, Ledger::collective), 1.5);
  EXPECT_DOUBLE_EQ(weight(saved, norms, Ledger::public_purse), 1);
}

TEST(Ledger, prices_a_quantity_by_calendar_year) {
  Norms norms = norms_of(0.03, 0);
  norms.values["co2e"].by_year = {{2025, 100}, {2035, 200}};
  norms.values["co2e"].interpolation = Interpolation::linear;
  const Lines lines{line("x", "x", "kg", "co2e", "environment", "")};
  const Ledger ledger(domain_of(lines), norms, {2025, 2026, 2027});
  EXPECT_TRUE(ledger.valued(0));
  EXPECT_DOUBLE_EQ(ledger.weight(Ledger::collective, 0, 0), -100);
  EXPECT_DOUBLE_EQ(ledger.weight(Ledger::collective, 0, 2), -120);
  EXPECT_DOUBLE_EQ(ledger.weight(account(ledger, "environment"), 0, 2), -120);
}

TEST(Ledger, shows_a_quantity_without_price_and_values_it_not) {
  const Lines lines{line("x", "x", "1", "dark_sky", "", "environment"),
                    money("y", "y", "energy", "authority")};
  const Ledger ledger(domain_of(lines), norms_of(0.03, 0), {2025});
  EXPECT_FALSE(ledger.valued(0));
  EXPECT_TRUE(ledger.valued(1));
  // What such a column holds never reaches an account.
  Columns with(2, 1, 4, std::nan("")), without(2, 1, 4, 0), out(12, 1, 4);
  for (std::size_t i = 0; i < 4; ++i) with.at(1, 0, i) = 3;
  ledger.flows(with.pointers(), without.pointers(), 4, 4, out.pointers());
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(out.at(Ledger::collective, 0, i), -3);
  for (const double x : out.cells()) EXPECT_FALSE(std::isnan(x));
}

TEST(Ledger, refuses_an_unknown_stakeholder_by_name) {
  const Lines lines{money("waste.fee", "Fee", "revenue", "martians", "authority")};
  try {
    Ledger(domain_of(lines), norms_of(0.03, 0), {2025});
    FAIL() << "accepted";
  } catch (const Fault &fault) {
    EXPECT_THAT(fault.what(),
                testing::AllOf(testing::HasSubstr("martians"), testing::HasSubstr("waste.fee"),
                               testing::HasSubstr("org.example.waste")));
  }
}

// A town buys machines for 1,000 in year 0 (state grant of 300), which spare it 200 and the
// environment 1,000 kg CO2e each year after; users pay 50 less; 100 are left at the end.
// A model that adds up in another order with the programme leaves 1e-11 in years before its start:
// a payback would count from there, and rates of return be made up.
TEST(Ledger, takes_the_dust_of_rounding_for_no_change) {
  const Lines lines{money("x", "x", "energy", "authority")};
  const Ledger ledger(domain_of(lines), norms_of(0, 0), {2025, 2026});
  Columns with(1, 2, 4), without(1, 2, 4), out(ledger.accounts(), 2, 4);
  const double bill = 123456.7;
  for (const std::size_t year : {0, 1})
    for (const std::size_t draw : {0, 1, 2, 3}) without.at(0, year, draw) = bill;
  with.at(0, 0, 0) = bill + 2e-11, with.at(0, 0, 1) = bill - 1e-6;
  with.at(0, 0, 2) = 0, with.at(0, 0, 3) = bill;
  for (const std::size_t draw : {0, 1, 2, 3}) with.at(0, 1, draw) = bill;
  ledger.flows(with.pointers(), without.pointers(), 4, 4, out.pointers());
  EXPECT_EQ(out.at(Ledger::authority, 0, 0), 0) << "dust";
  EXPECT_NEAR(out.at(Ledger::authority, 0, 1), 1e-6, 1e-10) << "little, and no dust";
  EXPECT_EQ(out.at(Ledger::authority, 0, 2), bill);
  EXPECT_EQ(out.at(Ledger::authority, 0, 3), 0);
}

TEST(Ledger, reproduces_an_example_worked_by_hand) {
  const Lines lines{money("buy", "", "investment", "authority"),
                    money("grant", "", "grant", "state", "authority"),
                    money("energy", "", "energy", "authority"),
                    line("co2", "", "kg", "co2e", "environment", ""),
                    money("fees", "", "revenue", "users", "authority"),
                    money("left", "", "residual", "", "authority")};
  Norms norms = norms_of(0.1, 0.2);
  norms.values["co2e"] = figure(0.25);
  const Ledger ledger(domain_of(lines), norms, {2025, 2026, 2027});
  Columns with(6, 3, 8), without(6, 3, 8), out(12, 3, 8);
  with.at(0, 0, 0) = 1000;
  with.at(1, 0, 0) = 300;
  for (const std::size_t y : {1, 2}) {
    without.at(2, y, 0) = 500;
    with.at(2, y, 0) = 300;
    without.at(3, y, 0) = 3000;
    with.at(3, y, 0) = 2000;
    without.at(4, y, 0) = 80;
    with.at(4, y, 0) = 30;
  }
  with.at(5, 2, 0) = 100;
  ledger.flows(with.pointers(), without.pointers(), 1, 8, out.pointers());
  const auto flows = [&](std::size_t a) {
    return std::vector{out.at(a, 0, 0), out.at(a, 1, 0), out.at(a, 2, 0)};
  };
  EXPECT_EQ(flows(Ledger::authority), (std::vector<double>{-700, 150, 250}));
  EXPECT_EQ(flows(Ledger::public_purse), (std::vector<double>{-1000, 150, 250}));
  EXPECT_EQ(flows(Ledger::investment), (std::vector<double>{1000, 0, 0}));
  EXPECT_EQ(flows(account(ledger, "state")), (std::vector<double>{-300, 0, 0}));
  EXPECT_EQ(flows(account(ledger, "users")), (std::vector<double>{0, 50, 50}));
  EXPECT_EQ(flows(account(ledger, "environment")), (std::vector<double>{0, 250, 250}));
  // Resources -1000, +200, +300; CO2 +250 twice; 0.2 of the public purse.
  const auto all = flows(Ledger::collective);
  EXPECT_DOUBLE_EQ(all[0], -1200);
  EXPECT_DOUBLE_EQ(all[1], 450 + 30);
  EXPECT_DOUBLE_EQ(all[2], 550 + 50);
  std::vector<double> value(1);
  ledger.present_value(out.pointers()[Ledger::authority], 1, 8, value);
  EXPECT_NEAR(value[0], -700 + 150 / 1.1 + 250 / 1.21, 1e-9);
}

class RandomLedger : public testing::Test {
 protected:
  static constexpr std::size_t years = 4;
  Lines lines;
  Norms norms = norms_of(0.032, 0.2);
  std::mt19937_64 random{42};

  void SetUp() override {
    norms.values["co2e"] = figure(0.256);
    for (int i = 0; i < 30; ++i) {
      const auto end = [&] { return random() % 3 ? stakeholders[random() % 8].c_str() : ""; };
      const bool is_money = random() % 3 != 0;
      lines.push_back(line("x", "x", is_money ? "currency" : "kg",
                           is_money ? (random() % 2 ? "investment" : "energy") : "co2e", end(),
                           end()));
    }
  }
  Ledger ledger() const { return {domain_of(lines), norms, {2025, 2026, 2027, 2028}}; }
  void fill(Columns &c) {
    for (double &x : c.cells()) x = static_cast<double>(random() % 2001) - 1000;
  }
};

TEST_F(RandomLedger, collective_account_is_that_of_all_stakeholders_plus_the_cost_of_funds) {
  Columns with(30, years, 16), without(30, years, 16), out(12, years, 16);
  fill(with);
  fill(without);
  ledger().flows(with.pointers(), without.pointers(), 16, 16, out.pointers());
  for (std::size_t y = 0; y < years; ++y)
    for (std::size_t i = 0; i < 16; ++i) {
      double sum = 0.2 * out.at(Ledger::public_purse, y, i);
      for (std::size_t a = Ledger::first_stakeholder; a < 12; ++a) sum += out.at(a, y, i);
      EXPECT_NEAR(out.at(Ledger::collective, y, i), sum, 1e-8);
    }
}

TEST_F(RandomLedger, is_linear_in_the_programme) {
  Columns a(30, years, 16), b(30, years, 16), both(30, years, 16), zero(30, years, 16);
  Columns of_a(12, years, 16), of_b(12, years, 16), of_both(12, years, 16);
  fill(a);
  fill(b);
  for (std::size_t i = 0; i < both.cells().size(); ++i)
    both.cells()[i] = 2 * a.cells()[i] - 3 * b.cells()[i];
  const Ledger books = ledger();
  books.flows(a.pointers(), zero.pointers(), 16, 16, of_a.pointers());
  books.flows(b.pointers(), zero.pointers(), 16, 16, of_b.pointers());
  books.flows(both.pointers(), zero.pointers(), 16, 16, of_both.pointers());
  for (std::size_t i = 0; i < of_a.cells().size(); ++i)
    EXPECT_NEAR(of_both.cells()[i], 2 * of_a.cells()[i] - 3 * of_b.cells()[i], 1e-7);
}

TEST_F(RandomLedger, gives_a_draw_the_same_bits_in_any_block) {
  // 1,000 draws at once, and the same in blocks of 7 with another stride.
  constexpr std::size_t draws = 1000, stride = 1003;
  Columns with(30, years, stride), without(30, years, stride), out(12, years, stride);
  fill(with);
  fill(without);
  const Ledger books = ledger();
  books.flows(with.pointers(), without.pointers(), draws, stride, out.pointers());
  for (std::size_t first = 0; first < draws; first += 7) {
    const std::size_t n = std::min<std::size_t>(7, draws - first);
    Columns p(30, years, 9), r(30, years, 9), o(12, years, 9);
    for (std::size_t l = 0; l < 30; ++l)
      for (std::size_t y = 0; y < years; ++y)
        for (std::size_t i = 0; i < n; ++i) {
          p.at(l, y, i) = with.at(l, y, first + i);
          r.at(l, y, i) = without.at(l, y, first + i);
        }
    books.flows(p.pointers(), r.pointers(), n, 9, o.pointers());
    for (std::size_t a = 0; a < 12; ++a)
      for (std::size_t y = 0; y < years; ++y)
        for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(o.at(a, y, i), out.at(a, y, first + i));
  }
}

TEST_F(RandomLedger, appraises_many_draws_as_flows_and_present_values_do) {
  constexpr std::size_t draws = 600, stride = 608;
  Columns with(30, years, stride), without(30, years, stride), out(12, years, stride);
  fill(with);
  fill(without);
  norms.weights["residents"] = 2.5;
  norms.scarcity_of_public_funds = 0.05;
  const Ledger books = ledger();
  books.flows(with.pointers(), without.pointers(), draws, stride, out.pointers(), 1.44);
  // What stands there already is added to.
  Columns npv(12, 1, stride, 1000), flows(2, years, stride);
  books.appraise({with.pointers()}, {without.pointers()}, draws, stride, 1.44, npv.pointers(),
                 flows.pointers()[0], flows.pointers()[1]);
  std::vector<double> value(draws);
  for (std::size_t a = 0; a < 12; ++a) {
    books.present_value(out.pointers()[a], draws, stride, value);
    for (std::size_t i = 0; i < draws; ++i)
      ASSERT_NEAR(npv.at(a, 0, i), 1000 + value[i], 1e-8 * (1 + std::abs(value[i]))) << a;
  }
  for (std::size_t y = 0; y < years; ++y)
    for (std::size_t i = 0; i < draws; ++i) {
      ASSERT_EQ(flows.at(0, y, i), out.at(Ledger::authority, y, i));
      ASSERT_EQ(flows.at(1, y, i), out.at(Ledger::collective, y, i));
    }
}

TEST_F(RandomLedger, appraises_a_draw_to_the_same_bits_in_any_block_and_whatever_else_is_wanted) {
  constexpr std::size_t draws = 1000;
  Columns with(30, years, draws), without(30, years, draws), npv(12, 1, draws);
  fill(with);
  fill(without);
  const Ledger books = ledger();
  books.appraise({with.pointers()}, {without.pointers()}, draws, draws, 1.2, npv.pointers(),
                 nullptr, nullptr);
  for (std::size_t first = 0; first < draws; first += 13) {
    const std::size_t n = std::min<std::size_t>(13, draws - first);
    Columns o(12, 1, n), flows(1, years, draws);
    std::vector<double *> p = with.pointers(), r = without.pointers(), wanted = o.pointers();
    for (double *&column : p) column += first;
    for (double *&column : r) column += first;
    wanted[5] = nullptr;
    books.appraise({p}, {r}, n, draws, 1.2, wanted, flows.pointers()[0], nullptr);
    for (std::size_t a = 0; a < 12; ++a)
      for (std::size_t i = 0; i < n; ++i)
        ASSERT_EQ(o.at(a, 0, i), a == 5 ? 0 : npv.at(a, 0, first + i));
  }
}

TEST_F(RandomLedger, takes_a_year_that_is_said_to_be_zero_for_zeros_whatever_its_cells_hold) {
  constexpr std::size_t draws = 70;
  Columns with(30, years, draws), without(30, years, draws), npv(12, 1, draws), same(12, 1, draws),
      flows(2, years, draws), same_flows(2, years, draws);
  fill(with);
  fill(without);
  std::vector<std::uint8_t> zeros[2];
  Columns said_with(30, years, draws), said_without(30, years, draws);
  for (Columns *columns : {&with, &without}) {
    auto &marks = zeros[columns == &without];
    Columns &said = columns == &with ? said_with : said_without;
    said.cells() = columns->cells();
    for (std::size_t l = 0; l < 30; ++l)
      for (std::size_t y = 0; y < years; ++y) {
        marks.push_back(random() % 2);
        for (std::size_t i = 0; marks.back() && i < draws; ++i) {
          columns->at(l, y, i) = 0;
          said.at(l, y, i) = std::nan("");
        }
      }
  }
  const Ledger books = ledger();
  books.appraise({with.pointers()}, {without.pointers()}, draws, draws, 1.2, npv.pointers(),
                 flows.pointers()[0], flows.pointers()[1]);
  books.appraise({said_with.pointers(), zeros[0].data()},
                 {said_without.pointers(), zeros[1].data()}, draws, draws, 1.2, same.pointers(),
                 same_flows.pointers()[0], same_flows.pointers()[1]);
  EXPECT_EQ(same.cells(), npv.cells());
  EXPECT_EQ(same_flows.cells(), flows.cells());

  // Paid as planned, in service later: each line takes its marks with it.
  const auto p = with.pointers(), late = without.pointers();
  const auto mixed = books.paid_as_planned({p, zeros[0].data()}, {late, zeros[1].data()});
  for (std::size_t l = 0; l < 30; ++l) {
    const bool planned = mixed.columns[l] == p[l];
    EXPECT_EQ(planned, books.investment_line(l));
    for (std::size_t y = 0; y < years; ++y)
      EXPECT_EQ(mixed.zeros[l * years + y], zeros[planned ? 0 : 1][l * years + y]);
  }
}

TEST_F(RandomLedger, shows_a_number_that_is_none_in_a_value_of_its_draw_alone) {
  const Ledger books = ledger();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (std::size_t l = 0; l < 30; ++l)
    for (const double bad : {infinity, -infinity, std::nan("")})
      for (const bool both : {false, true}) {
        Columns with(30, years, 3), without(30, years, 3), npv(12, 1, 3);
        fill(with);
        fill(without);
        with.at(l, 2, 1) = bad;
        if (both) without.at(l, 2, 1) = bad;
        books.appraise({with.pointers()}, {without.pointers()}, 3, 3, 1, npv.pointers(), nullptr,
                       nullptr);
        bool told = false;
        for (std::size_t a = 0; a < 12; ++a) {
          told = told || !std::isfinite(npv.at(a, 0, 1));
          EXPECT_TRUE(std::isfinite(npv.at(a, 0, 0)) && std::isfinite(npv.at(a, 0, 2)));
        }
        EXPECT_EQ(told, books.counted()[l] != 0) << "line " << l;
      }
}

TEST_F(RandomLedger, overwrites_what_stood_in_the_accounts_and_nothing_beyond_the_draws) {
  Columns with(30, years, 8), without(30, years, 8), out(12, years, 8, 99);
  ledger().flows(with.pointers(), without.pointers(), 5, 8, out.pointers());
  for (std::size_t y = 0; y < years; ++y) {
    EXPECT_EQ(out.at(Ledger::collective, y, 4), 0);
    EXPECT_EQ(out.at(Ledger::collective, y, 5), 99);
  }
}

}  // namespace
}  // namespace jalon
