// project_financing.h - what a town says of the financing of a project, [project.financing] of
// projects.toml, and of financing at large, [financing] and [limits] of dossier.toml.
// docs/town/financement.md describes every key.
//
// Only what a table can tell by itself is checked here; the programmes, sheets and loans that it
// names are held against the country's rules by check_claims() (core/financing/claims.h).
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/settings/figure.h"
#include "core/territory/toml_reader.h"

namespace jalon {

// What becomes of the VAT on what the town buys for a project: paid and compensated years later;
// recovered at once, so that it is no flow; paid for good; not paid at all.
enum class VatRegime { compensated, deductible, final_cost, none };
std::optional<VatRegime> vat_regime_of(const std::string &word);  // "compensated", ..., "none"
std::string word_of(VatRegime regime);

// "acquise", "sollicitée", "envisagée", "refusée".
enum class FundingStatus { granted, requested, envisaged, refused };
std::string word_of(FundingStatus status);

enum class LoanProfile { constant_annuity, constant_capital, bullet };

// Of each key: nothing, "" or empty = not said.
struct ClaimedGrant {
  std::string programme;      // id of a rule; "" = another, named by title and funder
  std::string title, funder;  // of another
  bool public_aid = true;     // of another: counts in the limit on public aid
  FundingStatus status = FundingStatus::envisaged;
  std::optional<double> rate, amount, probability;
  std::string decided, reference;  // ISO day of the decision, and its number
  Place place;
};
struct ClaimedLoan {
  std::string kind;                     // id of a rule
  std::optional<double> amount, share;  // currency; or of the cost with VAT
  std::optional<double> rate;           // 1/year; the rule's if not said
  std::optional<int> years, grace;      // grace: first years in which interest alone is paid
  std::optional<LoanProfile> profile;   // the rule's if not said
  Place place;
};
struct ClaimedItem {
  std::string kind;
  double quantity = 0, unit_cost = 0;  // currency excluding VAT
};
struct ClaimedCertificate {
  std::string sheet;  // id of a rule
  Place place;
};

struct FinancingClaim {
  bool said = false;           // the table stands in the file
  std::optional<double> cost;  // quote, currency excluding VAT: instead of the model's investment
  Confidence cost_confidence = Confidence::to_verify;
  std::vector<double> phasing;  // shares of the spending by year since the start, 1 in all
  std::string engaged;  // ISO day on which the order is signed; "" = start of the start year
  std::optional<double> units;               // things covered
  std::optional<double> share_of_inventory;  // of all such things of the town, 0 to 1
  std::vector<ClaimedItem> items;
  double eligible = 1;                    // share of the cost that aid is reckoned on...
  std::optional<double> eligible_amount;  // ...or the amount
  std::optional<double> studies;          // part of the cost, for aid to studies
  std::optional<VatRegime> vat;           // the measures' own if not said
  std::optional<double> vat_rate;
  std::string holder;                  // one of power_holders; "" = that of the domain
  std::optional<double> contribution;  // the town's part, where another holds the power
  std::string own_minimum;             // an exception to the minimum own contribution...
  std::string own_minimum_source;      // ...and the decision it rests on
  std::optional<int> depreciation;     // years
  std::vector<ClaimedGrant> grants;
  std::vector<ClaimedLoan> loans;
  std::vector<ClaimedCertificate> certificates;
  Place place;
};

// Which part of grants that are not granted counts: none, each by its probability, all.
enum class Counting { granted_only, expected, all };

struct FinancingChoices {                    // [financing]
  std::vector<std::filesystem::path> files;  // own rules, absolute
  std::optional<int> vat_compensation_lag;   // years
  Counting count = Counting::expected;
};
struct BudgetLimits {  // [limits]
  bool apply = true;
  std::optional<double> net_savings_floor;  // currency; the rules' if not said
  std::optional<double> years_to_repay;
};

// The key `financing` of a project; what is wrong becomes faults of the table.
FinancingClaim read_financing_claim(TomlTable &project);
// The keys `financing` and `limits` of the root of dossier.toml.
FinancingChoices read_financing_choices(TomlTable &root, const std::filesystem::path &folder);
BudgetLimits read_budget_limits(TomlTable &root);

}  // namespace jalon
