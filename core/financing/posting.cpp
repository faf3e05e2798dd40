#include "core/financing/posting.h"

namespace jalon {

Cents portion(Cents amount, double share) {
  return to_cents(euros(amount) * share);
}

Cents sum_of(std::span<const Posting> postings, Flow flow) {
  Cents sum;
  for (const auto &p : postings)
    if (p.flow == flow) sum += p.amount;
  return sum;
}

Cents sum_of(std::span<const Posting> postings, Flow flow, int year) {
  Cents sum;
  for (const auto &p : postings)
    if (p.flow == flow && p.year == year) sum += p.amount;
  return sum;
}

Cents balance_of(std::span<const Posting> postings, Party party, int year) {
  Cents sum;
  for (const auto &p : postings) {
    if (p.year != year) continue;
    if (p.to == party) sum += p.amount;
    if (p.from == party) sum -= p.amount;
  }
  return sum;
}

}  // namespace jalon
