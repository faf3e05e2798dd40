// Proves with the host and the plugins that ship: a lamp post that is removed carries no charger,
// and one that gets an LED head may.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/app/program.h"
#include "core/base/files.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Posts : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("jalon-posts-" + std::to_string(::getpid()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    std::filesystem::copy(std::string(JALON_SOURCE_DIR) + "/config/examples/champaign",
                          folder_ / "town", std::filesystem::copy_options::recursive);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // The refusal of a project with two measures on these parts of all posts; empty if it is run.
  std::string refusal(const std::string &one, double share, const std::string &other,
                      double other_share) {
    const auto measure = [](const std::string &name, double part) {
      return "[[project.measure]]\nmeasure = '" + name +
             "'\nwhere = { share = " + std::to_string(part) + " }\n";
    };
    write_file(folder_ / "town" / "projects.toml", "[[project]]\nid = 'posts'\ntitle = 'Posts'\n" +
                                                       measure(one, share) +
                                                       measure(other, other_share));
    const std::string town = folder_ / "town", out = folder_ / "out";
    const char *argv[] = {"jalon",   "run", town.c_str(), "--out", out.c_str(),
                          "--draws", "100", "--lang",     "en",    "-q"};
    ::testing::internal::CaptureStderr();
    const int code = run_program(std::size(argv), argv);
    const std::string errors = ::testing::internal::GetCapturedStderr();
    return code == 0 ? "" : errors;
  }
  std::filesystem::path folder_;
};

TEST_F(Posts, ThatAreRemovedCarryNoCharger) {
  EXPECT_THAT(
      refusal("lighting.removal", 0.8, "electro_mobility.lamp_chargers", 0.8),
      AllOf(HasSubstr("lighting.removal"), HasSubstr("lamp_chargers"), HasSubstr("exclude")));
}

TEST_F(Posts, CarryChargersWhereTheOthersAreRemoved) {
  EXPECT_THAT(refusal("lighting.removal", 0.02, "electro_mobility.lamp_chargers", 0.01), IsEmpty());
}

TEST_F(Posts, WithLedHeadsCarryChargersToo) {
  EXPECT_THAT(refusal("lighting.led", 0.8, "electro_mobility.lamp_chargers", 0.8), IsEmpty());
}

}  // namespace
}  // namespace jalon
