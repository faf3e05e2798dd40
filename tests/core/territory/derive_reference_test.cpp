// Proves: the reference of communes is derived from one list that mixes current, delegated and
// associated communes and arrondissements, whose codes repeat, without taking one for another.
// The communes are those of tests/core/table/data/etalab_communes_5.json (its README says whence);
// the intercommunality is invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "core/base/files.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

int derive(const testing::Scratch &folder, const std::string &groups) {
  folder.write("epci.json", groups);
  const auto at = folder.path().string();
  return std::system(("python3 '" JALON_SOURCE_DIR "/config/reference/derive.py' '" JALON_SOURCE_DIR
                      "/tests/core/table/data/etalab_communes_5.json' '" +
                      at + "/epci.json' '" + at + "' >/dev/null 2>&1")
                         .c_str());
}

class DeriveReference : public ::testing::Test {
 protected:
  testing::Scratch folder_;
};

TEST_F(DeriveReference, OneListOfRepeatedCodesGivesEachCommuneOnce) {
  ASSERT_EQ(derive(folder_, R"([{"code":"200000001","nom":"CC A","type":"CC",
      "populationMunicipale":710,"membres":[{"code":"01015"}]}])"),
            0);
  EXPECT_EQ(read_file(folder_.path() / "communes.csv"),
            "insee,name,department,region,population,epci_siren\n"
            "01015,Arboys en Bugey,01,84,710,200000001\n"
            "98412,Archipel des Kerguelen,984,984,,\n")
      << "no population is blank, not 0";
  EXPECT_EQ(read_file(folder_.path() / "former_communes.csv"),
            "code,name,type,current\n01340,Saint-Bois,deleguee,01015\n"
            "75101,Paris 1er Arrondissement,arrondissement,75056\n");
}

TEST_F(DeriveReference, AMemberThatIsNoCurrentCommuneStopsIt) {
  EXPECT_NE(derive(folder_, R"([{"code":"200000001","nom":"CC A","type":"CC",
      "populationMunicipale":710,"membres":[{"code":"01340"}]}])"),
            0);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "communes.csv"));
}

}  // namespace
}  // namespace jalon
