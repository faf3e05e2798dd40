// Proves that the shipped rules can be read and overridden, that every figure of them has a source,
// and that rules which contradict themselves are refused with their place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/core/financing/shipped.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using namespace testing_financing;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Rules, EveryShippedFigureSaysWhoAnswersForIt) {
  EXPECT_GT(shipped().figures.size(), 80U);
  for (const auto &[path, dated] : shipped().figures)
    for (const auto &f : dated.figures) {
      EXPECT_FALSE(f.source.empty()) << path;
      EXPECT_FALSE(f.as_of.empty()) << path;
      EXPECT_TRUE(f.source.find("mémoire") == std::string::npos ||
                  f.confidence != Confidence::certain || path == "financing.vat_compensation.rate")
          << path;
    }
}

TEST(Rules, ASourceFromMemoryIsNeverCertain) {
  const auto at = [&](const char *path) {
    return shipped().figures.at(path).figures.front().confidence;
  };
  EXPECT_EQ(at("financing.vat.rate"), Confidence::to_verify);
  EXPECT_EQ(at("financing.vat_compensation.lag.commune"), Confidence::certain);
  EXPECT_EQ(at("financing.grant.detr.cash.balance_lag"), Confidence::to_verify);
  EXPECT_EQ(at("financing.grant.sde-319a.cap.beneficiary_year"), Confidence::certain);
  EXPECT_EQ(at("financing.grant.sde-319a.cap.project"), Confidence::to_verify);
  EXPECT_EQ(at("financing.probability.envisaged"), Confidence::hypothetical);
}

TEST(Rules, NoRateIsShippedWhereTheFunderSetsIt) {
  RulesAt at(shipped(), nullptr);
  EXPECT_EQ(at("financing.grant.detr.rate", "2027-01-01"), std::nullopt);
  EXPECT_EQ(at("financing.loan.bank.rate", "2027-01-01"), std::nullopt);
  EXPECT_TRUE(at.used().empty());
}

TEST(Rules, AnExpiredFigureIsUsedAndRemembered) {
  RulesAt at(shipped(), nullptr);
  EXPECT_EQ(at("financing.loan.intracting.rate", "2022-12-31"), 0.0025);
  EXPECT_TRUE(at.expired().empty());
  EXPECT_EQ(at("financing.procurement.works.formal_from", "2028-01-01"), 5404000);
  EXPECT_EQ(at.confidence(), Confidence::to_verify);
  EXPECT_EQ(at.expired().at("financing.procurement.works.formal_from"), "2027-12-31");
}

TEST(Rules, AnyFigureCanBeOverridden) {
  Settings settings("EUR", "2026-11-23");
  shipped().declare(settings, 2027);
  settings.add_assignment("financing.grant.detr.rate=0.3");
  settings.add_assignment("financing.own_contribution.minimum=0.25");
  settings.resolve();
  EXPECT_EQ(settings.at("financing.vat.rate").value, 0.20);
  EXPECT_EQ(settings.stack("financing.own_contribution.minimum").size(), 2U);
  RulesAt at(shipped(), &settings);
  EXPECT_EQ(at("financing.grant.detr.rate", "2027-01-01"), 0.3);
  EXPECT_EQ(at("financing.own_contribution.minimum", "2027-01-01"), 0.25);
  EXPECT_EQ(at("financing.vat_compensation.lag.intercommunality", "2025-06-01"), 0);
  TownContext town;
  town.settings = &settings;
  auto r = quote(100000);
  r.claim.grants = {asked("detr", FundingStatus::requested)};
  const auto plan = finance(r, shipped(), town, from_to(2027, 2030));
  EXPECT_EQ(euros(plan.public_aid), 30000);
  EXPECT_EQ(plan.own_minimum, 0.25);
  EXPECT_TRUE(plan.rules_used.contains("financing.grant.detr.rate"));
}

TEST(Rules, AnOverrideOutOfBoundsIsRefused) {
  Settings settings("EUR", "2026-11-23");
  shipped().declare(settings, 2027);
  settings.add_assignment("financing.own_contribution.minimum=25");
  EXPECT_THROW(settings.resolve(), Fault);
}

// The shipped rules with own ones beside them; what is said when they are refused.
std::string refused(const std::string &own) {
  const auto file = fs::path(testing::TempDir()) / "own-rules.toml";
  std::ofstream(file) << own;
  try {
    read_financing_rules(JALON_SOURCE_DIR "/config/financing/fr", {file});
  } catch (const Faults &faults) {
    return faults.what();
  }
  return "";
}

std::string own_grant(const std::string &more) {
  return "[[grant]]\nid = \"mine\"\ntitle_fr = \"A\"\ntitle_en = \"A\"\nfunder = \"x\"\n"
         "source = \"s\"\nas_of = \"2026\"\nconfidence = \"to verify\"\n" +
         more;
}

TEST(Rules, ATownMayAddItsOwnGrants) {
  EXPECT_EQ(refused(own_grant("rate = 0.2\nfloor = { project = { value = 1000, unit = \"EUR\" } }\n"
                              "population = { min = 1, max = 5000 }\n"
                              "window = { opens = 2026-10-01, closes = 2027-01-29, "
                              "every_year = true }\n")),
            "");
}

struct BadRule {
  const char *text, *told;
};
class BadRules : public testing::TestWithParam<BadRule> {};

TEST_P(BadRules, AreRefusedWithTheirPlace) {
  const auto told = refused(own_grant(GetParam().text));
  EXPECT_THAT(told, HasSubstr(GetParam().told));
  EXPECT_THAT(told, HasSubstr("own-rules.toml:"));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, BadRules,
    testing::Values(
        BadRule{"cap = { project = { value = 10, unit = \"EUR\" } }\n"
                "floor = { project = { value = 20, unit = \"EUR\" } }",
                "the cap 10 is below the floor 20"},
        BadRule{"rate_min = 0.5\nrate_max = 0.2", "rate_max 0.2 is below rate_min 0.5"},
        BadRule{"rate = 1.5", "financing.grant.mine.rate is 1.5"},
        BadRule{"rate = \"a lot\"", "is no figure"},
        BadRule{"cap = { project = { value = 10, unit = \"USD\" } }", "is in \"USD\""},
        BadRule{"cap = { project = 10 }", "unit = \"EUR\""},
        BadRule{"rate = [{ value = 0.1, valid = { to = 2026-06-30 } }, "
                "{ value = 0.2, valid = { from = 2026-06-30 } }]",
                "two values for the same days"},
        BadRule{"rate = [{ value = 0.1 }, { value = 0.2 }]", "two values for the same days"},
        BadRule{"tags = []", "`tags` is an empty list"},
        BadRule{"excludes = [\"nobody\"]", "`mine` excludes `nobody`"},
        BadRule{"base = \"net\"", "`base` is `net`"},
        BadRule{"spending = [\"wages\"]", "`spending` is `wages`"},
        BadRule{"valid = { from = 2027-01-01, to = 2026-01-01 }", "ends before it begins"},
        BadRule{"bands = [{ units = { max = 9 }, rate = 0.1 }, { units = { min = 11 }, "
                "rate = 0.2 }]",
                "does not begin where the one before ends"},
        BadRule{"ratte = 0.1", "did you mean `rate`?"},
        BadRule{"cash = { advance = 0.1, balance_lag = 9 }", "cash.balance_lag is 9"}));

TEST(Rules, ASecondRuleOfOneIdIsRefused) {
  auto twice = own_grant("");
  twice.replace(twice.find("mine"), 4, "detr");
  EXPECT_THAT(refused(twice), HasSubstr("a second grant with the id `detr`"));
}

TEST(Rules, AllMistakesAreToldAtOnce) {
  const auto told = refused(own_grant("rate = 2\nbase = \"net\""));
  EXPECT_THAT(told, HasSubstr("rate is 2"));
  EXPECT_THAT(told, HasSubstr("`base` is `net`"));
}

TEST(Rules, AnEmptyFolderGivesNoRules) {
  EXPECT_THROW(read_financing_rules(testing::TempDir() + "/nowhere", {}), Faults);
}

}  // namespace
}  // namespace jalon
