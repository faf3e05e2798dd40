// Proves that a country says who it is in [about], and that what is wrong there is told.
#include "core/territory/country.h"

#include <gmock/gmock.h>

#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::refusal;

const std::string france = R"([about]
layer = "country"
title_fr = "France"
title_en = "France"
currency = "EUR"
timezone = "Europe/Paris"
norms = "fr-2025"
language = "fr"
accounts = "M57"
[waste.bin.price]
value = 200
)";

struct Config : testing::Scratch {
  Config() {
    write("countries/fr.toml", france);
    write("countries/us.toml", "[about]\n");
  }
};

TEST(Country, SaysWhoItIs) {
  const Config config;
  const auto c = read_country(config.path(), "fr");
  EXPECT_EQ(c.code, "fr");
  EXPECT_EQ(c.title_fr, "France");
  EXPECT_EQ(c.title_en, "France");
  EXPECT_EQ(c.currency, "EUR");
  EXPECT_EQ(c.accounts, "M57");
  EXPECT_EQ(c.timezone, "Europe/Paris");
  EXPECT_EQ(c.norms, "fr-2025");
  EXPECT_EQ(c.language, "fr");
  EXPECT_EQ(c.file, config.path() / "countries/fr.toml");
}

TEST(Country, AnUnknownOneIsAnsweredWithThoseThereAre) {
  const Config config;
  EXPECT_THAT(refusal([&] { read_country(config.path(), "fra"); }),
              AllOf(HasSubstr("one of fr, us"), HasSubstr("did you mean `fr`?")));
  for (const char *code : {"", "..", "../countries/fr", "FR"})
    EXPECT_NE(refusal([&] { read_country(config.path(), code); }), "") << code;
  EXPECT_THAT(refusal([&] { read_country(config.path() / "none", "fr"); }),
              HasSubstr("there is none"));
}

TEST(Country, EveryMissingKeyIsTold) {
  const Config config;
  const auto said = refusal([&] { read_country(config.path(), "us"); });
  for (const char *key :
       {"layer", "title_fr", "title_en", "currency", "timezone", "norms", "language"})
    EXPECT_THAT(said, HasSubstr("`" + std::string(key) + "` is missing here"));
}

TEST(Country, WrongValuesAreToldWithTheirPlace) {
  const Config config;
  const auto with = [&](const std::string &from, const std::string &to) {
    auto text = france;
    config.write("countries/fr.toml", text.replace(text.find(from), from.size(), to));
    return refusal([&] { read_country(config.path(), "fr"); });
  };
  EXPECT_THAT(with("\"EUR\"", "\"euro\""), HasSubstr("fr.toml:5:12: `currency` is `euro`"));
  EXPECT_THAT(with("\"country\"", "\"region\""), HasSubstr("fr.toml:2:9"));
  EXPECT_THAT(with("language = \"fr\"", "language = 1"), HasSubstr("a text in quotes"));
  EXPECT_THAT(with("[about]", "[abuot]"), HasSubstr("[about] is missing"));
  EXPECT_THAT(with("[about]", "[about"), HasSubstr("fr.toml:1:"));
}

TEST(Country, AnUnknownOneIsBlamedOnItsLineAndFarCodesAreNotOffered) {
  const std::filesystem::path config = JALON_SOURCE_DIR "/config";
  const auto said = [&](const char *code) {
    return refusal([&] { read_country(config, code, {"dossier.toml", 3, 11, {}}); });
  };
  EXPECT_THAT(said("zz"), AllOf(HasSubstr("dossier.toml:3:11: there is no country `zz`"),
                                Not(HasSubstr("did you mean"))));
  EXPECT_THAT(said("fx"), HasSubstr("did you mean `fr`"));
}

}  // namespace
}  // namespace jalon
