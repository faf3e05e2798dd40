// Proves: what is collected of indicators leaves rejected draws out, tells shares from other
// numbers without unit, and prices of another year are told in one sentence.
#include "core/app/collect.h"

#include <gmock/gmock.h>

#include <limits>

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

// Indicator 0 of domain 0 over draws.
Drawn drawn(const std::vector<double> &values, const std::vector<std::uint8_t> &rejected) {
  Drawn d;
  d.indicators = {{{summarise(values, rejected), 0.25, 0.5}}};
  return d;
}

Central central_of_a_hundred() {
  Central c;
  c.domains.resize(1);
  c.domains[0].reference_indicators = {{100, 100}};
  return c;
}

TEST(CollectedIndicators, HaveTheRangeOfTheAcceptedDraws) {
  const auto toys = models("toy_good");
  Results out;
  collect_indicators(toys, central_of_a_hundred(), drawn({90, 1e9, 100, 110}, {0, 1, 0, 0}), out);
  ASSERT_EQ(out.indicators.size(), 1u);
  EXPECT_EQ(out.indicators[0].central, 100);
  EXPECT_DOUBLE_EQ(out.indicators[0].p10.value(), 92);
  EXPECT_DOUBLE_EQ(out.indicators[0].p90.value(), 108);
  EXPECT_FALSE(out.indicators[0].share) << "an amount";
  EXPECT_EQ(out.indicators[0].keeps_limit, 0.25);
  EXPECT_EQ(out.indicators[0].keeps_target, 0.5);
}

TEST(CollectedIndicators, HaveNoRangeWhenEveryDrawIsRejectedOrOneIsUnknown) {
  const auto toys = models("toy_good");
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  for (const auto &values : {drawn({90, 110}, {1, 1}), drawn({90, unknown}, {0, 0})}) {
    Results out;
    collect_indicators(toys, central_of_a_hundred(), values, out);
    EXPECT_EQ(out.indicators[0].central, 100);
    EXPECT_FALSE(out.indicators[0].p10.has_value());
    EXPECT_EQ(out.indicators[0].keeps_limit.has_value(),
              values.indicators[0][0].spread.missing == 0);
  }
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

TEST(Places, AreToldFromTheirRootsAndNeverAbsolute) {
  Results out;
  const auto add = [&](const char *file) {
    out.figures.push_back(figure("a", "1", 0));
    out.figures.back().figure.place = {file, 12, 1, ""};
  };
  for (const char *file : {"/home/me/town/settings.toml", "/opt/jalon/config/norms/us.toml",
                           "/tmp/mine.toml", "plugin org.example.toy 1.0.0", "jalon"})
    add(file);
  shorten_places("/home/me/town", "/opt/jalon/config", out);
  const auto place = [&](std::size_t i) { return out.figures[i].figure.place.text(); };
  EXPECT_EQ(place(0), "dossier/settings.toml:12:1");
  EXPECT_EQ(place(1), "config/norms/us.toml:12:1");
  EXPECT_EQ(place(2), "mine.toml:12:1");
  EXPECT_EQ(place(3), "plugin org.example.toy 1.0.0:12:1");
  EXPECT_EQ(place(4), "jalon:12:1");
}

}  // namespace
}  // namespace jalon
