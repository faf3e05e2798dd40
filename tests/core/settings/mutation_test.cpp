// Proves that no damaged settings file brings the program down: it resolves or it is a Fault.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "core/settings/fit.h"
#include "core/settings/flatten.h"
#include "tests/core/settings/support.h"

// UDUNITS-2 forgets the name it was reading when a unit's text breaks off with a syntax error: a
// few bytes in the library, which the leak checker would hold against this program.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions() {
  return "leak:utlex\n";
}

namespace jalon {
namespace {

constexpr std::string_view valid = R"([about]
layer = "region"
title = "Région d'essai"

[waste.bin.price]
value = 220
unit = "EUR"
dist = { kind = "triangular", low = 150, mode = 220, high = 400 }
source = "Marché de 2024, p. 12, lot des bacs roulants, moyenne des quatre offres reçues"
as_of = 2024-03-01
valid = { from = 2026-02-01, to = 2027-01-31 }
final = true
reason = "groupement d'achat"

# The share of what is sorted, weighed over two weeks in spring and two in autumn.
[waste]
share = 0.5

[energy.price]
by_year = { 2025 = 0.20, 2030 = 0.25 }
interpolation = "linear"
growth = 0.01
unit = "EUR/kWh"
confidence = "to verify"

[air.temperature]
unit = "degC"
dist = { kind = "truncated_normal", mean = 12, sd = 3, low = 2, high = 25 }

[norms.value.carbon]
unit = "EUR/t"
dist = { kind = "discrete", values = [60, 180, 300], weights = [0.2, 0.5, 0.3] }

[currency.rate.USD]
value = 0.92
unit = "EUR/USD"

[[correlation]]
figures = ["waste.bin.price", "air.temperature"]
rank = 0.4

[[correlation]]
figures = ["energy.price", "air.temperature", "norms.value.carbon"]
ranks = [[1, 0.5, 0.2], [0.5, 1, 0], [0.2, 0, 1]]
)";

std::string mutated(std::mt19937 &random) {
  std::string text(valid);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  constexpr const char *pieces[] = {"nan",
                                    "inf",
                                    "-1e308",
                                    "1e-320",
                                    "[",
                                    "]",
                                    "{",
                                    "}",
                                    "=",
                                    "\"",
                                    "'''",
                                    ".",
                                    "\n",
                                    "0",
                                    "é",
                                    "\xff",
                                    "#",
                                    "true",
                                    "1979-05-27T07:32:00Z",
                                    "[[",
                                    "9223372036854775807",
                                    "unit = \"USD/kWh\"\n",
                                    "lg(re 1 mW)",
                                    "since 2000-01-01",
                                    "%"};
  const auto changes = 1 + below(3);
  for (std::size_t i = 0; i < changes; ++i) {
    const auto at = below(text.size());
    const auto length = std::min(text.size() - at, 1 + below(12));
    switch (below(6)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, pieces[below(std::size(pieces))]);
        break;
      case 3:
        text.replace(at, length, pieces[below(std::size(pieces))]);
        break;
      case 4:
        text.insert(below(text.size()), text.substr(at, 40));
        break;
      default:
        if (const auto digit = text.find_first_of("0123456789", at); digit != text.npos)
          text[digit] = static_cast<char>('0' + below(10));
    }
  }
  return text;
}

void expect_sound(const Figure &f, const Key &key) {
  EXPECT_TRUE(std::isfinite(f.value) && f.value >= key.lower && f.value <= key.upper);
  EXPECT_TRUE(f.low <= f.value && f.value <= f.high);
  EXPECT_TRUE(std::isfinite(f.in(2028)) && std::isfinite(f.growth));
  EXPECT_TRUE(std::is_sorted(f.values.begin(), f.values.end()));
}

void expect_sound(const std::vector<Correlation> &correlations) {
  for (const auto &c : correlations) {
    EXPECT_LT(c.first, c.second);
    EXPECT_LE(std::fabs(c.rank), 1);
  }
}

// Reading and fitting, where the damage can be done: one database of units for all.
TEST(MutatedSettings, AreReadOrRefusedFigureByFigure) {
  std::mt19937 random(20261123);
  const test::Bench bench;
  int sound = 0, refused = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = mutated(random);
    SCOPED_TRACE(text);
    const auto flat = flatten(text, "mutated.toml", Layer::region);
    refused += static_cast<int>(flat.faults.size());
    for (const auto &[path, figure] : flat.entries) {
      if (!bench.settings.declared(path)) continue;
      const Key &key = bench.settings.key(path);
      const auto fitted = fit(figure, key, bench.settings.units(), {}, "2026-11-23");
      EXPECT_NE(fitted.figure.has_value(), !fitted.faults.empty() || !fitted.lacking.empty());
      if (fitted.figure) expect_sound(*fitted.figure, key);
      (fitted.figure ? sound : refused) += 1;
    }
  }
  // Else the mutations test nothing.
  EXPECT_GT(sound, 1000);
  EXPECT_GT(refused, 1000);
}

TEST(MutatedSettings, ResolveOrAreRefusedAsAWhole) {
  std::mt19937 random(11);
  int accepted = 0, refused = 0;
  for (int i = 0; i < 150; ++i) {
    const std::string text = mutated(random);
    SCOPED_TRACE(text);
    test::Bench bench;
    bench.file(Layer::region, text);
    try {
      bench.settings.resolve();
      ++accepted;
      expect_sound(bench.settings.correlations());
      for (const auto &path : bench.settings.paths()) {
        EXPECT_FALSE(explain(bench.settings, path, test::english()).empty());
        if (bench.settings.defined(path))
          expect_sound(bench.settings.at(path), bench.settings.key(path));
      }
    } catch (const Fault &fault) {
      ++refused;
      EXPECT_STRNE(fault.what(), "");
    }
  }
  EXPECT_GT(accepted, 10);
  EXPECT_GT(refused, 50);
}

TEST(MutatedSettings, TheUnmutatedFileIsAccepted) {
  test::Bench bench;
  bench.file(Layer::region, std::string(valid));
  EXPECT_EQ(bench.complaint(), "");
}

}  // namespace
}  // namespace jalon
