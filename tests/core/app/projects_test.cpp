// Proves that `jalon projects` takes projects out in the national schema and back the same, checked
// and without touching what stands there; that a project without a measure goes through a run
// untouched; and that the shipped examples run.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/app/program.h"
#include "core/base/files.h"
#include "core/schema/check_table.h"
#include "core/schema/shipped.h"
#include "tests/core/app/running.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const fs::path examples = JALON_SOURCE_DIR "/config/examples";
const std::string extract =
    JALON_SOURCE_DIR "/tests/core/territory/data/projects/fonds_vert_2023_extract.csv";

class ProjectsCommand : public InFolder {
 protected:
  std::string copy(const std::string &example) const {
    fs::copy(examples / example, folder_ / example, fs::copy_options::recursive);
    return at(example);
  }
  nlohmann::json results(const std::string &out) const {
    return nlohmann::json::parse(read_file(folder_ / out / "results.json"));
  }
};

TEST_F(ProjectsCommand, GoOutAndComeBackTheSame) {
  const std::string town = copy("voiron");
  for (const std::string ending : {".csv", ".json"}) {
    const auto out = run({"projects", "export", town, at("all" + ending)});
    ASSERT_EQ(out.code, done) << out.err;
    EXPECT_THAT(out.out, AllOf(HasSubstr("projects written"), HasSubstr("no column for measures"),
                               HasSubstr("Subsidies are no budget")));
    const auto other = folder_ / ("other" + ending);
    fs::create_directories(other);
    write_file(other / "dossier.toml",
               "schema = 1\nname = 'O'\ncountry = 'fr'\nbase_year = 2026\n");
    const auto in = run({"projects", "import", other.string(), at("all" + ending)});
    ASSERT_EQ(in.code, done) << in.err;
    EXPECT_THAT(in.out, HasSubstr("Recognised: projets-territoire"));
    ASSERT_EQ(run({"projects", "export", other.string(), at("again" + ending)}).code, done);
    EXPECT_EQ(read_file(at("again" + ending)), read_file(at("all" + ending)));
  }
}

TEST_F(ProjectsCommand, AreTheSameWhenExportedAgainButForWhatChanged) {
  const std::string town = copy("voiron"), projects = town + "/projects.toml";
  ASSERT_EQ(run({"projects", "export", town, at("p.csv")}).code, done);
  const std::string before = read_file(at("p.csv"));
  EXPECT_THAT(before, HasSubstr("38563"));
  // A later day, and a project more.
  write_file(projects, read_file(projects) + "\n[[project]]\nid = 'plus'\ntitle = 'Un de plus'\n");
  fs::last_write_time(projects, fs::last_write_time(projects) + std::chrono::hours(48));
  const auto again = run({"projects", "export", town, at("p.csv")});
  ASSERT_EQ(again.code, done) << again.err;
  EXPECT_THAT(again.out, AllOf(HasSubstr("keep their times"), HasSubstr("porteurCodeSiret"),
                               HasSubstr("code of the territory, 38563")));
  const std::string after = read_file(at("p.csv"));
  EXPECT_TRUE(after.starts_with(before)) << after;
  EXPECT_THAT(after.substr(before.size()), HasSubstr("Un de plus"));
  // What stands there and is no export is no reason to fail.
  write_file(at("q.csv"), "a,b\n1,2\n");
  const auto over = run({"projects", "export", town, at("q.csv")});
  EXPECT_EQ(over.code, done) << over.err;
  EXPECT_THAT(over.out, Not(HasSubstr("keep their times")));
}

TEST_F(ProjectsCommand, ExportIsAsTheShippedSchemaAsks) {
  const std::string town = copy("espace-sud");
  ASSERT_EQ(run({"projects", "export", town, at("p.csv")}).code, done);
  const auto schema = find_schema("projets-territoire", JALON_SOURCE_DIR "/config");
  const auto report = check_table(schema, at("p.csv"));
  EXPECT_EQ(report.n_faults, 0u);
  EXPECT_EQ(report.columns, schema.fields.size());
  EXPECT_EQ(run({"projects", "export", town, at("p.xls")}).code, bad_input);
  EXPECT_FALSE(fs::exists(at("p.xls")));
}

TEST_F(ProjectsCommand, ExportThatTheSchemaWouldRefuseWritesNothing) {
  const std::string town = copy("espace-sud");
  const std::string twice = "uuid = '01890e30-5a80-7c22-9842-8263d0d0d890'\n";
  write_file(town + "/projects.toml", "[[project]]\nid = 'a'\ntitle = 'A'\n" + twice +
                                          "[[project]]\nid = 'b'\ntitle = 'B'\n" + twice);
  const auto out = run({"projects", "export", town, at("p.csv")});
  EXPECT_EQ(out.code, bad_input);
  EXPECT_THAT(out.err, HasSubstr("would not be as the schema asks"));
  EXPECT_FALSE(fs::exists(at("p.csv")));
}

TEST_F(ProjectsCommand, ImportAddsOnlyWhatIsNewAndKeepsTheFile) {
  const std::string town = copy("voiron");
  write_file(town + "/projects.toml", "# mine\n[[project]]\nid = 'a'\ntitle = 'A'\n");
  const std::string before = read_file(town + "/projects.toml");
  const auto first = run({"projects", "import", town, extract});
  ASSERT_EQ(first.code, done) << first.err;
  EXPECT_THAT(first.out, AllOf(HasSubstr("subsidies, not costs"), HasSubstr("fonds-vert-14512188"),
                               HasSubstr("left out: 8; of these, 2 name no commune")));
  const std::string after = read_file(town + "/projects.toml");
  EXPECT_TRUE(after.starts_with(before));
  const auto second = run({"projects", "import", town, extract});
  EXPECT_THAT(second.out, AllOf(HasSubstr("Nothing was added"), HasSubstr("Already there")));
  EXPECT_EQ(read_file(town + "/projects.toml"), after);
  EXPECT_EQ(run({"projects", "import", town, town + "/inventory/parkings.csv"}).code, bad_input);
  EXPECT_EQ(run({"projects", "import", town, at("nowhere.csv")}).code, bad_input);
  EXPECT_EQ(run({"projects"}).code, usage);
  EXPECT_EQ(run({"projects", "--help"}).code, done);
  EXPECT_EQ(run({"projects", "import", "--help"}).code, done);
}

TEST_F(ProjectsCommand, ShippedProjectsOfTheFondsVertAreThoseOfItsList) {
  const std::string town = copy("voiron");
  const auto again = run({"projects", "import", town, extract});
  EXPECT_THAT(again.out, HasSubstr("Nothing was added"));
}

TEST_F(ProjectsCommand, WithoutMeasureAreToldAndChangeNoFigure) {
  const std::string town = copy("espace-sud");
  const std::string led =
      "[[project]]\nid = 'survey'\ntitle = 'Survey'\n[[project.measure]]\n"
      "measure = 'water.leak_control'\n";
  const auto appraise = [&](const std::string &projects, const std::string &out) {
    write_file(town + "/projects.toml", projects);
    const auto said = run({"run", town, "--out", at(out), "--draws", "100", "-q"});
    EXPECT_EQ(said.code, done) << said.err;
    return results(out);
  };
  const auto alone = appraise(led, "alone");
  const auto beside = appraise(
      "[[project]]\nid = 'known'\ntitle = 'Known'\nneeds = ['survey']\nsubsidy = 5\n" + led,
      "both");
  EXPECT_EQ(beside.at("projects"), alone.at("projects"));
  EXPECT_EQ(beside.at("roadmap").at("decisions"), alone.at("roadmap").at("decisions"));
  EXPECT_EQ(beside.at("known_projects").size(), 1u);
  EXPECT_TRUE(beside.at("known_projects").at(0).at("phase").is_null());
  EXPECT_TRUE(alone.at("known_projects").empty());

  std::string needing = led;
  needing.insert(needing.find("[[project.measure]]"), "needs = ['known']\n");
  const auto needs = appraise("[[project]]\nid = 'known'\ntitle = 'Known'\n" + needing, "needs");
  EXPECT_EQ(needs.at("projects").at(0).at("appraisal"), alone.at("projects").at(0).at("appraisal"));
  EXPECT_THAT(needs.at("warnings").dump(), HasSubstr("taken to be done in time"));
  const auto met = appraise(
      "[[project]]\nid = 'known'\ntitle = 'Known'\nstatus = 'finished'\n" + needing, "met");
  EXPECT_THAT(met.at("warnings").dump(), Not(HasSubstr("taken to be done in time")));

  const auto none = appraise("[[project]]\nid = 'known'\ntitle = 'Known'\n", "none");
  EXPECT_TRUE(none.at("projects").empty());
  EXPECT_TRUE(none.at("roadmap").is_null());
}

TEST_F(ProjectsCommand, ShippedExamplesRunToAPlanWithoutPersonalColumns) {
  for (const std::string name : {"voiron", "espace-sud"}) {
    const auto said =
        run({"run", (examples / name).string(), "--out", at(name), "--draws", "100", "-q"});
    ASSERT_EQ(said.code, done) << said.err;
    const auto json = results(name);
    EXPECT_TRUE(json.at("roadmap").at("feasible").get<bool>()) << name;
    EXPECT_GE(json.at("known_projects").size(), 6u) << name;
    for (const auto &project : json.at("projects"))
      EXPECT_TRUE(project.at("title").get<std::string>().starts_with("Illustratif")) << project;
    EXPECT_THAT(read_file(examples / name / "README.md"), HasSubstr("Licence"));
    for (const auto &file : fs::recursive_directory_iterator(examples / name / "inventory"))
      if (file.path().extension() == ".csv") {
        EXPECT_THAT(read_file(file.path()), Not(HasSubstr("@"))) << file.path();
      }
  }
}

}  // namespace
}  // namespace jalon
