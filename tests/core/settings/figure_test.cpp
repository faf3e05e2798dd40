// Proves that a figure is read in a year as its record says: between, before and after its years.
#include "core/settings/figure.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

Figure yearly(Interpolation way, double growth = 0) {
  Figure f;
  f.by_year = {{2025, 100}, {2030, 200}};
  f.interpolation = way;
  f.growth = growth;
  return f;
}

TEST(Figure, ConstantIsTheSameEveryYear) {
  Figure f;
  f.value = 7;
  EXPECT_EQ(f.in(1990), 7);
  EXPECT_EQ(f.in(2090), 7);
}

TEST(Figure, ConstantGrowsFromItsYearAndNotBefore) {
  Figure f;
  f.value = 100;
  f.growth = 0.1;
  f.growth_from = 2025;
  EXPECT_DOUBLE_EQ(f.in(2020), 100);
  EXPECT_DOUBLE_EQ(f.in(2025), 100);
  EXPECT_DOUBLE_EQ(f.in(2027), 121);
}

TEST(Figure, StepKeepsTheLastYearGiven) {
  const auto f = yearly(Interpolation::step);
  EXPECT_EQ(f.in(2025), 100);
  EXPECT_EQ(f.in(2029), 100);
  EXPECT_EQ(f.in(2030), 200);
}

TEST(Figure, LinearGoesStraight) {
  EXPECT_DOUBLE_EQ(yearly(Interpolation::linear).in(2027), 140);
}

TEST(Figure, GeometricGrowsByOneRate) {
  const auto f = yearly(Interpolation::geometric);
  EXPECT_DOUBLE_EQ(f.in(2027) / f.in(2026), f.in(2029) / f.in(2028));
  EXPECT_DOUBLE_EQ(f.in(2030), 200);
}

TEST(Figure, BeforeTheFirstYearItIsThatOfTheFirst) {
  for (const auto way : {Interpolation::step, Interpolation::linear, Interpolation::geometric})
    EXPECT_EQ(yearly(way, 0.1).in(2000), 100);
}

TEST(Figure, AfterTheLastYearItGrows) {
  EXPECT_DOUBLE_EQ(yearly(Interpolation::linear, 0.1).in(2032), 242);
  EXPECT_DOUBLE_EQ(yearly(Interpolation::linear).in(2032), 200);
}

TEST(Figure, NamesAreThoseOfTheDocumentation) {
  EXPECT_EQ(name_of(Layer::model), "model");
  EXPECT_EQ(name_of(Layer::town), "town");
  EXPECT_EQ(name_of(Layer::command_line), "command line");
  EXPECT_EQ(name_of(Confidence::to_verify), "to verify");
  EXPECT_EQ(name_of(Distribution::lognormal), "lognormal");
}

}  // namespace
}  // namespace jalon
