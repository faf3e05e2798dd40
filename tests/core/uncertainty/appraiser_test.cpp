// Proves: a question is appraised as computed by hand, at the centre and over draws; and results
// are the same bits for any block size and any number of threads.
#include "core/uncertainty/appraiser.h"

#include <gmock/gmock.h>

#include "core/uncertainty/draws.h"
#include "tests/core/domain/toy.h"

namespace jalon {
namespace {

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

Question halve(double share) {
  return {{{0, 2025, {share, share}, {}}}};
}

TEST(Appraiser, CentralFlowsAreProgrammeMinusReference) {
  const ToyCase toy;
  const Central c = toy.appraiser().central(halve(1));
  EXPECT_THAT(c.flows[Ledger::authority], testing::ElementsAre(0, 2000, 2000));
  // The collective gains the resources, and 0.2 of the public money spared.
  EXPECT_THAT(c.flows[Ledger::collective], testing::ElementsAre(0, 2400, 2400));
  EXPECT_THAT(c.domains[0].reference_lines[0], testing::ElementsAre(4000, 4000, 4000));
}

TEST(Appraiser, EmptyQuestionIsWorthNothing) {
  const ToyCase toy;
  for (const auto &account : toy.appraiser().central({{}}).flows)
    EXPECT_THAT(account, testing::Each(0));
}

TEST(Appraiser, EachDrawIsWorthItsOwnPrice) {
  const ToyCase toy;
  const std::vector<Question> questions{halve(1)};
  DrawOptions options;
  options.draws = 3000;
  options.seed = 7;
  const auto result = toy.appraiser().over_draws(questions, options);
  std::vector<double> prices(options.draws);
  fill_draws(toy.price, 7, "toy.price", 0, prices);
  const double annuity = 1 / 1.25 + 1 / 1.25 / 1.25;
  for (std::size_t i = 0; i < options.draws; ++i)
    ASSERT_NEAR(result.questions[0].of_account[Ledger::authority][i], 20 * prices[i] * annuity,
                1e-9 * prices[i]);
}

TEST(Appraiser, SameBitsForAnyBlockSizeAndNumberOfThreads) {
  const ToyCase toy;
  const Appraiser appraiser = toy.appraiser();
  const std::vector<Question> questions{halve(1), halve(0.3), {{}}};
  DrawOptions options;
  options.draws = 2500;
  options.threads = 1;
  const auto once = appraiser.over_draws(questions, options);
  for (const std::size_t block : {1, 7, 64, 1000, 1024})
    for (const unsigned threads : {1, 4}) {
      options.block = block;
      options.threads = threads;
      const auto again = appraiser.over_draws(questions, options);
      for (std::size_t q = 0; q < questions.size(); ++q)
        EXPECT_EQ(once.questions[q].of_account, again.questions[q].of_account)
            << "block " << block << ", threads " << threads;
    }
}

TEST(Appraiser, OnTopOfAnotherQuestionIsTheDifference) {
  const ToyCase toy;
  const Appraiser appraiser = toy.appraiser();
  const Central c = on_top_of(appraiser.central(halve(0.4)), appraiser.central(halve(1)));
  EXPECT_THAT(c.flows[Ledger::authority], testing::ElementsAre(0, 1200, 1200));
  EXPECT_THAT(c.domains[0].reference_lines[0], testing::ElementsAre(4000, 3200, 3200));
}

TEST(Appraiser, RejectedDrawsAreMarkedAndTheOthersCount) {
  const ToyCase toy("toy_rejects");
  const std::vector<Question> questions{halve(1)};
  DrawOptions options;
  options.draws = 2000;
  const auto result = toy.appraiser().over_draws(questions, options);
  EXPECT_EQ(result.questions[0].rejected[2], 1);
  EXPECT_EQ(result.questions[0].rejected[3], 0);
  EXPECT_EQ(result.reference_rejected[2], 1);
  EXPECT_EQ(result.reference_rejected[3], 0);
}

TEST(Appraiser, StopsWhenAsked) {
  const ToyCase toy;
  const std::vector<Question> questions{halve(1)};
  DrawOptions options;
  options.cancelled = [] { return true; };
  EXPECT_THROW(toy.appraiser().over_draws(questions, options), Fault);
}

}  // namespace
}  // namespace jalon
