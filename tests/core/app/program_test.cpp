// Proves: the commands of `jalon` do what their help says on a real dossier, end with the
// documented codes, write nothing half, and give the same results whatever the threads.
#include "core/app/program.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "tests/core/app/running.h"

namespace jalon {
namespace {

using testing::HasSubstr;
using testing::Not;

class Program : public InFolder {
 protected:
  // A copy of the shipped example that a test may spoil.
  std::string example() const {
    std::filesystem::copy(std::string(JALON_SOURCE_DIR) + "/config/examples/champaign",
                          folder_ / "example", std::filesystem::copy_options::recursive);
    return at("example");
  }
};

TEST_F(Program, HelpOfEachCommandStandsOnItsOwn) {
  EXPECT_EQ(run({"--help"}).code, done);
  for (const char *command : {"run", "new", "explain", "inventory", "import", "plugins"}) {
    const auto help = run({command, "--help"});
    EXPECT_EQ(help.code, done);
    EXPECT_THAT(help.out, HasSubstr("Usage"));
  }
}

TEST_F(Program, WhatCannotBeShownIsNoSuccess) {
  std::cout.setstate(std::ios::badbit);
  const auto full = run({"calc", "--list"});
  std::cout.clear();
  EXPECT_EQ(full.code, bad_input);
  EXPECT_THAT(full.err, HasSubstr("could not be written to the end; expected: "));
  EXPECT_EQ(run({"calc", "--list"}).code, done);
}

TEST_F(Program, ANameOnSeveralLinesOrAFolderWithoutNameIsRefused) {
  const auto lines = run({"new", at("x"), "--name", "a\nb"});
  EXPECT_EQ(lines.code, bad_input);
  EXPECT_THAT(lines.err, HasSubstr("to do: write it on one line"));
  const auto nowhere = run({"new", "", "--name", "X"});
  EXPECT_EQ(nowhere.code, usage);
  EXPECT_THAT(nowhere.err, HasSubstr("it is empty"));
}

TEST_F(Program, AMissingConfigurationIsToldInTheReadersLanguage) {
  ::setenv("JALON_CONFIG", "/nowhere", 1);
  const auto french = run({"plugins", "--lang", "fr"});
  ::unsetenv("JALON_CONFIG");
  EXPECT_EQ(french.code, bad_input);
  EXPECT_THAT(french.err, HasSubstr("attendu"));
  EXPECT_THAT(french.err, Not(HasSubstr("expected")));
}

TEST_F(Program, UnknownNamesAreToldWithWhatToDo) {
  const auto town = example();
  for (const std::vector<std::string> &line :
       {std::vector<std::string>{"explain", town, "fish"},
        {"run", town, "--out", at("out"), "--norms", "fr-2025", "--norms", "fr-2025"},
        {"projects", "export", town, at("x.pdf")}}) {
    const auto told = run(line);
    EXPECT_EQ(told.code, bad_input) << line[0];
    EXPECT_THAT(told.err, HasSubstr("; expected: "));
    EXPECT_THAT(told.err, HasSubstr("; to do: "));
  }
}

TEST_F(Program, WrongCommandLineEndsWithTwo) {
  EXPECT_EQ(run({}).code, usage);
  EXPECT_EQ(run({"fly"}).code, usage);
  EXPECT_EQ(run({"run", "somewhere", "--out", "x", "--draws", "many"}).code, usage);
}

TEST_F(Program, ComplaintsOfTheCommandLineNameWhatIsWrongInTheReadersLanguage) {
  EXPECT_THAT(run({"fly"}).err, HasSubstr("there is no command 'fly'\n"));
  EXPECT_THAT(run({"rum"}).err, HasSubstr("did you mean 'run'?"));
  EXPECT_THAT(run({}).err,
              HasSubstr("one of new, import, inventory, diagnose, run, explain, plugins"));
  EXPECT_THAT(run({"run", "x"}).err, HasSubstr("--out is missing: name a folder"));
  EXPECT_EQ(run({"run", "x"}).code, usage);
  EXPECT_THAT(run({"--lang", "fr", "run", "x"}).err, HasSubstr("par exemple --out resultats"));
  EXPECT_THAT(run({"run", "x", "--out", "y", "--draws", "3"}).err,
              HasSubstr("3 is given, auto or a whole number from 100 to"));
  EXPECT_THAT(run({"run", "x", "--out", "y", "--solver-seconds", "nan"}).err,
              HasSubstr("nan is given, a number from 0.1 to 3600"));
  EXPECT_THAT(run({"plugins", "twice"}).err, HasSubstr("this was not expected: twice"));
  EXPECT_THAT(run({"--lang", "fr", "fly"}).err, HasSubstr("il n’y a pas de commande « fly »"));
}

TEST_F(Program, FolderThatCannotBeWrittenIsToldBeforeTheWork) {
  write_file(at("file"), "");
  const auto result = run({"run", example(), "--out", at("file") + "/out"});
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, HasSubstr("file is no folder"));
}

TEST_F(Program, MissingDossierEndsWithThreeAndSaysWhere) {
  const auto result = run({"run", at("nowhere"), "--out", at("out")});
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, HasSubstr("nowhere"));
  EXPECT_FALSE(std::filesystem::exists(at("out")));
}

TEST_F(Program, FrenchTownRunsAtOnceFromItsCodeAlone) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "56046", "--year", "2025"}).code, done);
  const auto result = run({"run", at("town"), "--out", at("out"), "--draws", "1000"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Crach"));
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  EXPECT_TRUE(json.at("inventories").at(0).at("import").at("estimated_table").get<bool>());
  EXPECT_THAT(json.at("warnings").dump(), HasSubstr("estimated from the town's population"));
  EXPECT_THAT(read_file(at("out/report.html")), HasSubstr("</html>"));
}

// Of each domain a few projects, and no two that exclude each other: a list one person can read.
TEST_F(Program, NewTownIsProposedFewProjectsOfEachDomainAndToldWhatToFindOut) {
  const auto fresh = run({"new", at("town"), "--insee", "56046", "--year", "2025"});
  ASSERT_EQ(fresh.code, done) << fresh.err;
  const std::string text = read_file(at("town/projects.toml"));
  std::map<std::string, int> of_domain;
  const std::string key = "\n  measure = \"";
  for (auto from = text.find(key); from != text.npos; from = text.find(key, from + 1)) {
    const auto begin = from + key.size();
    ++of_domain[text.substr(begin, text.find('.', begin) - begin)];
  }
  EXPECT_GT(of_domain.size(), 1u);
  for (const auto &[domain, n] : of_domain) EXPECT_LE(n, 3) << domain;
  EXPECT_THAT(text, Not(HasSubstr("excludes")));
  EXPECT_THAT(text, HasSubstr("D’abord se procurer"));
}

TEST_F(Program, NewTownThatCannotBeDiagnosedSaysWhyAndProposesNothing) {
  const auto fresh = run({"new", at("town"), "--name", "Elsewhere", "--country", "us",
                          "--population", "9000", "--year", "2025"});
  ASSERT_EQ(fresh.code, done) << fresh.err;
  EXPECT_THAT(fresh.err, HasSubstr("No project is proposed yet"));
  const std::string text = read_file(at("town/projects.toml"));
  EXPECT_THAT(text, HasSubstr("territory.latitude"));
  EXPECT_THAT(text, Not(HasSubstr("\n[[project]]")));
}

TEST_F(Program, TownWithNothingButProjectsWithoutAMeasureIsNoMistake) {
  std::filesystem::create_directories(at("town"));
  write_file(at("town/dossier.toml"),
             "schema = 1\nname = \"Known\"\ncountry = \"fr\"\nbase_year = 2025\n"
             "[territory]\npopulation = 5000\n");
  write_file(at("town/projects.toml"),
             "[[project]]\nid = \"cameras\"\ntitle = \"Cameras at the town hall\"\n");
  const auto result = run({"run", at("town"), "--out", at("out"), "--draws", "100"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Cameras at the town hall"));
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  EXPECT_EQ(json.at("known_projects").size(), 1u);
  EXPECT_TRUE(json.at("projects").empty());
  // Neither projects nor inventories: still one.
  std::filesystem::remove(at("town/projects.toml"));
  const auto empty = run({"run", at("town"), "--out", at("out"), "--draws", "100"});
  EXPECT_EQ(empty.code, bad_input);
  EXPECT_THAT(empty.err, HasSubstr("names no inventory and no project"));
}

TEST_F(Program, TownOfAnUnknownSizeIsToldWhereToGiveItsPopulation) {
  ASSERT_EQ(run({"new", at("town"), "--name", "X"}).code, done);
  const auto asked = run({"run", at("town"), "--out", at("out"), "--draws", "100"});
  EXPECT_EQ(asked.code, bad_input);
  EXPECT_THAT(asked.err, HasSubstr("give `population` under [territory] of dossier.toml"));
  EXPECT_THAT(asked.err, HasSubstr("`jalon new --insee`"));
  EXPECT_THAT(asked.err, HasSubstr("`jalon import`"));
}

TEST_F(Program, MistakesOfADossierAreToldAllAtOnceWhicheverRoomKnowsThem) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "56046"}).code, done);
  write_file(at("town/projects.toml"),
             "[[project]]\nid = \"one\"\ntitle = \"One\"\nworks = \"roads\"\nphase = \"ide\"\n"
             "[[project.measure]]\nmeasure = \"lighting.switch_of\"\n"
             "[[project]]\nid = \"two\"\ntitle = \"Two\"\nworks = \"towers\"\nneeds = [\"on\"]\n"
             "[[project.measure]]\nmeasure = \"lighting.switch_off\"\n"
             "[project.measure.options]\nhuors = 3\n");
  const auto refused = run({"run", at("town"), "--out", at("out"), "--draws", "100"});
  EXPECT_EQ(refused.code, bad_input);
  for (const char *mistake :
       {"of the kind `roads`", "of the kind `towers`", "unknown phase `ide`", "needs `on`",
        "unknown measure 'lighting.switch_of'", "has no option 'huors'"})
    EXPECT_THAT(refused.err, HasSubstr(mistake));
}

// Two projects on the same lamps may save the same energy: no set of one or two that may stand
// together is worth more than the plan, neither by what the plan counts nor appraised jointly.
TEST_F(Program, PlanIsWorthAtLeastAnyOneOrTwoProjects) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "56046", "--year", "2025"}).code, done);
  const auto result = run({"run", at("town"), "--out", at("out"), "--draws", "100"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  EXPECT_THAT(json.at("warnings").dump(), Not(HasSubstr("at most one of them")));
  const auto &roadmap = json.at("roadmap");
  const double value = roadmap.at("value"),
               joint = roadmap.at("together").at("accounts").at(1).at("npv");
  std::map<std::string, double> alone;
  for (const auto &decision : roadmap.at("decisions")) {
    alone[decision.at("id")] = decision.at("value");
    EXPECT_GE(value, decision.at("value").get<double>());
    EXPECT_GE(joint, decision.at("value").get<double>());
  }
  ASSERT_FALSE(roadmap.at("interactions").empty());
  for (const auto &pair : roadmap.at("interactions")) {
    const double both =
        alone.at(pair.at("a")) + alone.at(pair.at("b")) + pair.at("value").get<double>();
    EXPECT_GE(value, both) << pair;
    EXPECT_GE(joint, both) << pair;
  }
}

TEST_F(Program, WhatMustBeDoneDoesNotDriveOutWhatIsWorthMuchBesideIt) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "56046", "--year", "2025"}).code, done);
  std::string three;  // that save the same energy
  for (const std::string measure : {"led", "dimming", "switch_off"})
    three += "[[project]]\nid = \"" + measure.substr(0, 2) + "\"\ntitle = \"" + measure +
             "\"\n[[project.measure]]\nmeasure = \"lighting." + measure + "\"\n";
  write_file(at("town/projects.toml"), three);
  ASSERT_EQ(run({"run", at("town"), "--out", at("free"), "--draws", "100"}).code, done);
  const auto free = nlohmann::json::parse(read_file(at("free/results.json"))).at("roadmap");
  // The worst pair, of which the lesser is made a duty.
  nlohmann::json worst;
  for (const auto &pair : free.at("interactions"))
    if (worst.is_null() || pair.at("value") < worst.at("value")) worst = pair;
  ASSERT_LT(worst.at("value").get<double>(), 0);
  const auto value_of = [&](const nlohmann::json &id) {
    for (const auto &decision : free.at("decisions"))
      if (decision.at("id") == id) return decision.at("value").get<double>();
    return 0.0;
  };
  const bool first = value_of(worst.at("a")) < value_of(worst.at("b"));
  const std::string lesser = worst.at(first ? "a" : "b"), better = worst.at(first ? "b" : "a");
  ASSERT_GT(value_of(better) + worst.at("value").get<double>(), 0);
  std::string projects = read_file(at("town/projects.toml"));
  const auto place = projects.find("id = \"" + lesser + "\"");
  ASSERT_NE(place, projects.npos);
  write_file(at("town/projects.toml"), projects.insert(place, "must = true\n"));

  const auto result = run({"run", at("town"), "--out", at("out"), "--draws", "100"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto roadmap = nlohmann::json::parse(read_file(at("out/results.json"))).at("roadmap");
  std::map<std::string, nlohmann::json> starts;
  double sum = 0;
  for (const auto &decision : roadmap.at("decisions")) {
    starts[decision.at("id")] = decision.at("start_year");
    if (!decision.at("start_year").is_null()) {
      sum += decision.at("value").get<double>();
      EXPECT_NE(decision.at("reason"), "") << decision;
    }
  }
  EXPECT_FALSE(starts.at(lesser).is_null());
  EXPECT_FALSE(starts.at(better).is_null());
  for (const auto &pair : roadmap.at("interactions"))
    if (pair.at("chosen").get<bool>()) sum += pair.at("value").get<double>();
  EXPECT_NEAR(roadmap.at("value").get<double>(), sum, 1e-6);
  EXPECT_THAT(read_file(at("out/report.html")), HasSubstr("less than the sum of both."));
}

TEST_F(Program, ProjectIsAppraisedOnTopOfWhatItNeeds) {
  const auto result = run({"run", example(), "--out", at("out"), "--draws", "1000"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  for (const auto &project : json.at("projects")) {
    if (project.at("id") != "dim-residential") continue;
    EXPECT_THAT(project.at("on_top_of").dump(), HasSubstr("LED on the sodium lights"));
    // LED heads that are there already are set to dim; no second ballast is bought.
    EXPECT_LT(project.at("appraisal").at("to_invest").get<double>(), 100000);
    return;
  }
  FAIL() << "the example has no project dim-residential";
}

// One project, one value: to the last digit, in the tables, for the decisions and in their sum.
TEST_F(Program, RoadmapAndTablesShowOneValueForAProject) {
  ASSERT_EQ(run({"run", example(), "--out", at("out"), "--draws", "1000"}).code, done);
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  const auto &roadmap = json.at("roadmap");
  double sum = 0;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < json.at("projects").size(); ++i) {
    const auto &project = json.at("projects").at(i);
    const auto &decision = roadmap.at("decisions").at(i);
    ASSERT_EQ(decision.at("id"), project.at("id"));
    const double value = project.at("appraisal").at("accounts").at(1).at("npv").get<double>();
    EXPECT_EQ(project.at("appraisal").at("accounts").at(1).at("name"), "collective");
    EXPECT_EQ(decision.at("value").get<double>(), value) << project.at("id");
    if (decision.at("start_year").is_null()) {
      // What the reason says of the best year is what the table shows.
      const auto &pieces = decision.at("reason_pieces");
      if (pieces.at("template").get<std::string>().starts_with("Its collective value is not")) {
        EXPECT_EQ(pieces.at("arguments").at(0).get<double>(), value) << project.at("id");
        EXPECT_EQ(pieces.at("arguments").at(1), project.at("start_year")) << project.at("id");
      }
      continue;
    }
    EXPECT_EQ(decision.at("start_year"), project.at("start_year"));
    sum += value;
    ++chosen;
  }
  ASSERT_GE(chosen, 2u);
  EXPECT_EQ(roadmap.at("sum_of_parts").get<double>(), sum);
  for (const auto &pair : roadmap.at("interactions"))
    if (pair.at("chosen").get<bool>()) sum += pair.at("value").get<double>();
  EXPECT_EQ(roadmap.at("value").get<double>(), sum);
}

TEST_F(Program, PlanIsTheSameHoweverManyDraws) {
  const std::string town = example();
  const auto plan = [&](const char *draws) {
    EXPECT_EQ(run({"run", town, "--out", at(draws), "--draws", draws, "--seed", draws}).code, done);
    auto roadmap = nlohmann::json::parse(read_file(at(draws) + "/results.json")).at("roadmap");
    return std::pair(roadmap.at("decisions"), roadmap.at("spending"));
  };
  EXPECT_EQ(plan("100"), plan("777"));
}

TEST_F(Program, PricesOfAnotherYearAreNamedOnce) {
  const auto result = run(
      {"run", example(), "--out", at("out"), "--draws", "100", "--norms", "us-scghg", "--json"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  std::vector<std::string> said;
  for (const auto &warning : json.at("warnings"))
    if (warning.get<std::string>().starts_with("Amounts count in prices of"))
      said.push_back(warning.get<std::string>());
  ASSERT_EQ(said.size(), 1u);
  const auto year = std::to_string(json.at("run").at("price_year").get<int>());
  EXPECT_THAT(said[0], HasSubstr("in prices of " + year));
  EXPECT_THAT(said[0], HasSubstr("Value of: Greenhouse gases, CO2 equivalent (2020)"));
}

TEST_F(Program, SummaryAndPageAreFrenchForAFrenchReader) {
  const auto result = run({"run", example(), "--out", at("out"), "--draws", "100", "--lang", "fr"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_LE(std::count(result.out.begin(), result.out.end(), '\n'), 33);
  const auto page = read_file(at("out/report.html"));
  EXPECT_THAT(page, HasSubstr("17\u00a0%")) << "the share of LED, not 0,1697";
  EXPECT_THAT(page, Not(HasSubstr("15,5\u00a0%"))) << "0,155 points per inhabitant are no share";
  for (const char *english :
       {"over the draws", "Amounts are central", "Likely range", "Worth of one",
        "Value of:", "Greenhouse gases,", "There is no inventory"})
    for (const auto &text : {result.out, page.substr(0, page.find("<script"))})
      EXPECT_THAT(text, Not(HasSubstr(english)));
}

TEST_F(Program, NormsGivenAgainAreComparedSideBySide) {
  const auto result = run({"run", example(), "--out", at("out"), "--draws", "100", "--norms",
                           "us-scghg", "--norms", "us-a94"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  EXPECT_EQ(json.at("run").at("norms"), "us-scghg");
  const auto &other = json.at("other_norms").at(0);
  EXPECT_EQ(other.at("name"), "us-a94");
  EXPECT_EQ(other.at("confidences").at("norms.residual_value"), "hypothetical");
  ASSERT_EQ(other.at("projects").size(), json.at("projects").size());
  // By itself, the dossier has the values that the comparison says.
  ASSERT_EQ(run({"run", at("example"), "--out", at("alone"), "--draws", "100"}).code, done);
  const auto alone = nlohmann::json::parse(read_file(at("alone/results.json")));
  for (std::size_t i = 0; i < other.at("projects").size(); ++i) {
    const auto &accounts = alone.at("projects").at(i).at("appraisal").at("accounts");
    EXPECT_EQ(other.at("projects").at(i).at("authority"), accounts.at(0).at("npv"));
    EXPECT_EQ(other.at("projects").at(i).at("collective"), accounts.at(1).at("npv"));
  }
}

TEST_F(Program, NormsAreNotComparedWithThemselves) {
  const auto result =
      run({"run", example(), "--out", at("out"), "--norms", "us-a94", "--norms", "us-a94"});
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, HasSubstr("--norms us-a94 is given twice"));
}

// Recomputed from the flows: years before the first flow are no years of the project.
TEST_F(Program, ModifiedRateOfReturnCountsFromTheFirstFlow) {
  ASSERT_EQ(run({"run", example(), "--out", at("out"), "--draws", "100"}).code, done);
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  const double rate = json.at("run").at("discount_rate");
  int late = 0;
  for (const auto &project : json.at("projects")) {
    const auto &a = project.at("appraisal");
    std::vector<double> flows = a.at("accounts").at(0).at("flows");
    const auto first = std::find_if(flows.begin(), flows.end(), [](double x) { return x != 0; });
    late += first != flows.begin();
    flows.erase(flows.begin(), first);
    const double years = static_cast<double>(flows.size()) - 1;
    double paid = 0, earned = 0;
    for (std::size_t t = 0; t < flows.size(); ++t)
      (flows[t] < 0 ? paid : earned) += std::abs(flows[t]) / std::pow(1 + rate, t);
    if (a.at("mirr_authority").is_null()) continue;
    EXPECT_NEAR(a.at("mirr_authority").get<double>(),
                std::pow(earned / paid, 1 / years) * (1 + rate) - 1, 1e-9);
  }
  EXPECT_GT(late, 0) << "nothing starts late: the test proves nothing";
}

TEST_F(Program, CorrelationsAreToldAndImpossibleOnesRepairedAloud) {
  const std::string town = example();
  write_file(town + "/settings.toml", read_file(town + "/settings.toml") + R"(
[[correlation]]
figures = ["lighting.led.price", "energy.electricity.price", "lighting.led.power_ratio"]
ranks = [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]
source = "Judgement"
confidence = "hypothetical"
)");
  const auto result = run({"run", town, "--out", at("out"), "--draws", "100"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, HasSubstr("cannot vary together"));
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  EXPECT_EQ(json.at("draws").at("correlations").size(), 1u);
  EXPECT_EQ(json.at("draws").at("ties").size(), 3u);
  // What is used stands beside what was given: all three alike, and that is the nearest.
  EXPECT_THAT(json.at("draws").at("ties").dump(),
              testing::AllOf(HasSubstr("0.483 instead of 0.9"), HasSubstr("-0.483 instead of -0.9"),
                             HasSubstr("(Judgement; hypothetical)")));
}

TEST_F(Program, OutOfRangeOptionsAreRefused) {
  for (const auto &[option, value] : {std::pair{"--threads", "100000"},
                                      {"--seed", "-1"},
                                      {"--solver-seconds", "nan"},
                                      {"--draws", "3"}})
    EXPECT_EQ(run({"run", "town", "--out", at("out"), option, value}).code, usage) << option;
  EXPECT_EQ(run({"run", "town", "--out", ""}).code, usage);
  EXPECT_EQ(run({"new", at("x"), "--insee", "56046", "--year", "1800"}).code, usage);
}

TEST_F(Program, ExampleGivesTheSameResultsForAnyNumberOfThreads) {
  const std::string town = example();
  const auto results = [&](const char *threads) {
    EXPECT_EQ(
        run({"run", town, "--out", at(threads), "--draws", "3000", "--threads", threads}).code,
        done);
    auto json = nlohmann::json::parse(read_file(at(threads) + "/results.json"));
    json.at("roadmap").erase("seconds");
    return json;
  };
  EXPECT_EQ(results("1"), results("3"));
}

TEST_F(Program, SecondCountryNeedsNothingFrench) {
  const auto result = run({"run", example(), "--out", at("out"), "--draws", "1000", "--json"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json.at("run").at("currency"), "USD");
  for (const auto &figure : json.at("figures"))
    EXPECT_THAT(figure.dump(), Not(HasSubstr("fr.toml")));
}

// The same town, counted in a currency of which 400 make one euro.
TEST_F(Program, AnotherCurrencyChangesNoProjectsWorth) {
  const auto source = std::filesystem::path(JALON_SOURCE_DIR) / "config";
  const auto config = folder_ / "config";
  std::filesystem::create_directories(config);
  for (const char *part : {"countries", "norms"})
    std::filesystem::copy(source / part, config / part, std::filesystem::copy_options::recursive);
  std::string country = read_file(config / "countries/fr.toml");
  const std::string euro = "currency = \"EUR\"";
  ASSERT_NE(country.find(euro), country.npos);
  country.replace(country.find(euro), euro.size(), "currency = \"HUF\"");
  // Rules of public finance are amounts of law in the currency of their own country.
  const std::string rules = "financing = \"fr\"";
  ASSERT_NE(country.find(rules), country.npos);
  country.erase(country.find(rules), rules.size());
  write_file(config / "countries/hu.toml", country);

  ASSERT_EQ(run({"new", at("town"), "--insee", "56046", "--year", "2025"}).code, done);
  ASSERT_EQ(run({"run", at("town"), "--out", at("euro"), "--draws", "1000"}).code, done);
  std::string dossier = read_file(at("town/dossier.toml"));
  const auto fr = dossier.find("country = \"fr\"");
  ASSERT_NE(fr, dossier.npos);
  write_file(at("town/dossier.toml"), dossier.replace(fr, 14, "country = \"hu\""));
  write_file(at("town/settings.toml"),
             read_file(at("town/settings.toml")) +
                 "\n[currency.rate.EUR]\nvalue = 400\nunit = 'HUF/EUR'\nsource = 'a test'\n");
  ::setenv("JALON_CONFIG", config.c_str(), 1);
  const auto result = run({"run", at("town"), "--out", at("forint"), "--draws", "1000"});
  ::unsetenv("JALON_CONFIG");
  ASSERT_EQ(result.code, done) << result.err;

  const auto euros = nlohmann::json::parse(read_file(at("euro/results.json"))).at("projects"),
             forints = nlohmann::json::parse(read_file(at("forint/results.json"))).at("projects");
  ASSERT_EQ(euros.size(), forints.size());
  ASSERT_GT(euros.size(), 0u);
  for (std::size_t i = 0; i < euros.size(); ++i)
    for (std::size_t a = 0; a < 2; ++a) {
      const auto npv = [&](const nlohmann::json &projects) {
        return projects[i].at("appraisal").at("accounts").at(a).at("npv").get<double>();
      };
      EXPECT_NEAR(npv(forints) / 400, npv(euros), 1e-6 * std::fabs(npv(euros))) << i;
    }
}

TEST_F(Program, InventoryAndFiguresAreShownBeforeAllFiguresAreGiven) {
  ASSERT_EQ(run({"new", at("town"), "--name", "Elsewhere", "--country", "us"}).code, done);
  ASSERT_EQ(run({"import", at("town"), example() + "/inventory/streetlights.csv", "--table",
                 "lighting.points"})
                .code,
            done);
  const auto appraised = run({"run", at("town"), "--out", at("out")});
  EXPECT_EQ(appraised.code, bad_input);
  EXPECT_THAT(appraised.err, HasSubstr("nothing gives territory.latitude"));
  const auto inventory = run({"inventory", at("town")});
  EXPECT_EQ(inventory.code, done) << inventory.err;
  EXPECT_THAT(inventory.out, HasSubstr("4,556"));
  const auto figure = run({"explain", at("town"), "territory.latitude"});
  EXPECT_EQ(figure.code, done) << figure.err;
}

TEST_F(Program, BadPluginStopsNoTownThatDoesNotUseIt) {
  write_file(folder_ / "more/broken/plugin.toml", "id = [");
  ::setenv("JALON_PLUGINS", at("more").c_str(), 1);
  const auto fresh = run({"new", at("town"), "--insee", "56046", "--year", "2025"});
  const auto result = run({"run", at("town"), "--out", at("out"), "--draws", "1000"});
  ::unsetenv("JALON_PLUGINS");
  EXPECT_EQ(fresh.code, done) << fresh.err;
  EXPECT_THAT(fresh.err, HasSubstr("plugin.toml:1"));
  EXPECT_EQ(result.code, done) << result.err;
}

TEST_F(Program, ChangedFigureIsExplainedWithItsWholeStack) {
  const auto result = run({"explain", example(), "energy.electricity.price", "--set",
                           "energy.electricity.price=0.5 USD/kWh"});
  EXPECT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, HasSubstr("command line"));
  EXPECT_THAT(result.out, HasSubstr("us.toml:"));
}

TEST_F(Program, UnknownFigureIsRefusedWithTheNearestName) {
  const auto result = run({"explain", example(), "energy.electricity.prize"});
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, HasSubstr("energy.electricity.price"));
}

TEST_F(Program, BrokenDossierWritesNothing) {
  const std::string town = example();
  write_file(town + "/projects.toml",
             "[[project]]\nid = 'a'\ntitle = 'A'\n"
             "[[project.measure]]\nmeasure = 'lighting.lead'\n");
  const auto result = run({"run", town, "--out", at("out")});
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, HasSubstr("unknown measure 'lighting.lead'"));
  EXPECT_THAT(result.err, HasSubstr("'lighting.led'?"));
  EXPECT_FALSE(std::filesystem::exists(at("out")));
}

TEST_F(Program, InventoryThatIsNoTableIsRefused) {
  const std::string town = example();
  write_file(town + "/inventory/streetlights.csv", std::string("\x00\x01\x02\xff\xfe", 5));
  EXPECT_EQ(run({"run", town, "--out", at("out")}).code, bad_input);
}

TEST_F(Program, InventoryKeepsItsTotals) {
  const auto result = run({"inventory", example(), "--json"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json.at(0).at("rows_in"), 4556);
  EXPECT_EQ(json.at(0).at("rows_in").get<int>(),
            json.at(0).at("rows_kept").get<int>() + json.at(0).at("rows_set_aside").get<int>());
  for (const auto &[column, total] : json.at(0).at("totals").items())
    EXPECT_DOUBLE_EQ(total.at("in").get<double>(),
                     total.at("kept").get<double>() + total.at("set_aside").get<double>())
        << column;
}

TEST_F(Program, ImportAddsAFileAndProposesItsMapping) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "38563", "--year", "2025"}).code, done);
  write_file(at("poles.csv"), "id;lamp_type;lamp_power\nA1;led;40\nA2;led;60\n");
  const auto result = run({"import", at("town"), at("poles.csv"), "--table", "lighting.points"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_TRUE(std::filesystem::exists(at("town/inventory/poles.toml")));
  EXPECT_THAT(read_file(at("town/dossier.toml")), HasSubstr("inventory/poles.csv"));
}

}  // namespace
}  // namespace jalon
