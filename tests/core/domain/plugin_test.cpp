// Proves: plugins are found by manifest without loading code, and every bad library or manifest is
// refused with a sentence that says why.
#include "core/domain/plugin.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include "core/base/files.h"
#include "tests/core/domain/toy.h"

namespace jalon {
namespace {

using testing::HasSubstr;

class PluginFolder : public testing::Test {
 protected:
  void SetUp() override {
    root_ = std::filesystem::temp_directory_path() /
            ("jalon-plugins-" + std::to_string(::getpid()) + "-" +
             testing::UnitTest::GetInstance()->current_test_info()->name());
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write(const std::string &folder, const std::string &manifest) {
    write_file(root_ / folder / "plugin.toml", manifest);
  }
  std::string why() {
    try {
      find_plugins({root_});
      return "";
    } catch (const Fault &fault) {
      return fault.what();
    }
  }
  const std::string good_ =
      "id = 'org.a.x'\ndomain = 'x'\nversion = '1.0.0'\nlibrary = 'x.so'\n"
      "title.fr = 'X'\ntitle.en = 'X'\nlicense = 'MIT'\nvendor = 'A'\nabi.major = 1\n";
  std::filesystem::path root_;
};

TEST_F(PluginFolder, ManifestIsReadThoughTheLibraryDoesNotExist) {
  write("x", good_);
  const auto found = find_plugins({root_, "/no/such/folder"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].id, "org.a.x");
  EXPECT_EQ(found[0].library, root_ / "x" / "x.so");
  EXPECT_THAT(toy::why_refused(found[0]), HasSubstr("library is missing"));
}

TEST_F(PluginFolder, EveryMistakeOfAManifestIsNamedWithItsPlace) {
  write("x", "id = 3\ndomain = 'x'\nverion = '1'\nlibrary = 'x.so'\n");
  EXPECT_THAT(why(), HasSubstr("plugin.toml:1:6: id is not a text"));
  EXPECT_THAT(why(), HasSubstr("version is missing"));
  EXPECT_THAT(why(), HasSubstr("plugin.toml:3:1: unknown key 'verion'; expected: 'version'?"));
  EXPECT_THAT(why(), HasSubstr("abi.major"));
}

TEST_F(PluginFolder, BrokenTomlIsRefusedWithItsPlace) {
  write("x", "id = [");
  EXPECT_THAT(why(), HasSubstr("plugin.toml:1"));
}

TEST_F(PluginFolder, TwoPluginsOfOneDomainAreRefused) {
  write("x", good_);
  auto other = good_;
  other.replace(other.find("org.a.x"), 7, "org.a.y");
  write("y", other);
  EXPECT_THAT(why(), HasSubstr("'x' is served by"));
}

TEST_F(PluginFolder, LibraryOutsideItsFolderIsRefused) {
  auto bad = good_;
  bad.replace(bad.find("x.so"), 4, "../x.so");
  write("x", bad);
  EXPECT_THAT(why(), HasSubstr("not in the plugin's own folder"));
}

TEST(Loading, GoodPluginIsLoadedAndDescribesItself) {
  const auto plugin = Plugin::load(toy::manifest("toy_good"));
  EXPECT_STREQ(plugin->domain().name, "toy");
  EXPECT_EQ(parameters_of(plugin->domain()).size(), 1u);
}

TEST(Loading, WrongMajorInTheManifestIsRefusedBeforeLoading) {
  auto m = toy::manifest("toy_good");
  m.abi_major = 2;
  m.library = "/no/such/library.so";
  EXPECT_THAT(toy::why_refused(m), HasSubstr("asks for version 2"));
}

TEST(Loading, FileThatIsNoLibraryIsRefused) {
  auto m = toy::manifest("toy_good");
  m.library = m.place.file;
  EXPECT_THAT(toy::why_refused(m), HasSubstr("cannot be loaded"));
}

struct Bad {
  const char *plugin, *says;
};
class BadPlugin : public testing::TestWithParam<Bad> {};

TEST_P(BadPlugin, IsRefusedWithAReason) {
  const auto why = toy::why_refused(toy::manifest(GetParam().plugin));
  EXPECT_THAT(why, HasSubstr("plugin org.example.toy refused"));
  EXPECT_THAT(why, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(Zoo, BadPlugin,
                         testing::Values(Bad{"toy_wrong_major", "speaks version 2"},
                                         Bad{"toy_no_entry", "is no Jalon plugin"},
                                         Bad{"toy_lies",
                                             "says domain 'toy', the library says 'other'"},
                                         Bad{"toy_bad_line", "unknown stakeholder 'mayor'"},
                                         Bad{"toy_cannot_start", "its licence has run out"},
                                         Bad{"toy_fast_math", "changed the floating-point mode"}),
                         [](const auto &info) { return std::string(info.param.plugin); });

}  // namespace
}  // namespace jalon
