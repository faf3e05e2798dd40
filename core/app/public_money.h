// public_money.h - the rules of public finance of the dossier's country and the town's accounts,
// held against what the dossier says of its financing.
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "core/financing/rules.h"
#include "core/territory/accounts.h"
#include "core/territory/country.h"
#include "core/territory/dossier.h"

namespace jalon {

struct PublicMoney {
  FinancingRules rules;
  TownAccounts accounts;
  // The dossier says something of financing: the roadmap then counts own funds after aid and VAT,
  // and holds plans against savings and debt. Else it counts investment as it always did.
  bool heeded = false;
  std::vector<Message> warnings;
};

// Nothing where no rules come for the country. Declares the rules' figures; fills in who holds the
// power where a project does not say it. Throws Faults: every mistake of rules, accounts and
// claims.
std::optional<PublicMoney> read_public_money(const std::filesystem::path &config, Dossier &dossier,
                                             const Country &country, Settings &settings);

// Accounts, limits, own rules or the financing of a project.
bool speaks_of_financing(const Dossier &dossier);

}  // namespace jalon
