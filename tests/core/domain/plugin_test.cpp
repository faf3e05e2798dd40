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
    std::vector<RefusedManifest> refused;
    find_plugins({root_}, refused);
    return refused.empty() ? "" : refused.front().why.what();
  }
  const std::string good_ =
      "id = 'org.a.x'\ndomain = 'x'\nversion = '1.0.0'\nlibrary = 'x.so'\n"
      "title.fr = 'X'\ntitle.en = 'X'\nlicense = 'MIT'\nvendor = 'A'\nabi.major = 1\n";
  std::filesystem::path root_;
};

TEST_F(PluginFolder, ManifestIsReadThoughTheLibraryDoesNotExist) {
  write("x", good_);
  std::vector<RefusedManifest> refused;
  const auto found = find_plugins({root_, "/no/such/folder"}, refused);
  EXPECT_TRUE(refused.empty());
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

TEST_F(PluginFolder, BadManifestDoesNotHideTheGoodOnes) {
  write("broken", "id = [");
  write("half", "domain = 'waste'\n");
  write("x", good_);
  write("y", good_);
  std::vector<RefusedManifest> refused;
  const auto found = find_plugins({root_}, refused);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].folder, root_ / "x");
  ASSERT_EQ(refused.size(), 3u);
  EXPECT_EQ(refused[0].manifest.folder, root_ / "broken");
  EXPECT_EQ(refused[1].manifest.domain, "waste");
  EXPECT_THAT(refused[1].why.what(), HasSubstr("id is missing"));
  EXPECT_THAT(refused[2].why.what(), HasSubstr("'org.a.x' is served by"));
}

TEST_F(PluginFolder, LibraryWithoutAManifestIsFound) {
  write("x", good_);
  write_file(root_ / "stray" / "libstray.so", "");
  write_file(root_ / "notes" / "readme.txt", "");
  EXPECT_THAT(folders_without_manifest({root_}), testing::ElementsAre(root_ / "stray"));
}

TEST(Loading, VersionMustBeSemantic) {
  auto m = toy::manifest("toy_version");
  EXPECT_THAT(toy::why_refused(m), HasSubstr("it says version '1.0.0', the library says '1.0'"));
  m.version = "1.0";
  EXPECT_THAT(toy::why_refused(m), HasSubstr("version '1.0' is not of the form 1.2.3"));
}

TEST(Loading, SharedFigureIsNoMistake) {
  EXPECT_EQ(toy::why_refused(toy::manifest("toy_shared_parameter")), "");
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

INSTANTIATE_TEST_SUITE_P(
    Zoo, BadPlugin,
    testing::Values(Bad{"toy_wrong_major", "speaks version 2"},
                    Bad{"toy_no_entry", "is no Jalon plugin"},
                    Bad{"toy_lies", "says domain 'toy', the library says 'other'"},
                    Bad{"toy_bad_line", "unknown stakeholder 'mayor'"},
                    Bad{"toy_cannot_start", "its licence has run out"},
                    Bad{"toy_starts_in_silence", "cannot start: it answered status -3 without"},
                    Bad{"toy_undefined_symbol", "undefined symbol: nobody_wrote_this"},
                    Bad{"toy_fast_math", "changed the floating-point mode"}),
    [](const auto &info) { return std::string(info.param.plugin); });

// What a declaration says wrong is told with its kind and name.
INSTANTIATE_TEST_SUITE_P(
    Declarations, BadPlugin,
    testing::Values(
        Bad{"toy_line_in_euros", "line 'toy.cost': its unit is 'EUR': money is counted in"},
        Bad{"toy_line_per_year", "line 'toy.cost': its unit is 'currency/year'"},
        Bad{"toy_line_no_unit", "line 'toy.cost': 'lamposts' is no unit"},
        Bad{"toy_line_category", "line 'toy.cost': unknown category 'wages' of money; one of: inv"},
        Bad{"toy_foreign_line", "line 'trees.cost': its name must begin with 'toy.'"},
        Bad{"toy_empty_part", "line 'toy..cost': names are lower-case words joined by dots"},
        Bad{"toy_lonely_parameter", "parameter 'price': its name must begin with 'toy.', or"},
        Bad{"toy_host_parameter",
            "parameter 'norms.discount_rate': names that begin with 'norms.'"},
        Bad{"toy_lognormal", "parameter 'toy.price': a lognormal figure has its low quantile"},
        Bad{"toy_not_utf8", "line 'toy.cost': label is not UTF-8"},
        Bad{"toy_fill_unit", "column 'toy.bins.noted': it is in kg, but toy.price, which fills it"},
        Bad{"toy_fill_scale",
            "column 'toy.bins.noted': it is in Mcurrency, but toy.price, which fills it"},
        Bad{"toy_fill_bounds", "column 'toy.bins.noted': it lies between 0 and 0.5, but toy.price"},
        Bad{"toy_column_bounds", "column 'toy.bins.noted': its lower bound is above its upper one"},
        Bad{"toy_column_no_unit", "column 'toy.bins.noted': 'lamposts' is no unit"},
        Bad{"toy_fill_column", "column 'toy.bins.noted': a fill looks at a column that is not"},
        Bad{"toy_fill_choice", "column 'toy.bins.noted': a fill looks for 'green', no choice of"},
        Bad{"toy_option_default", "option 'toy.halve.pause': its default 7 is not between 0 and 5"},
        Bad{"toy_option_no_unit", "option 'toy.halve.pause': 'lamposts' is no unit"},
        Bad{"toy_effort", "measure 'toy.halve': an effort is -3: years and person-days"},
        Bad{"toy_needs_itself", "measure 'toy.halve': it needs itself"},
        Bad{"toy_procurement", "measure 'toy.halve': unknown procurement 'barter'"},
        Bad{"toy_indicator_no_unit", "indicator 'toy.paid': 'lamposts' is no unit"},
        Bad{"toy_digital_number", "column 'toy.bins.noted': it tells how digital things are"},
        Bad{"toy_share_of_money", "indicator 'toy.paid': a part of a whole has unit 1"},
        Bad{"toy_indicator_flags", "indicator 'toy.paid': unknown flags"},
        Bad{"toy_gate_indicator", "measure 'toy.halve': names an unknown indicator 'toy.unpaid'"},
        Bad{"toy_gate_no_bound", "measure 'toy.halve': a gate on toy.paid has no bound"},
        Bad{"toy_where_column", "measure 'toy.halve': is meant for rows by 'count', no choice"},
        Bad{"toy_where_choice", "measure 'toy.halve': is meant for 'green', no choice of colour"},
        Bad{"toy_where_half", "measure 'toy.halve': where_choices is empty"},
        Bad{"toy_caveat", "a caveat is empty"}),
    [](const auto &info) { return std::string(info.param.plugin); });

}  // namespace
}  // namespace jalon
