// Proves: a first mapping for an unknown file finds what can be found by name and content, and is
// itself a mapping that reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "core/base/words.h"
#include "core/table/source_table.h"
#include "core/territory/guess.h"
#include "core/territory/likeness.h"
#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// The words a French plugin's catalogue would give for the sample domain's labels.
struct Labelled {
  Labelled() : words(read()) {}
  static Words read() {
    const testing::Scratch folder;
    folder.write("fr.po",
                 "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                 "msgid \"Lamp type\"\nmsgstr \"Type de lampe\"\n\n"
                 "msgid \"Lamp power\"\nmsgstr \"Puissance de la lampe\"\n\n"
                 "msgid \"Installed in\"\nmsgstr \"Année de pose du luminaire\"\n\n"
                 "msgid \"High-pressure sodium\"\nmsgstr \"Sodium haute pression\"\n");
    const std::string base = (folder.path() / "fr").string();
    EXPECT_EQ(std::system(("msgfmt -o '" + base + ".mo' '" + base + ".po'").c_str()), 0);
    return {"fr", {folder.path()}};
  }
  Words words;
};

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

// Headers as French towns have them: abbreviated, of no known scheme.
TEST(Propose, ReadsAbbreviatedHeadersByLabelsAndCells) {
  const Labelled french;
  EXPECT_GT(header_likeness("puis_lam", "Puissance des lampes"), 0.5);
  EXPECT_GT(header_likeness("ty_lampe", "Type de lampe"), 0.5);
  EXPECT_GT(header_likeness("dat_pos_lm", "Année de pose du luminaire"), 0.5);
  EXPECT_GT(header_likeness("Armoire", "Armoire qui alimente le point"), 0.5);
  EXPECT_LT(header_likeness("couleur", "Année de pose du luminaire"), 0.3);
  const Files files("",
                    "id_foyer;ty_lampe;puis_lam;dat_pos_lm;rq\nF1;SHP;70;15/03/2009;a\n"
                    "F2;LED;40;02/11/2018;b\nF3;SHP;100;01/02/1998;a\nF4;;70;;b\n");
  std::string text = propose_mapping(files.source.file, posts, {&french.words});
  const Files again(text);
  const auto m = read_mapping(again.source.mapping, posts);
  ASSERT_TRUE(m.columns.contains("kind")) << text;
  EXPECT_EQ(m.columns.at("kind").from[0], "ty_lampe");
  EXPECT_EQ(m.columns.at("kind").codes.at("SHP"), "hps") << "initials of the French label";
  ASSERT_TRUE(m.columns.contains("power")) << text;
  EXPECT_EQ(m.columns.at("power").from[0], "puis_lam");
  ASSERT_TRUE(m.columns.contains("installed")) << text;
  EXPECT_EQ(m.columns.at("installed").from[0], "dat_pos_lm");
  EXPECT_EQ(m.columns.at("installed").patterns.size(), 1u) << "takes the year of the date";
  EXPECT_EQ(m.columns.at("id").from[0], "id_foyer");
  EXPECT_THAT(text, HasSubstr("# \"rq\": \"a\" x 2, \"b\" x 2"));
  EXPECT_THAT(text, AllOf(HasSubstr("à relire"), Not(HasSubstr("to be checked"))));
  InventorySource source = again.source;
  source.file = files.source.file;
  const auto t = read_inventory(make_domain(), posts, source, central);
  EXPECT_EQ(t.columns[3].numbers[1], 2018);
}

TEST(Propose, ReadsShortHeadersWithTheirUnitAndWhatTheTableIsAbout) {
  const Files files("", "N°;Pui. (W);Haut. [cm];Nb pos.\nA;70;800;2\nB;100;750;1\n");
  const auto m = proposed(files.source.file);
  ASSERT_TRUE(m.columns.contains("power"));
  EXPECT_EQ(m.columns.at("power").from[0], "Pui. (W)");
  ASSERT_TRUE(m.columns.contains("height")) << "a unit that converts";
  ASSERT_TRUE(m.columns.contains("count")) << "the table is about posts";
  EXPECT_EQ(m.columns.at("count").from[0], "Nb pos.");
  EXPECT_EQ(without_unit("Poids (kg)", "g"), "Poids");
  EXPECT_EQ(without_unit("Poids (brut)", "g"), "Poids (brut)");
  EXPECT_EQ(without_unit("(g)", "g"), "(g)");
  EXPECT_EQ(without_subject("Nb pos.", {"Posts"}), "nb");
  EXPECT_EQ(without_subject("Posts", {"Posts"}), "Posts");
}

TEST(Propose, DoesNotTakeANumberOfAnythingForTheCount) {
  const auto from = [](const std::string &header) {
    const Files files("", "id;" + header + "\na;2\nb;1\n");
    return propose_mapping(files.source.file, posts).find("[columns.count]\nfrom = \"" + header) !=
           std::string::npos;
  };
  EXPECT_TRUE(from("Nombre"));
  EXPECT_TRUE(from("Number of posts"));
  EXPECT_FALSE(from("Nombre de lampes")) << "that many lamps on one post";
}

TEST(Propose, GuessesAChoiceOnlyWhereOneIsMentioned) {
  const Labelled french;
  const ChoiceGuess guess(post_columns[1], {&french.words});
  for (const auto &[text, choice] : {std::pair{"LED", "led"},
                                     {"HPS", "hps"},
                                     {"SHP", "hps"},
                                     {"20 SHP", "hps"},
                                     {"SHP 100W", "hps"},
                                     {"Sodium haute pression", "hps"},
                                     {"sodium", "hps"},
                                     {"IND", "induction"},
                                     {"LED ambre", "led"}})
    EXPECT_STREQ(guess.of(text), choice) << text;
  for (const char *text : {"HPS/Induction", "HPS/Induc.", "", "12", "xyz", "SH"})
    EXPECT_EQ(guess.of(text), nullptr) << text;
}

// Headers of real files: water audits of California, charge points by commune.
TEST(Propose, TakesTheUnitThatAHeaderNamesAndNotTheDeclaredOne) {
  EXPECT_EQ(unit_named("length of mains in miles", "km"), "miles");
  EXPECT_EQ(unit_named("Puissance (kW)", "W"), "kW");
  EXPECT_EQ(unit_named("volume in year", "m3"), "") << "a time is no volume";
  EXPECT_EQ(unit_named("hauteur", "m"), "");
  const Files files("", "id;Lamp power (kW)\nA;0.07\nB;0.1\n");
  EXPECT_EQ(proposed(files.source.file).columns.at("power").unit, "kW");
}

TEST(Propose, TakesNoColumnThatSharesOnlyWhatTheTableIsAbout) {
  const Files files("", "id;Posts height;Posts losses\nA;6;3\nB;5;4\n");
  const auto m = proposed(files.source.file);
  EXPECT_EQ(m.columns.at("height").from[0], "Posts height");
  for (const auto &[name, column] : m.columns) EXPECT_NE(column.from[0], "Posts losses") << name;
}

TEST(Propose, FindsBothCoordinatesInOneColumn) {
  const Files files("",
                    "id;coord\nA;\"[2.798854, 48.841032]\"\nB;\"[2.9, 48.9]\"\nC;\"[2.7001, "
                    "48.8001]\"\nD;\"[2.70012, 48.80013]\"\nE;\"[2.7003, 48.8003]\"\n");
  EXPECT_EQ(proposed(files.source.file).position, "coord");
}

TEST(Propose, AYesOrNoColumnIsNotKnownByItsCells) {
  const Files files("", "id;Receptacle;Kind2\na;led;led\nb;led;hps\n");
  const auto text = propose_mapping(files.source.file, posts);
  EXPECT_THAT(text, HasSubstr("[columns.kind]\nfrom = \"Kind2\""));
}

TEST(Propose, TheCenturyOfTwoDigitsIsLeftToTheUser) {
  const Files files("", "id;Installed\na;15/03/09\nb;02/11/18\nc;01/02/98\n");
  const auto text = propose_mapping(files.source.file, posts);
  EXPECT_THAT(text, AllOf(HasSubstr("# patterns"), HasSubstr("20$1")));
}

TEST(Propose, WritesTheHeaderRowAndNamesThatTheFileDoesNotHave) {
  const Files files("",
                    "Inventaire 2021;;;\n;;;\nRef;\"Puissance\n(W)\";Puissance (W);\nA;70;75;x\n"
                    "B;100;110;y\n");
  std::string text;
  const auto m = proposed(files.source.file, &text);
  EXPECT_EQ(m.header, 3);
  EXPECT_EQ(m.columns.at("power").from[0], "Puissance (W)");
  EXPECT_THAT(text, AllOf(HasSubstr("# \"Puissance (W) [3]\": "), HasSubstr("# \"[4]\": ")));
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
