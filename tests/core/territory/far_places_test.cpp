// Proves: a point far from its town is told and taken for unknown, its row stays, and a town that
// is merely wide keeps all of its points.
#include <gmock/gmock.h>

#include <cmath>

#include "core/territory/country.h"
#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string power_only = "[columns.power]\nfrom = \"P\"\n";
const std::string degrees = "longitude = \"X\"\nlatitude = \"Y\"\n";

// Twenty points around the town hall of a place in Brittany, then more.
std::string town_and(const std::string &more) {
  std::string data = "P,X,Y\n";
  for (int i = 0; i < 20; ++i)
    data += "1," + std::to_string(-3.0 + 0.001 * i) + "," + std::to_string(47.6 + 0.001 * (i % 5)) +
            "\n";
  return data + more;
}

InventoryTable import(const std::string &data, const Surroundings &around = {},
                      const std::string &file = degrees) {
  return Files("table = \"posts.posts\"\n[file]\n" + file + power_only, data).import(posts, around);
}

std::size_t located(const InventoryTable &t) {
  std::size_t n = 0;
  for (const double x : t.longitude) n += !std::isnan(x);
  return n;
}

TEST(FarPlaces, AreUnknownByTheBulkOfThePoints) {
  const auto t = import(town_and("1,2.35,48.85\n1,47.602,-3.004\n1,0,0\n1,-3.2,47.6\n"));
  EXPECT_EQ(t.rows, 24u) << "rows are kept";
  EXPECT_EQ(located(t), 21u) << told(t);
  EXPECT_FALSE(std::isnan(t.longitude[23])) << "15 km away: the next village";
  EXPECT_THAT(told(t), AllOf(HasSubstr("row 21 [X, Y] <2.35, 48.85> 419 km from the town"),
                             HasSubstr("row 22 [X, Y] <47.602, -3.004> longitude and latitude are "
                                       "exchanged"),
                             HasSubstr("row 23 [X, Y] <0, 0> 0, 0 is written where")));
  const auto &first = t.import.findings.front();
  EXPECT_EQ(first.row, 0u);
  EXPECT_TRUE(first.warning);
  EXPECT_THAT(first.done.english(), HasSubstr("far from the town: 2"));
}

TEST(FarPlaces, AWideTerritoryKeepsItsPoints) {
  std::string data = "P,X,Y\n";
  for (int i = 0; i < 60; ++i)
    data +=
        "1," + std::to_string(-3.0 + 0.02 * i) + "," + std::to_string(47.6 + 0.01 * (i % 7)) + "\n";
  const auto t = import(data);
  EXPECT_EQ(located(t), 60u) << told(t);
  EXPECT_EQ(of_kind(t, Finding::refused).size(), 0u);
}

TEST(FarPlaces, FewPointsAreNotABulk) {
  EXPECT_EQ(located(import("P,X,Y\n1,-3,47.6\n1,2.35,48.85\n1,-3,47.6\n")), 3u);
}

TEST(FarPlaces, ATownThatIsKnownSaysItself) {
  Surroundings around;
  around.centre = {{-3.0, 47.6}};
  const auto t = import("P,X,Y\n1,-3.01,47.61\n1,-3,47.6\n1,2.35,48.85\n", around);
  EXPECT_EQ(located(t), 2u) << told(t);
}

TEST(FarPlaces, AWholeFileElsewhereIsToldOnce) {
  Dossier dossier;
  dossier.insee = "56046";
  dossier.base_year = 2026;
  const auto around = surroundings_of(dossier, Country{});
  EXPECT_EQ(around.year, 2026);
  const auto swapped = import(town_and(""), around, "longitude = \"Y\"\nlatitude = \"X\"\n");
  EXPECT_EQ(located(swapped), 0u);
  ASSERT_EQ(swapped.import.findings.front().row, 0u);
  EXPECT_TRUE(swapped.import.findings.front().warning);
  EXPECT_THAT(swapped.import.findings.front().done.english(), HasSubstr("exchange the two"));
  EXPECT_LT(swapped.import.findings.size(), 20u) << "not once for each row";
  EXPECT_EQ(located(import(town_and(""), around)), 20u);
  EXPECT_THAT(told(import("P,X,Y\n1,55.5,-21\n", around)), HasSubstr("correct crs"));
  dossier.insee = "97411";
  EXPECT_EQ(located(import("P,X,Y\n1,55.5,-21\n", surroundings_of(dossier, Country{}))), 1u);
  dossier.insee = "2A004";
  EXPECT_EQ(
      located(import("P,X,Y\n1,8.74,41.92\n1,9.38,41.59\n", surroundings_of(dossier, Country{}))),
      2u)
      << "Corsica is France";
}

TEST(FarPlaces, OutsideTheAreaOfItsSystemIsNoPlace) {
  const std::string lambert = degrees + "crs = \"EPSG:2154\"\n";
  const auto t =
      import("P,X,Y\n1,252000,6750000\n1,252100,6750100\n1,6750000,252000\n", {}, lambert);
  EXPECT_EQ(located(t), 2u) << told(t);
  EXPECT_THAT(told(t), HasSubstr("outside the area where this coordinate system is used"));
  EXPECT_THAT(told(import("P,X,Y\n1,252000,6750000\n", {}, lambert)), Not(HasSubstr("outside")));
}

}  // namespace
}  // namespace jalon
