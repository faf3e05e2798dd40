#include "core/financing/claims.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace jalon {
namespace {

class Check {
 public:
  Check(const FinancingClaim &claim, const std::string &project, const FinancingRules &rules)
      : claim_(claim), project_(project), rules_(rules) {}

  std::vector<Fault> run() {
    const auto *holder = rules_.holder(claim_.holder);
    if (holder && !holder->pays_all && claim_.vat)
      fault("`vat` is given, and `{1}` holds the power"_msg(claim_.holder), claim_.place,
            "no `vat`: who invests pays it"_msg);
    for (const auto &grant : claim_.grants) check_grant(grant);
    check_sum();
    for (const auto &c : claim_.certificates)
      if (!rules_.certificate(c.sheet))
        unknown("the sheet `{1}` is no rule"_msg(c.sheet), c.sheet, rules_.certificates, c.place);
    for (const auto &l : claim_.loans) check_loan(l);
    check_loans();
    if (const auto &own = claim_.own_minimum;
        !own.empty() && !rules_.own_exceptions.contains(own)) {
      std::vector<std::string> ids;
      for (const auto &[id, origin] : rules_.own_exceptions) ids.push_back(id);
      unknown("`{1}` is no exception to the minimum own contribution"_msg(own), own, ids,
              claim_.place);
    }
    return std::move(faults_);
  }

 private:
  void fault(Message found, const Place &place, Message expected = {}, Message advice = {}) {
    faults_.emplace_back(std::move(found), place, std::move(expected), std::move(advice));
  }

  void unknown(Message found, const std::string &id, const std::vector<std::string> &ids,
               const Place &place) {
    std::string list;
    for (const auto &known : ids) list += (list.empty() ? "" : ", ") + known;
    const auto near = nearest(id, ids);
    fault(std::move(found), place, "one of {1}"_msg(list),
          near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
  }
  template <class Rule>
  void unknown(Message found, const std::string &id, const std::vector<Rule> &rules,
               const Place &place) {
    std::vector<std::string> ids;
    for (const auto &rule : rules) ids.push_back(rule.id);
    unknown(std::move(found), id, ids, place);
  }

  // The widest bound that any period gives; nothing if there is none.
  std::optional<double> bound(const std::string &path, bool most) const {
    const auto at = rules_.figures.find(path);
    if (at == rules_.figures.end() || at->second.figures.empty()) return std::nullopt;
    double x = at->second.figures.front().value;
    for (const auto &f : at->second.figures) x = most ? std::max(x, f.value) : std::min(x, f.value);
    return x;
  }

  void check_grant(const ClaimedGrant &grant) {
    if (grant.programme.empty()) return;
    const GrantRule *rule = rules_.grant(grant.programme);
    if (!rule) {
      unknown("the programme `{1}` is no rule"_msg(grant.programme), grant.programme, rules_.grants,
              grant.place);
      return;
    }
    const std::string path = "financing.grant." + rule->id + ".";
    const auto least = bound(path + "rate_min", false), most = bound(path + "rate_max", true);
    if (grant.rate && ((least && *grant.rate < *least) || (most && *grant.rate > *most)))
      fault("the rate {1} is none of the programme `{2}`"_msg(*grant.rate, rule->id), grant.place,
            "a rate from {1} to {2}"_msg(least.value_or(0), most.value_or(1)));
    if (grant.status == FundingStatus::refused) return;
    for (const auto &other : claim_.grants)
      if (other.status != FundingStatus::refused &&
          std::find(rule->excludes.begin(), rule->excludes.end(), other.programme) !=
              rule->excludes.end())
        fault("the grants `{1}` and `{2}` exclude each other"_msg(rule->id, other.programme),
              grant.place, "one of the two, or one of them refused"_msg);
  }

  // Only what is asked counts: of rates of the whole cost, and of amounts where the cost is given.
  void check_sum() {
    double share = 0;
    std::vector<Message> places;
    for (const auto &grant : claim_.grants) {
      if (grant.status == FundingStatus::refused) continue;
      if (grant.amount && claim_.cost && *claim_.cost > 0)
        share += *grant.amount / *claim_.cost;
      else if (grant.rate)
        share += *grant.rate * claim_.eligible;
      else
        continue;
      places.push_back(grant.place.message());
    }
    if (share > 1 + 1e-9)
      fault("grants of the project `{1}` add up to {2} % of its cost"_msg(
                project_, std::round(share * 1000) / 10),
            claim_.place, "at most {1} %; they stand at {2}"_msg("100", Message::joined(places)));
  }

  void check_loan(const ClaimedLoan &loan) {
    const LoanRule *rule = rules_.loan(loan.kind);
    if (!rule) {
      unknown("the loan `{1}` is no rule"_msg(loan.kind), loan.kind, rules_.loans, loan.place);
      return;
    }
    const std::string path = "financing.loan." + rule->id + ".";
    if (!loan.rate && !bound(path + "rate", true))
      fault("the loan `{1}` has no rate"_msg(rule->id), loan.place,
            "`rate`: that of the lender's offer"_msg);
    const auto least = bound(path + "years_min", false), most = bound(path + "years_max", true);
    if (loan.years && ((least && *loan.years < *least) || (most && *loan.years > *most)))
      fault("the loan `{1}` runs over {2} years"_msg(rule->id, *loan.years), loan.place,
            "from {1} to {2} years"_msg(least.value_or(1), most.value_or(60)));
    const auto share = bound(path + "share_max", true);
    const auto cost = cost_with_vat();
    const double asked = loan.share ? *loan.share : cost ? loan.amount.value_or(0) / *cost : 0;
    if (share && asked > *share + 1e-9)
      fault("the loan `{1}` bears {2} % of the cost"_msg(rule->id, std::round(asked * 1000) / 10),
            loan.place, "at most {1} %"_msg(*share * 100));
  }

  std::optional<double> cost_with_vat() const {
    if (!claim_.cost || *claim_.cost <= 0) return std::nullopt;
    const auto rate = claim_.vat_rate ? claim_.vat_rate : bound("financing.vat.rate", true);
    return *claim_.cost * (1 + rate.value_or(0));
  }

  void check_loans() {
    double share = 0;
    for (const auto &loan : claim_.loans) {
      share += loan.share.value_or(0);
      if (const auto cost = cost_with_vat()) share += loan.amount.value_or(0) / *cost;
    }
    if (share > 1 + 1e-9)
      fault("loans of the project `{1}` add up to {2} % of its cost with VAT"_msg(
                project_, std::round(share * 1000) / 10),
            claim_.place, "at most {1} %"_msg("100"));
  }

  const FinancingClaim &claim_;
  const std::string &project_;
  const FinancingRules &rules_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> check_claim(const FinancingClaim &claim, const std::string &project,
                               const FinancingRules &rules) {
  return Check(claim, project, rules).run();
}

}  // namespace jalon
