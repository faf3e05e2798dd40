// Proves that a dossier is read as written, that every mistake in it is named with its place, and
// that no file, however broken, does worse than being refused.
#include "core/territory/dossier.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::refusal;
using testing::Scratch;

const std::string whole_dossier = R"(schema = 1
name = "Champaign"
country = "us"
region = "us-il"
norms = "us-a94"
timezone = "America/Chicago"
base_year = 2025
years = 20
[territory]
insee = "56046"
intercommunality = "CC Auray"
population = 88302
[[inventory]]
table = "waste.bins"
file = "inventory/bins.csv"
mapping = "inventory/bins.toml"
[[estimate]]
table = "waste.trucks"
[people]
business = 20
digital = 10.5
[own_funds]
2026 = 150000
default = 100000
[plan]
years = 3
)";

const std::string whole_projects = R"([[project]]
id = "sorting"
title = "Sorting bins"
phase = "study"
works = "equipment"
earliest = 2026
latest = 2028
must = true
excludes = ["rounds"]
effort = [{ business = 5, digital = 1.5 }, { steering = 2 }]
  [[project.measure]]
  measure = "waste.sorting"
  where = { kind = ["blue", "green"], street = "Main", size = { min = 100, max = 400 }, age = { max = 9 }, share = 0.5 }
  options = { level = 0.5 }
  [[project.measure]]
  measure = "waste.app"

[[project]]
id = "rounds"
title = "Fewer rounds"
needs = ["trucks-2"]
  [[project.measure]]
  measure = "waste.rounds"

[[project]]
id = "trucks-2"
title = "Trucks"
  [[project.measure]]
  measure = "waste.trucks"
)";

// A dossier of these texts ("" = no such file), with its inventory there.
struct Written : Scratch {
  explicit Written(const std::string &dossier, const std::string &projects = "") {
    if (!dossier.empty()) write("dossier.toml", dossier);
    if (!projects.empty()) write("projects.toml", projects);
    write("inventory/bins.csv", "id\n1\n");
    write("inventory/bins.toml", "table = \"waste.bins\"\n");
  }
  std::string refused() const {
    return refusal([&] { read_dossier(path()); });
  }
};

const std::string least = "schema = 1\nname = \"X\"\ncountry = \"fr\"\nbase_year = 2025\n";

std::string refused(const std::string &more) {
  return Written(least + more).refused();
}

std::string refused_project(const std::string &more) {
  return Written(least, "[[project]]\nid = \"a\"\ntitle = \"A\"\n" + more +
                            "[[project.measure]]\nmeasure = \"waste.app\"\n")
      .refused();
}

std::string refused_measure(const std::string &more) {
  return Written(least,
                 "[[project]]\nid = \"a\"\ntitle = \"A\"\n[[project.measure]]\nmeasure = "
                 "\"waste.app\"\n" +
                     more)
      .refused();
}

TEST(Dossier, IsReadAsWritten) {
  const Written w(whole_dossier, whole_projects);
  const auto d = read_dossier(w.path());
  EXPECT_EQ(d.folder, w.path());
  EXPECT_EQ(d.name, "Champaign");
  EXPECT_EQ(d.country, "us");
  EXPECT_EQ(d.region, "us-il");
  EXPECT_EQ(d.norms, "us-a94");
  EXPECT_EQ(d.timezone, "America/Chicago");
  EXPECT_EQ(d.base_year, 2025);
  EXPECT_EQ(d.years, 20);
  EXPECT_EQ(d.insee, "56046");
  EXPECT_EQ(d.intercommunality, "CC Auray");
  EXPECT_EQ(d.population, 88302);
  ASSERT_EQ(d.inventories.size(), 1u);
  EXPECT_EQ(d.inventories[0].table, "waste.bins");
  EXPECT_EQ(d.inventories[0].file, w.path() / "inventory/bins.csv");
  EXPECT_EQ(d.inventories[0].mapping, w.path() / "inventory/bins.toml");
  EXPECT_EQ(d.inventories[0].place.line, 13);
  ASSERT_EQ(d.estimates.size(), 1u);
  EXPECT_EQ(d.estimates[0].table, "waste.trucks");
  EXPECT_EQ(d.people.business, 20);
  EXPECT_EQ(d.people.digital, 10.5);
  EXPECT_TRUE(std::isinf(d.people.steering));
  EXPECT_EQ(d.plan_years, 3);
  EXPECT_EQ(d.own_funds, (std::map<int, double>{{2025, 100000}, {2026, 150000}, {2027, 100000}}));
  EXPECT_EQ(d.settings, w.path() / "settings.toml");
  EXPECT_THAT(d.read, ElementsAre(w.path() / "dossier.toml", w.path() / "projects.toml"));
}

TEST(Dossier, ProjectsAreReadAsWritten) {
  const Written w(whole_dossier, whole_projects);
  const auto projects = read_dossier(w.path()).projects;
  ASSERT_EQ(projects.size(), 3u);
  const auto &p = projects[0];
  EXPECT_EQ(p.id, "sorting");
  EXPECT_EQ(p.title, "Sorting bins");
  EXPECT_EQ(p.phase, "study");
  EXPECT_EQ(p.works, "equipment");
  EXPECT_EQ(p.works_place.line, 5);
  EXPECT_EQ(p.earliest, 2026);
  EXPECT_EQ(p.latest, 2028);
  EXPECT_TRUE(p.must);
  EXPECT_THAT(p.excludes, ElementsAre("rounds"));
  ASSERT_TRUE(p.effort);
  ASSERT_EQ(p.effort->size(), 2u);
  EXPECT_EQ(p.effort->at(0).business, 5);
  EXPECT_EQ(p.effort->at(0).digital, 1.5);
  EXPECT_EQ(p.effort->at(0).steering, 0);
  EXPECT_EQ(p.effort->at(1).steering, 2);
  ASSERT_EQ(p.measures.size(), 2u);
  const auto &m = p.measures[0];
  EXPECT_EQ(m.measure, "waste.sorting");
  EXPECT_THAT(m.where.any_of.at("kind"), ElementsAre("blue", "green"));
  EXPECT_THAT(m.where.any_of.at("street"), ElementsAre("Main"));
  EXPECT_THAT(m.where.between.at("size"), ElementsAre(100, 400));
  EXPECT_THAT(m.where.between.at("age"), ElementsAre(-std::numeric_limits<double>::infinity(), 9));
  EXPECT_EQ(m.where.any_of.size() + m.where.between.size(), 4u);
  EXPECT_EQ(m.where.share, 0.5);
  EXPECT_EQ(m.options, (std::map<std::string, double>{{"level", 0.5}}));
  EXPECT_EQ(m.place.line, 11);
  EXPECT_EQ(p.measures[1].where.share, 1);
  EXPECT_THAT(projects[1].needs, ElementsAre("trucks-2"));
  EXPECT_FALSE(projects[1].effort);
  EXPECT_EQ(projects[1].works, "");
  EXPECT_FALSE(projects[1].earliest);
  EXPECT_EQ(projects[1].place.text(), (w.path() / "projects.toml").string() + ":18:1");
}

TEST(Dossier, WhatIsNotSaidIsUnknownOrWithoutLimit) {
  const Written w(least);
  const auto d = read_dossier(w.path());
  EXPECT_EQ(d.years, 0);
  EXPECT_EQ(d.plan_years, 6);
  EXPECT_EQ(d.insee + d.region + d.norms + d.timezone + d.intercommunality, "");
  EXPECT_FALSE(d.population);
  EXPECT_TRUE(d.own_funds.empty());
  EXPECT_TRUE(std::isinf(d.people.business) && std::isinf(d.people.digital) &&
              std::isinf(d.people.steering));
  EXPECT_TRUE(d.projects.empty());
  EXPECT_THAT(d.read, ElementsAre(w.path() / "dossier.toml"));
}

TEST(Dossier, AMissingFolderOrFileSaysHowToStart) {
  const Scratch s;
  EXPECT_THAT(refusal([&] { read_dossier(s.path() / "none"); }), HasSubstr("no such folder"));
  EXPECT_THAT(refusal([&] { read_dossier(s.path()); }),
              AllOf(HasSubstr("no dossier.toml"), HasSubstr("jalon new")));
}

TEST(Dossier, AllMistakesOfBothFilesAreToldAtOnce) {
  const Written w("schema = 1\nnane = \"X\"\ncountry = \"fr\"\nbase_year = \"2025\"\n",
                  "[[project]]\nid = \"a\"\ntitel = \"A\"\n");
  try {
    read_dossier(w.path());
    FAIL();
  } catch (const Faults &f) {
    std::vector<std::string> places;
    for (const auto &fault : f.all()) {
      const auto place = fault.where();
      places.push_back(std::filesystem::path(place.file).filename().string() + ":" +
                       std::to_string(place.line) + ":" + std::to_string(place.column));
    }
    EXPECT_THAT(places, ::testing::UnorderedElementsAre("dossier.toml:2:1", "dossier.toml:1:1",
                                                        "dossier.toml:4:13", "projects.toml:1:1",
                                                        "projects.toml:3:1"));
    EXPECT_THAT(f.what(), HasSubstr("unknown key `nane`"));
    EXPECT_THAT(f.what(), HasSubstr("did you mean `name`?"));
    EXPECT_THAT(f.what(), HasSubstr("`name` is missing here"));
    EXPECT_THAT(f.what(), HasSubstr("`base_year` is a text; expected: a whole number"));
    EXPECT_THAT(f.what(), HasSubstr("did you mean `title`?"));
  }
}

TEST(Dossier, BrokenTomlIsToldWithItsPlace) {
  EXPECT_THAT(refused("region = \"\n"), HasSubstr("dossier.toml:5:"));
  EXPECT_THAT(Written(least, "[[project]\n").refused(), HasSubstr("projects.toml:1:"));
  EXPECT_THAT(refused("name = \"twice\"\n"), HasSubstr("`name` is given on line 2 already"));
  EXPECT_THAT(Written("\xff\xfe\x00").refused(), HasSubstr("plain text in UTF-8"));
  // What the parser itself cannot bear.
  std::string deep = "a";
  for (int i = 0; i < 60000; ++i) deep += ".a";
  EXPECT_THAT(refused(deep + " = 1\n"), HasSubstr("dossier.toml:5:"));
  EXPECT_THAT(refused("[=\n"), HasSubstr("dossier.toml:5:"));
}

TEST(Dossier, ValuesThatMakeNoSenseAreRefused) {
  EXPECT_THAT(Written("schema = 2\n").refused(), HasSubstr("`schema` is 2"));
  EXPECT_THAT(refused("years = 20.5\n"), HasSubstr("`years` is a number"));
  EXPECT_THAT(refused("years = 0\n"), HasSubstr("`years` is 0"));
  EXPECT_THAT(refused("years = 99999999999\n"), HasSubstr("99999999999"));
  EXPECT_THAT(refused("region = \"../secret\"\n"), HasSubstr("no name of a file in config/"));
  EXPECT_THAT(refused("timezone = \"Europe/Pariss\"\n"),
              AllOf(HasSubstr("dossier.toml:5:12"), HasSubstr("Europe/Paris\"")));
  EXPECT_THAT(refused("[territory]\ninsee = 56046\n"), HasSubstr("a text in quotes"));
  EXPECT_THAT(refused("[territory]\ninsee = \"5604\"\n"), HasSubstr("five signs"));
  EXPECT_THAT(refused("[territory]\npopulation = nan\n"), HasSubstr("`population` is nan"));
  EXPECT_THAT(refused("[territory]\npopulation = inf\n"), HasSubstr("dossier.toml:6:14"));
  EXPECT_THAT(refused("[territory]\npopulation = -1\n"), HasSubstr("a number from 0"));
  EXPECT_THAT(refused("[people]\nbusiness = -1\n"), HasSubstr("`business` is -1"));
  EXPECT_THAT(refused("[people]\nsteering = inf\n"), HasSubstr("`steering` is inf"));
  EXPECT_THAT(refused("[plan]\nyears = 0\n"), HasSubstr("`years` is 0"));
  EXPECT_THAT(refused("people = 3\n"), HasSubstr("a table: [people]"));
  EXPECT_THAT(refused("[inventory]\ntable = \"waste.bins\"\n"), HasSubstr("[[inventory]]"));
}

TEST(Dossier, OwnFundsNeedEachYearOfThePlanOrADefault) {
  EXPECT_THAT(refused("[own_funds]\n2025 = 1\n[plan]\nyears = 3\n"),
              HasSubstr("without own funds: 2026, 2027"));
  EXPECT_EQ(refused("[own_funds]\n2025 = 1\n2026 = 0\n[plan]\nyears = 2\n"), "");
  EXPECT_THAT(refused("[own_funds]\ndefault = 1\n20266 = 5\n"), HasSubstr("`20266` is no year"));
  EXPECT_THAT(refused("[own_funds]\ndefault = -1\n"), HasSubstr("`default` is -1"));
  EXPECT_THAT(refused("[own_funds]\ndefault = 1\n2026 = nan\n"), HasSubstr("`2026` is nan"));
}

TEST(Dossier, InventoryFilesMustExistAndTablesStandOnce) {
  const std::string bins =
      "[[inventory]]\ntable = \"waste.bins\"\nfile = \"inventory/bins.csv\"\nmapping = "
      "\"inventory/bins.toml\"\n";
  EXPECT_EQ(refused(bins), "");
  EXPECT_THAT(refused(bins + "[[estimate]]\ntable = \"waste.bins\"\n"),
              AllOf(HasSubstr("second time"), HasSubstr("dossier.toml:9:1"),
                    HasSubstr("dossier.toml:5:1")));
  EXPECT_THAT(refused("[[inventory]]\ntable = \"w\"\nfile = \"Bins.csv\"\nmapping = "
                      "\"inventory\"\n"),
              AllOf(HasSubstr("the file `Bins.csv` is not there"),
                    HasSubstr("the mapping `inventory` is not there")));
}

TEST(Dossier, ProjectValuesThatMakeNoSenseAreRefused) {
  EXPECT_EQ(refused_project(""), "");
  EXPECT_THAT(refused_project("phase = \"studdy\"\n"), HasSubstr("did you mean `study`?"));
  EXPECT_THAT(refused_project("earliest = 2028\nlatest = 2027\n"), HasSubstr("is after `latest`"));
  EXPECT_THAT(refused_project("earliest = 20\n"), HasSubstr("`earliest` is 20"));
  EXPECT_THAT(refused_project("must = 1\n"), HasSubstr("true or false"));
  EXPECT_THAT(refused_project("needs = \"b\"\n"), HasSubstr("a list of texts"));
  EXPECT_THAT(refused_project("works = 2\n"), HasSubstr("`works` is a whole number"));
  EXPECT_THAT(refused_project("effort = [{ business = -1 }]\n"), HasSubstr("`business` is -1"));
  EXPECT_THAT(refused_project("effort = [{ busness = 1 }]\n"), HasSubstr("`business`?"));
  EXPECT_THAT(Written(least, "[[project]]\nid = \"É t\"\ntitle = \"A\"\n").refused(),
              HasSubstr("other signs than allowed"));
}

TEST(Dossier, FiltersThatMakeNoSenseAreRefused) {
  EXPECT_THAT(refused_measure("where = { kind = 3 }\n"), HasSubstr("or a range"));
  EXPECT_THAT(refused_measure("where = { kind = [] }\n"), HasSubstr("empty list"));
  EXPECT_THAT(refused_measure("where = { kind = [\"a\", 1] }\n"), HasSubstr("texts only"));
  EXPECT_THAT(refused_measure("where = { size = { min = 2, max = 1 } }\n"),
              HasSubstr("min 2, max 1"));
  EXPECT_THAT(refused_measure("where = { size = { mini = 2 } }\n"),
              AllOf(HasSubstr("unknown key `mini`"), HasSubstr("neither min nor max")));
  EXPECT_THAT(refused_measure("where = { size = { min = nan } }\n"), HasSubstr("`min` is nan"));
  EXPECT_THAT(refused_measure("where = { share = 1.5 }\n"), HasSubstr("`share` is 1.5"));
  EXPECT_THAT(refused_measure("where = { share = 0 }\n"), HasSubstr("covers nothing"));
  EXPECT_THAT(refused_measure("options = { level = \"high\" }\n"), HasSubstr("`level` is a text"));
  EXPECT_THAT(refused_measure("options = { level = inf }\n"), HasSubstr("`level` is inf"));
}

// "a:b,c" is project a that needs b and c; "!" before a name excludes it.
std::string linked(std::initializer_list<std::array<const char *, 3>> projects) {
  std::string s;
  for (const auto &[id, needs, excludes] : projects)
    s += "[[project]]\nid = \"" + std::string(id) + "\"\ntitle = \"T\"\nmust = true\nneeds = [" +
         needs + "]\nexcludes = [" + excludes + "]\n[[project.measure]]\nmeasure = \"w.a\"\n";
  return Written(least, s).refused();
}

TEST(Dossier, LinksBetweenProjectsMustHold) {
  EXPECT_EQ(linked({{"a", "'b'", ""}, {"b", "'c'", ""}, {"c", "", ""}}), "");
  EXPECT_THAT(linked({{"roads", "", ""}, {"b", "'raods'", ""}}),
              HasSubstr("needs `raods`, which is no project of this file; expected: the id of "
                        "another project; to do: did you mean `roads`?"));
  EXPECT_THAT(linked({{"a", "", "'zzz'"}}), HasSubstr("excludes `zzz`"));
  EXPECT_THAT(linked({{"a", "'a'", ""}}), HasSubstr("which is itself"));
  EXPECT_THAT(linked({{"a", "", ""}, {"a", "", ""}}), HasSubstr("second project with the id `a`"));
  EXPECT_THAT(linked({{"a", "'b'", "'b'"}, {"b", "", ""}}), HasSubstr("both needs and excludes"));
  EXPECT_THAT(linked({{"a", "", "'b'"}, {"b", "", ""}}), HasSubstr("both have must = true"));
}

TEST(Dossier, NeedsMustNotGoInACircle) {
  EXPECT_THAT(linked({{"x", "'a'", ""},
                      {"a", "'b'", ""},
                      {"b", "'c','d'", ""},
                      {"c", "'a'", ""},
                      {"d", "", ""}}),
              HasSubstr("in a circle: a -> b -> c -> a"));
}

// Seeded: the same thousand files each time.
TEST(Dossier, MutatedFilesAreReadOrRefusedButNeverCrash) {
  std::mt19937 random(20251123);
  const Written w(whole_dossier, whole_projects);
  const std::string signs = "\"'[]{}=.,#\n\\ \t0-e_aniTf\xc3\xff\x01";
  const auto mutate = [&](std::string s) {
    for (int n = 1 + static_cast<int>(random() % 4); n > 0; --n) {
      const auto at = random() % s.size(), from = random() % s.size(), many = random();
      switch (random() % 5) {
        case 0:
          s[at] = signs[random() % signs.size()];
          break;
        case 1:
          s.insert(at, 1, signs[random() % signs.size()]);
          break;
        case 2:
          s.erase(at, 1 + random() % 8);
          break;
        case 3:
          s.insert(at, s.substr(from, many % 30));
          break;
        default:
          s[at] = static_cast<char>(random());
      }
    }
    return s;
  };
  int refused = 0, read = 0;
  for (int i = 0; i < 1000; ++i) {
    w.write("dossier.toml", i % 2 ? whole_dossier : mutate(whole_dossier));
    w.write("projects.toml", i % 2 ? mutate(whole_projects) : whole_projects);
    const auto said = w.refused();  // anything but a Fault would fail the test
    ++(said.empty() ? read : refused);
    if (!said.empty()) {
      EXPECT_THAT(said, HasSubstr(w.path().string()));
    }
  }
  EXPECT_GT(refused, 300);
  EXPECT_GT(read, 10);
}

TEST(Dossier, DeepNestingIsRefusedNotFatal) {
  EXPECT_NE(refused("region = " + std::string(100000, '[')), "");
  EXPECT_NE(refused("region = " +
                    [] {
                      std::string s;
                      for (int i = 0; i < 20000; ++i) s += "{a=";
                      return s;
                    }()),
            "");
}

TEST(Dossier, AFileIsNoFolder) {
  const testing::Scratch s;
  s.write("dossier.toml", "schema = 1\n");
  EXPECT_THAT(testing::refusal([&] { read_dossier(s.path() / "dossier.toml"); }),
              ::testing::HasSubstr("this is a file, not a folder"));
}

TEST(Dossier, FaultsComeInTheOrderOfTheirLines) {
  const testing::Scratch s;
  s.write("dossier.toml",
          "unknown = 1\nschema = 1\nname = 3\n[plan]\nyears = 99\n[territory]\npopulation = -1\n"
          "[people]\nbusiness = -1\n");
  s.write("projects.toml",
          "[[project]]\nid = 'a'\ntitle = 'A'\n[[project.measure]]\n"
          "measure = 'x.y'\nwhere = { share = 2 }\n");
  std::vector<std::pair<std::string, int>> places;
  try {
    read_dossier(s.path());
    FAIL();
  } catch (const Faults &faults) {
    for (const auto &f : faults.all())
      places.emplace_back(f.where().file.substr(s.path().string().size()), f.where().line);
    EXPECT_THAT(faults.what(), ::testing::HasSubstr("more than 0, at most 1"));
  }
  EXPECT_GT(places.size(), 5u);
  EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
}

}  // namespace
}  // namespace jalon
