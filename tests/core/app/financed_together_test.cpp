// Proves: who holds the power decides who pays; projects in one plan share what aid is capped and
// are counted as they are together; where no rules come for the country there is no financing at
// all; mistakes are told with their place.
#include <cmath>

#include "tests/core/app/financed.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

TEST_F(FinancedRun, TakesWhoHoldsThePowerFromTheDossier) {
  const std::string power = "\n[powers.lighting]\nholder = \"syndicate\"\n";
  write("", power, led + "[project.financing]\ncost = 150000\n");
  auto r = results();
  const auto *f = &r.at("projects").at(0).at("financing");
  EXPECT_EQ(f->at("holder"), "syndicate");
  EXPECT_EQ(f->at("holder_part_unknown"), true);
  EXPECT_EQ(f->at("cost_with_vat"), 150000.0) << "in full, and who invests pays the VAT";
  write("", power, led + "[project.financing]\ncost = 150000\ncontribution = 0.7\n");
  r = results();
  f = &r.at("projects").at(0).at("financing");
  EXPECT_EQ(f->at("holder_part_unknown"), false);
  EXPECT_EQ(f->at("cost_with_vat"), 105000.0);
}

TEST_F(FinancedRun, ChoosesNoHolderWhereTheDomainsOfAProjectHaveSeveral) {
  const std::string power =
      "\n[[estimate]]\ntable = \"e_administration.procedures\"\n[powers.lighting]\nholder = "
      "\"syndicate\"\n";
  const std::string both =
      led + "[[project.measure]]\nmeasure = \"e_administration.teleservice\"\n";
  write("", power, both);
  auto r = results();
  EXPECT_TRUE(r.at("projects").at(0).at("financing").at("holder").is_null());
  EXPECT_THAT(r.at("warnings").dump(), HasSubstr("not all held by the same body"));
  write("", power, both + "[project.financing]\nholder = \"commune\"\n");
  r = results();
  EXPECT_EQ(r.at("projects").at(0).at("financing").at("holder"), "commune");
  EXPECT_THAT(r.at("warnings").dump(), Not(HasSubstr("not all held by the same body")));
}

TEST_F(FinancedRun, SharesCapsAndCountsWhatProjectsCostMoreTogetherOnce) {
  // Both claim the aid of the syndicate, which is 20,000 a year for the town.
  const auto half = [](const std::string &id) {
    return "[[project]]\nid = \"" + id + "\"\ntitle = \"" + id +
           "\"\nearliest = 2027\nlatest = 2027\nmust = true\n[[project.measure]]\nmeasure = "
           "\"lighting.led\"\nwhere = { share = 0.4 }\n[project.financing]\ncost = 100000\nvat = "
           "\"compensated\"\nitems = [{ kind = \"luminaire\", quantity = 200, unit_cost = 500 "
           "}]\n[[project.financing.grant]]\nprogramme = \"sde-319a\"\nstatus = \"requested\"\n";
  };
  write("", "", half("a") + half("b"));
  const auto r = results();
  const auto aid = [&](std::size_t i) {
    return r.at("projects").at(i).at("financing").at("public_aid").get<double>();
  };
  EXPECT_EQ(aid(0), 20000);
  EXPECT_EQ(aid(1), 0) << "used up by the first";
  EXPECT_EQ(r.at("projects").at(1).at("financing").at("by_start").at(0).at("public_aid"), 20000.0)
      << "alone it would have it";
  const auto &all = r.at("financing");
  EXPECT_EQ(all.at("public_aid"), 20000.0);
  EXPECT_NEAR(all.at("cost_with_vat").get<double>(),
              240000 + all.at("overlaps_with_vat").get<double>(), 0.005);
  EXPECT_NEAR(sum(all.at("own").at("all")), all.at("own_final").at("all").get<double>(), 0.005);
}

// Lamps that are new need less light; the light that is dimmed is saved once.
TEST_F(FinancedRun, CountsProjectsOnTheSameThingsAsTheyAreTogether) {
  write(its_accounts, "",
        led +
            "[[project]]\nid = \"dim\"\ntitle = \"Dim\"\nearliest = 2028\nlatest = 2028\nmust = "
            "true\n[[project.measure]]\nmeasure = \"lighting.dimming\"\nwhere = { share = 0.5 }\n");
  const auto r = results();
  const auto &f = r.at("financing"), &together = r.at("roadmap").at("together");
  ASSERT_EQ(f.at("in_plan"), json({"led", "dim"}));
  double alone = 0;
  for (const auto &p : r.at("projects"))
    alone += p.at("financing").at("cost_excluding_vat").get<double>();
  const double spared = f.at("spared_together");
  EXPECT_GT(spared, 1000);
  EXPECT_EQ(f.at("overlaps_with_vat"), 0.0);
  EXPECT_NEAR(alone - spared, together.at("to_invest").get<double>(), 0.05);
  EXPECT_THAT(ids(f.at("alerts")), Contains("spared_together"));

  // Savings: what the models say of both together, with VAT on energy and upkeep, and not the sum
  // of what each would save alone.
  const auto saved = [](const json &appraisal, std::size_t y) {
    double sum = 0;
    for (const auto &line : appraisal.at("lines")) {
      const std::string category = line.at("category"), unit = line.at("unit");
      if (unit != "currency" || category == "investment" || category == "renewal" ||
          category == "disposal" || category == "residual")
        continue;
      const double vat = category == "energy" || category == "maintenance" ? 1.2 : 1;
      const double paid = (line.at("from") == "authority") - (line.at("to") == "authority");
      sum -= paid * vat *
             (line.at("programme").at(y).get<double>() - line.at("reference").at(y).get<double>());
    }
    return sum;
  };
  const std::size_t y = 4;  // 2030
  const double gained = f.at("after").at("gross_savings").at(y).get<double>() -
                        f.at("before").at("gross_savings").at(y).get<double>();
  EXPECT_NEAR(gained, saved(together, y), 0.05);
  double each = 0;
  for (const auto &p : r.at("projects")) each += saved(p.at("appraisal"), y);
  EXPECT_GT(each, gained + 100);
}

TEST_F(FinancedRun, IsNoneWhereNoRulesComeForTheCountry) {
  fs::copy(fs::path(JALON_SOURCE_DIR) / "config/examples/champaign", folder_ / "town",
           fs::copy_options::recursive);
  auto r = results();
  EXPECT_TRUE(r.at("financing").is_null());
  for (const auto &project : r.at("projects")) EXPECT_TRUE(project.at("financing").is_null());
  EXPECT_FALSE(r.at("run").at("digests").contains("financing"));
  EXPECT_THAT(r.at("warnings").dump(), Not(HasSubstr("public finance")));
  for (const auto &figure : r.at("figures"))
    EXPECT_FALSE(figure.at("path").get<std::string>().starts_with("financing."));
  write_file(folder_ / "town/dossier.toml",
             "limits = { years_to_repay = 10 }\n" + read_file(folder_ / "town/dossier.toml"));
  r = results();
  EXPECT_THAT(r.at("warnings").dump(), HasSubstr("No rules of public finance come with Jalon"));
}

TEST_F(FinancedRun, TellsEveryMistakeWithItsPlace) {
  const std::string grant =
      "\n[[project.financing.grant]]\nprogramme = \"dter\"\nstatus = "
      "\"requested\"\nrate = 0.4\n";
  fs::create_directories(folder_ / "town");
  fs::copy_file(accounts / "bad_siret.xml", folder_ / "town/bad_siret.xml");
  write("accounts = [{ file = \"bad_siret.xml\" }]\n", "",
        led +
            "[project.financing]\ncost = 1000\nloan = [{ kind = \"bank\", share = 0.2, years = 10 "
            "}]\n" +
            grant);
  const auto ran = ask();
  EXPECT_EQ(ran.code, bad_input);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("projects.toml:14"), HasSubstr("`dter` is no rule"),
                             HasSubstr("did you mean `detr`"), HasSubstr("has no rate"),
                             HasSubstr("bad_siret.xml:")));
}

TEST_F(FinancedRun, LetsRulesBeOverriddenLikeAnyFigure) {
  write("", "", led + "[project.financing]\ncost = 100000\nvat = \"compensated\"\n");
  auto r = results({"--set", "financing.vat.rate=0.1"});
  EXPECT_EQ(r.at("projects").at(0).at("financing").at("cost_with_vat"), 110000.0);
}

}  // namespace
}  // namespace jalon
