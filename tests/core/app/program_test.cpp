// Proves: the commands of `jalon` do what their help says on a real dossier, end with the
// documented codes, write nothing half, and give the same results whatever the threads.
#include "core/app/program.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"

namespace jalon {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Output {
  int code;
  std::string out, err;
};

Output run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "jalon");
  std::vector<const char *> argv;
  for (const auto &a : arguments) argv.push_back(a.c_str());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = run_program(static_cast<int>(argv.size()), argv.data());
  return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

class Program : public testing::Test {
 protected:
  void SetUp() override {
    ::setenv("JALON_LANG", "en", 1);
    folder_ = std::filesystem::temp_directory_path() /
              ("jalon-app-" + std::to_string(::getpid()) + "-" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string at(const std::string &name) const { return (folder_ / name).string(); }
  // A copy of the shipped example that a test may spoil.
  std::string example() const {
    std::filesystem::copy(std::string(JALON_SOURCE_DIR) + "/config/examples/champaign",
                          folder_ / "town", std::filesystem::copy_options::recursive);
    return at("town");
  }
  std::filesystem::path folder_;
};

TEST_F(Program, HelpOfEachCommandStandsOnItsOwn) {
  EXPECT_EQ(run({"--help"}).code, done);
  for (const char *command : {"run", "new", "explain", "inventory", "import", "plugins"}) {
    const auto help = run({command, "--help"});
    EXPECT_EQ(help.code, done);
    EXPECT_THAT(help.out, HasSubstr("Usage"));
  }
}

TEST_F(Program, WrongCommandLineEndsWithTwo) {
  EXPECT_EQ(run({}).code, usage);
  EXPECT_EQ(run({"fly"}).code, usage);
  EXPECT_EQ(run({"run", "somewhere", "--out", "x", "--draws", "many"}).code, usage);
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

TEST_F(Program, ProjectsThatSpoilEachOtherAreKeptApart) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "56046", "--year", "2025"}).code, done);
  const auto result = run({"run", at("town"), "--out", at("out"), "--draws", "1000"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto json = nlohmann::json::parse(read_file(at("out/results.json")));
  EXPECT_THAT(json.at("warnings").dump(), HasSubstr("worth less than the better one alone"));
  // The plan as a whole is worth at least as much as the best project of it alone.
  double best = 0;
  for (const auto &project : json.at("projects"))
    best = std::max(best, project.at("appraisal").at("accounts").at(1).at("npv").get<double>());
  const auto &together = json.at("roadmap").at("together");
  EXPECT_GE(together.at("accounts").at(1).at("npv").get<double>(), best);
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
