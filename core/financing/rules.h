// rules.h - the rules of public finance of a country, as data: config/financing/<country>/*.toml.
// No rate, threshold or year stands in the code. docs/integrator/financing.md describes every key.
//
//   const auto rules = read_financing_rules(folder, own_files);   // throws Faults
//   rules.declare(settings, base_year);    // "financing.grant.detr.rate": overridable, explained
//   RulesAt at(rules, &settings);
//   at("financing.vat.rate", "2027-01-01");
//
// Every number is a figure with a path under "financing." (DatedFigure); what is no number (texts,
// lists, days) stands in the structs below, and the figures of a rule lie under its path.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/financing/dated_figure.h"
#include "core/settings/settings.h"
#include "core/territory/project_financing.h"

namespace jalon {

// From when to when, ISO days, "" = open.
struct DayRange {
  std::string from, to;
  bool holds(const std::string &day) const {
    return (from.empty() || day >= from) && (to.empty() || day <= to);
  }
};

// Who answers for a rule.
struct RuleOrigin {
  std::string source, as_of;
  Confidence confidence = Confidence::to_verify;
  Place place;
};

// Figures under "financing.grant.<id>.": rate, rate_min, rate_max, amount, cap.unit, cap.project,
// cap.year, cap.beneficiary, cap.beneficiary_year, floor, cash.advance, cash.instalments_up_to,
// cash.instalment_lag, cash.balance_lag, population_min, population_max, share_of_inventory_min,
// joint_below, item.<kind>.rate, item.<kind>.unit_cap, band.<number>.rate.
struct GrantRule {
  std::string id, title_fr, title_en, funder;
  bool public_aid = true;    // counts in the limit on public aid
  bool partner = false;      // between commune and intercommunality: at most a part of the rest
  bool with_vat = false;     // the base
  bool not_started = false;  // no order signed before the request
  std::vector<std::string> spending;  // categories of lines: investment, study
  std::vector<std::string> tags;      // of measures; empty = any
  std::vector<std::string> excludes;  // ids
  std::vector<std::string> items;     // kinds, each with its own rate
  struct Band {
    std::optional<double> min, max;  // units, inclusive
  };
  std::vector<Band> bands;
  DayRange valid;           // of the spending
  DayRange window;          // of the request
  bool every_year = false;  // the window's days come back each year
  RuleOrigin origin;
};

// Figures under "financing.certificate.<id>.": kwh_cumac_per_unit, price, paid_lag.
struct CertificateRule {
  std::string id, title_fr, title_en;
  std::vector<std::string> tags;
  bool public_aid = false;
  DayRange engaged;  // day of the order
  RuleOrigin origin;
};

// Figures under "financing.loan.<id>.": rate, years_min, years_max, share_max, per_year, grace.
struct LoanRule {
  std::string id, title_fr, title_en;
  LoanProfile profile = LoanProfile::constant_annuity;
  bool repayable_advance = false;
  RuleOrigin origin;
};

// Figure: "financing.holder.<id>.depreciation".
struct HolderTerms {
  std::string id, account;
  bool pays_all = true;      // else the town pays a part, which it must give
  bool running_town = true;  // running costs and savings are in the town's books
  RuleOrigin origin;
};

// Figure: "financing.category.<id>.vat", the share that bears VAT.
struct CategoryRule {
  enum Section { operating, capital, one_off };
  std::string id, chapter;
  Section section = operating;
  RuleOrigin origin;
};

// Figures "financing.impact_study.<n>.max", ".share_of_revenue", ".or_above", n from 0.
struct FinancingRules {
  std::map<std::string, DatedFigure> figures;                       // by path
  std::vector<std::string> vat_eligible, vat_operating, vat_cloud;  // prefixes of accounts
  std::map<std::string, RuleOrigin> own_exceptions;  // figure: "financing.own_contribution.<id>"
  int impact_bands = 0;
  std::vector<GrantRule> grants;
  std::vector<CertificateRule> certificates;
  std::vector<LoanRule> loans;
  std::vector<HolderTerms> holders;
  std::vector<CategoryRule> categories;
  std::vector<std::filesystem::path> read;  // for the digest

  // Every figure, its default being the one in force on 1 January of that year.
  void declare(Settings &settings, int base_year) const;

  const GrantRule *grant(const std::string &id) const;
  const CertificateRule *certificate(const std::string &id) const;
  const LoanRule *loan(const std::string &id) const;
  const HolderTerms *holder(const std::string &id) const;
  const CategoryRule *category(const std::string &id) const;
};

// Reads vat, rules, grants, certificates, loans and holders .toml of a folder, then grants of the
// town's own files. Throws Faults: every mistake of all files with its place.
FinancingRules read_financing_rules(const std::filesystem::path &folder,
                                    const std::vector<std::filesystem::path> &own);

// Looks figures up on a day, and remembers which were used and which were out of their time. What
// a layer above the rules' own (town, scenario, --set) gives replaces the figure on all days.
class RulesAt {
 public:
  // Both must outlive this; without settings the files alone hold.
  RulesAt(const FinancingRules &rules, const Settings *settings)
      : rules_(rules), settings_(settings) {}

  const FinancingRules &rules() const { return rules_; }
  std::optional<double> operator()(const std::string &path, const std::string &day);
  double get(const std::string &path, const std::string &day, double otherwise) {
    return (*this)(path, day).value_or(otherwise);
  }
  // The figure behind the last answer: how sure it is.
  Confidence confidence() const { return confidence_; }
  const std::set<std::string> &used() const { return used_; }
  // By path: the last day on which the value used was in force.
  const std::map<std::string, std::string> &expired() const { return expired_; }

 private:
  const FinancingRules &rules_;
  const Settings *settings_;
  Confidence confidence_ = Confidence::certain;
  std::set<std::string> used_;
  std::map<std::string, std::string> expired_;
};

// "2027-01-01".
std::string first_day(int year);
// The weaker of two.
inline Confidence weaker(Confidence a, Confidence b) {
  return a < b ? b : a;
}

}  // namespace jalon
