// Proves: TOTEM documents are read line by line, with their loans and nothing that names a person;
// what cannot be read is told with line and column, in both languages.
#include "core/territory/totem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "core/base/words.h"
#include "tests/core/territory/accounts_data.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Cents sum(const BudgetDocument &d, BudgetAmount which) {
  Cents all;
  for (const auto &line : d.lines) all += line.amount(which).value_or(Cents{});
  return all;
}

std::vector<Fault> faults_of(const std::string &bytes) {
  std::vector<Fault> faults;
  EXPECT_TRUE(totem_of(bytes, faults).empty());
  return faults;
}

// A document with one line, and what a test puts into it.
std::string small(const std::string &line = "<MtReal V=\"12.30\"/>", const std::string &annex = "",
                  const std::string &prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
  return prolog +
         "<DocumentBudgetaire><Budget><EnTeteBudget><LibelleEtab V=\"Été\"/>"
         "<IdEtab V=\"21560046100010\"/>"
         "<Nomenclature V=\"M57-M57_D\"/></EnTeteBudget>\n"
         "<BlocBudget><NatDec V=\"09\"/><Exer V=\"2024\"/><CodTypBud V=\"P\"/></BlocBudget>\n"
         "<LigneBudget><Nature V=\"60612\"/><CodRD V=\"D\"/><OpBudg V=\"0\"/>" +
         line + "</LigneBudget>\n<Annexes>" + annex + "</Annexes></Budget></DocumentBudgetaire>\n";
}

TEST(Totem, ReadsARealClosedAccountWhole) {
  const auto d = document("closed_2021_main.xml");
  EXPECT_EQ(d.siret, "21560046100010");
  EXPECT_EQ(d.insee, "56046");
  EXPECT_EQ(d.name, "BUDGET PRINCIPAL");
  EXPECT_EQ(d.year, 2021);
  EXPECT_EQ(d.step, BudgetStep::closed_account);
  EXPECT_EQ(d.annexed, false);
  EXPECT_EQ(d.population, 3446);
  EXPECT_EQ(d.lines.size(), 196u);
  EXPECT_EQ(sum(d, BudgetAmount::executed), to_cents(8561249.77));
  EXPECT_EQ(sum(d, BudgetAmount::credits), to_cents(12807073.62));
  EXPECT_EQ(sum(d, BudgetAmount::carried_over), to_cents(509343.18));
  EXPECT_TRUE(d.warnings.empty()) << "its letters are those it declares";
}

TEST(Totem, ReadsAnAnnexedBudgetAndAFirstBudget) {
  const auto annexed = document("closed_2021_annexed.xml");
  EXPECT_EQ(annexed.annexed, true);
  EXPECT_EQ(annexed.name, "LOTISSEMENT LE BOCENO");
  EXPECT_EQ(sum(annexed, BudgetAmount::executed), to_cents(4461760.53));
  const auto budget = document("budget_2022_main.xml");
  EXPECT_EQ(budget.step, BudgetStep::first_budget);
  EXPECT_EQ(budget.lines.size(), 201u);
  EXPECT_EQ(sum(budget, BudgetAmount::voted), to_cents(13893111.80));
  EXPECT_EQ(sum(budget, BudgetAmount::credits), to_cents(14402454.98));
  EXPECT_EQ(sum(budget, BudgetAmount::previous), to_cents(11187095.62));
  EXPECT_EQ(sum(budget, BudgetAmount::executed), to_cents(64118.58)) << "no account, filled in";
}

TEST(Totem, TellsOwnLoansFromGuaranteedOnes) {
  const auto d = document("closed_2021_main.xml");
  ASSERT_TRUE(d.loans);
  ASSERT_EQ(d.loans->size(), 14u);
  Cents own, before, capital, interest, guaranteed;
  for (const auto &loan : *d.loans) {
    (loan.guaranteed ? guaranteed : own) += loan.outstanding_end;
    if (loan.guaranteed) continue;
    before += loan.outstanding_start;
    capital += loan.capital_paid;
    interest += loan.interest_paid;
  }
  EXPECT_EQ(own, to_cents(2079074.34));
  EXPECT_EQ(before, to_cents(2218967.47));
  EXPECT_EQ(capital, to_cents(139893.13));
  EXPECT_EQ(interest, to_cents(30046.97));
  EXPECT_EQ(guaranteed, to_cents(577104.95));
  const auto &bank = (*d.loans)[2];
  EXPECT_EQ(bank.purpose, "CONSTRUCTION ESPACE OCEAN");
  EXPECT_DOUBLE_EQ(bank.rate, 0.01535);
  EXPECT_DOUBLE_EQ(bank.years_left, 15.17);
  EXPECT_EQ((*d.loans)[0].outstanding_end, Cents{}) << "it ended; its end is blank";
}

TEST(Totem, EachRealMistakeIsToldWithItsPlace) {
  const auto faults = [](const std::string &name) {
    std::vector<Fault> found;
    const auto file = accounts_data / name;
    EXPECT_TRUE(read_totem(read_file(file), name, french_rules(), found).empty()) << name;
    return texts_of(found);
  };
  EXPECT_THAT(
      faults("bad_no_budget.xml"),
      ElementsAre(HasSubstr("bad_no_budget.xml:2:1: this budget document holds no budget")));
  EXPECT_THAT(
      faults("bad_siret.xml"),
      ElementsAre(AllOf(HasSubstr("bad_siret.xml:24:10: the SIRET `2156004610008` has 13 digits"),
                        HasSubstr("the 14 digits of a SIRET"))));
  EXPECT_THAT(faults("bad_year.xml"),
              ElementsAre(HasSubstr("bad_year.xml:32:10: the year is `2022 en erreur`")));
  EXPECT_THAT(faults("bad_step.xml"),
              ElementsAre(AllOf(HasSubstr("bad_step.xml:31:10: the step `99999` is unknown"),
                                HasSubstr("01 (Budget primitif), 02"))));
  EXPECT_THAT(faults("bad_chart.xml"),
              ElementsAre(AllOf(HasSubstr("bad_chart.xml:28:10: the nomenclature "
                                          "`M14-M14_COM_500_3500_en_erreur` is unknown"),
                                HasSubstr("did you mean `M14-M14_COM_500_3500`?"))));
}

TEST(Totem, SaysItInFrench) {
  const Words french("fr", {std::string(JALON_BUILD_DIR) + "/share/jalon/lang"});
  const auto file = accounts_data / "bad_siret.xml";
  std::vector<Fault> faults;
  read_totem(read_file(file), "bad_siret.xml", french_rules(), faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_THAT(faults[0].message().in(french),
              HasSubstr("le SIRET «\u00a02156004610008\u00a0» a 13 chiffres"));
}

TEST(Totem, BytesThatAreUtf8AreReadAsSuchWhateverIsDeclared) {
  std::vector<Fault> faults;
  const auto latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n";
  auto documents = totem_of(small("", "", latin), faults);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].name, "Été");
  ASSERT_EQ(documents[0].warnings.size(), 1u);
  EXPECT_THAT(documents[0].warnings[0].english(), HasSubstr("declares ISO-8859-1"));

  std::string bytes = small("", "", latin);
  for (std::size_t at; (at = bytes.find("\xc3\x89")) != bytes.npos;) bytes.replace(at, 2, "\xc9");
  for (std::size_t at; (at = bytes.find("\xc3\xa9")) != bytes.npos;) bytes.replace(at, 2, "\xe9");
  documents = totem_of(bytes, faults);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].name, "Été");
  EXPECT_TRUE(documents[0].warnings.empty());
}

TEST(Totem, ABlankAmountIsNotZero) {
  std::vector<Fault> faults;
  const auto documents = totem_of(small("<MtReal V=\"\"/><MtPrev V=\"0.00\"/>"), faults);
  ASSERT_EQ(documents.size(), 1u);
  const auto &line = documents[0].lines.at(0);
  EXPECT_FALSE(line.amount(BudgetAmount::executed));
  EXPECT_FALSE(line.amount(BudgetAmount::credits));
  EXPECT_EQ(line.amount(BudgetAmount::voted), Cents{});
  EXPECT_FALSE(documents[0].loans) << "there is no state of loans";
}

TEST(Totem, TellsEveryMistakeOfALine) {
  EXPECT_THAT(texts_of(faults_of(small("<MtReal V=\"12.345\"/><MtPrev V=\"many\"/>"))),
              ElementsAre(HasSubstr("town.xml:4:62: `MtReal` is `12.345`, which is no amount"),
                          HasSubstr("`MtPrev` is `many`")));
  auto text = small();
  text.replace(text.find("<CodRD V=\"D\"/>"), 14, "<CodRD V=\"X\"/>");
  text.replace(text.find("<Nature V=\"60612\"/>"), 19, "");
  EXPECT_THAT(
      texts_of(faults_of(text)),
      ElementsAre(HasSubstr("names no account"), HasSubstr("`CodRD` is `X`; expected: D or R")));
}

TEST(Totem, BrokenXmlIsToldWithItsPlace) {
  const auto text = small();
  EXPECT_THAT(texts_of(faults_of(text.substr(0, text.size() - 60))),
              ElementsAre(AllOf(HasSubstr("town.xml:"), HasSubstr("this XML file is broken"))));
  EXPECT_THAT(
      texts_of(faults_of("<?xml version=\"1.0\"?>\n<a><b></a>")),
      ElementsAre(HasSubstr("town.xml:2:9: this XML file is broken: an element is not closed")));
  EXPECT_THAT(texts_of(faults_of("<?xml version=\"1.0\"?>\n<html></html>")),
              ElementsAre(HasSubstr("outermost element is html")));
  EXPECT_THAT(texts_of(faults_of("<?xml version=\"1.0\"?>")),
              ElementsAre(HasSubstr("there is no element in it")));
}

TEST(Totem, ADoctypeIsRefused) {
  EXPECT_THAT(
      texts_of(faults_of("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>")),
      ElementsAre(AllOf(HasSubstr("town.xml:2:"), HasSubstr("DOCTYPE"))));
}

TEST(Totem, OtherAnnexesAreNotRead) {
  std::vector<Fault> faults;
  const auto documents = totem_of(
      small("",
            "<DATA_PERSONNEL><PERSONNEL><MtPrev V=\"no amount\"/></PERSONNEL></DATA_PERSONNEL>"
            "<DATA_EMPRUNT><EMPRUNT><CodTypEmpr V=\"07\"/><ObjEmpr V=\"cash\"/></EMPRUNT>"
            "</DATA_EMPRUNT>"),
      faults);
  EXPECT_THAT(texts_of(faults), ElementsAre());
  ASSERT_EQ(documents.size(), 1u);
  ASSERT_TRUE(documents[0].loans);
  EXPECT_TRUE(documents[0].loans->empty());
  ASSERT_EQ(documents[0].warnings.size(), 1u);
  EXPECT_THAT(documents[0].warnings[0].english(), HasSubstr("left out: 07 (1)"));
}

TEST(Totem, ANegativeExecutedAmountIsCountedAndSaid) {
  std::vector<Fault> faults;
  const auto documents = totem_of(small("<MtReal V=\"-12.30\"/>"), faults);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(sum(documents[0], BudgetAmount::executed), Cents{-1230});
  ASSERT_EQ(documents[0].warnings.size(), 1u);
  EXPECT_THAT(documents[0].warnings[0].english(), HasSubstr("below 0"));
}

}  // namespace
}  // namespace jalon
