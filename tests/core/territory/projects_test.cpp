// Proves that what a town knows of a project is read from projects.toml as written, that one
// without a measure is known and not appraised, and that what makes no sense is refused.
#include <gmock/gmock.h>

#include "core/territory/dossier.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::refusal;
using testing::Scratch;

const std::string least = "schema = 1\nname = \"Crach\"\ncountry = \"fr\"\nbase_year = 2026\n";
const std::string one = "[[project]]\nid = \"a\"\ntitle = \"A\"\n";

std::vector<Project> projects_of(const std::string &toml) {
  const Scratch folder;
  folder.write("dossier.toml", least);
  folder.write("projects.toml", toml);
  return read_dossier(folder.path()).projects;
}

std::string refused(const std::string &toml) {
  return refusal([&] { projects_of(toml); });
}

TEST(Projects, WithoutAMeasureAreKnownAndNotAppraised) {
  const auto projects = projects_of(one);
  ASSERT_EQ(projects.size(), 1u);
  EXPECT_EQ(why_not_appraised(projects[0]).english(), "no measure of a model is given for it");
  EXPECT_FALSE(projects[0].facts.budget.has_value()) << "unknown is not zero";
  EXPECT_FALSE(projects[0].facts.subsidy.has_value());
  EXPECT_FALSE(projects[0].facts.phase_said);
}

TEST(Projects, ThatAreLateOrShouldHaveBegunAreTold) {
  const auto told = [](const std::string &lines) {
    Dossier dossier;
    dossier.projects = projects_of(one + lines);
    const auto all = late_projects(dossier, "2026-11-23");
    return all.empty() ? "" : all.at(0).english();
  };
  EXPECT_THAT(told("status = \"late\"\n"), HasSubstr("\"A\" is late by its status: check"));
  EXPECT_THAT(told("status = \"late\"\nstart = \"2026-03-01\"\n"),
              HasSubstr("its start (2026-03-01) is past: ask"));
  EXPECT_THAT(told("start = \"2026-11-22\"\n"), HasSubstr("no status says whether it began"));
  EXPECT_EQ(told("start = \"2026-11-23\"\n"), "") << "today is not past";
  EXPECT_EQ(told("status = \"under-way\"\nstart = \"2020-03-01\"\n"), "");
  EXPECT_EQ(told("status = \"finished\"\nstart = \"2020-03-01\"\n"), "");
  EXPECT_EQ(told(""), "");
}

TEST(Projects, WithAMeasureAreAppraisedUnlessAbandonedOrFinished) {
  const std::string measure = "[[project.measure]]\nmeasure = \"waste.sorting\"\n";
  EXPECT_TRUE(why_not_appraised(projects_of(one + measure)[0]).empty());
  EXPECT_TRUE(why_not_appraised(projects_of(one + "status = \"blocked\"\n" + measure)[0]).empty());
  EXPECT_THAT(
      why_not_appraised(projects_of(one + "status = \"finished\"\n" + measure)[0]).english(),
      HasSubstr("part of what exists"));
  EXPECT_THAT(
      why_not_appraised(projects_of(one + "status = \"abandoned\"\n" + measure)[0]).english(),
      HasSubstr("abandoned"));
}

TEST(Projects, CarryWhatTheNationalSchemaKnows) {
  const auto p = projects_of(one + R"(phase = "operation"
status = "late"
description = "Two lines\nof text"
budget = 450000
start = "2025-03-01"
programme = "CRTE"
owner = "Ville"
owner_siren = "213800380"
owner_siret = "21380038000019"
subsidy = 20000.5
subsidy_from = "Fonds vert"
competences = ["90-21"]
levers = ["Mobilité durable", "Sobriété"]
mec_id = "m"
tet_id = "t"
recoco_id = "r"
authority_ids = ["01890e30-5a80-7c22-9842-8263d0d0d123"]
uuid = "01890e30-5a80-7c22-9842-8263d0d0d890"
created = "2025-04-15T14:30:00.000Z"
updated = "2025-04-16T14:30:00+02:00"
)")[0];
  EXPECT_EQ(p.phase, "operation");
  EXPECT_TRUE(p.facts.phase_said);
  EXPECT_EQ(p.facts.status, "late");
  EXPECT_EQ(p.facts.description, "Two lines\nof text");
  EXPECT_EQ(p.facts.budget, 450000);
  EXPECT_EQ(p.facts.start, "2025-03-01");
  EXPECT_EQ(p.facts.owner_siret, "21380038000019");
  EXPECT_EQ(p.facts.subsidy, 20000.5);
  EXPECT_THAT(p.facts.levers, ElementsAre("Mobilité durable", "Sobriété"));
  EXPECT_THAT(p.facts.authority_ids, ElementsAre("01890e30-5a80-7c22-9842-8263d0d0d123"));
  EXPECT_EQ(p.facts.updated, "2025-04-16T14:30:00+02:00");
}

TEST(Projects, WhatMakesNoSenseIsRefusedWithItsPlace) {
  EXPECT_THAT(
      refused(one + "status = \"en cours\"\n"),
      AllOf(HasSubstr("projects.toml:4"), HasSubstr("unknown status"), HasSubstr("paused")));
  EXPECT_THAT(refused(one + "start = \"2025-02-30\"\n"), HasSubstr("a day such as 2025-03-01"));
  EXPECT_THAT(refused(one + "owner_siret = \"2138003800001\"\n"), HasSubstr("14 digits"));
  EXPECT_THAT(refused(one + "owner_siren = 213800380\n"), HasSubstr("`owner_siren`"));
  EXPECT_THAT(refused(one + "budget = -1\n"), HasSubstr("budget"));
  EXPECT_THAT(refused(one + "subsidy = \"20000\"\n"), HasSubstr("subsidy"));
  EXPECT_THAT(refused(one + "uuid = \"01890e30\"\n"), HasSubstr("a UUID"));
  EXPECT_THAT(refused(one + "created = \"2025-04-15\"\n"), HasSubstr("a time such as"));
  EXPECT_THAT(refused(one + "created = \"2025-04-15T25:00:00Z\"\n"), HasSubstr("a time such as"));
  EXPECT_THAT(refused(one + "porteurReferentNom = \"X\"\n"), HasSubstr("unknown key"));
  EXPECT_THAT(refused(one + "must = true\n"),
              AllOf(HasSubstr("must = true"), HasSubstr("not appraised")));
}

TEST(Projects, WordsOfTheSchemaAreFoundWhateverTheirAccentsAndCapitals) {
  EXPECT_EQ(code_of_french(project_phases(), "Étude"), "study");
  EXPECT_EQ(code_of_french(project_phases(), " ETUDE "), "study");
  EXPECT_EQ(code_of_french(project_statuses(), "bloque"), "blocked");
  EXPECT_EQ(code_of_french(project_statuses(), "Suspendu"), "");
  for (const auto *words : {&project_phases(), &project_statuses()})
    for (const auto &word : *words)
      EXPECT_EQ(code_of_french(*words, french_of_code(*words, word.code)), word.code);
}

}  // namespace
}  // namespace jalon
