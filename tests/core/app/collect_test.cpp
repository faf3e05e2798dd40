// Proves: what is collected of indicators leaves rejected draws out, tells shares from other
// numbers without unit, and prices of another year are told in one sentence.
#include "core/app/collect.h"

#include <gmock/gmock.h>

#include "core/uncertainty/draws.h"
#include "core/uncertainty/run.h"
#include "tests/core/domain/toy.h"

namespace jalon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::vector<Model> models(const char *plugin) {
  std::vector<Model> all;
  all.push_back(toy::model(plugin));
  return all;
}

// The toy's indicator is the price paid; in rejected draws it is 1e9.
TEST(CollectedIndicators, LeaveRejectedDrawsOut) {
  const auto toys = models("toy_rejects");
  Figure price;
  price.value = 100;
  price.distribution = Distribution::triangular;
  price.low = 50;
  price.high = 200;
  Norms norms;
  const Appraiser appraiser({{&toys[0], {price}}}, norms, {2025, 2026, 2027});
  DrawOptions options;
  options.draws = 12;  // one of them rejected: it would be the 90 % quantile's neighbour
  const std::vector<Question> questions{{{}}};
  const auto draws = appraiser.over_draws(questions, options);
  ASSERT_EQ(draws.indicators[0][0][2], 1e9);
  Results out;
  collect_indicators(toys, appraiser.central({{}}), draws, out);
  ASSERT_EQ(out.indicators.size(), 1u);
  std::vector<double> prices(12);
  fill_draws(price, options.seed, "toy.price", 0, prices);
  prices.erase(prices.begin() + 2);
  const Summary accepted = summarise(prices, {});
  EXPECT_EQ(out.indicators[0].central, 100);
  EXPECT_DOUBLE_EQ(out.indicators[0].p10.value(), accepted.p10);
  EXPECT_DOUBLE_EQ(out.indicators[0].p90.value(), accepted.p90);
  EXPECT_FALSE(out.indicators[0].share) << "an amount";
}

TEST(CollectedIndicators, HaveNoRangeWhenEveryDrawIsRejected) {
  const auto toys = models("toy_good");
  Central reference;
  reference.domains.resize(1);
  reference.domains[0].reference_indicators = {{100, 100}};
  DrawResults draws;
  draws.indicators = {{{90, 110}}};
  draws.reference_rejected = {1, 1};
  Results out;
  collect_indicators(toys, reference, draws, out);
  EXPECT_EQ(out.indicators[0].central, 100);
  EXPECT_FALSE(out.indicators[0].p10.has_value());
}

FigureResult figure(const std::string &path, const std::string &unit, int price_year) {
  FigureResult r{path, Message::pattern(path), unit, "", {}};
  r.figure.price_year = price_year;
  return r;
}

std::string warning(std::vector<FigureResult> figures) {
  const auto toys = models("toy_good");
  Results out;
  out.price_year = 2024;
  out.figures = std::move(figures);
  warn_of_price_years(toys, out);
  EXPECT_LE(out.warnings.size(), 1u);
  return out.warnings.empty() ? "" : out.warnings[0].english();
}

TEST(PriceYears, ThatDifferAreToldWithTheirFigures) {
  EXPECT_THAT(
      warning({figure("toy.price", "currency", 2019), figure("b", "currency/kWh", 2024)}),
      AllOf(HasSubstr("prices of 2024"), HasSubstr("toy.price (2019)"), Not(HasSubstr("b ("))));
}

TEST(PriceYears, OfManyFiguresAreCounted) {
  std::vector<FigureResult> many;
  for (int i = 0; i < 100; ++i) many.push_back(figure("f" + std::to_string(i), "currency", 2018));
  EXPECT_THAT(warning(many),
              AllOf(HasSubstr("f3 (2018)"), HasSubstr("96 more"), Not(HasSubstr("f4 (2018)"))));
}

TEST(PriceYears, OfWhatIsNoMoneyOrNotSaidOrNotCountedAreLeftOut) {
  EXPECT_EQ(warning({figure("a", "kWh", 2019), figure("b", "currency", 0),
                     figure("currency.rate.USD", "currency/USD", 2019),
                     figure("norms.value.co2e", "currency/kg", 2020)}),
            "")
      << "the toy counts no greenhouse gases";
}

}  // namespace
}  // namespace jalon
