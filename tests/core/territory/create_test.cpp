// Proves that a new dossier can be read at once, says what is missing, and that a refusal leaves
// nothing behind.
#include "core/territory/create.h"

#include <gmock/gmock.h>
#include <toml++/toml.h>

#include "core/territory/dossier.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using testing::bytes_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::refusal;
using testing::Scratch;

const fs::path reference = JALON_SOURCE_DIR "/config/reference";

NewDossier in(const fs::path &folder) {
  NewDossier n;
  n.folder = folder;
  n.name = "Elsewhere";
  n.base_year = 2026;
  n.estimable_tables = {"waste.bins", "waste.trucks"};
  n.measures = {{"waste.sorting", "Sorting \"at home\"", "waste.bins", "", "waste.rounds waste.x"},
                {"waste.rounds", "Fewer rounds", "waste.trucks"},
                {"waste.app", "An app for the bins", "waste.bins", "waste.sorting"},
                {"waste.plant", "A plant", "waste.plants"}};
  return n;
}

NewDossier of_commune(const fs::path &folder, const std::string &insee) {
  auto n = in(folder);
  n.commune = find_commune(reference, insee);
  return n;
}

TEST(NewDossier, OfACommuneIsFilledInFromTheReference) {
  const Scratch s;
  create_dossier(of_commune(s.path() / "crach", "56046"));
  const auto d = read_dossier(s.path() / "crach");
  EXPECT_EQ(d.name, "Crach");
  EXPECT_EQ(d.country, "fr");
  EXPECT_EQ(d.base_year, 2026);
  EXPECT_EQ(d.insee, "56046");
  EXPECT_EQ(d.population, 3423);
  EXPECT_EQ(d.intercommunality, "CC Auray Quiberon Terre Atlantique");
  ASSERT_EQ(d.estimates.size(), 2u);
  EXPECT_EQ(d.estimates[0].table, "waste.bins");
  EXPECT_EQ(d.estimates[1].table, "waste.trucks");
  EXPECT_TRUE(d.inventories.empty());
  EXPECT_TRUE(d.own_funds.empty());  // nothing is invented: no limit until the town says so
  EXPECT_EQ(s.entries(), 1u);        // no temporary folder stays
}

TEST(NewDossier, ProposesAProjectForEachMeasureThatStandsAlone) {
  const Scratch s;
  create_dossier(of_commune(s.path() / "crach", "56046"));
  const auto projects = read_dossier(s.path() / "crach").projects;
  ASSERT_EQ(projects.size(), 2u);
  EXPECT_EQ(projects[0].id, "waste-sorting");
  EXPECT_EQ(projects[0].title, "Sorting \"at home\"");
  EXPECT_EQ(projects[0].measures.at(0).measure, "waste.sorting");
  EXPECT_THAT(projects[0].excludes, ElementsAre("waste-rounds"));
  EXPECT_EQ(projects[1].id, "waste-rounds");
}

TEST(NewDossier, CoordinatesAreMarkedForWhatTheyAre) {
  const Scratch s;
  create_dossier(of_commune(s.path() / "crach", "56046"));
  auto t = toml::parse(bytes_of(s.path() / "crach/settings.toml"));
  EXPECT_EQ(t.at_path("territory.latitude.value").value<double>(), 46.6);
  EXPECT_EQ(t.at_path("territory.latitude.dist.high").value<double>(), 51.1);
  EXPECT_EQ(t.at_path("territory.longitude.value").value<double>(), 2.5);
  EXPECT_EQ(t.at_path("territory.longitude.unit").value<std::string>(), "degree");
  EXPECT_EQ(t.at_path("territory.longitude.confidence").value<std::string>(), "hypothetical");
  EXPECT_EQ(t.at_path("territory.latitude.source").value<std::string>(),
            "centre de la France métropolitaine, non de la commune");
}

TEST(NewDossier, OverseasHasItsOwnPlaceAndTimeZoneToVerify) {
  const Scratch s;
  for (const auto &[insee, zone] : {std::pair{"97411", "Indian/Reunion"},
                                    {"97209", "America/Martinique"},
                                    {"97608", "Indian/Mayotte"},
                                    {"97302", "America/Cayenne"},
                                    {"97105", "America/Guadeloupe"}}) {
    create_dossier(of_commune(s.path() / insee, insee));
    EXPECT_EQ(read_dossier(s.path() / insee).timezone, zone);
    auto t = toml::parse(bytes_of(s.path() / insee / "settings.toml"));
    EXPECT_EQ(t.at_path("territory.latitude.confidence").value<std::string>(), "to verify");
    for (const std::string axis : {"territory.latitude", "territory.longitude"}) {
      const auto value = [&](const char *key) { return *t.at_path(axis + key).value<double>(); };
      EXPECT_LT(value(".dist.low"), value(".value"));
      EXPECT_LT(value(".value"), value(".dist.high"));
    }
  }
}

TEST(NewDossier, ElsewhereSaysWhatToFillInAndEstimatesNothing) {
  const Scratch s;
  auto n = in(s.path() / "x");
  n.country = "om";
  create_dossier(n);
  const auto d = read_dossier(s.path() / "x");
  EXPECT_EQ(d.name, "Elsewhere");
  EXPECT_EQ(d.country, "om");
  EXPECT_EQ(d.insee, "");
  EXPECT_FALSE(d.population);
  EXPECT_TRUE(d.estimates.empty());
  EXPECT_TRUE(d.projects.empty());
  const auto text = bytes_of(s.path() / "x/dossier.toml");
  EXPECT_THAT(text, HasSubstr("# population ="));
  EXPECT_THAT(text, HasSubstr("# [[estimate]]\n# table = \"waste.bins\""));
  EXPECT_TRUE(toml::parse(bytes_of(s.path() / "x/settings.toml")).empty());
  EXPECT_THAT(bytes_of(s.path() / "x/settings.toml"), HasSubstr("# [territory.latitude]"));
}

TEST(NewDossier, ElsewhereWithAPopulationAndAPositionIsWholeAtOnce) {
  const Scratch s;
  auto n = in(s.path() / "x");
  n.country = "om";
  n.language = "en";
  n.population = 5000;
  n.latitude = 45.25;
  n.longitude = -73.5;
  n.today = "2026-03-04";
  create_dossier(n);
  const auto d = read_dossier(s.path() / "x");
  EXPECT_EQ(d.population, 5000);
  EXPECT_EQ(d.estimates.size(), 2u);
  EXPECT_EQ(d.projects.size(), 2u) << "the third lies on a table that is not estimable";
  EXPECT_THAT(bytes_of(s.path() / "x/dossier.toml"), HasSubstr("may be from another country"));
  auto t = toml::parse(bytes_of(s.path() / "x/settings.toml"));
  EXPECT_EQ(t.at_path("territory.latitude.value").value<double>(), 45.25);
  EXPECT_EQ(t.at_path("territory.longitude.value").value<double>(), -73.5);
  EXPECT_EQ(t.at_path("territory.longitude.confidence").value<std::string>(), "certain");
  EXPECT_EQ(t.at_path("territory.latitude.source").value<std::string>(),
            "given on the command line at creation");
  EXPECT_EQ(t.at_path("territory.latitude.as_of").value<toml::date>(), (toml::date{2026, 3, 4}));
}

TEST(NewDossier, WhatIsGivenMustBeAPopulationAndAPlaceOnEarth) {
  const Scratch s;
  const auto with = [&](std::optional<double> population, std::optional<double> latitude,
                        std::optional<double> longitude) {
    auto n = in(s.path() / "x");
    n.population = population;
    n.latitude = latitude;
    n.longitude = longitude;
    return refusal([&] { create_dossier(n); });
  };
  EXPECT_THAT(with(0, {}, {}), HasSubstr("--population is 0"));
  EXPECT_THAT(with({}, 91, 0), HasSubstr("--latitude is 91"));
  EXPECT_THAT(with({}, 1, -181), HasSubstr("--longitude is -181"));
  EXPECT_THAT(with({}, 1, {}), HasSubstr("only one of --latitude and --longitude"));
  EXPECT_EQ(s.entries(), 0u);
}

// Every block of lines that begin with "# " is TOML without it, prose stands on lines with "##".
TEST(NewDossier, EachCommentedProjectIsCleanToml) {
  const Scratch s;
  auto n = in(s.path() / "x");
  n.measures[1].usual_share = 0.25;
  create_dossier(n);
  std::istringstream lines(bytes_of(s.path() / "x/projects.toml"));
  std::vector<std::string> blocks(1);
  bool head = true;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) head = false;
    if (head || line.starts_with("##")) continue;
    if (line.empty() && !blocks.back().empty()) blocks.emplace_back();
    if (line.empty()) continue;
    ASSERT_TRUE(line.starts_with("# ")) << line;
    EXPECT_EQ(line.find('#', 1), line.npos) << line;
    blocks.back() += line.substr(2) + "\n";
  }
  ASSERT_EQ(blocks.size(), 3u);
  std::string all;
  for (const auto &block : blocks) {
    const auto t = toml::parse(block);
    EXPECT_EQ(t["project"].as_array()->size(), 1u) << block;
    all += block;
  }
  EXPECT_THAT(all, HasSubstr("share = 0.25"));
  s.write("x/projects.toml", all);
  EXPECT_EQ(read_dossier(s.path() / "x").projects.size(), 3u);
}

// The comments are instructions: followed, they give what a commune gets at once.
TEST(NewDossier, ElsewhereRunsOnceTheCommentsAreOpened) {
  const Scratch s;
  create_dossier(in(s.path() / "x"));
  const auto open = [&](const std::string &file, const std::string &first) {
    std::istringstream lines(bytes_of(s.path() / "x" / file));
    std::string out;
    bool opening = false;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("# " + first)) opening = true;
      if (!line.starts_with("# ") || line.starts_with("# [[inventory]]")) opening = false;
      out += (opening                    ? line.substr(2)
              : line == "# population =" ? "population = 5000"
                                         : line) +
             "\n";
    }
    s.write("x/" + file, out);
  };
  open("dossier.toml", "[[estimate]]");
  open("projects.toml", "[[project]]");
  const auto d = read_dossier(s.path() / "x");
  EXPECT_EQ(d.population, 5000);
  EXPECT_EQ(d.estimates.size(), 2u);
  EXPECT_EQ(d.projects.size(), 3u);
}

TEST(NewDossier, EveryFileSpeaksTheLanguageOfItsCountryAndNoOther) {
  const Scratch s;
  EXPECT_EQ(create_dossier(of_commune(s.path() / "fr", "56046")), "LISEZMOI.md");
  auto elsewhere = in(s.path() / "en");
  elsewhere.language = "om";  // not one of those Jalon speaks
  EXPECT_EQ(create_dossier(elsewhere), "README.md");
  for (const auto &[file, french, english] :
       {std::tuple{"dossier.toml", "Chaque clé", "Every key"},
        {"projects.toml", "Les projets", "The candidate"},
        {"settings.toml", "Les chiffres", "The town's own"},
        {"LISEZMOI.md", "ce qui manque", "what is missing"},
        {"inventory/LISEZMOI.md", "Les fichiers", "The town's files"}}) {
    std::string other = file;
    if (const auto at = other.find("LISEZMOI"); at != other.npos) other.replace(at, 8, "README");
    const auto in_french = bytes_of(s.path() / "fr" / file),
               in_english = bytes_of(s.path() / "en" / other);
    EXPECT_THAT(in_french, AllOf(HasSubstr(french), Not(HasSubstr(english)))) << file;
    EXPECT_THAT(in_english, AllOf(HasSubstr(english), Not(HasSubstr(french)))) << other;
  }
}

// What a first import or a correction makes untrue must not stand in it.
TEST(NewDossier, TheReadmeSaysNothingThatChanges) {
  const Scratch s;
  auto known = of_commune(s.path() / "a", "56046");
  auto unknown = known;
  unknown.folder = s.path() / "b";
  unknown.commune->population.reset();
  unknown.latitude = unknown.longitude = std::nullopt;
  create_dossier(known);
  create_dossier(unknown);
  EXPECT_EQ(bytes_of(s.path() / "a/LISEZMOI.md"), bytes_of(s.path() / "b/LISEZMOI.md"));
  EXPECT_THAT(bytes_of(s.path() / "a/LISEZMOI.md"), HasSubstr("jalon inventory ."));
}

TEST(NewDossier, AccentsAreWrittenAsTheyAre) {
  const Scratch s;
  auto n = of_commune(s.path() / "x", "01001");
  n.measures[0].label = "Éclairer l’été";
  create_dossier(n);
  EXPECT_THAT(bytes_of(s.path() / "x/dossier.toml"),
              AllOf(HasSubstr("L'Abergement-Clémenciat"), Not(HasSubstr("\\u"))));
  EXPECT_THAT(bytes_of(s.path() / "x/projects.toml"), HasSubstr("title = \"Éclairer l’été\""));
}

TEST(NewDossier, OfAnyCommuneCanBeRead) {
  const Scratch s;
  std::ifstream in(reference / "communes.csv");
  std::string line;
  int n = 0, made = 0;
  for (std::getline(in, line); std::getline(in, line); ++n) {
    if (n % 500 != 0 && !line.starts_with("98")) continue;
    const auto insee = line.substr(0, 5);
    create_dossier(of_commune(s.path() / insee, insee));
    const auto d = read_dossier(s.path() / insee);
    EXPECT_EQ(d.insee, insee);
    EXPECT_EQ(d.estimates.empty(), !d.population.has_value()) << insee;
    EXPECT_NO_THROW((void)toml::parse(bytes_of(s.path() / insee / "settings.toml"))) << insee;
    ++made;
  }
  EXPECT_GT(made, 70);
  EXPECT_EQ(s.entries(), static_cast<std::size_t>(made));
}

TEST(NewDossier, TakesAnEmptyFolderThatIsThere) {
  const Scratch s;
  fs::create_directory(s.path() / "x");
  create_dossier(in(s.path() / "x/"));
  EXPECT_EQ(read_dossier(s.path() / "x").name, "Elsewhere");
  EXPECT_EQ(std::distance(fs::directory_iterator(s.path() / "x"), fs::directory_iterator()), 5);
}

TEST(NewDossier, LeavesWhatIsThereAlone) {
  const Scratch s;
  s.write("x/mine.txt", "mine");
  EXPECT_THAT(refusal([&] { create_dossier(in(s.path() / "x")); }), HasSubstr("not empty"));
  EXPECT_EQ(std::distance(fs::directory_iterator(s.path() / "x"), fs::directory_iterator()), 1);
  EXPECT_THAT(refusal([&] { create_dossier(in(s.path() / "x/mine.txt")); }),
              HasSubstr("a file of that name"));
  EXPECT_EQ(bytes_of(s.path() / "x/mine.txt"), "mine");
  EXPECT_THAT(refusal([&] { create_dossier(in(s.path() / "a/b")); }),
              HasSubstr("the folder above is not there"));
  EXPECT_EQ(s.entries(), 1u);
}

TEST(NewDossier, ThatCannotBeReadLeavesNothingBehind) {
  const Scratch s;
  auto n = in(s.path() / "x");
  n.name = "";
  EXPECT_THAT(refusal([&] { create_dossier(n); }), HasSubstr("no name"));
  n.name = "not UTF-8: \xff";
  EXPECT_THAT(refusal([&] { create_dossier(n); }), HasSubstr("UTF-8"));
  n.name = "X";
  n.base_year = 0;
  EXPECT_NE(refusal([&] { create_dossier(n); }), "");
  n.base_year = 2026;
  n.country = "../x";
  EXPECT_NE(refusal([&] { create_dossier(n); }), "");
  EXPECT_EQ(s.entries(), 0u);
}

TEST(NewDossier, ANameWithSignsStaysAName) {
  const Scratch s;
  auto n = in(s.path() / "x");
  n.name = "L'\"Île\" \\ # = \n[people]\nbusiness = -1";
  create_dossier(n);
  EXPECT_EQ(read_dossier(s.path() / "x").name, n.name);
  EXPECT_THAT(bytes_of(s.path() / "x/LISEZMOI.md"), Not(HasSubstr("\n[people]")));
}

}  // namespace
}  // namespace jalon
