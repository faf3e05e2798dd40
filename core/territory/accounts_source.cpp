#include "core/territory/accounts_source.h"

#include "core/base/text.h"
#include "core/territory/budget_document.h"
#include "core/territory/projects.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
constexpr double most_money = 1e12;

AccountsSource read_source(TomlTable &t, const fs::path &folder) {
  AccountsSource source;
  source.place = t.place();
  if (const auto name = t.text("file", Needed::yes)) {
    source.file = (folder / *name).lexically_normal();
    std::error_code why;
    if (!fs::is_regular_file(source.file, why))
      t.fault("the file `{1}` is not there"_msg(*name), t.place_of("file"),
              "a file in the dossier, named from its folder"_msg,
              "check the name (capitals count)"_msg);
  }
  source.budget = t.text("budget").value_or("");
  if (!source.budget.empty() && source.budget != "main" && source.budget != "annexed")
    t.fault("`{1}` is `{2}`"_msg("budget", source.budget), t.place_of("budget"),
            "{1} or {2}"_msg("\"main\"", "\"annexed\""));
  source.siret = t.text("siret").value_or("");
  if (t.has("siret")) {
    std::vector<Fault> wrong;
    good_siret(source.siret, t.place_of("siret"), wrong);
    for (const auto &fault : wrong)
      t.fault(fault.found(), fault.where(), "the 14 digits of a SIRET"_msg);
  }
  source.year = t.whole("year", first_year, last_year);
  source.year_place = t.place_of("year");
  t.finish();
  return source;
}

void read_new_loans(TomlTable t, Baseline &b) {
  for (const auto &key : t.keys()) {
    const auto year = parse_number(key);
    auto entry = t.table(key);
    if (!entry) continue;
    if (!year || key.size() != 4 || *year < first_year || *year > last_year)
      t.fault("`{1}` is no year"_msg(key), t.place_of(key), "a year such as 2026"_msg);
    NewLoan loan;
    loan.amount = entry->number("amount", 0, most_money, Needed::yes).value_or(0);
    loan.rate = entry->number("rate", 0, 1, Needed::yes).value_or(0);
    loan.years = entry->whole("years", 1, 60, Needed::yes).value_or(1);
    entry->finish();
    if (year) b.new_loans[static_cast<int>(*year)] = loan;
  }
}

}  // namespace

std::vector<AccountsSource> read_accounts_sources(TomlTable &root, const fs::path &folder) {
  std::vector<AccountsSource> sources;
  for (auto &entry : root.tables("accounts")) sources.push_back(read_source(entry, folder));
  return sources;
}

Baseline read_baseline(TomlTable &root, bool with_files) {
  Baseline b;
  auto t = root.table("baseline");
  if (!t) return b;
  b.place = t->place();
  b.year = t->whole("year", first_year, last_year);
  b.revenue = t->number("revenue", 0, most_money);
  b.expenditure = t->number("expenditure", 0, most_money);
  b.interest = t->number("interest", 0, most_money);
  b.capital_repaid = t->number("capital_repaid", 0, most_money);
  b.debt = t->number("debt", 0, most_money);
  if (b.interest && b.expenditure && *b.interest > *b.expenditure)
    t->fault("interest is {1}, above all expenditure: {2}"_msg(*b.interest, *b.expenditure),
             t->place_of("interest"), "a part of the expenditure"_msg);
  if (!b.says_nothing() && !b.year && !with_files)
    t->fault("`{1}` is missing"_msg("year"), t->place(), "the year these amounts are of"_msg);
  if (auto growth = t->table("growth")) {
    b.revenue_growth = growth->number("revenue", -0.2, 0.2).value_or(0);
    b.expenditure_growth = growth->number("expenditure", -0.2, 0.2).value_or(0);
    growth->finish();
  }
  if (auto loans = t->table("new_loans")) read_new_loans(*loans, b);
  t->finish();
  return b;
}

}  // namespace jalon
