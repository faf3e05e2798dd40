// Proves that every text of the program has its French, with the same places, and that the chart
// library is the one its README names.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "core/appraisal/norms.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/report/facts.h"
#include "core/report/say.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

const fs::path core = fs::path(JALON_SOURCE_DIR) / "core";
const fs::path report = core / "report";

// Code in which every literal, or run of literals, is replaced by its number: @0@, @1@, ...
struct Numbered {
  std::string code{};
  std::vector<std::string> texts{};
  const std::string &text(const std::string &number) const { return texts.at(std::stoul(number)); }
};

// One literal from the quote at `i` on, escapes resolved; `i` ends behind it.
std::string literal(const std::string &code, std::size_t &i) {
  std::string out;
  if (i > 0 && code[i - 1] == 'R') {  // R"x(...)x"
    const auto open = code.find('(', i);
    const auto close = ")" + code.substr(i + 1, open - i - 1) + "\"";
    const auto end = code.find(close, open);
    out = code.substr(open + 1, end - open - 1);
    i = end + close.size();
    return out;
  }
  for (++i; i < code.size() && code[i] != '"'; ++i)
    if (code[i] == '\\' && code[++i] == 'n')
      out += '\n';
    else
      out += code[i];
  ++i;
  return out;
}

Numbered numbered(const std::string &code) {
  Numbered out;
  for (std::size_t i = 0; i < code.size();) {
    if (code.compare(i, 3, "'\"'") == 0) {
      i += 3;
    } else if (code[i] != '"') {
      out.code += code[i++];
    } else {
      std::string text = literal(code, i);
      for (;;) {
        const auto next = code.find_first_not_of(" \n", i);
        if (next == code.npos || code[next] != '"') break;
        i = next;
        text += literal(code, i);
      }
      out.code += "@" + std::to_string(out.texts.size()) + "@";
      out.texts.push_back(std::move(text));
    }
  }
  return out;
}

// English to French, of one file.
std::map<std::string, std::string> catalogue_in(const fs::path &file) {
  std::map<std::string, std::string> out;
  const Numbered po = numbered(read_file(file));
  const std::regex entry(R"(msgid @(\d+)@\s*msgstr @(\d+)@)");
  for (std::sregex_iterator i(po.code.begin(), po.code.end(), entry), end; i != end; ++i)
    out.emplace(po.text((*i)[1]), po.text((*i)[2]));
  out.erase("");
  return out;
}

std::vector<fs::path> catalogue_files() {
  std::vector<fs::path> out;
  for (const auto &room : fs::directory_iterator(core))
    if (const auto file = room.path() / "lang/fr.po"; fs::exists(file)) out.push_back(file);
  return out;
}

// Of all rooms: the build makes one catalogue of them.
std::set<std::string> catalogue() {
  std::set<std::string> out;
  for (const auto &file : catalogue_files())
    for (const auto &[english, french] : catalogue_in(file))
      if (!french.empty()) out.insert(english);
  return out;
}

// Code without its comments: lines of them, and those that stand two spaces after the code.
std::string code_of(const fs::path &file) {
  std::string out;
  std::istringstream body(read_file(file));
  for (std::string line; std::getline(body, line);)
    if (!trim(line).starts_with("//")) out += line.substr(0, line.find("  // ")) + '\n';
  return out;
}

std::size_t expect_translated(const fs::path &file, const std::regex &text,
                              const std::set<std::string> &known) {
  std::size_t seen = 0;
  const Numbered body = numbered(code_of(file));
  for (std::sregex_iterator i(body.code.begin(), body.code.end(), text), end; i != end;
       ++i, ++seen) {
    const auto &english = body.text((*i)[1]);
    // The operator itself is `operator""_msg`.
    EXPECT_TRUE(english.empty() || known.contains(english)) << file << ": " << english;
  }
  return seen;
}

// "..."_msg, and the texts of the command line: w("..."), words("...").
const std::regex message(R"(@(\d+)@_msg)");
const std::regex command_line(R"(\b(?:w|words)\(\s*@(\d+)@\))");

TEST(FrenchCatalogue, HoldsEveryMessageOfEveryRoom) {
  const auto known = catalogue();
  std::size_t seen = 0;
  for (const auto &file : fs::recursive_directory_iterator(core))
    if (file.path().extension() == ".cpp" || file.path().extension() == ".h")
      seen += expect_translated(file.path(), message, known);
  EXPECT_GT(seen, 200u);
}

TEST(FrenchCatalogue, HoldsEveryTextOfTheCommandLine) {
  const auto known = catalogue();
  std::size_t seen = 0;
  for (const auto &file : fs::directory_iterator(core / "app"))
    if (file.path().extension() == ".cpp")
      seen += expect_translated(file.path(), command_line, known);
  EXPECT_GT(seen, 40u);
}

TEST(FrenchCatalogue, HoldsEveryTextOfTheTemplates) {
  const auto known = catalogue();
  ASSERT_GT(known.size(), 250u);
  const std::regex text(R"(\{\{#t\}\}([^]*?)\{\{/t\}\})");
  std::size_t seen = 0;
  for (const auto &file : std::filesystem::directory_iterator(report / "web")) {
    if (file.path().extension() != ".mustache") continue;
    const std::string body = read_file(file.path());
    for (std::sregex_iterator i(body.begin(), body.end(), text), end; i != end; ++i, ++seen)
      EXPECT_TRUE(known.contains((*i)[1])) << file.path() << ": " << (*i)[1];
  }
  EXPECT_GT(seen, 30u);
}

TEST(FrenchCatalogue, HoldsEveryTextOfTheCode) {
  const auto known = catalogue();
  // say("..."), words_("..."), and both texts of a choice inside say(...).
  const std::regex text(
      R"((?:say|words_|say\.count)\((?:[^@()]*[?,]\s*)?\s*@(\d+)@(?:\s*:\s*@(\d+)@)?)");
  std::size_t seen = 0;
  for (const auto &file : std::filesystem::directory_iterator(report)) {
    if (file.path().extension() != ".cpp") continue;
    const Numbered body = numbered(code_of(file.path()));
    for (std::sregex_iterator i(body.code.begin(), body.code.end(), text), end; i != end; ++i)
      for (int part = 1; part <= 2; ++part) {
        if (!(*i)[part].matched) continue;
        const std::string &english = body.text((*i)[part]);
        if (english.empty()) continue;
        ++seen;
        EXPECT_TRUE(known.contains(english)) << file.path() << ": " << english;
      }
  }
  EXPECT_GT(seen, 180u);
}

TEST(FrenchCatalogue, HoldsTheReasonsOfTheRoadmap) {
  const auto known = catalogue();
  for (int kind = 1; kind < Reason::kinds; ++kind) {
    const std::string english = template_of(static_cast<Reason::Kind>(kind));
    EXPECT_TRUE(known.contains(english)) << english;
  }
}

TEST(FrenchCatalogue, HoldsTheLabelsOfTheRules) {
  const auto known = catalogue();
  Settings settings("EUR", "2026-01-01");
  declare_norms(settings);
  std::size_t seen = 0;
  for (const auto &path : settings.paths()) {
    if (!path.starts_with("norms.")) continue;
    ++seen;
    const Key &key = settings.key(path);
    EXPECT_TRUE(!key.said.empty() || known.contains(key.label)) << path;
    // The sources of defaults are our own words; those of files are data.
    for (const auto &figure : settings.stack(path))
      EXPECT_TRUE(known.contains(figure.source)) << figure.source;
  }
  EXPECT_GT(seen, 20u);
  for (const auto &quantity : standard_quantities())
    EXPECT_TRUE(known.contains(quantity.label)) << quantity.label;
  for (const auto &file : fs::directory_iterator(core.parent_path() / "config/norms")) {
    const Numbered body = numbered(read_file(file.path()));
    const std::regex title(R"(\ntitle_en = @(\d+)@)");
    std::smatch found;
    ASSERT_TRUE(std::regex_search(body.code, found, title)) << file.path();
    EXPECT_TRUE(known.contains(body.text(found[1]))) << file.path() << body.text(found[1]);
  }
}

TEST(FrenchCatalogue, NamesStakeholdersMoneyLayersAndConfidence) {
  const auto french_words = page::words("fr"), english_words = page::words("en");
  const Say say(french_words, "EUR"), english(english_words, "EUR");
  for (const char *name :
       {"authority", "collective", "public", "operator", "users", "residents", "businesses",
        "state", "grid", "environment", "cost of public funds and weights of incomes"})
    EXPECT_NE(say.account(name), english.account(name)) << name;
  for (const char *name : {"renewal", "energy", "operation", "revenue", "tax", "grant", "residual",
                           "disposal", "investment", "other"})
    EXPECT_NE(say.category(name), english.category(name)) << name;
  const auto known = catalogue();
  for (int i = 0; i <= static_cast<int>(Layer::command_line); ++i)
    EXPECT_TRUE(known.contains(message_of(static_cast<Layer>(i)).english()));
  for (int i = 0; i <= static_cast<int>(Confidence::hypothetical); ++i)
    EXPECT_TRUE(known.contains(message_of(static_cast<Confidence>(i)).english()));
}

TEST(FrenchCatalogue, KeepsThePlacesOfArguments) {
  std::size_t seen = 0;
  for (const auto &file : catalogue_files())
    for (const auto &[english, french] : catalogue_in(file))
      for (char n = '1'; n <= '9'; ++n, ++seen) {
        const std::string place = std::string("{") + n + "}";
        EXPECT_EQ(page::has(english, place), page::has(french, place)) << file << ": " << english;
      }
  EXPECT_GT(seen, 9u * 300);
}

// A no-break space goes before a double sign and inside the quotes, not one that breaks.
TEST(FrenchCatalogue, WritesFrenchAsItIsPrinted) {
  const std::regex slip("[^,] [:;?!](?: |$)|\u00ab | \u00bb");
  for (const auto &file : catalogue_files())
    for (const auto &[english, french] : catalogue_in(file))
      EXPECT_FALSE(std::regex_search(french, slip)) << file << ": " << french;
}

TEST(ChartLibrary, IsTheOneItsReadmeNames) {
  const auto folder = report / "web/echarts";
  const auto readme = read_file(folder / "README.md");
  EXPECT_TRUE(page::has(readme, digest(read_file(folder / "echarts.common.min.js"))));
  for (const char *file : {"LICENSE", "NOTICE", "LICENSE-d3", "LICENSE-zrender"})
    EXPECT_TRUE(std::filesystem::exists(folder / file)) << file;
}

}  // namespace
}  // namespace jalon
