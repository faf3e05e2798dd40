#include "core/app/import_accounts.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include "core/app/import_files.h"
#include "core/base/files.h"
#include "core/territory/accounts.h"
#include "core/territory/budget_document.h"
#include "core/territory/dossier_edit.h"
#include "core/territory/personal.h"
#include "core/territory/recognise.h"
#include "core/territory/totem.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

// A file to be, and what dossier.toml says of it.
struct NewFile {
  std::string name, bytes, budget, siret;
  int year = 0;  // 0 = not to be said
};

struct FoundAccounts {
  std::string title_fr, title_en;
  std::vector<NewFile> files;
};

void add_document(const BudgetDocument &d, const AccountRules &rules, std::vector<NewFile> &files) {
  std::string name = d.siret + "-" + std::to_string(d.year) + "-" +
                     budget_steps.at(static_cast<std::size_t>(d.step));
  const std::string budget = !d.annexed ? "" : *d.annexed ? "annexed" : "main";
  files.push_back({name + ".csv", as_scdl(d, rules), budget, "", d.year});
  // Loans of a budget are those to come.
  if (d.loans && d.step == BudgetStep::closed_account)
    files.push_back({name + "-loans.csv", as_loans_table(*d.loans, rules), "", d.siret, d.year});
}

FoundAccounts totem_files(const std::string &bytes, const Dossier &dossier, const Country &country,
                          const fs::path &config, const fs::path &file) {
  if (country.financing.empty())
    throw Fault("no rules for accounts of this country come with Jalon"_msg, {file.string()},
                Message(), "give the amounts in [baseline] instead"_msg);
  const auto rules = read_account_rules(config / "financing" / country.financing / "accounts.toml");
  std::vector<Fault> faults;
  FoundAccounts found{"document budgétaire TOTEM", "TOTEM budget document", {}};
  for (const auto &d : read_totem(bytes, file, rules, faults)) {
    if (!d.insee.empty() && !dossier.insee.empty() && d.insee != dossier.insee)
      faults.emplace_back(
          "the file is of the commune {1}, the dossier of {2}"_msg(d.insee, dossier.insee),
          d.place);
    add_document(d, rules, found.files);
  }
  if (!faults.empty()) throw Faults(std::move(faults));
  return found;
}

std::optional<FoundAccounts> find_accounts(const Dossier &dossier, const Country &country,
                                           const fs::path &config, const fs::path &file) {
  if (!fs::is_regular_file(file)) return std::nullopt;
  const auto bytes = read_file(file);
  if (looks_like_xml(bytes) && bytes.find("DocumentBudgetaire") != bytes.npos)
    return totem_files(bytes, dossier, country, config, file);
  SourceTable table;
  try {
    table = read_source_table(file, {});
  } catch (const Fault &) {
    return std::nullopt;  // told by the import of inventories
  }
  const auto kind = recognise(table.header, file_kinds(config));
  if (!kind || kind->kind.feeds.empty()) return std::nullopt;
  const auto clean = copy_without(table, {}, personal_columns(table, kind->kind.personal));
  auto name = file.filename();
  if (clean && clean->as_csv) name.replace_extension(".csv");
  return FoundAccounts{kind->kind.title_fr,
                       kind->kind.title_en,
                       {{name.string(), clean ? clean->bytes : bytes, "", "", 0}}};
}

void tell(const TownAccounts &accounts, const Words &words) {
  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  for (const auto &warning : accounts.warnings) say("To check: {1}"_msg(warning));
  const auto *last = accounts.main.last();
  if (!last) return;
  const auto shown = [&](std::optional<Cents> amount) {
    return amount ? Message(words.number(euros(*amount), 2)) : Message("not known"_msg);
  };
  say("Main budget, {1}: gross savings {2}, net savings {3}, debt {4}"_msg(
      std::to_string(last->year), shown(last->gross_savings()), shown(last->net_savings()),
      shown(last->debt_end)));
}

}  // namespace

bool import_accounts(const ImportOptions &o, const Dossier &dossier, const Country &country,
                     const fs::path &config, const fs::path &file, const Words &words) {
  const auto found = find_accounts(dossier, country, config, file);
  if (!found) return false;
  const auto folder = o.dossier / "accounts", dossier_file = o.dossier / "dossier.toml";
  Staging staging(folder);
  Dossier with = dossier;
  std::string text = read_file(dossier_file);
  for (const auto &part : found->files) {
    const auto target = dossier.folder / "accounts" / part.name;
    const auto there = std::find_if(with.accounts.begin(), with.accounts.end(),
                                    [&](const AccountsSource &s) { return s.file == target; });
    const auto staged = fs::absolute(staging.write(part.name, part.bytes));
    if (there != with.accounts.end()) {
      if (!o.replace)
        throw Fault("the dossier has this file of accounts already"_msg, there->place, Message(),
                    "add --replace to put this file in its place"_msg);
      there->file = staged;
      continue;
    }
    refuse_existing(folder / part.name, {file});
    AccountsSource source;
    source.file = staged;
    source.budget = part.budget;
    source.siret = part.siret;
    if (part.year != 0) source.year = part.year;
    with.accounts.push_back(source);
    text = with_accounts(text, dossier_file.string(), "accounts/" + part.name, part.budget,
                         part.siret, part.year);
  }
  const auto accounts = read_accounts(with, country, config);
  staging.place();
  try {
    write_file(dossier_file, text);
  } catch (const Fault &) {
    staging.take_back();
    throw;
  }
  std::cout << "Recognised as: {1}"_msg(words.language() == "fr" ? found->title_fr
                                                                 : found->title_en)
                   .in(words)
            << "\n";
  for (const auto &part : found->files)
    std::cout << "Added: {1}"_msg((folder / part.name).string()).in(words) << "\n";
  tell(accounts, words);
  return true;
}

}  // namespace jalon
