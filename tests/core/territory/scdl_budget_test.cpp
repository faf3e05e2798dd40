// Proves: budgets in the SCDL schema and in TOTEM tell the same to the cent, line by line; what is
// written of a document reads back as it was; mistakes are told with row and column.
#include "core/territory/scdl_budget.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/territory/town_loans.h"
#include "tests/core/table/scratch.h"
#include "tests/core/territory/accounts_data.h"

namespace jalon {
namespace {

using jalon::testing::Scratch;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Read {
  std::vector<BudgetDocument> documents;
  std::vector<std::string> faults;
};

Read scdl_of(const std::string &bytes) {
  Scratch folder;
  folder.write("budget.csv", bytes);
  std::vector<Fault> faults;
  Read read;
  read.documents =
      read_scdl(read_source_table(folder.path() / "budget.csv", {}), french_rules(), faults);
  read.faults = texts_of(faults);
  return read;
}

const std::string header =
    "BGT_NATDEC,BGT_ANNEE,BGT_SIRET,BGT_CONTNAT,BGT_NATURE,BGT_OPBUDG,BGT_CODRD,BGT_MTREAL\n";

// Every line of two documents, in file order; sections and functions are not compared.
void same_lines(const BudgetDocument &a, const BudgetDocument &b) {
  ASSERT_EQ(a.lines.size(), b.lines.size());
  for (std::size_t i = 0; i < a.lines.size(); ++i) {
    EXPECT_EQ(a.lines[i].account, b.lines[i].account) << i;
    EXPECT_EQ(a.lines[i].chapter, b.lines[i].chapter) << i;
    EXPECT_EQ(a.lines[i].revenue, b.lines[i].revenue) << i;
    EXPECT_EQ(a.lines[i].non_cash, b.lines[i].non_cash) << i;
    EXPECT_EQ(a.lines[i].operation, b.lines[i].operation) << i;
    EXPECT_EQ(a.lines[i].amounts, b.lines[i].amounts) << i;
  }
}

int without_section(const BudgetDocument &d) {
  return static_cast<int>(std::count_if(
      d.lines.begin(), d.lines.end(), [](const BudgetLine &line) { return line.section.empty(); }));
}

class Pair : public ::testing::TestWithParam<std::pair<std::string, int>> {};

TEST_P(Pair, OfXmlAndCsvAgreesToTheCent) {
  const auto &[name, blank] = GetParam();
  const auto xml = document(name + ".xml"), csv = document(name + ".csv");
  EXPECT_EQ(xml.siret, csv.siret);
  EXPECT_EQ(xml.year, csv.year);
  EXPECT_EQ(xml.step, csv.step);
  same_lines(xml, csv);
  EXPECT_EQ(without_section(xml), 0);
  EXPECT_EQ(without_section(csv), blank) << "the only difference";
}

INSTANTIATE_TEST_SUITE_P(Real, Pair,
                         ::testing::Values(std::pair("closed_2021_main", 49),
                                           std::pair("closed_2021_annexed", 6),
                                           std::pair("budget_2022_main", 53)),
                         [](const auto &info) { return info.param.first; });

TEST(Scdl, WhatIsWrittenOfADocumentReadsBackAsItWas) {
  for (const char *name : {"closed_2021_main.xml", "budget_2022_main.xml"}) {
    const auto d = document(name);
    const auto back = scdl_of(as_scdl(d, french_rules()));
    EXPECT_THAT(back.faults, ElementsAre());
    ASSERT_EQ(back.documents.size(), 1u);
    EXPECT_EQ(back.documents[0].siret, d.siret);
    EXPECT_EQ(back.documents[0].name, d.name);
    EXPECT_EQ(back.documents[0].year, d.year);
    EXPECT_EQ(back.documents[0].step, d.step);
    same_lines(d, back.documents[0]);
    EXPECT_EQ(without_section(back.documents[0]), 0);
  }
}

TEST(Scdl, TheLoansWrittenReadBackAsTheyWere) {
  const auto d = document("closed_2021_main.xml");
  Scratch folder;
  folder.write("loans.csv", as_loans_table(*d.loans, french_rules()));
  std::vector<Fault> faults;
  std::vector<Message> warnings;
  const auto back = read_loans_table(read_source_table(folder.path() / "loans.csv", {}),
                                     french_rules(), warnings, faults);
  EXPECT_THAT(texts_of(faults), ElementsAre());
  EXPECT_TRUE(warnings.empty());
  ASSERT_EQ(back.size(), d.loans->size());
  for (std::size_t i = 0; i < back.size(); ++i) {
    const auto &a = back[i], &b = (*d.loans)[i];
    EXPECT_EQ(a.purpose, b.purpose);
    EXPECT_EQ(a.lender, b.lender);
    EXPECT_EQ(a.contract, b.contract);
    EXPECT_EQ(a.guaranteed, b.guaranteed);
    EXPECT_DOUBLE_EQ(a.rate, b.rate);
    EXPECT_DOUBLE_EQ(a.years_left, b.years_left);
    EXPECT_EQ(a.outstanding_start, b.outstanding_start);
    EXPECT_EQ(a.outstanding_end, b.outstanding_end);
    EXPECT_EQ(a.capital_paid, b.capital_paid);
    EXPECT_EQ(a.interest_paid, b.interest_paid);
  }
}

TEST(Scdl, ReadsAnotherPatternOfBlanks) {
  const auto d = document("budget_2022_transport.csv");
  EXPECT_EQ(d.siret, "24350078200095");
  EXPECT_EQ(d.step, BudgetStep::first_budget);
  for (const auto &line : d.lines) EXPECT_FALSE(line.amount(BudgetAmount::carried_over));
  EXPECT_EQ(without_section(d), 27);
}

TEST(Scdl, AFileMayHoldSeveralBudgets) {
  const auto read = scdl_of(header +
                            "Compte administratif,2021,21560046100010,011,60612,réel,dépense,1.00\n"
                            "COMPTE ADMINISTRATIF,2022,21560046100010,011,60612,Réel,DEPENSE,2.00\n"
                            "Compte administratif,2021,21560046100085,011,60612,réel,dépense,4.00\n"
                            "Compte administratif,2021,21560046100010,70,7067,réel,recette,8.00\n");
  EXPECT_THAT(read.faults, ElementsAre());
  ASSERT_EQ(read.documents.size(), 3u);
  EXPECT_EQ(read.documents[0].lines.size(), 2u);
  EXPECT_EQ(read.documents[1].year, 2022);
  EXPECT_EQ(read.documents[2].siret, "21560046100085");
  EXPECT_FALSE(read.documents[0].annexed) << "the schema does not say";
}

TEST(Scdl, ReadsAmountsAsASpreadsheetWritesThem) {
  auto with = header;
  std::replace(with.begin(), with.end(), ',', ';');
  const auto read =
      scdl_of(with +
              "Compte administratif;2021;21560046100010;011;60612;réel;dépense;1 234,50\n"
              "Compte administratif;2021;21560046100010;011;60611;réel;dépense;1.234,56\n"
              "Compte administratif;2021;21560046100010;011;60613;réel;dépense;\n");
  EXPECT_THAT(read.faults, ElementsAre());
  ASSERT_EQ(read.documents.size(), 1u);
  EXPECT_EQ(read.documents[0].lines[0].amount(BudgetAmount::executed), Cents{123450});
  EXPECT_EQ(read.documents[0].lines[1].amount(BudgetAmount::executed), Cents{123456});
  EXPECT_FALSE(read.documents[0].lines[2].amount(BudgetAmount::executed));
}

TEST(Scdl, TellsEveryMistakeWithRowAndColumn) {
  const auto read =
      scdl_of(header +
              "Compte administratif,2021,21560046100010,011,60612,réel,dépense,much\n"
              "Compte administratif,2021,21560046100010,011,,réel,sortie,1.00\n"
              "Compte administratif,2021,21560046100010,011,60612,vrai,dépense,1.00\n"
              "Compte rendu,2021,21560046100010,011,60612,réel,dépense,1.00\n"
              "Compte administratif,21,21560046100010,011,60612,réel,dépense,1.00\n"
              "Compte administratif,2021,21560046100011,011,60612,réel,dépense,1.00\n");
  EXPECT_TRUE(read.documents.empty());
  EXPECT_THAT(
      read.faults,
      ElementsAre(
          AllOf(HasSubstr("row 1, column BGT_MTREAL"), HasSubstr("`much`")),
          AllOf(HasSubstr("row 2, column BGT_NATURE"), HasSubstr("names no account")),
          AllOf(HasSubstr("row 2, column BGT_CODRD"), HasSubstr("dépense or recette")),
          AllOf(HasSubstr("row 3, column BGT_OPBUDG"), HasSubstr("réel or ordre")),
          AllOf(HasSubstr("row 4, column BGT_NATDEC"), HasSubstr("`Compte rendu` is unknown")),
          AllOf(HasSubstr("row 5, column BGT_ANNEE"), HasSubstr("the year is `21`")),
          AllOf(HasSubstr("row 6, column BGT_SIRET"), HasSubstr("fails its check digit"))));
}

TEST(Scdl, NeedsItsColumns) {
  const auto read = scdl_of("BGT_NATDEC,BGT_ANNEE,BGT_NATURE,BGT_CODRD\na,2021,60612,recette\n");
  EXPECT_THAT(read.faults,
              ElementsAre(HasSubstr("BGT_SIRET is missing"), HasSubstr("BGT_OPBUDG is missing"),
                          HasSubstr("BGT_MTREAL is missing")));
}

}  // namespace
}  // namespace jalon
