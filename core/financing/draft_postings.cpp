#include <algorithm>
#include <cmath>

#include "core/financing/draft.h"
#include "core/financing/instalments.h"
#include "core/financing/loan.h"

namespace jalon {

void Draft::add_grants() {
  for (std::size_t i = 0; i < grants_.size(); ++i) {
    const auto &claimed = claim_.grants[i];
    const GrantRule *rule = at_.rules().grant(claimed.programme);
    FundingSource source;
    source.id = rule ? rule->id : claimed.title;
    source.title = rule ? title(rule->title_fr, rule->title_en) : claimed.title;
    source.funder = rule ? rule->funder : claimed.funder;
    source.status = claimed.status;
    source.asked = grants_[i].asked;
    source.amount = grants_[i].amount;
    source.limited_by = grants_[i].limited_by;
    source.why_less = grants_[i].why_less;
    source.confidence = grants_[i].confidence;
    source.public_aid = rule ? rule->public_aid : claimed.public_aid;
    const auto day = request_day(claimed, request_.start);
    source.probability = claimed.probability;
    if (claimed.status == FundingStatus::granted) source.probability = 1;
    if (claimed.status == FundingStatus::refused) source.probability = 0;
    if (!source.probability)
      source.probability = at_("financing.probability." + word_of(claimed.status), day);

    const auto cash = [&](const std::string &key) {
      const auto own =
          rule ? at_("financing.grant." + rule->id + ".cash." + key, day) : std::nullopt;
      return own ? *own : at_.get("financing.cash." + key, day, 0);
    };
    CashTerms terms;
    terms.advance = cash("advance");
    terms.instalments_up_to = cash("instalments_up_to");
    terms.instalment_lag = static_cast<int>(std::lround(cash("instalment_lag")));
    terms.balance_lag = static_cast<int>(std::lround(cash("balance_lag")));
    const int decided =
        claimed.decided.empty() ? 0 : std::stoi(claimed.decided.substr(0, 4)) - request_.start;
    const auto paid = instalments(source.amount, terms, works_, decided);
    for (std::size_t k = 0; k < paid.size(); ++k)
      post(request_.start + static_cast<int>(k), Party::funder, Party::town, paid[k], Flow::grant,
           plan_.sources.size());
    plan_.sources.push_back(std::move(source));
  }
}

void Draft::add_vat() {
  if (plan_.regime != VatRegime::compensated) return;
  FundingSource source;
  source.id = "vat_compensation";
  source.title = "";
  source.funder = "state";
  source.kind = FundingSource::vat_compensation;
  int lag = 0;
  for (std::size_t k = 0; k < works_.size(); ++k) {
    const int year = request_.start + static_cast<int>(k);
    const auto terms = vat(year);
    const Cents eligible = portion(works_with_vat_[k], eligible_share_);
    const Cents back = portion(eligible, terms.compensation);
    plan_.eligible_with_vat.push_back(eligible);
    compensation_ += back;
    lag = terms.lag;
    source.confidence = weaker(source.confidence, terms.confidence);
    post(year + terms.lag, Party::state, Party::town, back, Flow::vat_compensation,
         plan_.sources.size());
  }
  source.asked = source.amount = compensation_;
  plan_.sources.push_back(std::move(source));
  if (!town_.vat_lag && compensation_.n != 0)
    tell("vat_lag", Alert::note,
         "VAT is taken to be compensated after {1} years: ask which regime is the town's."_msg(
             std::to_string(lag)));
}

void Draft::add_loans() {
  Cents left = plan_.cost_with_vat;
  for (const auto &claimed : claim_.loans) {
    const auto *rule = at_.rules().loan(claimed.kind);
    if (!rule) continue;
    const auto day = first_day(request_.start);
    const std::string path = "financing.loan." + rule->id + ".";
    const auto rate = claimed.rate ? claimed.rate : at_(path + "rate", day);
    if (!rate || !claimed.years) continue;  // refused on reading
    FundingSource source;
    source.id = rule->id;
    source.title = title(rule->title_fr, rule->title_en);
    source.funder = "lender";
    source.kind = FundingSource::loan;
    source.confidence = claimed.rate ? Confidence::certain : at_.confidence();
    source.asked = claimed.amount ? to_cents(*claimed.amount)
                                  : portion(plan_.cost_with_vat, claimed.share.value_or(0));
    // Nobody borrows more than the works cost.
    source.amount = std::min(source.asked, left);
    left -= source.amount;

    LoanTerms terms;
    terms.amount = source.amount;
    terms.rate = *rate;
    terms.years = *claimed.years;
    terms.per_year = static_cast<int>(std::lround(at_.get(path + "per_year", day, 1)));
    const int grace = static_cast<int>(std::lround(at_.get(path + "grace", day, 0)));
    terms.grace = std::min(claimed.grace.value_or(grace), terms.years - 1);
    terms.profile = claimed.profile.value_or(rule->profile);
    const auto at = plan_.sources.size();
    post(request_.start, Party::lender, Party::town, source.amount, Flow::loan_drawn, at);
    int year = request_.start;
    for (const auto &paid : loan(terms)) {
      ++year;
      post(year, Party::town, Party::lender, paid.capital, Flow::loan_capital, at);
      post(year, Party::town, Party::lender, paid.interest, Flow::loan_interest, at);
    }
    plan_.sources.push_back(std::move(source));
  }
}

void Draft::add_running() {
  if (holder_ && !holder_->running_town) return;
  for (const auto &line : request_.cost.lines)
    add_running_line(line, at_.rules().category(line.category));
}

void Draft::add_running_line(const CostLine &line, const CategoryRule *category) {
  using Section = CategoryRule::Section;
  const Section section = category ? category->section : Section::operating;
  const bool works = line.category == "investment";
  if (section == Section::capital && holder_ && !holder_->pays_all) return;
  for (std::size_t y = 0; y < years_.size() && y < line.by_year.size(); ++y) {
    const int year = years_[y];
    // Of investment only what is spared is left: what is spent are the works.
    const double moved = works ? std::min(0.0, line.by_year[y]) : line.by_year[y];
    const Cents net = to_cents(moved * std::pow(1 + inflation_, year - years_.front()));
    if (net.n == 0) continue;
    const bool received =
        section == Section::operating &&
        ((category && category->id == "grant") ? net.n < 0
                                               : category && category->chapter.starts_with('7'));
    if (received) {
      post(year, Party::users, Party::town, -net, Flow::running_revenue);
      continue;
    }
    const auto day = first_day(year);
    const double bears =
        category ? at_.get("financing.category." + category->id + ".vat", day, 0) : 0;
    const auto terms =
        vat_terms(at_, plan_.regime == VatRegime::none ? VatRegime::final_cost : plan_.regime,
                  town_.authority, year, claim_.vat_rate, town_.vat_lag);
    const Cents gross = net + portion(net, bears * terms.rate);
    const auto flow = section == Section::operating ? Flow::running_cost
                      : section == Section::capital ? Flow::renewal
                                                    : Flow::one_off;
    post(year, Party::town, Party::suppliers, gross, flow);
    if (plan_.regime != VatRegime::compensated || section == Section::one_off) continue;
    if (section == Section::capital) {
      if (line.account.empty() || account_in(line.account, at_.rules().vat_eligible))
        post(year + terms.lag, Party::state, Party::town, portion(gross, terms.compensation),
             Flow::renewal_compensation);
    } else if (!line.account.empty() && account_in(line.account, at_.rules().vat_operating)) {
      post(year + terms.lag, Party::state, Party::town, portion(gross, terms.compensation),
           Flow::running_compensation);
    } else if (!line.account.empty() && account_in(line.account, at_.rules().vat_cloud)) {
      const double cloud = at_.get("financing.vat_compensation.cloud.rate", day, 0);
      post(year + terms.lag, Party::state, Party::town, portion(gross, cloud),
           Flow::running_compensation);
    }
  }
}

}  // namespace jalon
