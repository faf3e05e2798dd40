// Proves that the shipped reference of communes is whole, found fast, and that a wrong code is
// answered with the right one.
#include "core/territory/communes.h"

#include <gmock/gmock.h>

#include <chrono>
#include <map>
#include <set>

#include "core/base/text.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::refusal;
const std::filesystem::path reference = JALON_SOURCE_DIR "/config/reference";

std::vector<std::string> lines_of(const char *file) {
  std::ifstream in(reference / file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string asked(const std::string &code) {
  return refusal([&] { find_commune(reference, code); });
}

TEST(Communes, GiveIdentityPopulationAndIntercommunality) {
  const auto c = find_commune(reference, "56046");
  EXPECT_EQ(c.name, "Crach");
  EXPECT_EQ(c.department, "56");
  EXPECT_EQ(c.region, "53");
  EXPECT_EQ(c.population, 3423);
  EXPECT_EQ(c.intercommunality, "CC Auray Quiberon Terre Atlantique");
  EXPECT_EQ(c.intercommunality_siren, "200043123");
}

TEST(Communes, KeepLeadingZerosAndCorsicanLetters) {
  EXPECT_EQ(find_commune(reference, "01001").name, "L'Abergement-Clémenciat");
  EXPECT_EQ(find_commune(reference, "2A004").name, "Ajaccio");
  EXPECT_EQ(find_commune(reference, "2a004").insee, "2A004");
  EXPECT_EQ(find_commune(reference, "2b033").name, "Bastia");
  EXPECT_EQ(find_commune(reference, " 97105 ").department, "971");
}

TEST(Communes, WithoutPublishedPopulationAreUnknownNotZero) {
  EXPECT_FALSE(find_commune(reference, "98412").population.has_value());
  EXPECT_EQ(find_commune(reference, "55039").population, 0);  // truly nobody since 1916
}

TEST(Communes, OutsideAnyIntercommunalityHaveNone) {
  const auto ouessant = find_commune(reference, "29155");
  EXPECT_EQ(ouessant.name, "Ouessant");
  EXPECT_EQ(ouessant.intercommunality, "");
  EXPECT_EQ(ouessant.intercommunality_siren, "");
}

TEST(Communes, ReadNamesWithCommasAndQuotes) {
  EXPECT_EQ(find_commune(reference, "17415").intercommunality,
            "CA \"Saintes - Grandes Rives - L'Agglo\"");
}

TEST(Communes, ALostLeadingZeroIsSuggestedBack) {
  EXPECT_THAT(asked("1001"), HasSubstr("did you mean 01001 (L'Abergement-Clémenciat)"));
}

TEST(Communes, ADelegatedCommuneNamesTheCommuneItBelongsTo) {
  EXPECT_THAT(asked("49065"), HasSubstr("(Champigné) is a delegated commune"));
  EXPECT_THAT(asked("49065"), HasSubstr("use 49080"));
  EXPECT_THAT(asked("01120"), HasSubstr("associated commune"));
}

TEST(Communes, AnArrondissementNamesItsCity) {
  EXPECT_THAT(asked("75112"), HasSubstr("today part of 75056 (Paris)"));
  EXPECT_THAT(asked("69383"), HasSubstr("use 69123"));
  EXPECT_THAT(asked("13201"), HasSubstr("use 13055"));
}

TEST(Communes, ACodeOfAMergedCommuneNamesItsSuccessor) {
  EXPECT_THAT(asked("01340"), HasSubstr("use 01015"));
}

TEST(Communes, ANameInsteadOfACodeIsAnsweredWithCodes) {
  EXPECT_THAT(asked("auray"), HasSubstr("56007 (department 56)"));
  EXPECT_THAT(asked("Aurray"), HasSubstr("did you mean 56007 (Auray)"));
  EXPECT_THAT(asked("Crac'h"), HasSubstr("56046"));
}

TEST(Communes, AnUnknownCodeIsAnsweredWithThoseOneSlipAway) {
  const auto said = asked("56946");
  EXPECT_THAT(said, HasSubstr("`56946` is no commune of today"));
  EXPECT_THAT(said, HasSubstr("not the postal code"));
  EXPECT_THAT(said, HasSubstr("56046 (Crach)"));
  EXPECT_THAT(asked("99999"), Not(HasSubstr("("))) << "nothing is near";
  EXPECT_THAT(asked("560460"), HasSubstr("`560460` has 6 signs"));
  EXPECT_THAT(asked("abcde"), Not(HasSubstr("did you mean")));
  for (const std::string code : {"", "insee", "code", "0", "99999", "2A", "2A999", "560460", ","})
    EXPECT_NE(asked(code), "") << code;
}

TEST(Communes, AreFoundInLessThanFiftyMilliseconds) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(find_commune(reference, "97617").department, "976");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(50));
}

TEST(Communes, AMissingOrBrokenReferenceIsSaidWithItsPlace) {
  testing::Scratch scratch;
  EXPECT_THAT(refusal([&] { find_commune(scratch.path(), "56046"); }), HasSubstr("communes.csv"));
  scratch.write("communes.csv", "insee,name\n56046,Crach\n");
  EXPECT_THAT(refusal([&] { find_commune(scratch.path(), "56046"); }),
              HasSubstr("communes.csv:2: 2 fields"));
}

// The counts are those of the source (config/reference/README.md).
TEST(CommunesReference, HoldsEveryCommuneOnceInOrder) {
  const auto lines = lines_of("communes.csv");
  ASSERT_EQ(lines.size(), 34969u + 1);
  EXPECT_EQ(lines[0], "insee,name,department,region,population,epci_siren");
  std::set<std::string> codes;
  std::size_t blank = 0;
  double people = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto code = lines[i].substr(0, lines[i].find(','));
    EXPECT_EQ(code.size(), 5u);
    EXPECT_TRUE(codes.insert(code).second) << code;
    EXPECT_TRUE(i == 1 || lines[i - 1] < lines[i]);
    const auto last = lines[i].rfind(',');
    const auto before = lines[i].rfind(',', last - 1);
    const auto population = lines[i].substr(before + 1, last - before - 1);
    blank += population.empty();
    people += parse_number(population).value_or(0);
  }
  EXPECT_EQ(blank, 6u);
  EXPECT_EQ(people, 68952941);
}

TEST(CommunesReference, MembersOfEachIntercommunalityAreThoseCounted) {
  std::map<std::string, int> members;
  for (const auto &line : lines_of("communes.csv")) ++members[line.substr(line.rfind(',') + 1)];
  const auto groups = lines_of("intercommunalities.csv");
  ASSERT_EQ(groups.size(), 1255u + 1);
  for (std::size_t i = 1; i < groups.size(); ++i)
    EXPECT_EQ(std::to_string(members[groups[i].substr(0, 9)]),
              groups[i].substr(groups[i].rfind(',') + 1));
  EXPECT_EQ(members[""], 98);
}

TEST(CommunesReference, EveryFormerCodeLeadsToACommuneOfToday) {
  std::set<std::string> current;
  for (const auto &line : lines_of("communes.csv")) current.insert(line.substr(0, 5));
  const auto former = lines_of("former_communes.csv");
  ASSERT_GT(former.size(), 4000u);
  for (std::size_t i = 1; i < former.size(); ++i) {
    EXPECT_TRUE(current.contains(former[i].substr(former[i].rfind(',') + 1))) << former[i];
    EXPECT_FALSE(current.contains(former[i].substr(0, 5))) << former[i];
  }
}

TEST(CommunesReference, IsSmallEnoughToShip) {
  std::uintmax_t size = 0;
  for (const auto &file : std::filesystem::directory_iterator(reference)) size += file.file_size();
  EXPECT_LT(size, 3'000'000u);
}

}  // namespace
}  // namespace jalon
