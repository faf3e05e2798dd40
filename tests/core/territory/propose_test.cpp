// Proves: a first mapping for an unknown file finds what can be found by name and content, and is
// itself a mapping that reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/territory/likeness.h"
#include "core/territory/source_table.h"
#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::HasSubstr;
using ::testing::Not;

Mapping proposed(const std::filesystem::path &data, std::string *text = nullptr) {
  const auto toml = propose_mapping(data, posts);
  if (text) *text = toml;
  const Files files(toml);
  return read_mapping(files.source.mapping, posts);
}

TEST(Likeness, SeesThroughAccentsLanguageAndSpelling) {
  EXPECT_EQ(name_words("Année_de-pose"), name_words("install year"));
  EXPECT_EQ(name_words("lampTypes"), name_words("Type lamp"));
  EXPECT_EQ(likeness(name_words("power"), name_words("Puissance (W)")), 2.0 / 3);
  EXPECT_EQ(likeness(name_words("power"), name_words("colour")), 0);
}

TEST(Propose, MapsARealFileByNameAndContent) {
  std::string text;
  const auto m = proposed(TEST_DATA "/posts/champaign_200.csv", &text);
  EXPECT_EQ(m.encoding, "UTF-8");
  EXPECT_EQ(m.delimiter, ",");
  ASSERT_TRUE(m.columns.count("power")) << text;
  EXPECT_EQ(m.columns.at("power").from[0], "Lamp_Wattage");
  ASSERT_TRUE(m.columns.count("kind")) << text;
  EXPECT_EQ(m.columns.at("kind").from[0], "Lamp_Type");
  EXPECT_EQ(m.columns.at("kind").codes.at("HPS"), "hps");
  EXPECT_FALSE(m.columns.at("kind").codes.count("HPS/Induction")) << "not guessed";
  ASSERT_TRUE(m.columns.count("installed")) << text;
  EXPECT_EQ(m.columns.at("installed").from[0], "InstallDate");
  EXPECT_EQ(m.columns.at("installed").patterns.size(), 1u);
  EXPECT_EQ(m.columns.at("id").from[0], "GlobalID") << "a key is what does not repeat";
  EXPECT_TRUE(m.longitude.empty()) << "metres: the user must say which system";
  EXPECT_THAT(text, HasSubstr("# longitude = \"X\""));
  EXPECT_THAT(text, HasSubstr("250/100"));
  EXPECT_THAT(text, HasSubstr("# \"Pole_Color\": "));
}

TEST(Propose, ReadsFrenchHeadersAndItsProposalImports) {
  const Files files("",
                    "Identifiant;Type de lampe;Puissance (W);Hauteur;Longitude;Latitude\n"
                    "0012;SHP;70,5;8;2,35;48,85\n0013;LED;100;8,5;2,36;48,86\n");
  std::string text;
  const auto m = proposed(files.source.file, &text);
  EXPECT_EQ(m.decimal, ",");
  EXPECT_EQ(m.longitude, "Longitude");
  EXPECT_EQ(m.columns.at("id").from[0], "Identifiant");
  EXPECT_EQ(m.columns.at("power").from[0], "Puissance (W)");
  EXPECT_EQ(m.columns.at("height").from[0], "Hauteur");
  const Files again(text);
  InventorySource source = again.source;
  source.file = files.source.file;
  const auto t = read_inventory(make_domain(), posts, source, central);
  EXPECT_EQ(t.columns[0].texts[0], "0012");
  EXPECT_EQ(t.columns[2].numbers[0], 70.5);
  EXPECT_NEAR(t.longitude[1], 2.36, 1e-9);
}

TEST(Propose, WhatMatchesNothingStandsAsComments) {
  const Files files("", "zzz,qqq\n1,\"a\nb\"\n");
  const auto text = propose_mapping(files.source.file, posts);
  EXPECT_THAT(text, HasSubstr("# \"zzz\": \"1\" x 1"));
  EXPECT_THAT(text, Not(HasSubstr("\n[columns.")));
  EXPECT_THAT(refusal([&] { proposed(files.source.file); }), HasSubstr("no column is mapped"));
}

TEST(Propose, HostileNamesAndTextsStillMakeAMapping) {
  const Files files("",
                    "\"Pow\"\"er\n]=#\",K\\ind,Power\n\"\x01\",\"\"\"'\",12\n\"x\ny\",led,14\n");
  const auto m = proposed(files.source.file);
  EXPECT_EQ(m.columns.at("power").from[0], "Power");
}

}  // namespace
}  // namespace jalon
