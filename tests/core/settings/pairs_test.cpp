// Proves how settings files say what varies together, how layers settle it, and that each mistake
// is refused with its place.
#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::complaint_of;
using test::english;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char *two = "[[correlation]]\nfigures = ['waste.bin.price', 'energy.price']\n";
constexpr const char *three =
    "[[correlation]]\nfigures = ['waste.bin.price', 'energy.price', 'waste.share']\n";

TEST(Pairs, ARankIsThatOfEveryPairOfTheList) {
  Bench bench;
  const auto file =
      bench.file(Layer::town, std::string(three) +
                                  "rank = 0.6\nsource = 'Tenders of 2024'\nas_of = 2026\n"
                                  "confidence = 'hypothetical'\n");
  ASSERT_EQ(bench.complaint(), "");
  const auto &all = bench.settings.correlations();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].first, "energy.price");
  EXPECT_EQ(all[0].second, "waste.bin.price");
  EXPECT_EQ(all[1].first, "energy.price");
  EXPECT_EQ(all[1].second, "waste.share");
  EXPECT_EQ(all[2].first, "waste.bin.price");
  EXPECT_EQ(all[2].second, "waste.share");
  for (const auto &c : all) {
    EXPECT_EQ(c.rank, 0.6);
    EXPECT_EQ(c.source, "Tenders of 2024");
    EXPECT_EQ(c.as_of, "2026");
    EXPECT_EQ(c.confidence, Confidence::hypothetical);
    EXPECT_EQ(c.layer, Layer::town);
    EXPECT_EQ(c.place.text(), file + ":1:1");
  }
}

TEST(Pairs, AMatrixGivesEachPairItsOwn) {
  Bench bench;
  const auto file = bench.file(
      Layer::town, std::string(three) + "ranks = [[1, 0.5, 0.2],\n[0.5, 1.0, 0],\n[0.2, 0, 1]]\n");
  ASSERT_EQ(bench.complaint(), "");
  const auto &all = bench.settings.correlations();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].rank, 0.5);
  EXPECT_EQ(all[0].place.text(), file + ":3:14");
  EXPECT_EQ(all[1].rank, 0) << "energy.price and waste.share";
  EXPECT_EQ(all[2].rank, 0.2);
  EXPECT_EQ(all[2].confidence, Confidence::to_verify) << "no source is given";
}

TEST(Pairs, OfSeveralLayersTheStrongestCountsPairByPair) {
  Bench bench;
  bench.file(Layer::town, std::string(two) + "rank = 0\n");
  bench.file(Layer::country, std::string(three) + "rank = 0.6\n");
  ASSERT_EQ(bench.complaint(), "");
  const auto &all = bench.settings.correlations();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].rank, 0);
  EXPECT_EQ(all[0].layer, Layer::town);
  EXPECT_EQ(all[1].rank, 0.6);
}

TEST(Pairs, TwiceInOneLayerIsRefusedNamingBoth) {
  Bench bench;
  const auto first = bench.file(Layer::town, std::string(two) + "rank = 0.1\n");
  const auto second = bench.file(Layer::town, "\n" + std::string(three) + "rank = 0.1\n");
  EXPECT_THAT(bench.complaint(),
              AllOf(HasSubstr("the rank correlation of energy.price and waste.bin.price is given "
                              "twice in the layer town (" +
                              first + ":1:1)"),
                    HasSubstr(second + ":2:1")));
  EXPECT_THAT(bench.settings.correlations(), IsEmpty()) << "after a throw nothing is defined";
}

TEST(Pairs, BelongToTheDigest) {
  const auto digest = [](const std::string &rank) {
    Bench bench;
    bench.file(Layer::town, two + ("rank = " + rank));
    return bench.settings.digest();
  };
  EXPECT_NE(digest("0.1"), digest("0.2"));
}

TEST(Pairs, AreReadAgainByEveryResolve) {
  Bench bench;
  bench.file(Layer::country, std::string(two) + "rank = 0.6\n");
  ASSERT_EQ(bench.complaint(), "");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.correlations().size(), 1u);
}

TEST(Pairs, APathMayBeginWithTheWordAllTheSame) {
  Bench bench;
  bench.settings.declare({.path = "correlation.length",
                          .label = "Length",
                          .unit = "1",
                          .lower = 0,
                          .upper = 9,
                          .owner = "org.example.waste"},
                         std::nullopt);
  bench.file(Layer::town, "[correlation]\nlength = 3\n");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("correlation.length").value, 3);
}

TEST(Pairs, AreExplainedWithTheirFigures) {
  Bench bench;
  const auto file =
      bench.file(Layer::town, std::string(two) + "rank = 0.6\nsource = 'Tenders'\nas_of = 2026\n" +
                                  "[[correlation]]\nfigures = ['waste.share', 'energy.price']\n"
                                  "rank = 0\n");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(explain(bench.settings, "energy.price", english()),
              AllOf(HasSubstr("  rank correlation 0.6 with waste.bin.price, said by " + file +
                              ":1:1\n      source: Tenders; as of 2026; certain\n"),
                    Not(HasSubstr("waste.share"))));
  EXPECT_THAT(explain(bench.settings, "waste.bin.price", english()),
              HasSubstr("rank correlation 0.6 with energy.price"));
  EXPECT_THAT(explain(bench.settings, "waste.share", english()), Not(HasSubstr("correlation")));
}

struct Mistake {
  std::string text, place, said;
};
class RefusedPairs : public testing::TestWithParam<Mistake> {};

TEST_P(RefusedPairs, SayWhereAndWhat) {
  const auto &[text, place, said] = GetParam();
  EXPECT_THAT(complaint_of(text), AllOf(HasSubstr(".toml:" + place + ": "), HasSubstr(said)))
      << text;
}

const Mistake mistakes[] = {
    {"[[correlation]]\nfigures = ['waste.bin.price', 'energy.prcie']\nrank = 0.5", "2:31",
     "no figure is called energy.prcie; expected: energy.price"},
    {"[[correlation]]\nfigures = ['waste.bin.price']\nrank = 0.5", "2:11",
     "a single figure; expected: the paths of two figures or more"},
    {"[[correlation]]\nfigures = []\nrank = 0.5", "2:11", "the list is empty"},
    {"[[correlation]]\nfigures = 'energy.price'\nrank = 0.5", "2:11", "found the text"},
    {"[[correlation]]\nrank = 0.5", "1:1", "correlation.figures: missing"},
    {"[[correlation]]\nfigures = ['energy.price', 3]\nrank = 0.5", "2:28", "found 3"},
    {"[[correlation]]\nfigures = ['energy.price', 'energy.price']\nrank = 0.5", "2:28",
     "energy.price stands here twice"},
    {std::string(two), "1:1", "no rank correlation is given; expected: rank, a number, or ranks"},
    {std::string(two) + "rank = 0.5\nranks = [[1, 0.5], [0.5, 1]]", "4:9",
     "both rank and ranks are given"},
    {std::string(two) + "rank = 1.5", "3:8",
     "found 1.5; expected: a rank correlation between -1 and 1"},
    {std::string(two) + "rank = -1.01", "3:8", "between -1 and 1"},
    {std::string(two) + "rank = nan", "3:8", "not a finite number"},
    {std::string(two) + "rank = '0.5'", "3:8", "without quotes"},
    {std::string(two) + "rnak = 0.5", "3:1", "expected: rank"},
    {std::string(two) + "rank = 0.5\nvalid = { to = 2020-01-01 }", "4:1", "means nothing here"},
    {std::string(two) + "rank = 0.5\nconfidence = 'sure'", "4:14", "certain, to verify"},
    {std::string(two) + "ranks = 0.5", "3:9", "found 0.5; expected: 2 rows of 2 numbers"},
    {std::string(two) + "ranks = [[1, 0.5]]", "3:9", "1 rows for 2 figures"},
    {std::string(two) + "ranks = [[1, 0.5], [0.5, 1, 0]]", "3:20",
     "a row of 3 numbers for 2 figures"},
    {std::string(two) + "ranks = [[1, 0.5], 0.5]", "3:20", "found 0.5"},
    {std::string(two) + "ranks = [[1, 0.5], [0.4, 1]]", "3:21",
     "energy.price with waste.bin.price is 0.4, but waste.bin.price with energy.price is 0.5"},
    {std::string(two) + "ranks = [[1, 0.5], [0.5, 0.9]]", "3:26",
     "energy.price with itself is 0.9"},
    {std::string(two) + "ranks = [[1, 2], [2, 1]]", "3:14", "between -1 and 1"},
    {std::string(three) + "ranks = [[1, 0.5], [0.5, 1]]", "3:9", "2 rows for 3 figures"},
    {"[correlation]\nfigures = ['a', 'b']\nrank = 0.5", "1:1", "write it in double brackets"},
    {"correlation = 3", "1:15", "headed [[correlation]]"},
    {"correlation = [3]", "1:16", "found 3"},
};
INSTANTIATE_TEST_SUITE_P(Each, RefusedPairs, testing::ValuesIn(mistakes));

TEST(Pairs, AllMistakesAreToldAtOnce) {
  const auto said = complaint_of(std::string(two) + "rank = 2\n" + std::string(two) +
                                 "rank = 'x'\n[[correlation]]\nrank = 3\n");
  EXPECT_THAT(said,
              AllOf(HasSubstr(":3:8"), HasSubstr(":6:8"), HasSubstr(":7:1"), HasSubstr(":8:8")));
}

}  // namespace
}  // namespace jalon
