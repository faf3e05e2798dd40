// Proves that a path asked for in part, or with a slip, is answered with the paths that were meant.
#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Similar, TheLastWordsOfAPathAreEnough) {
  const Bench bench;
  EXPECT_THAT(bench.settings.similar_paths("temperature"), ElementsAre("air.temperature"));
  EXPECT_THAT(bench.settings.similar_paths("bin.price"), ElementsAre("waste.bin.price"));
  EXPECT_THAT(bench.settings.similar_paths("Price"),
              ElementsAre("energy.price", "waste.bin.price"));
}

TEST(Similar, ATruncatedPathIsFound) {
  const Bench bench;
  EXPECT_THAT(bench.settings.similar_paths("norms.val"), ElementsAre("norms.value.carbon"));
  EXPECT_THAT(bench.settings.similar_paths("waste.pri"), ElementsAre("waste.bin.price"));
}

TEST(Similar, TheLastWordCountsWhereTheFirstAreWrong) {
  const Bench bench;
  EXPECT_THAT(bench.settings.similar_paths("garbage.temper"), ElementsAre("air.temperature"));
  EXPECT_THAT(bench.settings.similar_paths("garbage.pr"), IsEmpty());
}

TEST(Similar, ASlipInTheLastWordIsForgiven) {
  const Bench bench;
  EXPECT_THAT(bench.settings.similar_paths("temprature"), ElementsAre("air.temperature"));
  EXPECT_THAT(bench.settings.similar_paths("waste.shore"), ElementsAre("waste.share"));
}

TEST(Similar, WhatResemblesNothingIsAnsweredWithNothing) {
  const Bench bench;
  EXPECT_THAT(bench.settings.similar_paths("qqqqqqqq"), IsEmpty());
  EXPECT_THAT(bench.settings.similar_paths(""), IsEmpty());
  EXPECT_THAT(bench.settings.similar_paths("..."), IsEmpty());
}

TEST(Similar, AtMostFiveAreOffered) {
  Bench bench;
  for (const char *name : {"a", "b", "c", "d", "e", "f"})
    bench.settings.declare({.path = std::string("lamp.") + name + ".power",
                            .label = "Power",
                            .unit = "W",
                            .lower = 0,
                            .upper = 1,
                            .required = false,
                            .owner = "org.example.lamp"},
                           std::nullopt);
  EXPECT_THAT(bench.settings.similar_paths("lamp.power"), SizeIs(5));
}

}  // namespace
}  // namespace jalon
