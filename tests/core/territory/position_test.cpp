// Proves: the middle of a file's positions is found, and written into settings.toml only where that
// does not say better; all else in it stays.
#include "core/territory/position.h"

#include <gmock/gmock.h>
#include <toml++/toml.h>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;

const MiddlePosition middle{-88.25, 40.125, 3, true};
std::optional<std::string> put(const std::string &text) {
  return with_position(text, "settings.toml", middle, "median position of bins.csv", "2026-03-04");
}
template <class T = double>
std::optional<T> value(const std::string &toml, const char *path) {
  return toml::parse(toml).at_path(path).template value<T>();
}

TEST(Position, IsTheMedianOfTheRowsThatHaveOne) {
  const Files files("table = \"posts.posts\"\n[file]\nlongitude = \"X\"\nlatitude = \"Y\"\n" +
                        std::string("[columns.power]\nfrom = \"P\"\n"),
                    "P;X;Y\n1;2.1;48.1\n2;2.2;48.2\n3;2.3;48.9\n4;;\n5;200;48\nTotal;;\n");
  const auto found = middle_position(files.import(), {});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->certain) << "no column says that these rows are the town's";
  EXPECT_EQ(found->rows, 3u);
  EXPECT_EQ(found->longitude, 2.2);
  EXPECT_EQ(found->latitude, 48.2);
  Surroundings elsewhere;
  elsewhere.country = Box{40, -30, 60, -10};
  EXPECT_FALSE(middle_position(files.import(), elsewhere));
}

TEST(Position, IsNotMadeUpWhereTheFileHasNone) {
  const Files none("table = \"posts.posts\"\n[columns.power]\nfrom = \"P\"\n", "P;X\n1;2\n");
  EXPECT_FALSE(middle_position(none.import(), {}));
}

TEST(Position, IsOfTheRowsThatWereKept) {
  const Files files(
      "table = \"posts.posts\"\n[file]\nlongitude = \"X\"\nlatitude = \"Y\"\ncommune = \"C\"\n"
      "skip = { S = [\"x\"] }\n[columns.power]\nfrom = \"P\"\n",
      "P;X;Y;C;S\n1;5.1;45.1;38563;\n2;5.2;45.2;38563;x\n3;6.3;44.1;04070;\n4;6.3;44.1;04070;\n");
  Surroundings around;
  around.communes = {"38563"};
  const auto found = middle_position(files.import(posts, around), around);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->rows, 1u);
  EXPECT_EQ(found->longitude, 5.1);
  EXPECT_FALSE(found->certain) << "one thing is not where the town is";
  const Files many(
      "table = \"posts.posts\"\n[file]\nlongitude = \"X\"\nlatitude = \"Y\"\n"
      "commune = \"C\"\n[columns.power]\nfrom = \"P\"\n",
      "P;X;Y;C\n1;5.1;45.1;38563\n2;5.1;45.1;38563\n3;5.1;45.1;38563\n"
      "4;5.1;45.1;38563\n5;5.1;45.1;38563\n");
  EXPECT_TRUE(middle_position(many.import(posts, around), around)->certain);
}

TEST(Position, OfAFileWiderThanACommuneIsNotTheTowns) {
  std::string data = "P;X;Y\n";
  for (int i = 0; i < 20; ++i) data += "1;" + std::to_string(5.0 + 0.1 * i) + ";45.2\n";
  const Files files(
      "table = \"posts.posts\"\n[file]\nlongitude = \"X\"\nlatitude = \"Y\"\n"
      "[columns.power]\nfrom = \"P\"\n",
      data);
  Surroundings around;
  around.one_commune = true;
  const auto table = files.import(posts, around);
  EXPECT_FALSE(middle_position(table, around));
  EXPECT_THAT(told(table), HasSubstr("wider than the town"));
  EXPECT_TRUE(middle_position(files.import(), {})) << "an intercommunality may be that wide";
}

TEST(Position, IsAddedBelowWhatIsThere) {
  const auto after = put("# mine\n[x]\nvalue = 1 # é");
  ASSERT_TRUE(after);
  EXPECT_TRUE(after->starts_with("# mine\n[x]\nvalue = 1 # é\n\n[territory.latitude]\n")) << *after;
  EXPECT_EQ(value(*after, "territory.latitude.value"), 40.125);
  EXPECT_EQ(value(*after, "territory.longitude.value"), -88.25);
  EXPECT_EQ(value<std::string>(*after, "territory.longitude.unit"), "degree");
  EXPECT_EQ(value<std::string>(*after, "territory.longitude.source"),
            "median position of bins.csv");
  EXPECT_EQ(value<std::string>(*after, "territory.longitude.confidence"), "certain");
  EXPECT_EQ(value<toml::date>(*after, "territory.longitude.as_of"), (toml::date{2026, 3, 4}));
  EXPECT_TRUE(put("").has_value());
}

TEST(Position, TakesThePlaceOfAGuessAndOfNothingElse) {
  const std::string guess =
      "# a\n[territory.latitude]  # b\n# c\nvalue = 46.6\nunit = \"degree\"\n"
      "dist = { kind = \"triangular\", low = 42, mode = 46.6, high = 51 }\nsource = \"s\"\n"
      "as_of = 2026\nconfidence = \"hypothetical\"\n# d\n\n";
  const std::string known =
      "[territory.longitude]\nvalue = 2.5\nunit = \"degree\"\nsource = \"s\"\nas_of = 2026\n"
      "confidence = \"to verify\"\n";
  const auto after = put(guess + known);
  ASSERT_TRUE(after);
  EXPECT_EQ(value(*after, "territory.latitude.value"), 40.125);
  EXPECT_FALSE(value(*after, "territory.latitude.dist.low"));
  EXPECT_TRUE(after->starts_with("# a\n# c\n[territory.latitude]\n")) << *after;
  EXPECT_TRUE(after->ends_with("# d\n\n" + known)) << *after;
  EXPECT_FALSE(put(*after)) << "it is known now";
  std::string windows = guess;
  for (std::size_t at = 0; (at = windows.find('\n', at)) != windows.npos; at += 2)
    windows.insert(at, "\r");
  const auto crlf = *put(windows);
  EXPECT_EQ(std::count(crlf.begin(), crlf.end(), '\n'), std::count(crlf.begin(), crlf.end(), '\r'));
  EXPECT_EQ(value(crlf, "territory.longitude.value"), -88.25);
}

TEST(Position, SaysWhatToWriteWhereItCannot) {
  for (const char *text :
       {"territory = { latitude = { value = 1, confidence = \"hypothetical\" } }\n",
        "territory.latitude = { value = 1, confidence = \"hypothetical\" }\n"})
    EXPECT_THAT(refusal([&] { put(text); }), HasSubstr("value = 40.125")) << text;
}

TEST(Position, NamesTheSlipOfAFileThatCannotBeRead) {
  EXPECT_THAT(refusal([] { put("[territory]\npopulation = 12 000\n"); }),
              AllOf(HasSubstr(":2:"), HasSubstr("12 000")));
}

}  // namespace
}  // namespace jalon
