// Proves that translations are read as they are written, and that what is missing is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <jalon/testing_words.hpp>

#include "waste.h"

namespace {

using namespace jalon::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

Catalogue read(const std::string &text) {
  const std::string path = ::testing::TempDir() + "words_test.po";
  std::ofstream(path) << text;
  const Catalogue all = catalogue(path);
  std::remove(path.c_str());
  return all;
}

TEST(Catalogue, JoinsLinesAndTakesQuotesOffAndLeavesOutWhatIsNotTranslated) {
  const Catalogue all = read(
      "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n\n"
      "#: a comment\nmsgid \"Bins\"\nmsgstr \"Bacs\"\n\n"
      "msgid \"\"\n\"The \\\"large\\\" \"\n\"ones\"\nmsgstr \"\"\n\"Les « grands »\"\n\n"
      "msgid \"Trucks\"\nmsgstr \"\"\n");
  EXPECT_EQ(all, (Catalogue{{"Bins", "Bacs"}, {"The \"large\" ones", "Les « grands »"}}));
  EXPECT_THROW(catalogue("no such file.po"), std::invalid_argument);
}

TEST(Words, AreAllThatAUserReads) {
  EXPECT_THAT(words_read(), IsSupersetOf({"Waste", "Collecting one bin", "Bins", "Kind", "Paper",
                                          "Sorting", "Bins are sorted.", "Share saved", "Litres"}));
  EXPECT_FALSE(words_read().contains(""));
  EXPECT_THAT(sources(), ElementsAre("made up for a test"));
}

TEST(Translations, ThatLackATextANumberOrADoubtAreNamed) {
  const Catalogue french{{"10 to 50 %, from memory", "de 50 à 10 %, de mémoire"},
                         {"judgement of 2024", "2025"}};
  const Words texts{"10 to 50 %, from memory", "judgement of 2024", "missing"};
  EXPECT_THAT(untranslated(texts, french), ElementsAre("missing"));
  EXPECT_THAT(with_other_numbers(texts, french), ElementsAre("judgement of 2024"));
  EXPECT_THAT(
      without_doubt(texts, french, {{"from memory", "de mémoire"}, {"judgement", "jugement"}}),
      ElementsAre("judgement of 2024"));
  EXPECT_THAT(without_doubt(texts, french, {}), IsEmpty());
}

}  // namespace
