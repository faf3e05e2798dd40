#include "core/uncertainty/appraiser.h"

#include <algorithm>

#include "core/uncertainty/evaluation.h"

namespace jalon {
namespace {

std::vector<double *> columns_of(const Columns &columns) {
  return {columns.all().begin(), columns.all().end()};
}

std::vector<std::vector<double>> first_draw(const std::vector<double *> &columns, std::size_t n,
                                            std::size_t years, std::size_t stride) {
  std::vector<std::vector<double>> out(n, std::vector<double>(years));
  for (std::size_t c = 0; c < n; ++c)
    for (std::size_t y = 0; y < years; ++y) out[c][y] = columns[c][y * stride];
  return out;
}

// The model has rejected the central figures.
[[noreturn]] void refuse(const Appraised &appraised, std::size_t k) {
  if (const Message where = appraised.cases[k].model->not_finite(); !where.empty())
    throw Fault(where, {}, "a number, or the draw rejected"_msg, "tell the plugin's vendor"_msg);
  throw Fault("the central figures of domain {1} lie outside what its model can say"_msg(
                  appraised.domain(k).name),
              {}, "figures the model accepts"_msg, "look at them with `jalon explain`"_msg);
}

}  // namespace

struct Appraiser::Impl : Appraised {};

Appraiser::Appraiser(std::vector<DomainCase> cases, const Norms &norms, std::vector<int> years) {
  auto impl = std::make_shared<Impl>();
  impl->cases = std::move(cases);
  impl->years = std::move(years);
  impl->factors = factors_of(impl->cases);
  for (const auto &c : impl->cases) {
    impl->ledgers.emplace_back(c.model->plugin().domain(), norms, impl->years);
    impl->sources.push_back(sources_of(c, impl->factors, impl->years));
  }
  impl->ledgers.emplace_back(jalon_domain{}, norms, impl->years);
  impl_ = std::move(impl);
}
Appraiser::~Appraiser() = default;
Appraiser::Appraiser(Appraiser &&) noexcept = default;

const std::vector<int> &Appraiser::years() const {
  return impl_->years;
}
const std::vector<std::string> &Appraiser::accounts() const {
  return impl_->ledgers.back().names();
}
const Ledger &Appraiser::ledger(std::size_t domain) const {
  return impl_->ledgers[domain];
}
const std::vector<Factor> &Appraiser::factors() const {
  return impl_->factors;
}

std::vector<double> Appraiser::discount_factors() const {
  std::vector<double> factors;
  for (std::size_t y = 0; y < years().size(); ++y)
    factors.push_back(impl_->ledgers.back().discount(y));
  return factors;
}

std::vector<double> Appraiser::centre() const {
  std::vector<double> values;
  for (const auto &f : impl_->factors) values.push_back(f.figure.value);
  return values;
}

Central Appraiser::central(const Comparison &comparison) const {
  constexpr std::size_t stride = 8;
  const std::size_t n_years = years().size(), n_accounts = accounts().size();
  auto buffers = impl_->buffers(stride, !comparison.late.empty());
  const auto centre = this->centre();
  std::vector<const double *> in;
  for (const double &x : centre) in.push_back(&x);
  const PreparedComparison p(*impl_, comparison);
  Columns part(n_accounts, n_years, stride);
  Central out;
  out.flows.assign(n_accounts, std::vector<double>(n_years));
  out.investment_factor = comparison.investment_factor;
  for (std::size_t k = 0; k < buffers.size(); ++k) {
    auto &d = buffers[k];
    const auto &declared = impl_->domain(k);
    const Ledger &ledger = impl_->ledgers[k];
    d.fill(in, 0, 1);
    std::uint8_t rejected[4] = {0, 0, 0, 0};
    ask(impl_->cases[k].model->prepare({}, years()), 0, 1, stride, d, d.reference,
        d.reference_indicators, &rejected[0]);
    Columns without_indicators(declared.n_indicators, n_years, stride);
    if (p.without[k])
      ask(*p.without[k], 0, 1, stride, d, d.without, without_indicators, &rejected[1]);
    if (p.with[k]) ask(*p.with[k], 0, 1, stride, d, d.with, d.indicators, &rejected[2]);
    if (p.late[k]) ask(*p.late[k], 0, 1, stride, d, d.late, d.indicators, &rejected[3]);
    if (std::any_of(rejected, rejected + 4, [](auto r) { return r != 0; })) refuse(*impl_, k);
    const Columns &without = p.without[k] ? d.without : d.reference;
    const auto with = p.late[k]   ? ledger.paid_as_planned({d.with.all()}, {d.late.all()}).columns
                      : p.with[k] ? columns_of(d.with)
                                  : columns_of(d.reference);
    ledger.flows(with, without.all(), 1, stride, part.all(), comparison.investment_factor);
    for (std::size_t a = 0; a < n_accounts; ++a)
      for (std::size_t y = 0; y < n_years; ++y) out.flows[a][y] += part[a][y * stride];
    auto &domain = out.domains.emplace_back();
    domain.reference_lines = first_draw(columns_of(without), declared.n_lines, n_years, stride);
    domain.programme_lines = first_draw(with, declared.n_lines, n_years, stride);
    domain.reference_indicators =
        first_draw(columns_of(p.without[k] ? without_indicators : d.reference_indicators),
                   declared.n_indicators, n_years, stride);
    domain.programme_indicators =
        first_draw(columns_of(p.with[k] ? d.indicators : d.reference_indicators),
                   declared.n_indicators, n_years, stride);
    for (std::size_t l = 0; l < declared.n_lines; ++l) {
      const double weight = ledger.investment_line(l) ? comparison.investment_factor : 1;
      double value = 0;
      for (std::size_t y = 0; y < n_years; ++y)
        value += weight * ledger.weight(Ledger::collective, l, y) * ledger.discount(y) *
                 (domain.programme_lines[l][y] - domain.reference_lines[l][y]);
      domain.line_value.push_back(value);
    }
  }
  return out;
}

Function Appraiser::function(const std::vector<Comparison> &comparisons, Wanted wanted) const {
  const auto evaluation = std::make_shared<const Evaluation>(impl_, comparisons, wanted);
  return {factors().size(), evaluation->outputs(),
          [evaluation](std::uint64_t first, std::size_t n, std::span<const double *const> in,
                       std::span<double *const> out, std::uint8_t *rejected) {
            evaluation->evaluate(first, n, in, out, rejected);
          },
          evaluation->reads()};
}

std::size_t Appraiser::value(std::size_t comparison, std::size_t account) const {
  return comparison * (accounts().size() + k_rates) + account;
}
std::size_t Appraiser::rate_of_authority(std::size_t comparison) const {
  return value(comparison, accounts().size());
}
std::size_t Appraiser::rate_of_collective(std::size_t comparison) const {
  return rate_of_authority(comparison) + 1;
}
std::size_t Appraiser::indicator(std::size_t comparisons, std::size_t domain,
                                 std::size_t indicator) const {
  std::size_t at = value(comparisons, 0) + indicator;
  for (std::size_t k = 0; k < domain; ++k) at += impl_->domain(k).n_indicators;
  return at;
}

}  // namespace jalon