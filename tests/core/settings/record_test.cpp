// Proves what a settings file may say, and that each mistake in it is refused with its place, what
// was found and what was expected.
#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::complaint_of;
using test::marks_of;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Record, EverythingARecordMaySayIsRead) {
  Bench bench;
  const auto file = bench.file(Layer::region, R"([about]
layer = "region"
[waste.bin.price]
value = 220
unit = "EUR"
dist = { kind = "triangular", low = 150, mode = 220, high = 400 }
source = "Tender of 2024"
as_of = 2024-03-01
confidence = "hypothetical"
price_year = 2023
valid = { from = 2026-02-01, to = "2027-01-31" }
final = true
reason = "the syndicate buys"
)");
  ASSERT_EQ(bench.complaint(), "");
  const Figure &f = bench.settings.at("waste.bin.price");
  EXPECT_EQ(f.value, 220);
  EXPECT_EQ(f.distribution, Distribution::triangular);
  EXPECT_EQ(f.low, 150);
  EXPECT_EQ(f.high, 400);
  EXPECT_EQ(f.unit, "EUR");
  EXPECT_EQ(f.source, "Tender of 2024");
  EXPECT_EQ(f.as_of, "2024-03-01");
  EXPECT_EQ(f.confidence, Confidence::hypothetical);
  EXPECT_EQ(f.price_year, 2023);
  EXPECT_EQ(f.valid_from, "2026-02-01");
  EXPECT_EQ(f.valid_to, "2027-01-31");
  EXPECT_TRUE(f.final);
  EXPECT_EQ(f.reason, "the syndicate buys");
  EXPECT_EQ(f.layer, Layer::region);
  EXPECT_EQ(f.place.text(), file + ":3:1");
  EXPECT_THAT(f.marks, IsEmpty());
}

TEST(Record, DottedKeysInlineTablesAndHeadersAreOnePath) {
  for (const std::string text : {"waste.bin.price.value = 3\nwaste.bin.price.unit = 'EUR'",
                                 "waste.bin = { price = { value = 3, unit = 'EUR' } }",
                                 "[waste]\nbin.price = { value = 3, unit = 'EUR' }",
                                 "[waste.bin.price]\nvalue = 3\nunit = 'EUR'"}) {
    Bench bench;
    bench.file(Layer::town, text);
    EXPECT_EQ(bench.complaint(), "") << text;
    EXPECT_EQ(bench.settings.at("waste.bin.price").value, 3) << text;
    EXPECT_GT(bench.settings.at("waste.bin.price").place.line, 0) << text;
  }
}

TEST(Record, ASegmentMayBeCalledValue) {
  Bench bench;
  bench.file(Layer::norms, "[norms.value.carbon]\nvalue = 256\nunit = 'EUR/t'\nsource = 'x'\n");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("norms.value.carbon").value, 0.256);
}

TEST(Record, WithoutSourceItIsUsedWithAMark) {
  Bench bench;
  bench.file(Layer::town, "waste.share = 0.5\n[waste.bin.price]\nvalue = 3\nunit = 'EUR'\n");
  ASSERT_EQ(bench.complaint(), "");
  for (const char *path : {"waste.share", "waste.bin.price"}) {
    EXPECT_THAT(marks_of(bench.settings.at(path)), ElementsAre("no source given: to verify"));
    EXPECT_EQ(bench.settings.at(path).confidence, Confidence::to_verify);
  }
}

TEST(Record, HypotheticalWithoutSourceStaysHypothetical) {
  Bench bench;
  bench.file(Layer::town, "waste.share = { value = 0.5, confidence = 'hypothetical' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("waste.share").confidence, Confidence::hypothetical);
}

TEST(Record, AsOfMayBeAYearATextOrADate) {
  for (const auto &[text, expected] : {std::pair{"2024", "2024"},
                                       {"'spring 2024'", "spring 2024"},
                                       {"2024-05-06", "2024-05-06"}}) {
    Bench bench;
    bench.file(Layer::town, std::string("waste.share = { value = 0.5, as_of = ") + text + " }");
    ASSERT_EQ(bench.complaint(), "");
    EXPECT_EQ(bench.settings.at("waste.share").as_of, expected);
  }
}

TEST(Record, AUniformStandsInTheMiddleAndAModeIsAValue) {
  Bench bench;
  bench.file(Layer::town, R"(
waste.share = { dist = { kind = "uniform", low = 0.2, high = 0.6 }, source = "x" }
energy.price = { dist = { kind = "lognormal", low = 0.1, median = 0.2, high = 0.5 }, unit = "EUR/kWh" }
waste.bin.price = { value = 9, dist = { kind = "point" }, unit = "EUR" }
)");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_DOUBLE_EQ(bench.settings.at("waste.share").value, 0.4);
  EXPECT_EQ(bench.settings.at("energy.price").value, 0.2);
  EXPECT_EQ(bench.settings.at("waste.bin.price").high, 9);
}

TEST(Record, YearsAreReadWithTheirInterpolationAndGrowth) {
  Bench bench;
  bench.file(Layer::norms, R"([norms.value.carbon]
by_year = { 2025 = 256, 2030 = 300 }
interpolation = "geometric"
growth = 0.032
unit = "EUR/t"
dist = { kind = "pert", low = 200, high = 400 }
)");
  ASSERT_EQ(bench.complaint(), "");
  const auto &f = bench.settings.at("norms.value.carbon");
  EXPECT_EQ(f.by_year, (std::map<int, double>{{2025, 0.256}, {2030, 0.3}}));
  EXPECT_EQ(f.interpolation, Interpolation::geometric);
  EXPECT_EQ(f.value, 0.256) << "the distribution is around the first year";
  EXPECT_EQ(f.low, 0.2);
  EXPECT_DOUBLE_EQ(f.in(2031), 0.3 * 1.032);
}

struct Mistake {
  const char *text, *place, *said;
};
class RefusedRecord : public testing::TestWithParam<Mistake> {};

TEST_P(RefusedRecord, SaysWhereAndWhat) {
  const auto &[text, place, said] = GetParam();
  EXPECT_THAT(complaint_of(text),
              AllOf(HasSubstr(std::string(".toml:") + place + ": "), HasSubstr(said)))
      << text;
}

const Mistake mistakes[] = {
    {"waste.share = { valu = 0.5, unit = '1' }", "1:17", "expected: value"},
    {"waste.share = { value = 0.5, sorce = 'x' }", "1:30", "expected: source"},
    {"waste.share = { value = 0.5, zzz = 'x' }", "1:30", "expected: one of value, by_year"},
    {"waste.share = { value = 0.5, unset = true }", "1:30", "cannot be unset"},
    {"waste.share = { unit = '1' }", "1:15", "no value is given"},
    {"waste.share = { value = '0.5' }", "1:25", "found the text \"0.5\"; expected: a number"},
    {"waste.share = { value = nan }", "1:25", "not a finite number"},
    {"waste.share = inf", "1:15", "not a finite number"},
    {"waste.share = true", "1:15", "found true; expected: a figure"},
    {"waste.share = [0.5]", "1:15", "found a list; expected: a figure"},
    {"waste.share = 'half'", "1:15", "found the text \"half\"; expected: a figure"},
    {"about = 3", "1:9", "no figure is called about"},
    {"waste.share = { value = 0.5, confidence = 'sure' }", "1:43", "certain, to verify"},
    {"waste.share = { value = 0.5, as_of = true }", "1:38", "expected: a text"},
    {"waste.share = { value = 0.5, as_of = 20 }", "1:38", "a year between"},
    {"waste.share = { value = 0.5, source = 5 }", "1:39", "expected: a text"},
    {"waste.share = { value = 0.5, final = 1 }", "1:38", "true or false"},
    {"waste.share = { value = 0.5, final = true }", "1:38", "no reason is given"},
    {"waste.share = { value = 0.5, valid = 2026 }", "1:38", "from = 2026"},
    {"waste.share = { value = 0.5, valid = { from = '2026-02-30' } }", "1:47", "a date such as"},
    {"waste.share = { value = 0.5, valid = { till = 2026-02-03 } }", "1:40", "one of from, to"},
    {"waste.share = { value = 0.5, valid = { from = 2026-02-02, to = 2026-02-01 } }", "1:38",
     "ends before it begins"},
    {"waste.share = { value = 0.5, price_year = 23 }", "1:43", "a year between"},
    {"waste.share = { value = 0.5, dist = 'wide' }", "1:37", "found the text"},
    {"waste.share = { value = 0.5, dist = { low = 0.1 } }", "1:37", "dist.kind: missing"},
    {"waste.share = { value = 0.5, dist = { kind = 'gaussian' } }", "1:46", "triangular, pert"},
    {"waste.share = { value = 0.5, dist = { kind = 'pert', low = 0.1 } }", "1:37",
     "high is missing"},
    {"waste.share = { value = 0.5, dist = { kind = 'point', low = 0.1 } }", "1:61",
     "a point distribution has no low"},
    {"waste.share = { dist = { kind = 'uniform', low = 0, mode = 0.1, high = 1 } }", "1:60",
     "a uniform distribution has no mode"},
    {"waste.share = { dist = { kind = 'pert', low = 0, median = 0.1, high = 1 } }", "1:59",
     "a pert distribution has no median"},
    {"waste.share = { value = 0.5, dist = { kind = 'pert', low = 0, mode = 0.4, high = 1 } }",
     "1:70", "0.4 is not the central value, 0.5"},
    {"waste.share = { dist = { kind = 'pert', low = 0, high = 1 } }", "1:15", "no value is given"},
    {"waste.share = { dist = { kind = 'pert', low = -inf, mode = 0, high = 1 } }", "1:47",
     "not a finite"},
    {"energy.price = { by_year = 3, unit = 'EUR/kWh' }", "1:28", "found 3"},
    {"energy.price = { by_year = { }, unit = 'EUR/kWh' }", "1:28", "no year is given"},
    {"energy.price = { by_year = { soon = 3 }, unit = 'EUR/kWh' }", "1:30", "\"soon\" is no year"},
    {"energy.price = { by_year = { 2025 = 'x' }, unit = 'EUR/kWh' }", "1:37", "a number"},
    {"energy.price = { by_year = { 2025 = 3, 02025 = 3 }, unit = 'EUR/kWh' }", "1:30", "twice"},
    {"energy.price = { by_year = { 2025 = 3, 2026 = 3 }, unit = 'EUR/kWh' }", "1:16",
     "interpolation = "},
    {"energy.price = { by_year = { 2025 = 3 }, interpolation = 'cubic', unit = 'EUR/kWh' }", "1:58",
     "step, linear, geometric"},
    {"energy.price = { value = 3, interpolation = 'step', unit = 'EUR/kWh' }", "1:45",
     "no years to read between"},
    {"energy.price = { value = 3, by_year = { 2025 = 3 }, unit = 'EUR/kWh' }", "1:16",
     "both value and by_year"},
    {"energy.price = { value = 3, growth = 0.1, unit = 'EUR/kWh' }", "1:38", "growth_from"},
    {"energy.price = { value = 3, growth_from = 2025, unit = 'EUR/kWh' }", "1:43",
     "there is no growth"},
    {"energy.price = { value = 3, growth = -1, growth_from = 2025, unit = 'EUR/kWh' }", "1:38",
     "above -1"},
    {"energy.price = { by_year = { 2025 = 3 }, growth = 0.1, growth_from = 2025 }", "1:70",
     "after the last year"},
    {"waste.share = 0.5\nwaste.share = 0.6\n", "2:1", "`waste.share` is given on line 1 already"},
    {"waste.share = ", "1:15", "behind the = there is nothing"},
    {"waste.share = 0,5", "1:15", "write 0.5 with a point"},
    {"waste.share = '0,5'", "1:15", "write 0.5 with a point"},
    {"waste.share = { value = 0,5, source = 'x' }", "1:25", "write 0.5 with a point"},
    {"waste.bin.price = { value = 12 000, unit = 'EUR' }", "1:29", "write 12000"},
    {"waste.bin.price = { value = 12, unit = 'EUR', as_of = 15/03/2027 }", "1:55",
     "write 2027-03-15"},
    {"waste.bin.price = { value = 12, unit = 'EUR', final = 'oui', reason = 'x' }", "1:55",
     "write true"},
};
INSTANTIATE_TEST_SUITE_P(Each, RefusedRecord, testing::ValuesIn(mistakes));

TEST(Record, AllMistakesOfAFileAreToldAtOnce) {
  Bench bench;
  bench.file(Layer::country, "waste.share = 'a'\nwaste.bin.price = { value = 'b', foo = 1 }\n");
  try {
    bench.settings.resolve();
    FAIL() << "accepted";
  } catch (const Faults &faults) {
    EXPECT_EQ(faults.all().size(), 3u) << faults.what();
  }
}

TEST(Record, TheExamplesOfTheDocumentationAreAccepted) {
  const auto page = read_file(std::string(JALON_SOURCE_DIR) + "/docs/integrator/settings.md");
  const std::string open = "```toml\n";
  int examples = 0;
  for (auto at = page.find(open); at != page.npos; at = page.find(open, at)) {
    at += open.size();
    const auto text = page.substr(at, page.find("```", at) - at);
    Bench bench(text.find("currency.rate.EUR") == text.npos ? "EUR" : "USD");
    bench.file(Layer::country, text);
    EXPECT_EQ(bench.complaint(), "") << text;
    ++examples;
  }
  EXPECT_GE(examples, 3);
}

TEST(Record, AnEndlessPathIsRefused) {
  std::string key = "a", table = "1";
  for (int i = 0; i < 9; ++i) key += ".a";
  for (int i = 0; i < 20; ++i) table = "{ " + key + " = " + table + " }";
  EXPECT_THAT(complaint_of("x = " + table), HasSubstr("this path never ends"));
  for (int i = 0; i < 200; ++i) key += ".a";
  EXPECT_THAT(complaint_of(key + " = 1"), HasSubstr("this key has too many parts"));
}

}  // namespace
}  // namespace jalon
