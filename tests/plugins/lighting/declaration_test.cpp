// Proves that what the plugin declares can be read, in French too, and says where it comes from.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include "harness.h"

namespace {

using namespace lighting;

// What lang/fr.po translates, and how.
std::map<std::string, std::string> translated() {
  std::ifstream file(JALON_SOURCE_DIR "/plugins/lighting/lang/fr.po");
  std::map<std::string, std::string> ids;
  std::string line, id;
  while (std::getline(file, line)) {
    if (line.starts_with("msgid \"")) id = line.substr(7, line.size() - 8);
    if (line.starts_with("msgstr \"") && line.size() > 9) {
      for (std::size_t at = 0; (at = id.find("\\\"", at)) != id.npos;) id.erase(at, 1);
      ids[id] = line.substr(8, line.size() - 9);
    }
  }
  return ids;
}

TEST(Declaration, HasAFrenchWordForEveryWordAUserReads) {
  const auto french = translated();
  const auto expect = [&](std::string_view text) {
    if (text.empty()) return;
    EXPECT_TRUE(french.contains(std::string(text))) << text;
  };
  expect(Lighting::about.label);
  for (const auto &p : parameters) expect(p.label);
  for (const auto &t : tables) {
    expect(t.label);
    for (const auto &c : std::span(t.columns, t.n_columns)) {
      expect(c.label);
      for (const auto &choice : std::span(c.choices, c.n_choices)) expect(choice.label);
    }
  }
  for (const auto &m : measures) {
    for (const char *text : {m.label, m.help, m.relevance}) expect(text);
    for (const auto &o : std::span(m.options, m.n_options)) expect(o.label);
  }
  for (const auto &l : lines) expect(l.label);
  for (const auto &k : indicators) expect(k.label);
}

// The digits of a text, in order of size: a translation may turn the phrase around.
std::string digits_in(const std::string &text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  std::sort(digits.begin(), digits.end());
  return digits;
}

TEST(Declaration, SaysInFrenchWhereEachFigureComesFromWithTheSameNumbers) {
  const auto french = translated();
  std::set<std::string> sources;
  for (const auto &p : parameters) sources.insert(p.source);
  for (const auto &k : indicators) sources.insert(k.source);
  sources.erase("");
  for (const auto &source : sources) {
    const auto found = french.find(source);
    ASSERT_NE(found, french.end()) << source;
    EXPECT_EQ(digits_in(found->second), digits_in(source)) << found->second;
    // Doubts are told in French too.
    const auto says = [&](const char *english, const char *words) {
      if (source.find(english) == source.npos) return;
      EXPECT_NE(found->second.find(words), std::string::npos) << source;
    };
    says("from memory", "de mémoire");
    says("judgement", "jugement");
    says("not kept", "non conservée");
  }
  EXPECT_GT(sources.size(), 15u);
}

TEST(Declaration, NeverCallsAGuessOrAMemoryCertain) {
  for (const auto &p : parameters) {
    const std::string_view source = p.source;
    if (source.find("from memory") != source.npos) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (source.find("judgement") != source.npos) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (source == "engineering judgement") {
      EXPECT_EQ(p.confidence, uint32_t{JALON_HYPOTHETICAL}) << p.name;
    }
  }
}

TEST(Declaration, GivesEveryMeasureADefaultThatLiesInItsBounds) {
  for (const auto &m : measures) {
    EXPECT_GT(m.n_effort, 0u) << m.name;
    for (const auto &o : std::span(m.options, m.n_options))
      if (o.value == o.value) {
        EXPECT_LE(o.lower, o.value) << m.name << o.name;
        EXPECT_GE(o.upper, o.value) << m.name << o.name;
      }
  }
}

const jalon_parameter &figure(std::string_view name) {
  for (const auto &p : parameters)
    if (name == p.name) return p;
  throw std::runtime_error("no such parameter");
}

TEST(Declaration, SaysWhichFigureIsAJudgementAndGivesRatiosARatiosSpread) {
  EXPECT_EQ(figure("energy.electricity.excise_share").confidence, uint32_t{JALON_HYPOTHETICAL});
  EXPECT_EQ(figure("lighting.failure.growth").confidence, uint32_t{JALON_HYPOTHETICAL});
  EXPECT_EQ(figure("lighting.failure.growth").lower, 1);  // no growth
  for (const char *name : {"lighting.safety.crime_part_night", "lighting.safety.crime_dimming",
                           "lighting.safety.crime_white"})
    EXPECT_EQ(figure(name).distribution, uint32_t{JALON_LOGNORMAL}) << name;
  // Holes of a regime are filled with a range, not with a point.
  for (const char *name : {"lighting.regime.reduced_from", "lighting.regime.reduced_to",
                           "lighting.regime.reduced_level"})
    EXPECT_NE(figure(name).distribution, uint32_t{JALON_POINT}) << name;
}

TEST(Declaration, HasInFrenchTheWordsThatFilesHaveAsHeadersAndCodes) {
  std::ifstream file(JALON_SOURCE_DIR "/plugins/lighting/lang/fr.po");
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  const auto expect = [&](const std::string &english, const std::string &french) {
    EXPECT_NE(all.find("msgid \"" + english + "\"\nmsgstr \"" + french), all.npos) << english;
  };
  // The host finds a header by the first word of a label, a code by its words or its initials.
  expect("Cabinet that feeds the point", "Armoire\"");
  expect("High-pressure sodium", "Sodium haute pression\"");      // SHP
  expect("Metal halide", "Iodures métalliques\"");                // IM
  expect("Mercury", "Ballon fluorescent, mercure (BF)\"");        // BF
  expect("Lit all night", "Allumé toute la nuit (permanent)\"");  // permanent
  expect("Switched off for a part of the night", "Extinction ");  // extinction
}

}  // namespace
