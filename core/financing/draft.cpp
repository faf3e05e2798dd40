#include "core/financing/draft.h"

#include <algorithm>
#include <cmath>

#include "core/financing/certificates.h"
#include "core/financing/public_aid.h"

namespace jalon {
namespace {

Message name_of_holder(const std::string &holder) {
  if (holder == "syndicate") return "a syndicate"_msg;
  if (holder == "intercommunality") return "the intercommunality"_msg;
  if (holder == "concession") return "the holder of a concession"_msg;
  if (holder == "state") return "the State"_msg;
  return "another body"_msg;
}

}  // namespace

Draft::Draft(const FinancingRequest &request, const FinancingRules &rules, const TownContext &town,
             std::span<const int> years)
    : request_(request),
      claim_(request.claim),
      town_(town),
      years_(years),
      at_(rules, town.settings) {
  plan_.project = request.project;
  plan_.title = request.title;
  plan_.start = request.start;
  engaged_ = claim_.engaged.empty() ? first_day(request.start) : claim_.engaged;
  inflation_ = at_.get("financing.inflation", first_day(request.start), 0);
  holder_ = rules.holder(claim_.holder);
  reckon_cost();
  ask_grants();
}

void Draft::post(int year, Party from, Party to, Cents amount, Flow flow, std::size_t source) {
  if (amount.n != 0) plan_.postings.push_back({year, from, to, amount, flow, source});
}

void Draft::tell(std::string id, Alert::Level level, Message text) {
  plan_.alerts.push_back({std::move(id), level, std::move(text)});
}

Message Draft::money(Cents amount) const {
  return Message::money(euros(amount), town_.currency);
}

// Who does not invest pays no VAT on it: the holder does, and is compensated.
VatRegime Draft::regime() {
  if (holder_ && !holder_->pays_all) return VatRegime::none;
  if (claim_.vat) return *claim_.vat;
  if (request_.cost.vat) return *request_.cost.vat;
  if (!works_.empty() && (works_.size() > 1 || works_.front().n != 0))
    tell(
        "vat_unsaid", Alert::warning,
        "Project \"{1}\": the VAT regime of its measures differs or is not said: VAT is counted as a cost."_msg(
            request_.title));
  return VatRegime::final_cost;
}

void Draft::reckon_cost() {
  works_ = works_of(request_.cost, claim_, request_.start, years_, inflation_);
  if (holder_ && !holder_->pays_all) {
    plan_.holder_part_unknown = !claim_.contribution;
    for (Cents &work : works_) work = portion(work, claim_.contribution.value_or(1));
    if (plan_.holder_part_unknown)
      tell(
          "holder", Alert::warning,
          "Project \"{1}\": {2} holds the power; what the town pays is not given. Shown as not known, counted in full in the roadmap."_msg(
              request_.title, name_of_holder(claim_.holder)));
  }
  plan_.regime = regime();
  plan_.cost_confidence = claim_.cost ? claim_.cost_confidence : Confidence::hypothetical;
  last_year_ = request_.start;
  for (std::size_t k = 0; k < works_.size(); ++k) {
    const int year = request_.start + static_cast<int>(k);
    const Cents vat_due = portion(works_[k], vat(year).rate);
    plan_.cost_excluding_vat += works_[k];
    plan_.vat += vat_due;
    works_with_vat_.push_back(works_[k] + vat_due);
    if (works_[k].n != 0) last_year_ = year;
    post(year, Party::town, Party::suppliers, works_with_vat_.back(), Flow::works);
  }
  plan_.cost_with_vat = plan_.cost_excluding_vat + plan_.vat;

  double all = 0, eligible = 0;
  for (const auto &line : request_.cost.lines)
    if (line.category == "investment")
      for (const double x : line.by_year) {
        all += std::max(0.0, x);
        // What is booked on no account of equipment is told by its regime of VAT alone.
        if (line.account.empty() || account_in(line.account, at_.rules().vat_eligible))
          eligible += std::max(0.0, x);
      }
  if (all > 0) eligible_share_ = eligible / all;
}

void Draft::ask_grants() {
  GrantCase of;
  of.cost = plan_.cost_excluding_vat;
  of.cost_with_vat = plan_.cost_with_vat;
  of.years_of_spending = static_cast<int>(
      std::count_if(works_.begin(), works_.end(), [](Cents c) { return c.n != 0; }));
  of.units = claim_.units.value_or(request_.cost.units);
  of.tags = request_.cost.tags;
  of.population = town_.population;
  of.start = request_.start;
  of.engaged = claim_.engaged;
  for (const auto &claimed : claim_.grants) {
    grants_.push_back(grant_amount(claimed, claim_, of, at_));
    const GrantRule *rule = at_.rules().grant(claimed.programme);
    const std::string &name = rule ? title(rule->title_fr, rule->title_en) : claimed.title;
    if (grants_.back().closed)
      tell("closed", Alert::warning,
           "Project \"{1}\": \"{2}\" is closed in {3}: counted as nothing."_msg(
               request_.title, name, std::to_string(grants_.back().year)));
    const auto day = request_day(claimed, request_.start);
    const auto joint =
        rule ? at_("financing.grant." + rule->id + ".joint_below", day) : std::nullopt;
    if (joint && town_.population && *town_.population < *joint && grants_.back().amount.n > 0)
      tell("joint", Alert::warning,
           "Project \"{1}\": below {2} inhabitants, \"{3}\" is open to joint requests alone."_msg(
               request_.title, *joint, name));
    if (grants_.back().without_rate)
      tell(
          "no_rate", Alert::warning,
          "Project \"{1}\": the rate of \"{2}\" is set by the funder and is not given: no aid is counted."_msg(
              request_.title, name));
  }
}

std::vector<SharedCase> Draft::shared() {
  std::vector<SharedCase> all;
  for (std::size_t i = 0; i < grants_.size(); ++i) all.push_back({&claim_.grants[i], &grants_[i]});
  return all;
}

Cents Draft::cost_that_counts() const {
  return plan_.regime == VatRegime::final_cost ? plan_.cost_with_vat : plan_.cost_excluding_vat;
}

FinancingPlan Draft::finish(RulesAt &shared_rules) {
  add_vat();
  take_certificates();
  settle_aid();
  add_grants();
  add_loans();
  add_running();
  plan_.rules_used = at_.used();
  plan_.rules_used.insert(shared_rules.used().begin(), shared_rules.used().end());
  close();
  return std::move(plan_);
}

void Draft::take_certificates() {
  const double units = claim_.units.value_or(request_.cost.units);
  for (const auto &claimed : claim_.certificates) {
    const auto *rule = at_.rules().certificate(claimed.sheet);
    if (!rule) continue;
    auto c = certificate_amount(*rule, units, engaged_, at_);
    FundingSource source;
    source.id = rule->id;
    source.title = title(rule->title_fr, rule->title_en);
    source.funder = "obliged_party";
    source.kind = FundingSource::certificate;
    source.asked = c.amount;
    source.confidence = c.confidence;
    source.public_aid = rule->public_aid;
    // Nobody is paid more than the works cost.
    source.amount = std::min(c.amount, cost_that_counts() - plan_.private_aid - plan_.public_aid);
    if (c.closed) {
      source.why_less = "the sheet does not hold on the day of the order"_msg;
      tell("closed", Alert::warning,
           "Project \"{1}\": \"{2}\" is closed in {3}: counted as nothing."_msg(
               request_.title, source.title, engaged_));
    }
    (rule->public_aid ? plan_.public_aid : plan_.private_aid) += source.amount;
    post(last_year_ + c.paid_lag, Party::obliged_party, Party::town, source.amount,
         Flow::certificate, plan_.sources.size());
    plan_.sources.push_back(std::move(source));
  }
}

// Grants of private funders first, then partners, then the limit on all that is public.
void Draft::settle_aid() {
  const Cents fixed = plan_.public_aid;
  std::vector<AidCase> public_grants;
  Cents other;
  for (std::size_t i = 0; i < grants_.size(); ++i) {
    const auto &claimed = claim_.grants[i];
    const GrantRule *rule = at_.rules().grant(claimed.programme);
    if (!(rule ? rule->public_aid : claimed.public_aid)) {
      const Cents left = std::max(cost_that_counts() - plan_.private_aid - fixed, Cents{});
      if (claimed.status != FundingStatus::granted && grants_[i].amount > left) {
        grants_[i].amount = left;
        grants_[i].limited_by = "eligible_base";
        grants_[i].why_less = "limited by the eligible cost"_msg;
      }
      plan_.private_aid += grants_[i].amount;
    } else {
      public_grants.push_back({claimed.status, &grants_[i]});
    }
    if (!rule || !rule->partner) other += grants_[i].amount;
  }
  const auto day = first_day(request_.start);
  const double share = at_.get("financing.partner_contribution.share", day, 0);
  for (std::size_t i = 0; i < grants_.size(); ++i) {
    const GrantRule *rule = at_.rules().grant(claim_.grants[i].programme);
    if (!rule || !rule->partner || claim_.grants[i].status == FundingStatus::granted) continue;
    const Cents most = partner_limit(plan_.cost_with_vat - compensation_, other, share);
    if (grants_[i].amount <= most) continue;
    grants_[i].amount = most;
    grants_[i].limited_by = "partner_limit";
    grants_[i].why_less = "limited to the part of the rest that a partner may pay"_msg;
  }
  const std::string own = claim_.own_minimum.empty() ? "minimum" : claim_.own_minimum;
  plan_.own_minimum = at_.get("financing.own_contribution." + own, day, 0);
  plan_.public_aid_limit =
      public_aid_limit(cost_that_counts(), plan_.private_aid, plan_.own_minimum);
  std::vector<Cents> before;
  for (const auto &grant : grants_) before.push_back(grant.amount);
  Cents wanted = fixed;
  for (const auto &grant : public_grants) wanted += grant.amount->amount;
  const Cents excess = cut_excess(public_grants, fixed, plan_.public_aid_limit);
  for (const auto &grant : public_grants) plan_.public_aid += grant.amount->amount;

  for (std::size_t i = 0; i < grants_.size(); ++i) {
    if (grants_[i].amount == before[i]) continue;
    const GrantRule *rule = at_.rules().grant(claim_.grants[i].programme);
    const std::string &name = rule ? title(rule->title_fr, rule->title_en) : claim_.grants[i].title;
    tell(
        "own_cut", Alert::warning,
        "Project \"{1}\": grants of {2} would exceed {3} % of public funding; \"{4}\" is counted for {5} instead of {6}."_msg(
            request_.title, money(wanted),
            Message::number(std::round((1 - plan_.own_minimum) * 1000) / 10), name,
            money(grants_[i].amount), money(before[i])));
  }
  tell_aid(excess);
}

}  // namespace jalon
