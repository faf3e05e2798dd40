// Proves: a C plugin answers through the boundary as computed by hand, whatever the block; a model
// that misbehaves is named, and the process is left as it was.
#include "core/domain/model.h"

#include <gmock/gmock.h>

#include <cfenv>
#include <clocale>
#include <cmath>
#include <thread>

#include "tests/core/domain/toy.h"

namespace jalon {
namespace {

using testing::HasSubstr;

const std::vector<int> years{2025, 2026, 2027};

Programme halve(int start, double share) {
  return {{0, start, {share, share}, {}}};
}

TEST(Model, ReferenceIsFortyBinsTimesTheirPrice) {
  const Model model = toy::model("toy_good");
  const auto answer = toy::ask(model.prepare({}, years), 3, {100, 50});
  EXPECT_EQ(answer.at(0, 0), 4000);
  EXPECT_EQ(answer.at(2, 1), 2000);
}

TEST(Model, MeasureCountsFromTheYearAfterItsStart) {
  const Model model = toy::model("toy_good");
  const auto answer = toy::ask(model.prepare(halve(2025, 1), years), 3, {100});
  EXPECT_EQ(answer.at(0, 0), 4000);
  EXPECT_EQ(answer.at(1, 0), 2000);
}

TEST(Model, ShareOfZeroIsTheReference) {
  const Model model = toy::model("toy_good");
  const auto none = toy::ask(model.prepare(halve(2025, 0), years), 3, {70, 80});
  const auto reference = toy::ask(model.prepare({}, years), 3, {70, 80});
  EXPECT_EQ(none.cells, reference.cells);
}

TEST(Model, BlockOfNoDrawsIsFine) {
  const Model model = toy::model("toy_good");
  EXPECT_TRUE(toy::ask(model.prepare({}, years), 3, {}).cells.empty());
}

TEST(Model, PreparedProgrammeOutlivesItsModel) {
  auto model = std::make_unique<Model>(toy::model("toy_good"));
  const PreparedProgramme prepared = model->prepare({}, years);
  model.reset();
  EXPECT_EQ(toy::ask(prepared, 3, {100}).at(0, 0), 4000);
}

TEST(Model, OneThatClaimsNothingStillAnswersRightOnManyThreads) {
  const Model model = toy::model("toy_alone");
  const PreparedProgramme prepared = model.prepare({}, years);
  std::vector<double> results(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < results.size(); ++t)
      threads.emplace_back([&, t] {
        for (int turn = 0; turn < 200; ++turn)
          results[t] = toy::ask(prepared, 3, {double(t + 1)}).at(0, 0);
      });
  }
  EXPECT_THAT(results, testing::ElementsAre(40, 80, 120, 160));
}

std::string why(const std::string &plugin) {
  const Model model = toy::model(plugin);
  const PreparedProgramme prepared = model.prepare({}, years);
  try {
    toy::ask(prepared, 3, std::vector<double>(8, 100));
    return "";
  } catch (const Fault &fault) {
    return fault.what();
  }
}

TEST(Misbehaviour, NaNInAnAcceptedDrawRejectsItAndSaysWhere) {
  const Model model = toy::model("toy_gives_nan");
  EXPECT_TRUE(model.not_finite().empty());
  const auto answer = toy::ask(model.prepare({}, years), 3, std::vector<double>(8, 100));
  EXPECT_THAT(answer.rejected, testing::ElementsAre(0, 0, 1, 0, 0, 0, 0, 0));
  EXPECT_THAT(model.not_finite().english(),
              HasSubstr("no finite number for line toy.cost in 2025, draw 2"));
}

TEST(Misbehaviour, LineThatTheCallerAddsUpIsLookedAtWhenTheCallerAsks) {
  const Model model = toy::model("toy_gives_nan");
  const PreparedProgramme prepared = model.prepare({}, years);
  const std::vector<double> prices(8, 100);
  std::vector<double> cost(24), paid(24);
  const double *const in[] = {prices.data()};
  double *const lines[] = {cost.data()};
  double *const indicators[] = {paid.data()};
  std::vector<uint8_t> rejected(8);
  const uint8_t summed[] = {1};
  const BlockView block{0, 8, 8, in, lines, indicators, rejected.data(), nullptr, summed};
  prepared.evaluate(block);
  EXPECT_THAT(rejected, testing::Each(0));
  EXPECT_TRUE(model.not_finite().empty());
  prepared.judge(block);
  EXPECT_THAT(rejected, testing::ElementsAre(0, 0, 1, 0, 0, 0, 0, 0));
  EXPECT_FALSE(model.not_finite().empty());
}

TEST(Misbehaviour, LineThatIsNeverFilledIsNamedAndNoZero) {
  EXPECT_THAT(why("toy_fills_nothing"), HasSubstr("did not fill line toy.cost in 2025, draw 0"));
}

// What the model doubts stands beside what the import found, in the words of the plugin.
TEST(Findings, OfTheModelAreToldOfTheRowsOfTheFile) {
  const Model model = toy::model("toy_doubts");
  const auto &found = model.tables()[0].import.findings;
  ASSERT_EQ(found.size(), 2u) << "the third is of a table that is not";
  EXPECT_EQ(found[0].row, 2u);
  EXPECT_EQ(found[0].column, "count");
  EXPECT_TRUE(found[0].warning);
  EXPECT_EQ(found[0].done.english(), "30 bins of 40: too many in one row");
  EXPECT_EQ(found[1].row, 0u);
  EXPECT_EQ(found[1].column, "");
  EXPECT_FALSE(found[1].warning);
}

TEST(Misbehaviour, InfiniteIndicatorRejectsTheDrawLikeALine) {
  const Model model = toy::model("toy_infinite_indicator");
  const auto answer = toy::ask(model.prepare({}, years), 3, std::vector<double>(8, 100));
  EXPECT_THAT(answer.rejected, testing::ElementsAre(0, 0, 1, 0, 0, 0, 0, 0));
  EXPECT_THAT(model.not_finite().english(),
              HasSubstr("no finite number for indicator toy.paid in 2025, draw 2"));
}

TEST(Misbehaviour, StatusThatTheBoundaryDoesNotKnowIsRefusedWithTheFunction) {
  EXPECT_THAT(why("toy_unknown_status"), HasSubstr("its function `evaluate` answered 17"));
}

std::string why_not_made(const std::string &plugin) {
  try {
    toy::model(plugin).prepare({}, years);
    return "";
  } catch (const Fault &fault) {
    return fault.what();
  }
}

TEST(Misbehaviour, SuccessWithoutAnObjectIsRefusedWithTheFunction) {
  EXPECT_THAT(why_not_made("toy_null_instance"),
              HasSubstr("org.example.toy could not take the inventory in: its function `create` "
                        "said that all is well, but gave nothing"));
  EXPECT_THAT(why_not_made("toy_null_prepared"), HasSubstr("its function `prepare` said"));
}

TEST(Misbehaviour, DrawsCannotBeRejectedBeforeTheyAreDrawn) {
  EXPECT_THAT(why_not_made("toy_rejects_early"), HasSubstr("its function `create` answered 2"));
}

TEST(Misbehaviour, RejectedDrawIsSetAsideAloneAndMayBeNaN) {
  const Model model = toy::model("toy_rejects");
  const auto answer = toy::ask(model.prepare({}, years), 3, std::vector<double>(8, 100));
  EXPECT_THAT(answer.rejected, testing::ElementsAre(0, 0, 1, 0, 0, 0, 0, 0));
  EXPECT_EQ(answer.at(0, 3), 4000);
}

TEST(Misbehaviour, RefusalReachesTheUserWithParameterAndDraw) {
  EXPECT_THAT(why("toy_refuses"),
              HasSubstr("no bin costs that much (parameter toy.price) (draw 7)"));
}

TEST(Misbehaviour, RoundingModeIsRestoredAndReported) {
  EXPECT_THAT(why("toy_changes_rounding"), HasSubstr("changed the floating-point mode"));
  EXPECT_EQ(std::fegetround(), FE_TONEAREST);
}

TEST(Misbehaviour, LocaleIsRestoredAndReported) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  EXPECT_THAT(why("toy_changes_locale"), HasSubstr("changed the locale"));
  EXPECT_EQ(before, std::setlocale(LC_ALL, nullptr));
}

}  // namespace
}  // namespace jalon
