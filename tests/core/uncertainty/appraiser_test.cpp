// Proves: a comparison is appraised as computed by hand, at the centre and over draws; a draw that
// a model rejects has no value; and results are the same bits however they are asked for.
#include "core/uncertainty/appraiser.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/uncertainty/columns.h"
#include "tests/core/domain/toy.h"

namespace jalon {
namespace {

using testing::ElementsAre;

// 40 bins; halving them saves 20 bins a year from the year after the start.
struct ToyCase {
  Model model;
  Figure price;
  Norms norms;
  explicit ToyCase(const char *plugin = "toy_good") : model(toy::model(plugin)) {
    price.value = 100;
    price.distribution = Distribution::triangular;
    price.low = 50;
    price.high = 200;
    norms.discount_rate.value = 0.25;
    norms.cost_of_public_funds = 0.2;
    norms.public_stakeholders = {"authority", "state"};
  }
  Appraiser appraiser() const { return {{{&model, {price}}}, norms, {2025, 2026, 2027}}; }
};

Question halve(double share, int start = 2025) {
  return {{{0, start, {share, share}, {}}}};
}

Comparison against_nothing(Question with) {
  return {{{}}, std::move(with)};
}

// All outputs of a function at the given prices: [output][point].
std::vector<std::vector<double>> ask(const Function &function, const std::vector<double> &prices,
                                     std::vector<std::uint8_t> *rejected = nullptr) {
  std::vector<std::vector<double>> out(function.outputs);
  std::vector<std::uint8_t> marks;
  for (std::size_t first = 0; first < prices.size(); first += k_chunk) {
    const std::size_t n = std::min(k_chunk, prices.size() - first);
    Columns in(1, 1, k_chunk), answer(function.outputs, 1, k_chunk);
    std::copy_n(prices.begin() + static_cast<std::ptrdiff_t>(first), n, in[0]);
    std::vector<std::uint8_t> block(n);
    function.evaluate(first, n, in.read(), answer.all(), block.data());
    for (std::size_t o = 0; o < function.outputs; ++o)
      out[o].insert(out[o].end(), answer[o], answer[o] + n);
    marks.insert(marks.end(), block.begin(), block.end());
  }
  if (rejected) *rejected = marks;
  return out;
}

TEST(Appraiser, CentralFlowsAreWithMinusWithout) {
  const ToyCase toy;
  const Central c = toy.appraiser().central(against_nothing(halve(1)));
  EXPECT_THAT(c.flows[Ledger::authority], ElementsAre(0, 2000, 2000));
  // The collective gains the resources, and 0.2 of the public money spared.
  EXPECT_THAT(c.flows[Ledger::collective], ElementsAre(0, 2400, 2400));
  EXPECT_THAT(c.domains[0].reference_lines[0], ElementsAre(4000, 4000, 4000));
  EXPECT_NEAR(c.domains[0].line_value[0], 2400 / 1.25 + 2400 / 1.5625, 1e-9);
}

TEST(Appraiser, NothingAgainstNothingIsWorthNothing) {
  const ToyCase toy;
  for (const auto &account : toy.appraiser().central(against_nothing({{}})).flows)
    EXPECT_THAT(account, testing::Each(0));
}

TEST(Appraiser, OnTopOfAnotherProjectIsTheDifference) {
  const ToyCase toy;
  const Central c = toy.appraiser().central({halve(0.4), halve(1)});
  EXPECT_THAT(c.flows[Ledger::authority], ElementsAre(0, 1200, 1200));
  EXPECT_THAT(c.domains[0].reference_lines[0], ElementsAre(4000, 3200, 3200));
}

TEST(Appraiser, UncertainFiguresAreItsFactors) {
  ToyCase toy;
  const Appraiser appraiser = toy.appraiser();
  ASSERT_EQ(appraiser.factors().size(), 1u);
  EXPECT_EQ(appraiser.factors()[0].path, "toy.price");
  EXPECT_THAT(appraiser.centre(), ElementsAre(100));
  toy.price.distribution = Distribution::point;
  EXPECT_TRUE(toy.appraiser().factors().empty());
}

TEST(Appraiser, EachDrawIsWorthItsOwnPrice) {
  const ToyCase toy;
  const Appraiser appraiser = toy.appraiser();
  const std::vector<double> prices{100, 50, 0, 173.5};
  const auto out = ask(appraiser.function({against_nothing(halve(1)), {halve(0.4), halve(1)}},
                                          Appraiser::Wanted::everything),
                       prices);
  const double annuity = 1 / 1.25 + 1 / 1.25 / 1.25;
  for (std::size_t i = 0; i < prices.size(); ++i) {
    EXPECT_NEAR(out[appraiser.value(0, Ledger::authority)][i], 20 * prices[i] * annuity, 1e-9);
    EXPECT_NEAR(out[appraiser.value(0, Ledger::collective)][i], 24 * prices[i] * annuity, 1e-9);
    EXPECT_NEAR(out[appraiser.value(1, Ledger::authority)][i], 12 * prices[i] * annuity, 1e-9);
    EXPECT_TRUE(std::isnan(out[appraiser.rate_of_authority(0)][i])) << "nothing is ever spent";
  }
  // After both comparisons: the indicator of the reference.
  EXPECT_EQ(out.size(), appraiser.indicator(2, 0, 0) + 1);
}

TEST(Appraiser, ValuesAreThoseOfEverything) {
  const ToyCase toy;
  const Appraiser appraiser = toy.appraiser();
  const std::vector<Comparison> asked{against_nothing(halve(1)), against_nothing(halve(0.3))};
  const std::vector<double> prices{90, 110, 120};
  const auto all = ask(appraiser.function(asked, Appraiser::Wanted::everything), prices);
  const auto values = ask(appraiser.function(asked, Appraiser::Wanted::values), prices);
  ASSERT_EQ(values.size(), 4u);
  for (std::size_t c = 0; c < asked.size(); ++c) {
    EXPECT_EQ(values[Appraiser::authority(c)], all[appraiser.value(c, Ledger::authority)]);
    EXPECT_EQ(values[Appraiser::collective(c)], all[appraiser.value(c, Ledger::collective)]);
  }
}

TEST(Appraiser, CentralIsTheFunctionAtItsCentre) {
  const ToyCase toy;
  const Appraiser appraiser = toy.appraiser();
  const Comparison asked = against_nothing(halve(0.7));
  const Central central = appraiser.central(asked);
  const auto out = ask(appraiser.function({asked}, Appraiser::Wanted::everything), {100});
  const auto factors = appraiser.discount_factors();
  for (std::size_t a = 0; a < appraiser.accounts().size(); ++a) {
    double value = 0;
    for (std::size_t y = 0; y < factors.size(); ++y) value += central.flows[a][y] * factors[y];
    EXPECT_NEAR(out[appraiser.value(0, a)][0], value, 1e-9) << appraiser.accounts()[a];
  }
}

TEST(Appraiser, SameBitsForAnyPlaceInAnyBlock) {
  const ToyCase toy;
  const Appraiser appraiser = toy.appraiser();
  const Function function =
      appraiser.function({against_nothing(halve(0.3))}, Appraiser::Wanted::everything);
  std::vector<double> prices;
  for (int i = 0; i < 2500; ++i) prices.push_back(50 + i * 0.037);
  const auto together = ask(function, prices);
  for (const std::size_t i : {0, 1, 63, 64, 1023, 1024, 2499}) {
    const auto alone = ask(function, {prices[i]});
    for (std::size_t o = 0; o < function.outputs; ++o)
      if (!std::isnan(together[o][i])) {
        EXPECT_EQ(alone[o][0], together[o][i]) << o << " " << i;
      }
  }
}

TEST(Appraiser, DrawsThatTheModelRejectsAreMarked) {
  const ToyCase toy("toy_rejects");
  std::vector<std::uint8_t> rejected;
  ask(toy.appraiser().function({against_nothing(halve(1))}, Appraiser::Wanted::values),
      std::vector<double>(2000, 100), &rejected);
  EXPECT_EQ(rejected[2], 1);
  EXPECT_EQ(rejected[3], 0);
}

// Lines are looked through only where a sum is no number: it is found all the same.
TEST(Appraiser, DrawsForWhichALineIsNoNumberAreRejectedAndToldWhere) {
  const ToyCase toy;
  std::vector<double> prices(2000, 100);
  prices[700] = prices[1999] = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::uint8_t> rejected, expected(prices.size());
  expected[700] = expected[1999] = 1;
  for (const auto wanted : {Appraiser::Wanted::values, Appraiser::Wanted::everything}) {
    // The same against the reference, and of two programmes, which do not meet it.
    for (const Comparison &c : {against_nothing(halve(1)), Comparison{halve(0.4), halve(1)}}) {
      const auto out = ask(toy.appraiser().function({c}, wanted), prices, &rejected);
      if (c.without[0].empty()) {
        EXPECT_EQ(rejected, expected);
      }
      EXPECT_TRUE(rejected[700] || std::isnan(out[0][700]));
      EXPECT_FALSE(std::isnan(out[0][701]));
    }
  }
  EXPECT_THAT(toy.model.not_finite().english(),
              testing::HasSubstr("no finite number for line toy.cost in 2025, draw 700"));
}

TEST(Appraiser, CentralFiguresThatGiveNoNumberAreAMistakeThatSaysWhere) {
  ToyCase toy;
  toy.price.distribution = Distribution::point;
  toy.price.value = std::numeric_limits<double>::infinity();
  try {
    toy.appraiser().central(against_nothing(halve(1)));
    FAIL() << "nothing thrown";
  } catch (const Fault &fault) {
    EXPECT_THAT(fault.what(), testing::HasSubstr("no finite number for line toy.cost in 2025"));
  }
}

TEST(Appraiser, FigureByYearAndDrawNeedsACentralValue) {
  ToyCase toy;
  toy.price.value = 0;
  toy.price.by_year = {{2025, 0}, {2030, 10}};
  // The toy's price does not vary by year: what the model does not ask for hurts nobody.
  EXPECT_NO_THROW(toy.appraiser());
}

}  // namespace
}  // namespace jalon
