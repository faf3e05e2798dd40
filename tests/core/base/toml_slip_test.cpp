// Proves that each slip of a text editor in a TOML file is told in plain words at its own place,
// and that no damage to a file brings this down or leaves it without line and column.
#include "core/base/toml_slip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>

#include "core/base/toml_guard.h"

namespace jalon {
namespace {

using testing::HasSubstr;
using testing::Not;

std::optional<Fault> fault_of(const std::string &text) {
  if (auto fault = toml_guard(text, "f.toml")) return fault;
  try {
    (void)toml::parse(std::string_view(text));
  } catch (const toml::parse_error &error) {
    const auto at = error.source().begin;
    return toml_slip(text, "f.toml", static_cast<int>(at.line), static_cast<int>(at.column));
  }
  return std::nullopt;
}

struct Slipped {
  const char *text;
  const char *place;  // line:column
  const char *said;   // what to do, or what was found
};

class TomlSlip : public testing::TestWithParam<Slipped> {};

TEST_P(TomlSlip, IsToldAtItsPlace) {
  const auto fault = fault_of(GetParam().text);
  ASSERT_TRUE(fault) << GetParam().text;
  EXPECT_THAT(fault->what(), HasSubstr(std::string("f.toml:") + GetParam().place + ": "));
  EXPECT_THAT(fault->what(), HasSubstr(GetParam().said));
  EXPECT_THAT(fault->what(), HasSubstr("; expected: "));
  EXPECT_THAT(fault->what(), HasSubstr("; to do: "));
}

const Slipped numbers[] = {
    {"a = 1\nprix = 0,15\n", "2:8", "write 0.15 with a point"},
    {"prix = -0,15 # remarque\n", "1:8", "write -0.15 with a point"},
    {"prix = { value = 0,15, unit = \"EUR\" }\n", "1:18", "write 0.15 with a point"},
    {"prix = { unit = \"EUR\", value = 0,15 }\n", "1:32", "write 0.15 with a point"},
    {"a = { by_year = { 2025 = 0,20, 2030 = 0.25 } }\n", "1:26", "write 0.20 with a point"},
    {"p = 12,000\n", "1:5", "write 12.000 with a point, or 12000 if thousands are meant"},
    {"p = 0,125\n", "1:5", "write 0.125 with a point"},
    {"p = 12 000\n", "1:5", "write 12000"},
    {"p = 12\u00a0000\n", "1:5", "write 12000"},
    {"p = 1\u202f234\u202f567,5\n", "1:5", "write 1234567.5"},
    {"p = 1'000\n", "1:5", "write 1000"},
    {"p = 1.234,56\n", "1:5", "write 1234.56"},
    {"p = 1,234.56\n", "1:5", "write 1234.56"},
    {"p = { value = 12 000, unit = \"EUR\" }\n", "1:15", "write 12000"},
    {"p = 15 %\n", "1:5", "write 0.15 for a share, or 15 with unit = \"%\""},
    {"p = 2,5%\n", "1:5", "write 0.025 for a share, or 2.5 with unit = \"%\""},
    {"p = 5 km\n", "1:5",
     "write 5 here; a figure of settings says its unit beside it: unit = \"km\""},
    {"p = 0,15 €/kWh\n", "1:5", "write 0.15 here"},
    {"p = 0,15 €/kWh\n", "1:5", "unit = \"EUR/kWh\""},
    {"p = 300 m³\n", "1:5", "unit = \"m3\""},
    {"p = { value = 12 €, source = \"x\" }\n", "1:15", "unit = \"EUR\""},
    {"p = .5\n", "1:5", "write 0.5"},
    {"p = 5.\n", "1:5", "write 5.0"},
    {"insee = 01004\n", "1:9", "write `\"01004\"` if it is a code, 1004 if it is a number"},
    {"p = 10 à 20\n", "1:5", "low = 10, high = 20"},
    {"p = environ 5\n", "1:5", "write 5"},
    {"p = € 12,50\n", "1:5", "write 12.50"},
    {"p = 99999999999999999999\n", "1:5", "check the number of digits"},
    {"p = 1e5000\n", "1:5", "too large"},
};
INSTANTIATE_TEST_SUITE_P(Numbers, TomlSlip, testing::ValuesIn(numbers));

const Slipped values[] = {
    {"as_of = 15/03/2027\n", "1:9", "write 2027-03-15"},
    {"as_of = 5.3.2027\n", "1:9", "write 2027-03-05"},
    {"as_of = 03/15/2027\n", "1:9", "write 2027-03-15"},
    {"as_of = 2027/3/5\n", "1:9", "write 2027-03-05"},
    {"as_of = 31/02/2027\n", "1:9", "no day of the calendar"},
    {"as_of = 2027-13-45\n", "1:9", "no day of the calendar"},
    {"a = { as_of = 15/03/2027 }\n", "1:15", "write 2027-03-15"},
    {"at = 7h30\n", "1:6", "write 07:30:00"},
    {"must = oui\n", "1:8", "write true"},
    {"must = Non # pas encore\n", "1:8", "write false"},
    {"must = True\n", "1:8", "write true"},
    {"a = { must = vrai, b = 1 }\n", "1:14", "write true"},
    {"p = null\n", "1:5", "leave the line out"},
    {"p = ?\n", "1:5", "leave the line out"},
    {"a = 1\np =\nb = 2\n", "2:4", "write the value"},
    {"nom = Voiron\n", "1:7", "write `\"Voiron\"`"},
    {"nom = Saint Étienne # ville\n", "1:7", "write `\"Saint Étienne\"`"},
    {"f = C:\\Users\n", "1:5", "write `'C:\\Users'`"},
    {"a = 1;\n", "1:5", "write 1"},
    {"a = 1 b = 2\n", "1:7", "on a line of its own"},
    {"a = 1 // note\n", "1:7", "# before it if it is a remark"},
};
INSTANTIATE_TEST_SUITE_P(Values, TomlSlip, testing::ValuesIn(values));

const Slipped quotes[] = {
    {"nom = \"abc\nb = 2\n", "1:7", "close the text with \""},
    {"nom = abc\"\n", "1:7", "write `\"abc\"`"},
    {"nom = “abc”\n", "1:7", "write `\"abc\"`"},
    {"nom = « abc »\n", "1:7", "write `\"abc\"`"},
    {"nom = \"abc”\n", "1:7", "write `\"abc\"`"},
    {"l = [\"x\", “y”]\n", "1:11", "write `\"y\"`"},
    {"l = [\"x\", \"y]\nb = 1\n", "1:11", "close the text with \""},
    {"nom = 'l'école'\n", "1:10", "double quotes"},
    {"a = \"\"\"abc\n\nb = 2\n", "1:5", "close it with \"\"\""},
    {"f = \"C:\\Users\\x\"\n", "1:8", "write / or \\\\ instead of \\"},
    {"f = \"d\\data.csv\"\n", "1:7", "write / or \\\\ instead of \\"},
};
INSTANTIATE_TEST_SUITE_P(Quotes, TomlSlip, testing::ValuesIn(quotes));

const Slipped brackets[] = {
    {"a = 1\n[abc\nb = 1\n", "2:1", "write `[abc]`"},
    {"[[abc]\nb = 1\n", "1:1", "write `[[abc]]`"},
    {"[abc]]\n", "1:1", "write `[abc]`"},
    {"a = [1, 2\nb = 3\n", "1:5", "close the list with ]"},
    {"a = [\n 1,\n 2\n\n[t]\nb = 1\n", "1:5", "close the list with ]"},
    {"a = [1, 2", "1:5", "close the list with ]"},
    {"a = { x = 1, y = 2\nb = 3\n", "1:5", "close it with }"},
    {"a = { x = 1,\n y = 2 }\n", "1:5", "all on one line"},
    {"a = [1; 2]\n", "1:7", "write , instead of ;"},
    {"a = { x = 1; y = 2 }\n", "1:12", "write , instead of ;"},
    {"a = [\"x\" \"y\"]\n", "1:10", "add a comma"},
    {"a = [\"x\", , \"y\"]\n", "1:11", "remove one of the commas"},
    {"]\n", "1:1", "closes what was never opened"},
};
INSTANTIATE_TEST_SUITE_P(Brackets, TomlSlip, testing::ValuesIn(brackets));

const Slipped statements[] = {
    {"a = 1\nb = 2\na = 3\n", "3:1", "`a` is given on line 1 already"},
    {"[t]\na = 1\n[u]\na = 1\n[t]\nb = 1\n", "5:1", "the table [t] stands on line 1 already"},
    {"[t]\na = 1\nb = 2\na = 3\n", "4:1", "`t.a` is given on line 2 already"},
    {"[[t]]\na = 1\n[[t]]\na = 1\na = 2\n", "5:1", "`t.a` is given on line 4 already"},
    {"a = 1\n[a]\nb = 1\n", "2:1", "`a` does not go with `a` on line 1"},
    {"a = { x = 1, x = 2 }\n", "1:13", "`x` is given twice"},
    {"p 0.15\n", "1:1", "write = behind the key"},
    {"p : 0.15\n", "1:3", "write = instead of :"},
    {"a = { x : 1 }\n", "1:9", "write = instead of :"},
    {"prix élec = 3\n", "1:1", "letters without accents"},
    {"[éclairage]\na = 1\n", "1:2", "letters without accents"},
    {"= 3\n", "1:1", "the key is missing"},
    {"// note\n", "1:1", "write # instead of //"},
    {"a = 1\n; note\n", "2:1", "write # instead of ;"},
    {"a = 1\nvoir le mail de Paul\n", "2:1", "# before the line if it is a remark"},
    {"\u00a0p = 1\n", "1:1", "delete it and type a space"},
    {"a = 1\x01\n", "1:6", "control character"},
};
INSTANTIATE_TEST_SUITE_P(Statements, TomlSlip, testing::ValuesIn(statements));

const Slipped encodings[] = {
    {"nom = \"caf\xe9\"\n", "1:11", "probably in Windows-1252 (ANSI): here stands \"é\""},
    {"# co\xfbt en \x80\nnom = 0,5\n", "1:5", "save it again with the encoding UTF-8"},
    {"prix = \"\x80\"\n", "1:9", "here stands \"€\""},
    {"{\\rtf1\\ansi a}\n", "1:1", "document of another program"},
    {"PK\x03\x04zip", "1:1", "document of another program"},
    {"<html><body>a = 1\n", "1:1", "document of another program"},
    {"\xEF\xBB\xBF"
     "a = 0,1\n",
     "1:5", "write 0.1 with a point"},
    {"a = 1\r\nb = 0,1\r\n", "2:5", "write 0.1 with a point"},
};
INSTANTIATE_TEST_SUITE_P(Encodings, TomlSlip, testing::ValuesIn(encodings));

TEST(TomlSlips, Utf16IsToldOnce) {
  std::string little = "\xFF\xFE", bare;
  for (const char c : std::string("name = \"x\"\n")) {
    (little += c) += '\0';
    (bare += c) += '\0';
  }
  for (const auto &text : {little, bare}) {
    const auto fault = fault_of(text);
    ASSERT_TRUE(fault);
    EXPECT_THAT(fault->what(), HasSubstr("UTF-16"));
    EXPECT_THAT(fault->what(), HasSubstr("save it again with the encoding UTF-8"));
  }
}

TEST(TomlSlips, WhatIsWellWrittenIsNoSlip) {
  for (const char *value : {"0.15", "12000", "-3", "1e5", "2027-03-15", "true", "false", "Voiron",
                            "rue de la Paix", "\"0,15\"", "inf", "12_000", ""})
    EXPECT_FALSE(value_slip(value)) << value << ": " << value_slip(value)->found.english();
}

TEST(TomlSlips, ATextInQuotesIsAdvisedOnByWhatItHolds) {
  EXPECT_EQ(unquoted_advice("0,15").english(), "write 0.15 with a point");
  EXPECT_EQ(unquoted_advice("0.15").english(), "write 0.15 without quotes");
  EXPECT_EQ(unquoted_advice("oui").english(), "write true");
  EXPECT_EQ(unquoted_advice("true").english(), "write true without quotes");
  EXPECT_TRUE(unquoted_advice("Voiron").empty());
}

constexpr std::string_view dossier = R"(schema = 1
name = "Voiron"
region = "auvergne-rhone-alpes"
population = 20_500
as_of = 2026-01-01

[people]  # per year
business = 20
digital = 10.5

[[inventory]]
table = "waste.bins"
file = 'inventory/bins.csv'

[[project]]
id = "sorting"
title = "Tri à la source"
must = true
excludes = ["rounds", "other"]
effort = [{ business = 5, digital = 1.5 },
          { steering = 2 }]
remark = """
several lines, "quoted"
"""

[energy.price]
by_year = { 2025 = 0.20, 2030 = 0.25 }
dist = { kind = "triangular", low = 0.1, high = 0.4 }
)";

std::string slipped(std::mt19937 &random) {
  constexpr const char *pieces[] = {
      ",",   "\"",     "“",      "«",   "]", "[",  "{",  "}",    "=",  " 000",      " %",
      " km", "\xe9",   "\u00a0", "oui", "'", "#",  "\n", "\\",   "\r", ";",         ":",
      "é",   "\"\"\"", "//",     "\t",  "0", "''", ".",  "\x01", "[[", "15/03/2027"};
  std::string text(dossier);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (auto changes = 1 + below(3); changes > 0 && !text.empty(); --changes) {
    const auto at = below(text.size());
    switch (below(5)) {
      case 0:
        text.erase(at, 1 + below(4));
        break;
      case 1:
        text[at] = static_cast<char>(below(256));
        break;
      case 2:
        text.resize(at + 1);
        break;
      default:
        text.insert(at, pieces[below(std::size(pieces))]);
    }
  }
  return text;
}

// Characters of a line, one more for its end.
int width(const std::string &text, int line) {
  std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (int n = 1; n < line; ++n) begin = text.find('\n', begin) + 1;
  const auto part = text.substr(begin, text.find('\n', begin) - begin);
  return 1 + static_cast<int>(std::count_if(part.begin(), part.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
         }));
}

TEST(TomlSlips, AnyDamageIsToldWithLineAndColumnInOurWords) {
  std::mt19937 random(20261123);
  int told = 0, unknown = 0;
  for (int i = 0; i < 20000; ++i) {
    const auto text = slipped(random);
    const auto fault = fault_of(text);
    if (!fault) continue;
    SCOPED_TRACE(text);
    ++told;
    const auto &where = fault->where();
    ASSERT_GE(where.line, 1);
    ASSERT_LE(where.line, 1 + std::count(text.begin(), text.end(), '\n'));
    ASSERT_GE(where.column, 1);
    ASSERT_LE(where.column, width(text, where.line) + 1);
    EXPECT_THAT(fault->what(), Not(HasSubstr("Error while")));
    EXPECT_THAT(fault->what(), HasSubstr("; expected: "));
    unknown += fault->found().english().starts_with("this cannot be understood") ? 1 : 0;
  }
  EXPECT_GT(told, 10000);
  EXPECT_LT(unknown, told / 20) << "most damage has a name";
}

// What never came from a parser: any bytes, any position.
TEST(TomlSlips, AnyBytesAndAnyPositionAreSurvived) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(0, 127), place(-1, 40);
  constexpr std::string_view signs = "\"'[]{}=,#\n\\ .0aé";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = place(random); n > 0; --n)
      text += n % 3 ? signs[static_cast<std::size_t>(byte(random)) % signs.size()]
                    : static_cast<char>(byte(random));
    const auto fault = toml_slip(text, "f", place(random), place(random));
    EXPECT_GE(fault.where().line, 1);
    EXPECT_GE(fault.where().column, 1);
  }
}

TEST(TomlSlips, ALargeFileTakesNoLonger) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "key" + std::to_string(i) + " = 1\n";
  text += "key7 = 2\n";
  EXPECT_THAT(fault_of(text)->what(), HasSubstr("`key7` is given on line 8 already"));
}

}  // namespace
}  // namespace jalon
