#include "core/territory/accounts.h"

namespace jalon {

std::optional<Cents> AccountsYear::gross_savings() const {
  return revenue && expenditure ? std::optional(*revenue - *expenditure) : std::nullopt;
}

std::optional<Cents> AccountsYear::net_savings() const {
  const auto gross = gross_savings();
  return gross && capital_repaid ? std::optional(*gross - *capital_repaid) : std::nullopt;
}

std::optional<Cents> AccountsYear::net_savings_at_least() const {
  if (const auto net = net_savings()) return net;
  const auto gross = gross_savings();
  return gross && annuity ? std::optional(*gross - *annuity) : std::nullopt;
}

std::optional<double> AccountsYear::years_to_repay() const {
  const auto gross = gross_savings();
  if (!gross || !debt_end || gross->n <= 0) return std::nullopt;
  return euros(*debt_end) / euros(*gross);
}

}  // namespace jalon
