#include "core/app/public_money.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/financing/claims.h"

namespace jalon {
namespace {

// What is wrong in one place does not hide what is wrong in another.
void gather(std::vector<Fault> &faults, const std::function<void()> &reading) {
  try {
    reading();
  } catch (const Faults &several) {
    faults.insert(faults.end(), several.all().begin(), several.all().end());
  } catch (const Fault &one) {
    faults.push_back(one);
  }
}

// Who decides on the domains of a project's measures; several where they differ.
std::set<std::string> holders_of(const Project &project, const Dossier &dossier) {
  std::set<std::string> all;
  for (const auto &m : project.measures) {
    const auto power = dossier.powers.find(m.measure.substr(0, m.measure.find('.')));
    all.insert(power == dossier.powers.end() ? "" : power->second.holder);
  }
  return all;
}

void fill_holders(Dossier &dossier, std::vector<Message> &warnings) {
  for (auto &project : dossier.projects) {
    if (!project.financing.holder.empty()) continue;
    const auto holders = holders_of(project, dossier);
    if (holders.size() == 1) project.financing.holder = *holders.begin();
    if (holders.size() > 1)
      warnings.push_back(
          "Project \"{1}\": its domains are not all held by the same body ([powers]): it is "
          "financed as if the town paid all of it; `holder` in [project.financing] says otherwise."_msg(
              project.title));
  }
}

}  // namespace

bool speaks_of_financing(const Dossier &d) {
  const auto &f = d.financing;
  return !d.accounts.empty() || !d.baseline.says_nothing() || !d.baseline.new_loans.empty() ||
         !f.files.empty() || f.vat_compensation_lag || d.limits.net_savings_floor ||
         d.limits.years_to_repay ||
         std::any_of(d.projects.begin(), d.projects.end(),
                     [](const Project &p) { return p.financing.said; });
}

std::optional<PublicMoney> read_public_money(const std::filesystem::path &config, Dossier &dossier,
                                             const Country &country, Settings &settings) {
  if (country.financing.empty()) return std::nullopt;
  PublicMoney money;
  std::vector<Fault> faults;
  money.heeded = speaks_of_financing(dossier);
  fill_holders(dossier, money.warnings);
  gather(faults, [&] {
    money.rules =
        read_financing_rules(config / "financing" / country.financing, dossier.financing.files);
    money.rules.declare(settings, dossier.base_year);
    for (const auto &project : dossier.projects) {
      auto wrong = check_claim(project.financing, project.id, money.rules);
      faults.insert(faults.end(), wrong.begin(), wrong.end());
    }
  });
  gather(faults, [&] { money.accounts = read_accounts(dossier, country, config); });
  sort_by_place(faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  auto &told = money.accounts.warnings;
  money.warnings.insert(money.warnings.end(), told.begin(), told.end());
  return money;
}

}  // namespace jalon
