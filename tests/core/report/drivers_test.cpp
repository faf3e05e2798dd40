// Proves that what decides a result is said in whole sentences: which figure, by how much, for
// whom; and nothing where nothing is known.
#include "core/report/drivers.h"

#include <gtest/gtest.h>

#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

class Drivers : public testing::Test {
 protected:
  std::string told(const DriverResult &driver, const std::string &account = "collective") const {
    return switching_told(english, r, r.projects[0], driver, account);
  }
  const Words french_words = page::words("fr"), english_words = page::words("en");
  const Say french{french_words, "EUR"}, english{english_words, "EUR"};
  Results r = fixture::results();
  DriverResult price = r.projects[0].drivers[0];
};

TEST_F(Drivers, AreSaidWithTheValueThatChangesTheSign) {
  EXPECT_EQ(told(price),
            "If \"Price of electricity\" falls below 0.172\u00a0€/kWh (18% less than assumed), the "
            "project no longer pays for the whole community.");
  EXPECT_EQ(
      switching_told(french, r, r.projects[0], price, "authority"),
      "Si «\u00a0Price of electricity\u00a0» descend sous 0,19\u00a0€/kWh (10\u00a0% de moins "
      "que la valeur retenue), le projet n’est plus rentable pour la collectivité.");
}

TEST_F(Drivers, AreSaidOnBothSidesByTheNearestValue) {
  price.collective.switching = {0.05, 0.172, 0.4, 0.6};
  const auto text = told(price);
  EXPECT_TRUE(page::has(text, "falls below 0.172"));
  EXPECT_TRUE(page::has(text, "rises above 0.4\u00a0€/kWh (90% more than assumed)"));
  EXPECT_FALSE(page::has(text, "0.05"));
  EXPECT_FALSE(page::has(text, "0.6"));
}

TEST_F(Drivers, SayWhenALosingProjectStartsToPay) {
  r.projects[0].appraisal->accounts[1].npv = -1;
  EXPECT_TRUE(page::has(told(price), "the project starts to pay for the whole community."));
}

TEST_F(Drivers, SayThatNoValueChangesTheSign) {
  EXPECT_EQ(steady_told(english, r, price), "") << "both accounts have one";
  price.collective.switching.clear();
  EXPECT_EQ(told(price), "");
  EXPECT_EQ(steady_told(english, r, price),
            "For the whole community, no value between 0.02104\u00a0€/kWh and 0.631\u00a0€/kWh "
            "changes the sign.");
  price.authority.switching.clear();
  EXPECT_EQ(steady_told(english, r, price),
            "No value between 0.02104\u00a0€/kWh and 0.631\u00a0€/kWh changes the sign.");
  price.to = std::nan("");
  EXPECT_EQ(steady_told(english, r, price) + steady_told(english, r, r.projects[0].drivers[1]), "");
  r.projects[0].appraisal->accounts[1].npv = 0;
  EXPECT_TRUE(page::has(told(price), "is worth just nothing"));
}

TEST_F(Drivers, SayTheValueAssumedWherePerCentWouldMislead) {
  auto saving = r.projects[0].drivers[2];
  saving.collective.switching = {0.1};
  r.figures[2].share = true;
  EXPECT_TRUE(page::has(told(saving), "falls below 10% (assumed: 35%)"));
  r.figures[2].share = false;
  saving.central = 0;
  saving.collective.switching = {1e12};
  EXPECT_TRUE(page::has(told(saving), "(assumed: 0)"));
}

TEST_F(Drivers, SayNothingOfWhatIsNotKnown) {
  EXPECT_EQ(told(r.projects[0].drivers[1]), "") << "a group";
  r.projects[0].appraisal->accounts[1].npv = std::nan("");
  EXPECT_EQ(told(price), "");
  r.projects[0].appraisal.reset();
  EXPECT_EQ(told(price), "");
}

TEST_F(Drivers, ThatVaryTogetherAreOneLineAsSureAsTheWeakest) {
  const auto &group = r.projects[0].drivers[1];
  EXPECT_EQ(driver_name(english, r, group),
            "Price of one LED luminaire; Value of carbon (vary together)");
  EXPECT_EQ(weakest_of(r, group), Confidence::to_verify);
  DriverResult unknown;
  unknown.paths = {"no.such.figure"};
  EXPECT_EQ(driver_name(english, r, unknown), "no.such.figure");
  EXPECT_EQ(weakest_of(r, unknown), Confidence::certain);
  unknown.paths.clear();
  EXPECT_EQ(driver_value(english, r, unknown, 2), "2");
}

TEST_F(Drivers, AreRankedByKnownShares) {
  auto &p = r.projects[0];
  EXPECT_EQ(main_driver(p), &p.drivers[0]);
  p.drivers[0].collective.index.total.value = std::nan("");
  EXPECT_EQ(main_driver(p), &p.drivers[1]);
  p.drivers.clear();
  EXPECT_EQ(main_driver(p), nullptr);
  EXPECT_EQ(variance_share(english, 1.04), "100%");
  EXPECT_EQ(variance_share(english, -0.01), "0%");
  EXPECT_EQ(variance_share(english, std::nan("")), "unknown");
}

}  // namespace
}  // namespace jalon
