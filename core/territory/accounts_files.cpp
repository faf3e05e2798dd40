#include "core/territory/accounts_files.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/table/source_table.h"
#include "core/territory/account_series.h"
#include "core/territory/scdl_budget.h"
#include "core/territory/totem.h"
#include "core/territory/town_loans.h"

namespace jalon {
namespace {

class FileReader {
 public:
  FileReader(const AccountsSource &source, const std::string &insee, const AccountRules &rules,
             const std::vector<FileKind> &kinds, AccountsFiles &files, std::vector<Fault> &faults)
      : source_(source),
        insee_(insee),
        rules_(rules),
        kinds_(kinds),
        files_(files),
        faults_(faults) {}

  void read() {
    const auto bytes = read_file(source_.file);
    if (looks_like_xml(bytes))
      return take_documents(read_totem(bytes, source_.file, rules_, faults_));
    const SourceTable table = read_source_table(source_.file, {});
    const auto kind = recognise(table.header, kinds_);
    const std::string feeds = kind ? kind->kind.feeds : "";
    if (feeds == "budget") {
      take_documents(read_scdl(table, rules_, faults_));
    } else if (feeds == "loans") {
      auto loans = read_loans_table(table, rules_, files_.warnings, faults_);
      files_.loans.push_back({std::move(loans), source_});
    } else if (feeds == "account_series") {
      take_series(read_account_series(table, kind->kind.file, insee_, files_.warnings, faults_));
    } else {
      faults_.emplace_back(
          "this is no file of accounts that Jalon knows"_msg, Place{source_.file.string()},
          "a budget document (TOTEM or SCDL), a state of loans, or accounts by year"_msg,
          "give the amounts in [baseline] instead"_msg);
    }
  }

 private:
  void take_documents(std::vector<BudgetDocument> documents) {
    bool any = documents.empty();  // its mistakes are told
    for (auto &d : documents) {
      if (!source_.siret.empty() && d.siret != source_.siret) continue;
      any = true;
      if (source_.year && d.year != *source_.year)
        faults_.emplace_back("the file is of {1}, [[accounts]] says {2}"_msg(
                                 std::to_string(d.year), std::to_string(*source_.year)),
                             d.place, Message(),
                             "`year` stands at {1}"_msg(source_.year_place.message()));
      if (!d.insee.empty() && !insee_.empty() && d.insee != insee_)
        faults_.emplace_back(
            "the file is of the commune {1}, the dossier of {2}"_msg(d.insee, insee_), d.place);
      if (!source_.budget.empty()) {
        const bool annexed = source_.budget == "annexed";
        if (d.annexed && *d.annexed != annexed)
          faults_.emplace_back(
              annexed
                  ? "the file says that this is the main budget, [[accounts]] an annexed one"_msg()
                  : "the file says that this is an annexed budget, [[accounts]] the main one"_msg(),
              d.place, Message(), "it is named at {1}"_msg(source_.place.message()));
        d.annexed = annexed;
      }
      for (auto &warning : d.warnings) files_.warnings.push_back(std::move(warning));
      files_.documents.push_back(std::move(d));
    }
    if (!any)
      faults_.emplace_back("no budget of this file has the SIRET {1}"_msg(source_.siret),
                           Place{source_.file.string()}, Message(),
                           "it is named at {1}"_msg(source_.place.message()));
  }

  void take_series(std::vector<AccountsYear> years) {
    if (source_.year)
      std::erase_if(years, [&](const AccountsYear &y) { return y.year != *source_.year; });
    if (years.empty())
      files_.warnings.push_back("{1}: no year of it can be used"_msg(source_.file.string()));
    files_.series.push_back(std::move(years));
  }

  const AccountsSource &source_;
  const std::string &insee_;
  const AccountRules &rules_;
  const std::vector<FileKind> &kinds_;
  AccountsFiles &files_;
  std::vector<Fault> &faults_;
};

}  // namespace

void read_accounts_file(const AccountsSource &source, const std::string &insee,
                        const AccountRules &rules, const std::vector<FileKind> &kinds,
                        AccountsFiles &files, std::vector<Fault> &faults) {
  try {
    FileReader(source, insee, rules, kinds, files, faults).read();
  } catch (const Faults &several) {
    faults.insert(faults.end(), several.all().begin(), several.all().end());
  } catch (const Fault &fault) {
    faults.push_back(fault);
  }
}

}  // namespace jalon
