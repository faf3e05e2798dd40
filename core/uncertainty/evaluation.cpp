#include "core/uncertainty/evaluation.h"

#include <algorithm>
#include <limits>

#include "core/appraisal/irr_many.h"

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

using PreparedQuestion = std::vector<std::optional<PreparedProgramme>>;

PreparedQuestion prepare(const Appraised &appraised, const Question &question) {
  PreparedQuestion prepared(appraised.cases.size());
  for (std::size_t k = 0; k < question.size(); ++k)
    if (!question[k].empty())
      prepared[k].emplace(appraised.cases[k].model->prepare(question[k], appraised.years));
  return prepared;
}

}  // namespace

std::size_t Appraised::block() const {
  constexpr std::size_t cache = 256 << 10;
  std::size_t columns = 1;
  for (std::size_t k = 0; k < cases.size(); ++k)
    columns = std::max<std::size_t>(columns, 2 * domain(k).n_lines + domain(k).n_indicators);
  const std::size_t fit = cache / (sizeof(double) * columns * years.size());
  return std::clamp<std::size_t>(fit / 64 * 64, 64, k_chunk / 4);
}

std::vector<DomainBuffers> Appraised::buffers(std::size_t stride, bool lateness) const {
  std::vector<DomainBuffers> all;
  all.reserve(cases.size());
  for (std::size_t k = 0; k < cases.size(); ++k)
    all.emplace_back(domain(k), sources[k], years.size(), stride, lateness);
  return all;
}

PreparedComparison::PreparedComparison(const Appraised &appraised, const Comparison &c)
    : without(prepare(appraised, c.without)),
      with(prepare(appraised, c.with)),
      late(prepare(appraised, c.late)),
      investment_factor(c.investment_factor),
      rates{c.rate_of_authority, c.rate_of_collective} {}

void ask(const PreparedProgramme &prepared, std::uint64_t first, std::size_t n, std::size_t stride,
         const DomainBuffers &d, const Columns &lines, const Columns &indicators,
         std::uint8_t *rejected) {
  prepared.evaluate({first, n, stride, d.parameters, lines.all(), indicators.all(), rejected});
}

Evaluation::Evaluation(std::shared_ptr<const Appraised> appraised,
                       const std::vector<Comparison> &comparisons, Appraiser::Wanted wanted)
    : everything_(wanted == Appraiser::Wanted::everything),
      ledgers_(appraised->ledgers),
      years_(appraised->years.size()),
      accounts_(appraised->accounts()),
      block_(appraised->block()),
      owner_(appraised),
      buffers_([appraised, this] {
        return Buffers(appraised->buffers(block_, lateness_), accounts_, years_, block_);
      }) {
  used_.resize(appraised->cases.size());
  held_against_.resize(appraised->cases.size());
  for (const auto &c : comparisons) {
    lateness_ = lateness_ || !c.late.empty();
    prepared_.emplace_back(*appraised, c);
    for (std::size_t k = 0; k < used_.size(); ++k) {
      used_[k] = used_[k] || !c.with[k].empty() || !c.without[k].empty();
      held_against_[k] = held_against_[k] || (!c.with[k].empty() && c.without[k].empty());
    }
  }
  for (std::size_t k = 0; k < used_.size(); ++k) {
    indicators_.push_back(appraised->domain(k).n_indicators);
    reference_.push_back(appraised->cases[k].model->prepare({}, appraised->years));
  }
}

std::size_t Evaluation::outputs() const {
  if (!everything_) return 2 * prepared_.size();
  std::size_t n = prepared_.size() * (accounts_ + k_rates);
  for (const auto i : indicators_) n += i;
  return n;
}

std::vector<bool> Evaluation::reads() const {
  std::vector<bool> reads(owner_->factors.size());
  for (std::size_t k = 0; k < used_.size(); ++k)
    for (const Source &source : owner_->sources[k])
      if (source.uncertain && (used_[k] || everything_)) reads[source.factor] = true;
  return reads;
}

void Evaluation::evaluate(std::uint64_t first, std::size_t n, std::span<const double *const> in,
                          std::span<double *const> out, std::uint8_t *rejected) const {
  Buffers &b = buffers_.local();
  for (std::size_t at = 0; at < n; at += block_)
    block(first + at, at, std::min(block_, n - at), in, out, rejected + at, b);
}

// Each call gets zeroes to mark, whatever the calls before it have rejected.
void Evaluation::asked(const PreparedProgramme &p, std::uint64_t first, std::size_t n, Buffers &b,
                       std::size_t k, LineColumns &lines, const Columns &indicators,
                       bool judged_later, std::uint8_t *rejected) const {
  std::fill_n(b.call.begin(), n, std::uint8_t{0});
  p.evaluate({first, n, block_, b.domains[k].parameters, lines.all(), indicators.all(),
              b.call.data(), lines.zeros.data(),
              judged_later ? ledgers_[k].counted().data() : nullptr});
  for (std::size_t i = 0; i < n; ++i) rejected[i] |= b.call[i];
}

void Evaluation::block(std::uint64_t first, std::size_t at, std::size_t n,
                       std::span<const double *const> in, std::span<double *const> out,
                       std::uint8_t *rejected, Buffers &b) const {
  std::size_t o = outputs();
  for (std::size_t k = used_.size(); k-- > 0;) {
    o -= everything_ ? indicators_[k] : 0;
    if (!used_[k] && !everything_) continue;
    auto &d = b.domains[k];
    d.fill(in, at, n);
    asked(reference_[k], first, n, b, k, d.reference, d.reference_indicators, held_against_[k],
          rejected);
    for (std::size_t i = 0; everything_ && i < indicators_[k]; ++i)
      std::copy_n(d.reference_indicators[i], n, out[o + i] + at);
  }
  o = 0;
  for (const PreparedComparison &p : prepared_) {
    compare(p, first, n, b, rejected);
    write(p, n, out, o, at, b);
    o += everything_ ? accounts_ + k_rates : 2;
  }
}

void Evaluation::compare(const PreparedComparison &p, std::uint64_t first, std::size_t n,
                         Buffers &b, std::uint8_t *rejected) const {
  std::fill_n(b.outside.begin(), n, std::uint8_t{0});
  for (std::size_t a = 0; a < accounts_; ++a) std::fill_n(b.values[a], n, 0.0);
  for (std::size_t r = 0; r < k_rates; ++r)
    if (double *flows = flows_of(p, r, b)) std::fill_n(flows, years_ * block_, 0.0);
  for (std::size_t k = 0; k < used_.size(); ++k) {
    if (!p.with[k] && !p.without[k]) continue;
    auto &d = b.domains[k];
    auto *outside = b.outside.data();
    const bool whole = !p.late[k];  // else of some lines one half is added up
    if (p.with[k]) asked(*p.with[k], first, n, b, k, d.with, d.indicators, whole, outside);
    if (p.without[k]) asked(*p.without[k], first, n, b, k, d.without, d.indicators, true, outside);
    if (p.late[k]) asked(*p.late[k], first, n, b, k, d.late, d.indicators, false, outside);
    const auto mixed =
        p.late[k] ? ledgers_[k].paid_as_planned(d.with.lines(), d.late.lines()) : Ledger::Mixed{};
    ledgers_[k].appraise(p.late[k]   ? mixed.lines()
                         : p.with[k] ? d.with.lines()
                                     : d.reference.lines(),
                         p.without[k] ? d.without.lines() : d.reference.lines(), n, block_,
                         p.investment_factor, b.values.all(), flows_of(p, 0, b), flows_of(p, 1, b));
  }
  double *sum = b.sum.data();  // 0 as long as all values are finite
  std::fill_n(sum, n, 0.0);
  for (std::size_t a = 0; a < accounts_; ++a)
    for (std::size_t i = 0; i < n; ++i) sum[i] += b.values[a][i] * 0;
  bool finite = true;
  for (std::size_t i = 0; i < n; ++i) finite &= sum[i] == 0 || b.outside[i] || rejected[i];
  if (!finite) judge(p, first, n, b, rejected);
}

void Evaluation::judge(const PreparedComparison &p, std::uint64_t first, std::size_t n, Buffers &b,
                       std::uint8_t *rejected) const {
  for (std::size_t k = 0; k < used_.size(); ++k) {
    auto &d = b.domains[k];
    const auto look = [&](const PreparedProgramme &asked, LineColumns &lines, std::uint8_t *marks) {
      asked.judge({first, n, block_, d.parameters, lines.all(), {}, marks, lines.zeros.data()});
    };
    if (p.with[k]) look(*p.with[k], d.with, b.outside.data());
    if (p.without[k])
      look(*p.without[k], d.without, b.outside.data());
    else if (p.with[k])
      look(reference_[k], d.reference, rejected);
  }
}

double *Evaluation::flows_of(const PreparedComparison &p, std::size_t rate, Buffers &b) const {
  return everything_ && p.rates[rate] ? b.flows[rate] : nullptr;
}

void Evaluation::write(const PreparedComparison &p, std::size_t n, std::span<double *const> out,
                       std::size_t o, std::size_t at, Buffers &b) const {
  const std::size_t wanted = everything_ ? accounts_ : 2;  // authority and collective come first
  for (std::size_t a = 0; a < wanted; ++a) std::copy_n(b.values[a], n, out[o + a] + at);
  for (std::size_t r = 0; everything_ && r < k_rates; ++r) {
    if (!p.rates[r]) {
      std::fill_n(out[o + accounts_ + r] + at, n, unknown);
      continue;
    }
    std::vector<const double *> by_year(years_);
    for (std::size_t y = 0; y < years_; ++y) by_year[y] = b.flows[r] + y * block_;
    irr_many(by_year, n, out[o + accounts_ + r] + at);
  }
  for (std::size_t i = 0; i < n; ++i)
    if (b.outside[i])
      for (std::size_t c = 0; c < wanted + (everything_ ? k_rates : 0); ++c)
        out[o + c][at + i] = unknown;
}

}  // namespace jalon
