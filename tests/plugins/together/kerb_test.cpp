// Proves with the host and the plugins that ship: projects of two domains that take kerb spaces
// stand in one plan only if there are spaces for all of them.
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/app/program.h"
#include "core/base/files.h"

namespace jalon {
namespace {

constexpr int done = 0, no_plan = 4;

class Kerb : public ::testing::Test {
 protected:
  void SetUp() override {
    town_ = std::filesystem::temp_directory_path() /
            ("jalon-kerb-" + std::to_string(::getpid()) + "-" +
             ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(town_ / "inventory");
    write_file(town_ / "dossier.toml",
               "schema = 1\nname = 'Kerb'\ncountry = 'fr'\nbase_year = 2026\nyears = 10\n"
               "[territory]\npopulation = 8000\n"
               "[[inventory]]\ntable = 'parking.zones'\nfile = 'inventory/zones.csv'\n"
               "mapping = 'inventory/zones.toml'\n"
               "[[estimate]]\ntable = 'electro_mobility.charge_points'\n"
               "[plan]\nyears = 4\n");
    write_file(town_ / "inventory" / "zones.csv", "id,spaces,regime\nA,100,free\nB,60,free\n");
    write_file(
        town_ / "inventory" / "zones.toml",
        "table = 'parking.zones'\n[columns.id]\nfrom = 'id'\n[columns.spaces]\nfrom = 'spaces'\n"
        "[columns.regime]\nfrom = 'regime'\n");
  }
  void TearDown() override { std::filesystem::remove_all(town_); }

  // Trees on a part of all zones, and charging on another, as two projects that must be done.
  // Returns the exit code.
  int plan(double trees, double charging) {
    const auto project = [](const std::string &id, const std::string &measure,
                            const std::string &where) {
      return "[[project]]\nid = '" + id + "'\ntitle = 'Project " + id + "'\nmust = true\n" +
             "[[project.measure]]\nmeasure = '" + measure + "'\nwhere = { " + where + " }\n";
    };
    return run(
        project("trees", "parking.reallocation", "share = " + std::to_string(trees)) +
        project("points", "electro_mobility.kerb_charging", "share = " + std::to_string(charging)));
  }

  // Three projects, each on a part of all zones.
  int plan_three(double share, bool must) {
    std::string projects;
    for (const std::string id : {"trees", "bicycles", "points"})
      projects += "[[project]]\nid = '" + id + "'\ntitle = 'Project " + id +
                  "'\nmust = " + (must ? "true" : "false") + "\n" +
                  measure(id == "points" ? charging : trees, share);
    return run(projects);
  }

  static std::string measure(const std::string &name, double share) {
    return "[[project.measure]]\nmeasure = '" + name +
           "'\nwhere = { share = " + std::to_string(share) + " }\n";
  }

  int run(const std::string &projects) {
    write_file(town_ / "projects.toml", projects);
    const std::string town = town_, out = town_ / "out";
    const char *argv[] = {"jalon",   "run", town.c_str(), "--out", out.c_str(),
                          "--draws", "100", "--lang",     "en",    "-q"};
    ::testing::internal::CaptureStderr();
    const int code = run_program(std::size(argv), argv);
    errors_ = ::testing::internal::GetCapturedStderr();
    return code;
  }
  static constexpr auto trees = "parking.reallocation", charging = "electro_mobility.kerb_charging";
  std::filesystem::path town_;
  std::string errors_;
};

TEST_F(Kerb, ThatTwoProjectsOfTwoDomainsTakeWhollyIsInNoPlan) {
  EXPECT_EQ(plan(1, 1), no_plan) << errors_;
}

TEST_F(Kerb, OfWhichTwoProjectsWantMoreThanThereIsIsInNoPlan) {
  EXPECT_EQ(plan(0.6, 0.5), no_plan) << errors_;
}

TEST_F(Kerb, WithRoomForBothIsSharedOut) {
  EXPECT_EQ(plan(0.5, 0.5), done) << errors_;
}

TEST_F(Kerb, OfWhichThreeProjectsWantMoreThanThereIsIsInNoPlanThoughAnyTwoWouldFit) {
  EXPECT_EQ(plan_three(0.4, true), no_plan) << errors_;
  EXPECT_NE(read_file(town_ / "out" / "results.json")
                .find("no room on the same things for all of these: \\\"Project trees\\\"; "
                      "\\\"Project bicycles\\\"; \\\"Project points\\\""),
            std::string::npos);
}

TEST_F(Kerb, IsSharedOutAmongThreeIfThereIsRoom) {
  EXPECT_EQ(plan_three(1.0 / 3, true), done) << errors_;
}

TEST_F(Kerb, IsNotTakenTwiceWhenThePlanMayChoose) {
  EXPECT_EQ(plan_three(0.4, false), done) << errors_;
}

TEST_F(Kerb, IsNotTakenTwiceWithinOneProject) {
  const std::string one = "[[project]]\nid = 'all'\ntitle = 'All'\n";
  EXPECT_EQ(run(one + measure(trees, 0.4) + measure(trees, 0.4) + measure(charging, 0.4)), 3);
  EXPECT_NE(errors_.find("project all: parking.reallocation, parking.reallocation, "
                         "electro_mobility.kerb_charging together take 1.2"),
            errors_.npos)
      << errors_;
  EXPECT_EQ(run(one + measure(trees, 0.3) + measure(trees, 0.3) + measure(charging, 0.4)), done)
      << errors_;
}

}  // namespace
}  // namespace jalon
