#include <algorithm>
#include <cmath>

#include "core/financing/draft.h"

namespace jalon {

void Draft::tell_aid(Cents excess) {
  if (excess.n > 0)
    tell(
        "own_exceeded", Alert::grave,
        "Project \"{1}\": granted aid alone exceeds the limit by {2}: the town must expect to lose it."_msg(
            request_.title, money(excess)));
  const auto exception = at_.rules().own_exceptions.find(claim_.own_minimum);
  if (exception != at_.rules().own_exceptions.end())
    tell(
        "exception", Alert::warning,
        "Project \"{1}\": its own contribution rests on the exception \"{2}\", which needs a decision: {3}."_msg(
            request_.title, claim_.own_minimum, claim_.own_minimum_source));
}

void Draft::tell_procurement() {
  if (plan_.cost_excluding_vat.n <= 0 || (holder_ && !holder_->pays_all)) return;
  const bool works = request_.cost.procurement == "works";
  const std::string path = std::string("financing.procurement.") + (works ? "works." : "supplies.");
  const auto free = at_(path + "no_formality_below", engaged_);
  const auto formal = at_(path + "formal_from", engaged_);
  if (formal && plan_.cost_excluding_vat >= to_cents(*formal))
    tell("formal", Alert::warning,
         "Project \"{1}\": above {2} excl. VAT the formal procedure applies."_msg(
             request_.title, money(to_cents(*formal))));
  else if (free && plan_.cost_excluding_vat >= to_cents(*free))
    tell(
        "procurement", Alert::note,
        "Project \"{1}\": {2} excl. VAT of {3}: publicity and competition are needed from {4}; allow for the time."_msg(
            request_.title, money(plan_.cost_excluding_vat),
            works ? Message("works"_msg) : Message("supplies or services"_msg),
            money(to_cents(*free))));
}

void Draft::close() {
  int first = std::min(years_.empty() ? plan_.start : years_.front(), plan_.start);
  int last = std::max(years_.empty() ? plan_.start : years_.back(), last_year_);
  for (const auto &p : plan_.postings) last = std::max(last, p.year);
  for (int year = first; year <= last; ++year) plan_.years.push_back(year);
  const auto n = plan_.years.size();
  for (auto &source : plan_.sources) source.cash.resize(n);
  for (const auto &p : plan_.postings)
    if (p.source != Posting::no_source && p.to == Party::town)
      plan_.sources[p.source].cash[plan_.at(p.year)] += p.amount;
  std::vector<Cents> eligible(n);
  for (std::size_t k = 0; k < plan_.eligible_with_vat.size(); ++k)
    eligible[plan_.at(plan_.start) + k] = plan_.eligible_with_vat[k];
  plan_.eligible_with_vat = std::move(eligible);

  FundingSource own;
  own.id = "own";
  own.funder = "town";
  own.kind = FundingSource::own;
  own.cash = plan_.own_by_year(Counting::all);
  Cents sum, highest;
  for (const Cents x : own.cash) {
    sum += x;
    highest = std::max(highest, sum);
  }
  own.asked = own.amount = plan_.own_final = sum;
  plan_.own_excluding_vat = cost_that_counts() - plan_.private_aid - plan_.public_aid;
  const Cents floor = std::max(plan_.own_final, Cents{});
  plan_.peak_advance = std::max(highest - floor, Cents{});
  if (plan_.peak_advance.n > 0) {
    Cents so_far;
    int until = plan_.start;
    for (std::size_t y = 0; y < n; ++y) {
      if (so_far > floor) until = plan_.years[y];
      so_far += own.cash[y];
    }
    tell(
        "peak", Alert::note,
        "Project \"{1}\": up to {2} has to be advanced until {3} before aid and VAT come back."_msg(
            request_.title, money(plan_.peak_advance), std::to_string(until)));
  }
  plan_.sources.push_back(std::move(own));
  tell_procurement();
  for (const auto &[path, until] : at_.expired())
    tell("expired", Alert::warning,
         "\"{1}\" was valid until {2}: its value is used and has to be verified."_msg(path, until));
}

}  // namespace jalon
