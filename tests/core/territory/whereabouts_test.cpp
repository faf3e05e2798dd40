// Proves: what the rows of a file say of where they are is held against the territory: codes,
// names, SIREN and departments of others are refused or left out, what the reference does not know
// says nothing, and a file that says nothing of it is told.
#include "core/territory/whereabouts.h"

#include <gmock/gmock.h>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Surroundings voiron() {
  Surroundings around;
  around.communes = {"38563"};
  around.reference = JALON_SOURCE_DIR "/config/reference";
  return around;
}
InventoryTable import(const std::string &header, const std::string &rows,
                      const std::string &file = "", const Surroundings &around = voiron()) {
  return Files("table = \"posts.posts\"\n[file]\n" + file + "[columns.power]\nfrom = \"P\"\n",
               "P;" + header + "\n" + rows)
      .import(posts, around);
}

struct Case {
  const char *header, *own, *other;
};
constexpr Case cases[]{{"Code INSEE", "38563", "97209"},
                       {"Commune", "VOIRON", "Fort-de-France"},
                       {"Nom commune", "Voiron", "Moirans"},
                       {"DPT du siege", "38", "972"},
                       {"departement", "Isère", "Martinique"},
                       {"code_departement", "38.0", "1"},
                       {"N SIREN", "243800984", "249720053"},
                       {"siret", "21380563900010", "21040070100012"},
                       {"collectivite", "Communauté d'agglomération du Pays Voironnais",
                        "Communauté d'Agglomération de l'ESPACE SUD MARTINIQUE"},
                       {"service", "Régie des eaux de Voiron", "Ville de Fort-de-France"}};

TEST(Whereabouts, OfAnotherTerritoryAreRefusedAndThoseOfItsOwnTaken) {
  for (const auto &c : cases) {
    EXPECT_EQ(import(c.header, std::string("1;") + c.own + "\n").rows, 1u) << c.header;
    EXPECT_THAT(refusal([&] { import(c.header, std::string("1;") + c.other + "\n"); }),
                AllOf(HasSubstr("none of the 1 rows"), HasSubstr(c.other), HasSubstr("38563"),
                      HasSubstr("--territory-checked")))
        << c.header;
    const auto both = import(c.header, std::string("1;") + c.own + "\n2;" + c.other + "\n");
    EXPECT_EQ(both.rows, 1u) << c.header;
    EXPECT_EQ(both.import.rows_elsewhere, 1u) << c.header;
  }
}

TEST(Whereabouts, OfATownThatHasCheckedAreKeptAndTold) {
  const auto t = import("departement", "1;972\n2;972\n", "territory_checked = true\n");
  EXPECT_EQ(t.rows, 2u);
  EXPECT_THAT(told(t), HasSubstr("the town has checked them"));
  EXPECT_TRUE(of_elsewhere(t.import));
  EXPECT_FALSE(of_elsewhere(import("departement", "1;38\n").import));
}

TEST(Whereabouts, OfTheOwnIntercommunalityCountMoreThanTheSeatOfADepartment) {
  EXPECT_EQ(import("departement;siren", "1;73;243800984\n").rows, 1u);
}

TEST(Whereabouts, AreNothingWhereTheReferenceDoesNotKnowTheText) {
  for (const auto &[header, text] : {std::pair{"service", "Culture"},
                                     {"service", "Bains"},
                                     {"siren operateur", "249720053"},
                                     {"Commune", "Le Bourg d'en haut"},
                                     {"siren", "552100554"},
                                     {"region", "Martinique"}})
    EXPECT_EQ(import(header, std::string("1;") + text + "\n").rows, 1u) << header << " " << text;
}

TEST(Whereabouts, ThatAFileDoesNotSayAreToldAndWarnedOfWhereItIsOfAKind) {
  const auto own = import("N", "1;x\n"), kind = import("N", "1;x\n", "lenient = true\n");
  EXPECT_TRUE(own.import.place_unsaid);
  EXPECT_FALSE(kind.import.place_unsaid) << "a warning tells it";
  EXPECT_THAT(told(own), HasSubstr("nothing in this file says which territory"));
  EXPECT_THAT(told(import("N", "1;x\n", "territory_checked = true\n")),
              Not(HasSubstr("which territory")));
  EXPECT_THAT(told(import("N", "1;x\n", "", {})), Not(HasSubstr("which territory")))
      << "a dossier of no known commune";
}

}  // namespace
}  // namespace jalon
