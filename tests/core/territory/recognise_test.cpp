// Proves: the mappings that come with Jalon are read without a mistake, and each kind of file is
// known by its columns in any spelling, not by a few that many files have.
#include "core/territory/recognise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/territory/toml_reader.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using Header = std::vector<std::string>;
const std::filesystem::path config = std::string(JALON_SOURCE_DIR) + "/config";

std::string kind_of(const Header &header) {
  const auto found = recognise(header, file_kinds(config));
  return found ? found->kind.name : "";
}

TEST(ShippedMappings, AreReadAndSayTheirSource) {
  const auto kinds = file_kinds(config);
  ASSERT_GE(kinds.size(), 9u);
  for (const auto &kind : kinds) {
    EXPECT_FALSE(kind.source.empty()) << kind.name;
    EXPECT_EQ(kind.tables.empty(), !kind.refuse_en.empty() || !kind.feeds.empty()) << kind.name;
    EXPECT_NE(kind.title_fr, kind.title_en) << kind.name;
    if (kind.schema.empty()) continue;
    EXPECT_TRUE(std::filesystem::exists(config / "schemas" / kind.schema / "schema.json"));
  }
}

TEST(Recognise, KnowsEachKindByItsColumns) {
  EXPECT_EQ(kind_of({"nom_station", "id_station_itinerance", "implantation_station",
                     "coordonneesXY", "nbre_pdc", "id_pdc_itinerance", "puissance_nominale",
                     "prise_type_2", "prise_type_combo_ccs", "condition_acces"}),
            "irve-statique");
  EXPECT_EQ(kind_of({"id", "nom", "insee", "type_usagers", "gratuit", "nb_places", "nb_pr",
                     "nb_voitures_electriques", "hauteur_max", "tarif_pmr", "type_ouvrage"}),
            "stationnement");
  EXPECT_EQ(kind_of({"VP.056", "VP.059", "VP.060", "VP.061", "VP.063", "VP.077", "P104.3"}),
            "sispea");
  EXPECT_EQ(kind_of({"vp_059", "vp_060", "vp_063", "VP_077"}), "sispea") << "another generation";
  EXPECT_EQ(kind_of({"titre", "niveauDemat", "statutDemat", "volumetrie", "volumetrieDemat"}),
            "dinum-demarches");
  EXPECT_EQ(kind_of({"IDCANA", "MATERIAU", "DIAMETRE", "ANFINPOSE", "MODECIRC", "CONTCANAEP",
                     "FONCCANAEP", "LONGCANA"}),
            "raepa-canalaep")
      << "a Shapefile in capitals";
}

TEST(Recognise, AFileThatSharesAFewColumnsIsNotOfTheKind) {
  EXPECT_EQ(kind_of({"id", "nom", "insee", "adresse", "gratuit", "url"}), "");
  EXPECT_EQ(kind_of({"materiau", "diametre", "longueur"}), "");
  EXPECT_EQ(kind_of({"nom_station", "coordonneesXY", "code_insee"}), "");
  EXPECT_EQ(kind_of({}), "");
}

TEST(Recognise, ARefusedVersionWinsOverTheOneItResembles) {
  const Header v3{"id_pdc_itinerance",    "id_station_itinerance", "nom_station",
                  "implantation_station", "coordonneesXY",         "nbre_pdc",
                  "puissance_nominale",   "prise_type_2",          "condition_acces",
                  "type_vehicule",        "equipement_afir",       "tarif_ids"};
  const auto found = recognise(v3, file_kinds(config));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind.name, "irve-statique-v3");
  EXPECT_THAT(found->kind.refuse_en, HasSubstr("2.3"));
  EXPECT_THAT(found->kind.refuse_fr, HasSubstr("2.3"));
  EXPECT_EQ(kind_of({"id_pdc_itinerance", "etat_pdc", "occupation_pdc", "horodatage"}),
            "irve-dynamique");
  EXPECT_EQ(kind_of({"idrepar", "x", "y", "supprepare", "defreparee", "idsuprepar", "daterepar"}),
            "raepa-reparaep");
}

TEST(Recognise, MistakesInAHeadAreToldWithTheirPlace) {
  const testing::Scratch folder;
  folder.write("mappings/a.toml",
               "table = \"x\"\n[recognise]\ntitle_fr = \"a\"\nsorce = \"b\"\n"
               "columns = [1]\nat_least = 9\n");
  const auto why = testing::refusal([&] { file_kinds(folder.path()); });
  EXPECT_THAT(why, HasSubstr("a.toml:4"));
  EXPECT_THAT(why, HasSubstr("title_en"));
  EXPECT_THAT(why, HasSubstr("sorce"));
  EXPECT_THAT(why, HasSubstr("at_least"));
  folder.write("mappings/a.toml", "table = \"x\"\n");
  EXPECT_THAT(testing::refusal([&] { file_kinds(folder.path()); }), HasSubstr("recognise"));
  folder.write("mappings/a.toml", "table = \n");
  EXPECT_THAT(testing::refusal([&] { file_kinds(folder.path()); }), HasSubstr("a.toml:1"));
}

TEST(Recognise, NoFolderOfMappingsIsNoKind) {
  const testing::Scratch folder;
  EXPECT_TRUE(file_kinds(folder.path()).empty());
}

}  // namespace
}  // namespace jalon
