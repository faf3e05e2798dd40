// Proves that what the parser of TOML takes for granted is looked at before it is asked: the texts
// below end a program whose toml++ was built with assertions, or whose stack is of the usual size.
#include "core/base/toml_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <filesystem>
#include <string>

#include "core/base/files.h"

namespace jalon {
namespace {

using testing::HasSubstr;

struct Broken {
  const char *text;
  int line, column;
};

class TomlGuard : public testing::TestWithParam<Broken> {};

TEST_P(TomlGuard, RefusesWhatTheParserMustNotBeGiven) {
  const auto fault = toml_guard(GetParam().text, "f.toml");
  ASSERT_TRUE(fault) << GetParam().text;
  EXPECT_EQ(fault->where().file, "f.toml");
  EXPECT_EQ(fault->where().line, GetParam().line) << fault->what();
  EXPECT_EQ(fault->where().column, GetParam().column) << fault->what();
  EXPECT_THAT(fault->what(), HasSubstr("; expected: "));
  EXPECT_THAT(fault->what(), HasSubstr("; to do: "));
}

const Broken broken[] = {
    {"[=", 1, 1},
    {"[}", 1, 1},
    {"[\na]\n", 1, 1},
    {"a = 1\n[[,]]\n", 2, 3},
    {"[.a]\n", 1, 2},
    {"\xEF\xBB\xBF[=]\n", 1, 2},
    {"a = [}", 1, 6},
    {"a = [ # x\n }\n", 2, 2},
    {"a = { b = [1, }\n", 1, 15},
    {"a = 2026-01-01 1\n", 1, 5},
    {"a = 2026-01-01 0]\n", 1, 5},
    {"d = 2026-01-01T+07:30:\n", 1, 5},
    {"a = 'x'\nb = \"\"\"\n[=]\"\"\"\nc = [}\n", 4, 6},
};
INSTANTIATE_TEST_SUITE_P(Parser, TomlGuard, testing::ValuesIn(broken));

TEST(TomlGuards, PassWhatIsWellWritten) {
  for (const char *text :
       {"", "\n\n# only a remark", "[a]\n", "[[ a . 'b c' ]]\nx = 1\n", "a = []\n",
        "a = [ # x\n 1, 2, # y\n]\r\nb = 1\r\n", "a = 2026-01-01 # remark\n",
        "a = [2026-01-01, 2026-01-02 07:30:00]\n", "a = 2026-01-01T07:30:00+02:00\n",
        "a = \"[=\"\nb = '[}'\n", "a = '''\n[=\n'''\nb = \"\"\"x\"\"\"\"\"\n[c]\n", "a = {}\n",
        "a = { b = { c = [{}, { d = 1 }] } }\n", "a.b.c.d.e.f.g = 1\n"}) {
    EXPECT_FALSE(toml_guard(text, "f")) << text;
    EXPECT_NO_THROW((void)toml::parse(std::string_view(text))) << text;
  }
}

TEST(TomlGuards, PassEveryFileThatShips) {
  std::size_t files = 0;
  for (const auto &entry :
       std::filesystem::recursive_directory_iterator(JALON_SOURCE_DIR "/config")) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    const auto fault = toml_guard(read_file(entry.path()), entry.path().string());
    EXPECT_FALSE(fault) << fault->what();
  }
  EXPECT_GT(files, 20u);
}

// One table in another for each point: 50 000 of them were a crash of the parser, not a message.
TEST(TomlGuards, RefuseKeysOfEndlessParts) {
  std::string path = "a";
  for (int i = 0; i < 100000; ++i) path += ".a";
  for (const auto &text : {path + " = 1\n", "[" + path + "]\n", "[[" + path + "]]\n",
                           "b = { " + path + " = 1 }\n", "b = [{ x = 1, " + path + " = 1 }]\n"}) {
    const auto fault = toml_guard("first = 1\n" + text, "f.toml");
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->where().line, 2);
    EXPECT_THAT(fault->what(), HasSubstr("at most 16 parts"));
  }
}

TEST(TomlGuards, SurviveListsInListsWithoutEnd) {
  for (const char *piece : {"[", "{a=", "[[", "[{a="})
    for (const char *before : {"a = ", ""}) {
      std::string text = before;
      for (int i = 0; i < 100000; ++i) text += piece;
      EXPECT_NO_THROW((void)toml_guard(text, "f"));
    }
}

}  // namespace
}  // namespace jalon
