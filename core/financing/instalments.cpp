#include "core/financing/instalments.h"

#include <algorithm>

#include "core/financing/posting.h"

namespace jalon {

std::vector<Cents> instalments(Cents amount, const CashTerms &terms, std::span<const Cents> spent,
                               int decided) {
  Cents total;
  int last = 0;
  std::vector<Cents> so_far;
  for (std::size_t k = 0; k < spent.size(); ++k) {
    total += spent[k];
    if (spent[k].n != 0) last = static_cast<int>(k);
    so_far.push_back(total);
  }
  const auto share_spent = [&](int year) {
    if (year < 0 || total.n <= 0) return 0.0;
    const auto at = std::min(static_cast<std::size_t>(year), so_far.size() - 1);
    return static_cast<double>(so_far[at].n) / static_cast<double>(total.n);
  };
  std::vector<Cents> cash;
  Cents paid;
  const int balance = last + terms.balance_lag;
  for (int year = 0; year <= std::max(balance, decided); ++year) {
    double due = 0;
    if (year >= balance)
      due = 1;
    else
      due = std::max(terms.advance,
                     std::min(share_spent(year - terms.instalment_lag), terms.instalments_up_to));
    const Cents reached = year < decided ? Cents{} : portion(amount, due);
    cash.push_back(reached - paid);
    paid = reached;
  }
  return cash;
}

}  // namespace jalon
