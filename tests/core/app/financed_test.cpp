// Proves: the financing of a project goes through a whole run: the accounts of a real town, what it
// says of grants, loans and VAT; plans are held against own funds, savings and debt; where nothing
// is said the roadmap is what it was.
#include "tests/core/app/financed.h"

#include <cmath>

namespace jalon {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(FinancedRun, FinancesTheWorkedProjectWithTheAccountsOfARealTown) {
  write(its_accounts, "\n[own_funds]\ndefault = 200000\n", led + worked_financing);
  const auto r = results();
  const auto &f = r.at("projects").at(0).at("financing");
  EXPECT_EQ(f.at("start"), 2027);
  EXPECT_EQ(f.at("cost_excluding_vat"), 150000.0);
  EXPECT_EQ(f.at("vat"), 30000.0);
  EXPECT_EQ(f.at("cost_with_vat"), 180000.0);
  EXPECT_EQ(f.at("cost_confidence"), "certain");
  EXPECT_EQ(f.at("vat_regime"), "compensated");
  EXPECT_EQ(f.at("private_aid"), 8400.0);
  EXPECT_EQ(f.at("public_aid"), 113280.0);
  EXPECT_EQ(f.at("public_aid_limit"), 113280.0);
  EXPECT_EQ(f.at("own_excluding_vat"), 28320.0);
  EXPECT_EQ(f.at("own_final").at("all"), 8792.80);
  EXPECT_EQ(f.at("own_final").at("expected"), 65416.80);
  EXPECT_EQ(f.at("own_final").at("granted"), 102072.80);
  EXPECT_EQ(source(f, "detr").at("amount"), 60000.0);
  EXPECT_EQ(source(f, "detr").at("status"), "requested");
  EXPECT_EQ(source(f, "Region").at("asked"), 50000.0);
  EXPECT_EQ(source(f, "Region").at("amount"), 33280.0);
  EXPECT_EQ(source(f, "Region").at("limited_by"), "public_aid_limit");
  EXPECT_EQ(source(f, "vat_compensation").at("amount"), 29527.20);
  EXPECT_TRUE(source(f, "own").at("status").is_null());
  EXPECT_NEAR(sum(f.at("works")), 180000, 1e-6);
  for (const char *counting : {"granted", "expected", "all"})
    EXPECT_NEAR(sum(f.at("own").at(counting)), f.at("own_final").at(counting).get<double>(), 1e-6);
  EXPECT_GT(f.at("peak_advance"), 50000);
  EXPECT_EQ(f.at("peak_year"), 2028);
  EXPECT_EQ(f.at("by_start").size(), 1u);
  EXPECT_EQ(f.at("by_start").at(0).at("own_final"), f.at("own_final"));
  EXPECT_THAT(ids(f.at("alerts")), AllOf(Contains("own_cut"), Contains("procurement")));

  const auto &all = r.at("financing");
  EXPECT_EQ(all.at("heeded"), true);
  EXPECT_EQ(all.at("in_plan"), json({"led"}));
  EXPECT_EQ(all.at("accounts").at("year"), 2021);
  EXPECT_EQ(all.at("accounts").at("files"), json({"closed_2021_main.xml"}));
  EXPECT_EQ(all.at("cost_with_vat"), 180000.0);
  EXPECT_EQ(all.at("granted"), 20000.0);
  EXPECT_EQ(all.at("loans"), 20000.0);
  EXPECT_EQ(all.at("own_final"), f.at("own_final"));
  EXPECT_EQ(all.at("peak_advance"), f.at("peak_advance"));
  EXPECT_EQ(all.at("limits").at("years_to_repay"), 12.0);
  EXPECT_THAT(ids(all.at("alerts")), AllOf(Contains("old_accounts"), Contains("own_cut")));
  // Gross savings of the closed account are 718,071.72; later less interest is paid.
  const auto &before = all.at("before"), &after = all.at("after");
  EXPECT_GE(before.at("gross_savings").at(0), 718071.72);
  EXPECT_LT(before.at("debt").at(0), 2079074.34);
  EXPECT_NEAR(after.at("debt").at(1).get<double>() - before.at("debt").at(1).get<double>(), 20000,
              0.005);
  EXPECT_NEAR(after.at("capital_repaid").at(2).get<double>() -
                  before.at("capital_repaid").at(2).get<double>(),
              1704.83, 0.005);
  EXPECT_LT(after.at("years_to_repay").at(1), 12);

  // The roadmap counts what is left to the town, by its probability.
  const auto &roadmap = r.at("roadmap");
  const int first = f.at("years").at(0);
  for (std::size_t y = 0; y < roadmap.at("years").size(); ++y) {
    const auto k = static_cast<std::size_t>(roadmap.at("years").at(y).get<int>() - first);
    EXPECT_EQ(roadmap.at("spending").at(y), f.at("own").at("expected").at(k));
    EXPECT_GT(roadmap.at("savings_room").at(y), 500000);
    EXPECT_GT(roadmap.at("debt_room").at(y), 5000000);
  }
  EXPECT_TRUE(r.at("run").at("digests").contains("financing"));
  EXPECT_TRUE(r.at("run").at("digests").contains("accounts"));
  std::vector<std::string> figures;
  for (const auto &figure : r.at("figures")) figures.push_back(figure.at("path"));
  EXPECT_TRUE(std::is_sorted(figures.begin(), figures.end()));
  EXPECT_THAT(figures, AllOf(Contains("financing.vat.rate"),
                             Contains("financing.own_contribution.minimum")));
}

TEST_F(FinancedRun, WithoutAccountsKnowsThePlanAndNotTheBudget) {
  write("", "", led + worked_financing);
  const auto r = results();
  const auto &f = r.at("financing");
  EXPECT_EQ(f.at("heeded"), true);
  EXPECT_EQ(r.at("projects").at(0).at("financing").at("own_final").at("all"), 8792.80);
  EXPECT_TRUE(f.at("accounts").at("year").is_null());
  for (const char *series : {"revenue", "gross_savings", "net_savings", "debt", "years_to_repay"})
    for (const char *when : {"before", "after"})
      for (const auto &x : f.at(when).at(series)) EXPECT_TRUE(x.is_null()) << when << series;
  EXPECT_THAT(ids(f.at("alerts")), Contains("no_accounts"));
  EXPECT_EQ(f.at("capital").at("loans").at(1), 20000.0);
  for (const auto &x : r.at("roadmap").at("savings_room")) EXPECT_TRUE(x.is_null());
  EXPECT_THAT(r.at("warnings").dump(), HasSubstr("money is no limit"));
}

TEST_F(FinancedRun, BindsNothingWhereTheDossierSaysNothingOfIt) {
  write("", "\n[own_funds]\ndefault = 500000\n", led);
  const auto r = results();
  EXPECT_EQ(r.at("financing").at("heeded"), false);
  const auto &project = r.at("projects").at(0);
  const auto &investment = project.at("appraisal").at("accounts").at(3);
  ASSERT_EQ(investment.at("name"), "investment");
  for (std::size_t y = 0; y < r.at("roadmap").at("years").size(); ++y)
    EXPECT_EQ(r.at("roadmap").at("spending").at(y),
              std::max(0.0, investment.at("flows").at(y).get<double>()));
  EXPECT_EQ(r.at("roadmap").at("debt_room"), json::array());
  // Told all the same: what the town would bear alone.
  const auto &f = project.at("financing");
  EXPECT_NEAR(f.at("cost_with_vat").get<double>(), 1.2 * f.at("cost_excluding_vat").get<double>(),
              0.02);
  EXPECT_EQ(f.at("public_aid"), 0.0);
}

TEST_F(FinancedRun, CountsVatInOwnFundsOnceTheDossierSpeaksOfFinancing) {
  const std::string quote = led + "[project.financing]\ncost = 150000\nvat = \"compensated\"\n";
  write("", "\n[own_funds]\ndefault = 160000\n", quote);
  // 150,000 is within 160,000 a year, 180,000 with VAT is not: but what is left of 2026 helps.
  auto r = results();
  EXPECT_TRUE(r.at("roadmap").at("feasible"));
  EXPECT_EQ(r.at("roadmap").at("spending").at(1), 180000.0);
  EXPECT_EQ(r.at("roadmap").at("spending").at(3), -29527.20);
  write("", "\n[own_funds]\ndefault = 80000\n", quote);
  r = results();
  EXPECT_FALSE(r.at("roadmap").at("feasible"));
  EXPECT_THAT(r.at("roadmap").at("infeasible_reason").dump(), HasSubstr("own funds"));
}

TEST_F(FinancedRun, LeavesOutWhatTheSavingsOfTheTownCannotBear) {
  std::string optional = led;
  optional.erase(optional.find("must = true\n"), std::string("must = true\n").size());
  // Worth doing: hardly anything to buy, and a third of the energy saved.
  optional.replace(optional.find("\"lighting.led\""), std::string("\"lighting.led\"").size(),
                   "\"lighting.switch_off\"\noptions = { from = 23.5, to = 5 }");
  const auto with_loan = [&](const std::string &amount) {
    return optional +
           "[project.financing]\ncost = 9000000\nvat = \"compensated\"\nloan = [{ kind = "
           "\"bank\", amount = " +
           amount + ", rate = 0.035, years = 10 }]\n";
  };
  write(its_accounts, "", with_loan("9000000"));
  auto r = results();
  const auto &decision = r.at("roadmap").at("decisions").at(0);
  EXPECT_TRUE(decision.at("start_year").is_null()) << decision;
  EXPECT_THAT(decision.at("reason").get<std::string>(),
              testing::AnyOf(HasSubstr("net savings leave"), HasSubstr("room for debt")));
  EXPECT_THAT(r.at("warnings").dump(), HasSubstr("savings and debt alone"));
  EXPECT_THAT(r.at("financing").at("in_plan"), IsEmpty());
  EXPECT_EQ(r.at("financing").at("before"), r.at("financing").at("after"));
  // On its own it is financed all the same.
  EXPECT_EQ(r.at("projects").at(0).at("financing").at("cost_with_vat"), 10800000.0);

  write(its_accounts, "\n[limits]\napply = false\n", with_loan("9000000"));
  r = results();
  EXPECT_EQ(r.at("roadmap").at("decisions").at(0).at("start_year"), 2027);
  EXPECT_THAT(ids(r.at("financing").at("alerts")), Contains("net_savings"));
  EXPECT_THAT(r.at("warnings").dump(), HasSubstr("net savings fall"));
}

}  // namespace
}  // namespace jalon
