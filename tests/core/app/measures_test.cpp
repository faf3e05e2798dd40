// Proves: what measures say of one another is held against the projects of a dossier, and what the
// norms do not price is told.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/app/program.h"
#include "core/base/files.h"
#include "tests/core/app/running.h"

namespace jalon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Measures : public InFolder {
 protected:
  void SetUp() override {
    InFolder::SetUp();
    std::filesystem::copy(std::string(JALON_SOURCE_DIR) + "/config/examples/champaign",
                          folder_ / "town", std::filesystem::copy_options::recursive);
  }

  // What is said of these projects: the warnings of the results, or the refusal.
  std::string said_of(const std::string &projects,
                      const std::string &set = "norms.horizon=30 year") {
    write_file(folder_ / "town" / "projects.toml", projects);
    const std::string town = folder_ / "town", out = folder_ / "out";
    const Ran ran = run({"run", town, "--out", out, "--draws", "100", "-q", "--set", set});
    if (ran.code != done) return ran.err;
    return nlohmann::json::parse(read_file(folder_ / "out" / "results.json")).at("warnings").dump();
  }
  static std::string project(const std::string &id, const std::string &more) {
    return "[[project]]\nid = '" + id + "'\ntitle = 'Title of " + id + "'\n" + more + "\n";
  }
  static std::string measure(const std::string &name, const std::string &where) {
    return "[[project.measure]]\nmeasure = '" + name + "'\nwhere = { lamp_type = ['" + where +
           "'] }\n";
  }
};

TEST_F(Measures, ThatNeedAnotherWarnWhereItIsNowhere) {
  const auto contract = measure("lighting.performance_contract", "hps");
  const std::string warning = "\\\"Energy performance contract\\\" works only with";
  EXPECT_THAT(said_of(project("alone", contract)),
              AllOf(HasSubstr("Title of alone"), HasSubstr(warning), HasSubstr("LED heads")));
  EXPECT_THAT(said_of(project("both", measure("lighting.led", "hps") + contract)),
              Not(HasSubstr(warning)));
  EXPECT_THAT(said_of(project("led", measure("lighting.led", "hps")) +
                      project("with", "needs = ['led']\n" + contract)),
              Not(HasSubstr(warning)));
}

TEST_F(Measures, ThatExcludeEachOtherAreRefusedOnCommonRowsOfOneProject) {
  EXPECT_THAT(said_of(project(
                  "both", measure("lighting.led", "hps") + measure("lighting.led_full", "hps"))),
              AllOf(HasSubstr("projects.toml:7"), HasSubstr("projects.toml:4"),
                    HasSubstr("project both: lighting.led_full and lighting.led")));
  EXPECT_THAT(said_of(project("apart", measure("lighting.led", "hps") +
                                           measure("lighting.led_full", "induction"))),
              Not(HasSubstr("exclude each other")));
}

TEST_F(Measures, QuantitiesWithoutAPriceAreTold) {
  const auto led = project("led", measure("lighting.led", "hps"));
  EXPECT_THAT(said_of(led),
              AllOf(HasSubstr("without a value"), HasSubstr("Light sent to the sky"),
                    HasSubstr("norms.value.light_upward"), Not(HasSubstr("lighting.maintenance"))));
  EXPECT_THAT(said_of(led, "norms.value.light_upward=1 currency/(Mlm.h)"),
              Not(HasSubstr("Light sent to the sky")));
}

}  // namespace
}  // namespace jalon
