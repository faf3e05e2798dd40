// Proves that projects go out in the national schema and come back the same, that personal data
// never come in, that the list of the Fonds vert gives subsidies of the right rows whatever its
// defects, and that projects.toml keeps every byte it had.
#include <gmock/gmock.h>

#include "core/territory/projects_edit.h"
#include "core/territory/projects_national.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::refusal;
using testing::Scratch;

const std::string least =
    "schema = 1\nname = \"Voiron\"\ncountry = \"fr\"\nbase_year = 2026\n"
    "[territory]\ninsee = \"38563\"\n";
const NationalDefaults stamp{"2026-01-02T03:04:05Z", {}}, never{"never", {}};

class Exchange : public ::testing::Test {
 protected:
  Dossier dossier(const std::string &projects) {
    folder_.write("dossier.toml", least);
    folder_.write("projects.toml", projects);
    return read_dossier(folder_.path());
  }
  ProjectRows rows(const std::string &name, const std::string &bytes) {
    folder_.write(name, bytes);
    return read_project_rows(folder_.path() / name);
  }
  static std::string all(const std::vector<Message> &notes) {
    std::string out;
    for (const auto &note : notes) out += note.english() + "\n";
    return out;
  }
  static std::vector<std::string> ids(const std::vector<Project> &projects) {
    std::vector<std::string> out;
    for (const auto &p : projects) out.push_back(p.id);
    return out;
  }
  Scratch folder_;
};

const std::string three = R"([[project]]
id = "led"
title = "LED, \"partout\" ; rue & place"
phase = "study"
status = "paused"
description = "Une ligne\nune autre, avec des virgules"
budget = 450000
start = "2025-03-01"
programme = "CRTE"
owner_siret = "21380563300019"
competences = ["90-21", "5, rue"]
levers = ["Sobriété"]
mec_id = "m1"
tet_id = "t1"
recoco_id = "r1"
authority_ids = ["01890e30-5a80-7c22-9842-8263d0d0d123"]
uuid = "01890e30-5a80-7c22-9842-8263d0d0d890"
created = "2025-04-15T14:30:00.000Z"
updated = "2025-04-16T14:30:00.000Z"
[[project.measure]]
measure = "waste.sorting"

[[project]]
id = "nu"
title = "Été"

[[project]]
id = "aide"
title = "Aidé"
phase = "operation"
subsidy = 1000
)";

TEST_F(Exchange, ThereAndBackGivesTheSameRecords) {
  const Dossier d = dossier(three);
  const auto out = national_rows(d, stamp);
  for (const std::string name : {"p.csv", "p.json"}) {
    const auto file = rows(name, name == "p.csv" ? national_csv(out) : national_json(out));
    EXPECT_EQ(recognise_projects(file, name), ProjectSource::national);
    const auto read = read_national(file);
    EXPECT_THAT(all(read.notes), Not(HasSubstr("left out"))) << name;
    Dossier other = d;
    other.name = "another";
    other.insee = "56046";
    other.projects = new_projects(Dossier{}, read.projects).added;
    ASSERT_EQ(other.projects.size(), 3u) << name;
    EXPECT_EQ(national_rows(other, never), out) << name;
    // And through projects.toml.
    other.projects = dossier(with_projects("", "", other.projects)).projects;
    EXPECT_EQ(national_rows(other, never), out) << name;
  }
}

TEST_F(Exchange, WhatTheSchemaHasNotComesBackButNothingOfPersons) {
  const auto read = read_national(
      rows("p.csv",
           "id,createdAt,updatedAt,nom,phase,zone,mail du suivi,note\n"
           "01890e30-5a80-7c22-9842-8263d0d0d890,2025-04-15T14:30:00Z,2025-04-16T14:30:00Z,Place,"
           "Idée,\"Nord, \"\"bas\"\"\",anne@exemple.fr,voir anne@exemple.fr\n"));
  EXPECT_THAT(all(read.notes),
              AllOf(HasSubstr("dropped: mail du suivi"), HasSubstr("kept as it came: zone, note")));
  const auto added = new_projects({}, read.projects).added;
  const Dossier d = dossier(with_projects("", "", added));
  EXPECT_EQ(d.projects[0].facts.other.at("zone"), "Nord, \"bas\"");
  EXPECT_EQ(d.projects[0].facts.other.at("note"), "voir [...]");
  const std::string csv = national_csv(national_rows(d, stamp), national_columns(d));
  EXPECT_THAT(csv, AllOf(HasSubstr("collectiviteIds,note,zone\n"),
                         HasSubstr("voir [...],\"Nord, \"\"bas\"\"\""), Not(HasSubstr("anne"))));
}

TEST_F(Exchange, AnExportOverAnEarlierOneKeepsTheTimesOfWhatIsAsItWas) {
  const NationalDefaults first{"2026-01-02T03:04:05Z", {"38563"}};
  NationalDefaults later = first;
  later.stamp = "2026-05-06T07:08:09Z";
  const auto out = national_rows(dossier(three), first);
  for (const std::string name : {"p.csv", "p.json"}) {
    const auto earlier = rows(name, name == "p.csv" ? national_csv(out) : national_json(out));
    Dossier d = dossier(three);
    auto again = national_rows(d, later);
    EXPECT_EQ(keep_times(again, d, earlier, later.stamp), 3u) << name;
    EXPECT_EQ(again, out) << name;
    // One is changed, one is new.
    d.projects[1].title = "Hiver";
    d.projects[0].facts.description = "autre";
    Project fresh = d.projects[2];
    fresh.id = "neuf";
    d.projects.push_back(fresh);
    again = national_rows(d, later);
    EXPECT_EQ(keep_times(again, d, earlier, later.stamp), 1u) << name;
    EXPECT_THAT(again[0], AllOf(Contains("2025-04-15T14:30:00.000Z"), Contains(later.stamp)))
        << "changed since it came: its time of change was not moved by hand";
    EXPECT_EQ(again[1][1], first.stamp);
    EXPECT_EQ(again[1][2], later.stamp);
    EXPECT_EQ(again[2], out[2]);
    EXPECT_EQ(again[3][1], later.stamp);
  }
  const auto none = rows("x.csv", "id,nom\n,A\n");
  Dossier d = dossier(three);
  auto again = national_rows(d, later);
  EXPECT_EQ(keep_times(again, d, none, later.stamp), 0u);
}

TEST_F(Exchange, TheCodeOfTheTerritoryStandsWhereNoAuthorityIsSaid) {
  const auto out = national_rows(dossier(three), {"2026-01-02T03:04:05Z", {"38563"}});
  EXPECT_THAT(out[0].back(), HasSubstr("01890e30")) << "the project's own";
  EXPECT_EQ(out[1].back(), "[\"38563\"]");
}

TEST_F(Exchange, TheSameFileAddsNothingTwice) {
  const Dossier d = dossier(three);
  const auto read = read_national(rows("p.csv", national_csv(national_rows(d, stamp))));
  const auto found = new_projects(d, read.projects);
  EXPECT_TRUE(found.added.empty()) << "projects of the dossier itself, without a UUID in it";
  EXPECT_EQ(found.there.size(), 3u);
}

TEST_F(Exchange, IdsDependOnTheRecordAndNotOnItsPlace) {
  const std::string head = "id,createdAt,updatedAt,nom\n";
  const std::string a =
      "01890e30-5a80-7c22-9842-8263d0d0d890,2025-04-15T14:30:00Z,2025-04-15T14:30:00Z,Vélo\n";
  const std::string b =
      "11890e30-5a80-7c22-9842-8263d0d0d890,2025-04-15T14:30:00Z,2025-04-15T14:30:00Z,vélo !\n";
  const auto first = new_projects({}, read_national(rows("1.csv", head + a + b)).projects);
  const auto second = new_projects({}, read_national(rows("2.csv", head + b + a)).projects);
  EXPECT_THAT(ids(first.added), ElementsAre("velo-01890e30", "velo-11890e30"));
  EXPECT_THAT(ids(second.added), ElementsAre("velo-11890e30", "velo-01890e30"));
  EXPECT_THAT(ids(new_projects({}, read_national(rows("3.csv", head + a)).projects).added),
              ElementsAre("velo"));
}

TEST_F(Exchange, UuidsAreOfTheRightFormAndStayTheSame) {
  const Dossier d = dossier(three);
  const std::string uuid = uuid_for(d, d.projects[1]);
  EXPECT_TRUE(is_uuid_text(uuid)) << uuid;
  EXPECT_EQ(uuid[14], '8');
  EXPECT_EQ(uuid, uuid_for(dossier(three), d.projects[1]));
  EXPECT_NE(uuid, uuid_for(d, d.projects[2]));
  EXPECT_EQ(uuid_for(d, d.projects[0]), "01890e30-5a80-7c22-9842-8263d0d0d890");
}

TEST_F(Exchange, PersonalDataNeverComeIn) {
  const auto read = read_national(
      rows("p.csv",
           "id,createdAt,updatedAt,nom,porteurReferentEmail,porteurReferentTelephone,"
           "porteurReferentPrenom,porteurReferentNom,porteurReferentFonction\n"
           "01890e30-5a80-7c22-9842-8263d0d0d890,2025-04-15T14:30:00Z,2025-04-15T14:30:00Z,Place,"
           "anne@exemple.fr,0102030405,Anne,Dupont,cheffe de projet\n"));
  EXPECT_THAT(all(read.notes), AllOf(HasSubstr("never stored"), HasSubstr("porteurReferentEmail"),
                                     HasSubstr("porteurReferentNom"), Not(HasSubstr("Dupont"))));
  const std::string toml = toml_of(read.projects.at(0));
  for (const char *secret : {"anne", "0102030405", "Anne", "Dupont", "cheffe"})
    EXPECT_THAT(toml, Not(HasSubstr(secret)));
}

TEST_F(Exchange, CellsThatCannotBeReadAreLeftOutAndToldWithTheirRow) {
  const auto read = read_national(rows(
      "p.csv",
      "id,createdAt,updatedAt,nom,phase,phaseStatut,budgetPrevisionnel,dateDebutPrevisionnelle,"
      "porteurCodeSiret,competences\n"
      "x,y,z,Un,Travaux,Fini,beaucoup,01/03/2025,123,90-21\n"
      "01890e30-5a80-7c22-9842-8263d0d0d890,2025-04-15T14:30:00Z,2025-04-15T14:30:00Z,,,,,,,\n"));
  ASSERT_EQ(read.projects.size(), 1u);
  const ProjectFacts &f = read.projects[0].facts;
  EXPECT_FALSE(f.budget.has_value()) << "never zero";
  EXPECT_TRUE(f.uuid.empty() && f.owner_siret.empty() && f.competences.empty());
  EXPECT_FALSE(f.phase_said);
  EXPECT_EQ(f.start, "2025-03-01") << "day first, and told";
  for (const char *told :
       {"Row 2, id: `x`", "phase: `Travaux`", "phaseStatut: `Fini`",
        "budgetPrevisionnel: `beaucoup`", "dateDebutPrevisionnelle: `01/03/2025`",
        "porteurCodeSiret: `123`", "competences: `90-21`", "Row 3 has no name"})
    EXPECT_THAT(all(read.notes), HasSubstr(told));
}

TEST_F(Exchange, CellsThatOnlyTheSchemaRefusesAreReadAndTold) {
  const auto read = read_national(rows(
      "p.csv",
      "nom,description,programme,phase,phaseStatut,budgetPrevisionnel,dateDebutPrevisionnelle\n"
      "Un,,,opération,en cours ?,80 000 €,01/03/2027\nDeux,,,Idée,En cours,5,31/02/2027\n"));
  const ProjectFacts &f = read.projects.at(0).facts;
  EXPECT_EQ(f.status, "under-way");
  EXPECT_EQ(f.budget, 80000);
  EXPECT_EQ(f.start, "2027-03-01");
  EXPECT_THAT(all(read.notes),
              AllOf(HasSubstr("`en cours ?` is read as `En cours`"), HasSubstr("read as `80000`"),
                    HasSubstr("read as `2027-03-01`"), HasSubstr("`31/02/2027` is left out")));
  EXPECT_THAT(all(read.notes), Not(HasSubstr("`5`")));
}

TEST_F(Exchange, OtherFilesAreRefused) {
  EXPECT_THAT(refusal([&] { recognise_projects(rows("x.csv", "a,b\n1,2\n"), "x.csv"); }),
              HasSubstr("not those of a list of projects"));
  EXPECT_THAT(refusal([&] { rows("x.json", "{\"a\": 1}"); }), HasSubstr("no list of projects"));
  EXPECT_THAT(refusal([&] { rows("y.json", "[{"); }), HasSubstr("no JSON"));
  EXPECT_THAT(all(rows("z.json", "[1, {\"nom\": \"A\"}]").notes), HasSubstr("Row 1 is no object"));
}

const std::filesystem::path extract = TEST_DATA "/projects/fonds_vert_2023_extract.csv";

TEST_F(Exchange, TheFondsVertGivesSubsidiesOfTheCommuneAndItsIntercommunality) {
  const auto file = read_project_rows(extract);
  EXPECT_EQ(recognise_projects(file, "f"), ProjectSource::fonds_vert);
  const auto read = read_fonds_vert(file, {"38563", "243800984", {}});
  EXPECT_EQ(read.projects.size(), 9u);
  EXPECT_EQ(read.projects.size() + read.elsewhere, file.rows.size());
  EXPECT_EQ(read.without_place, 2u);
  for (const auto &p : read.projects) {
    EXPECT_TRUE(p.id.starts_with("fonds-vert-")) << p.id;
    EXPECT_TRUE(p.facts.subsidy.has_value());
    EXPECT_FALSE(p.facts.budget.has_value()) << "a subsidy is no cost";
    EXPECT_FALSE(why_not_appraised(p).empty());
  }
  const auto &first = read.projects[0];
  EXPECT_EQ(first.id, "fonds-vert-11707214");
  EXPECT_EQ(first.facts.subsidy, 202883.1);
  EXPECT_EQ(first.facts.owner_siren, "243800984");
  EXPECT_THAT(first.facts.subsidy_from, HasSubstr("11707214"));
}

TEST_F(Exchange, TheFondsVertIsReadWhateverStandsInItsColumnOfSirens) {
  ProjectRows file;
  const auto add = [&](const std::string &commune, const std::string &siren,
                       const std::string &number) {
    file.rows.push_back({file.rows.size() + 1,
                         {{"code_commune", commune},
                          {"siren", siren},
                          {"numero_dossier_ds", number},
                          {"nom_du_projet", " Étude de x"},
                          {"montant_engage", "10.5"},
                          {"nom_beneficiaire_principal", "B"}}});
  };
  add("NULL", "200071892.0", "1");
  add("NULL", "20007189200014", "2");
  add("01004", "12", "3");
  add("01004", "12", "3");
  add("NULL", "NULL", "4");
  const auto read = read_fonds_vert(file, {"01004", "200071892", {}});
  ASSERT_EQ(read.projects.size(), 4u);
  EXPECT_EQ(read.projects[0].facts.owner_siren, "200071892");
  EXPECT_EQ(read.projects[0].title, "Étude de x");
  EXPECT_EQ(read.projects[0].phase, "study");
  EXPECT_EQ(read.projects[1].facts.owner_siret, "20007189200014");
  EXPECT_EQ(read.projects[2].facts.owner_siren, "");
  EXPECT_EQ(read.projects[2].facts.owner, "") << "without a number it may be a person";
  EXPECT_THAT(all(read.notes), HasSubstr("`12` is neither a SIREN nor a SIRET"));
  EXPECT_EQ(read.projects[3].id, "fonds-vert-3-2");
  EXPECT_EQ(read.without_place, 1u);
}

// Titles of the list of 2023, first rows of each kind, as they are written there.
TEST_F(Exchange, AStudyIsKnownWithoutItsAccentsAndInCapitals) {
  const auto phase = [](const std::string &title) {
    ProjectRows file;
    file.rows.push_back(
        {1, {{"code_commune", "38563"}, {"numero_dossier_ds", "1"}, {"nom_du_projet", title}}});
    const auto read = read_fonds_vert(file, {"38563", "", {}});
    return read.projects.at(0).phase;
  };
  for (const char *study :
       {"Elaboration d'un plan de paysage", "Élaboration du PCAET", "ELABORATION du PCAET",
        "Elaboration du schéma directeur d'aménagement lumière (SDAL)",
        "Etude thermique sur 4 bâtiments communaux  afin de connaître les travaux à réaliser",
        "ÉTUDES de faisabilité", "Etudes complémentaires", "Schéma directeur d'éclairage public",
        "Audit énergétique des bâtiments communaux", "Diagnostic de vulnérabilité",
        "Réalisation d’une étude énergétique", "Réalisation des études de dangers"})
    EXPECT_EQ(phase(study), "study") << study;
  for (const char *works : {"Etudes et travaux - Ilot Charondière - Lapalisse",
                            "Rénovation de l'école", "Réalisation de travaux d’économie d’énergie",
                            "Plan de modernisation de l'éclairage public",
                            "Mission maîtrise d'oeuvre pour l'aménagement du centre bourg"})
    EXPECT_EQ(phase(works), "operation") << works;
  EXPECT_EQ(code_of_french(project_phases(), "ETUDE "), "study");
  EXPECT_EQ(code_of_french(project_statuses(), "abandonne"), "abandoned");
}

TEST_F(Exchange, AnIntercommunalityTakesTheRowsOfItsCommunes) {
  Dossier d;
  d.folder = folder_.path();
  d.intercommunality = "ca du pays voironnais";
  const auto place = project_place(d, JALON_SOURCE_DIR "/config/reference");
  EXPECT_EQ(place.intercommunality, "243800984");
  EXPECT_EQ(place.communes.size(), 31u);
  EXPECT_THAT(place.communes, Contains("38563"));
  d.intercommunality = "CA du Pays Voironais";
  EXPECT_THAT(refusal([&] { project_place(d, JALON_SOURCE_DIR "/config/reference"); }),
              HasSubstr("CA du Pays Voironnais"));
  d.intercommunality = "";
  EXPECT_THAT(refusal([&] { project_place(d, JALON_SOURCE_DIR "/config/reference"); }),
              HasSubstr("neither its commune"));
}

TEST_F(Exchange, ProjectsTomlKeepsEveryByteItHad) {
  Project p;
  p.id = "new";
  p.title = "Neuf";
  for (const std::string &before :
       {std::string(), std::string("# note\n"), three, std::string("# no end"),
        std::string("[[project]]\r\nid = \"a\"\r\ntitle = \"A\"\r\n")}) {
    const std::string after = with_projects(before, "projects.toml", {p});
    EXPECT_TRUE(after.starts_with(before));
    EXPECT_EQ(dossier(after).projects.back().title, "Neuf");
    if (before.find('\r') != before.npos) {
      EXPECT_THAT(after, HasSubstr("\r\nid = \"new\"\r\n"));
    }
  }
  EXPECT_THAT(
      refusal([&] { with_projects("project = [{ id = \"a\", title = \"A\" }]\n", "p", {p}); }),
      HasSubstr("nothing was changed"));
  EXPECT_THAT(refusal([&] { with_projects("schema = 1\nbudget = 12 000\n", "p.toml", {p}); }),
              AllOf(HasSubstr("p.toml:2:"), HasSubstr("12 000")));
}

TEST_F(Exchange, IdsOfTitlesAreReadable) {
  EXPECT_EQ(id_of_title("Rénovation de l'éclairage du Marin"),
            "renovation-de-l-eclairage-du-marin");
  EXPECT_EQ(id_of_title("  1 000 arbres !"), "1-000-arbres");
  EXPECT_EQ(id_of_title("…"), "projet");
  EXPECT_EQ(id_of_title("Œuvre"), "oeuvre");
  const std::string cut = id_of_title(std::string(30, 'a') + " " + std::string(90, 'b'));
  EXPECT_EQ(cut, std::string(30, 'a'));
  EXPECT_LE(id_of_title(std::string(200, 'c')).size(), 48u);
  EXPECT_EQ(id_of_title("\xC3"), "projet") << "half a letter does no harm";
}

TEST(ProjectsExchange, ContactsWithinTextsAreNotStored) {
  const testing::Scratch folder;
  folder.write("p.csv",
               "id,nom,description,phase,programme\n,Halle jd@exemple.fr,\"contact Jean Dupont "
               "jd@exemple.fr 06 12 34 56 78\",Idée,Plan 2030\n");
  const auto read = read_national(read_project_rows(folder.path() / "p.csv"));
  ASSERT_EQ(read.projects.size(), 1u);
  EXPECT_EQ(read.projects[0].title, "Halle [...]");
  EXPECT_EQ(read.projects[0].facts.description, "contact Jean Dupont [...] [...]");
  EXPECT_EQ(read.projects[0].facts.programme, "Plan 2030");
  ASSERT_FALSE(read.notes.empty());
  EXPECT_THAT(read.notes[0].english(), HasSubstr("in their place: 3"));
  EXPECT_TRUE(project_source({"numero_dossier_ds", "nom_du_projet", "montant_engage"}));
  EXPECT_FALSE(project_source({"id", "nom", "x"}));
}

}  // namespace
}  // namespace jalon
