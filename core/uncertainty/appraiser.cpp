#include "core/uncertainty/appraiser.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/appraisal/irr_many.h"
#include "core/uncertainty/columns.h"

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t k_rates = 2;  // of the authority's and of the collective account

bool per_year(const jalon_parameter &p) {
  return p.flags & JALON_PER_YEAR;
}

bool varies_by_year(const Figure &figure) {
  return !figure.by_year.empty() || figure.growth != 0;
}

std::vector<Factor> factors_of(const std::vector<DomainCase> &cases) {
  std::map<std::string, Figure> by_path;
  for (const auto &c : cases) {
    const auto declared = parameters_of(c.model->plugin().domain());
    for (std::size_t p = 0; p < declared.size(); ++p) {
      const Figure &figure = c.parameters[p];
      if (!figure.uncertain()) continue;
      if (per_year(declared[p]) && varies_by_year(figure) && figure.value == 0)
        throw Fault("a figure that varies by year and by draw has the central value 0"_msg,
                    figure.place, "a central value other than 0, which the draws scale"_msg,
                    "give the figure without a distribution, or without years and growth"_msg);
      by_path.emplace(declared[p].name, figure);
    }
  }
  std::vector<Factor> factors;
  for (auto &[path, figure] : by_path) factors.push_back({path, figure});
  return factors;
}

// How a declared parameter is filled for a block.
struct Source {
  std::size_t factor = 0;       // of an uncertain one
  bool uncertain = false;       //
  bool yearly = false;          // [year][draw], else [draw]
  std::vector<double> central;  // by year, or one
  double value = 0;             // what draws of the factor are held against
};

std::vector<Source> sources_of(const DomainCase &c, const std::vector<Factor> &factors,
                               const std::vector<int> &years) {
  const auto declared = parameters_of(c.model->plugin().domain());
  std::vector<Source> sources(declared.size());
  for (std::size_t p = 0; p < declared.size(); ++p) {
    const Figure &figure = c.parameters[p];
    Source &s = sources[p];
    s.yearly = per_year(declared[p]);
    s.uncertain = figure.uncertain();
    s.value = varies_by_year(figure) ? figure.value : 0;
    if (s.yearly)
      for (const int year : years) s.central.push_back(figure.in(year));
    else
      s.central.push_back(figure.value);
    if (s.uncertain) {
      const auto at = std::find_if(factors.begin(), factors.end(),
                                   [&](const Factor &f) { return f.path == declared[p].name; });
      s.factor = static_cast<std::size_t>(at - factors.begin());
    }
  }
  return sources;
}

// What one domain needs to be asked, for one thread and one block.
class DomainBuffers {
 public:
  DomainBuffers(const jalon_domain &d, const std::vector<Source> &sources, std::size_t years,
                std::size_t stride, bool lateness)
      : reference(d.n_lines, years, stride),
        without(d.n_lines, years, stride),
        with(d.n_lines, years, stride),
        late(lateness ? d.n_lines : 0, years, stride),
        reference_indicators(d.n_indicators, years, stride),
        indicators(d.n_indicators, years, stride),
        sources_(sources),
        stride_(stride) {
    for (const Source &s : sources) {
      // Drawn scalars are read where they are drawn.
      if (s.uncertain && !s.yearly)
        columns_.emplace_back();
      else
        columns_.emplace_back(s.central.size() * stride);
      for (std::size_t y = 0; !columns_.back().empty() && y < s.central.size(); ++y)
        std::fill_n(columns_.back().data() + y * stride, stride, s.central[y]);
      parameters.push_back(columns_.back().data());
    }
  }

  void fill(std::span<const double *const> factors, std::size_t at, std::size_t n) {
    for (std::size_t p = 0; p < sources_.size(); ++p) {
      const Source &s = sources_[p];
      if (!s.uncertain) continue;
      const double *drawn = factors[s.factor] + at;
      if (!s.yearly) {
        parameters[p] = drawn;
        continue;
      }
      for (std::size_t y = 0; y < s.central.size(); ++y) {
        double *column = columns_[p].data() + y * stride_;
        if (s.value == 0)
          std::copy_n(drawn, n, column);
        else
          for (std::size_t i = 0; i < n; ++i) column[i] = s.central[y] * (drawn[i] / s.value);
      }
    }
  }

  std::vector<const double *> parameters;
  Columns reference, without, with, late, reference_indicators, indicators;

 private:
  const std::vector<Source> &sources_;
  std::size_t stride_;
  std::vector<AlignedBuffer> columns_;
};

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

}  // namespace

struct Appraiser::Impl {
  std::vector<DomainCase> cases;
  std::vector<Ledger> ledgers;
  std::vector<int> years;
  std::vector<Factor> factors;
  std::vector<std::vector<Source>> sources;  // [domain][parameter]

  const jalon_domain &domain(std::size_t k) const { return cases[k].model->plugin().domain(); }
  std::size_t accounts() const { return ledgers.at(0).accounts(); }
  std::size_t indicators() const {
    std::size_t n = 0;
    for (std::size_t k = 0; k < cases.size(); ++k) n += domain(k).n_indicators;
    return n;
  }
  // Draws handed to a model at a time: what it fills and reads stays in the caches.
  std::size_t block() const {
    constexpr std::size_t cache = 256 << 10;
    std::size_t columns = 1;
    for (std::size_t k = 0; k < cases.size(); ++k)
      columns = std::max<std::size_t>(columns, 2 * domain(k).n_lines + domain(k).n_indicators);
    const std::size_t fit = cache / (sizeof(double) * columns * years.size());
    return std::clamp<std::size_t>(fit / 64 * 64, 64, k_chunk / 4);
  }
  // The model has rejected the central figures.
  [[noreturn]] void refuse(std::size_t k) const {
    if (const Message where = cases[k].model->not_finite(); !where.empty())
      throw Fault(where, {}, "a number, or the draw rejected"_msg, "tell the plugin's vendor"_msg);
    throw Fault(
        "the central figures of domain {1} lie outside what its model can say"_msg(domain(k).name),
        {}, "figures the model accepts"_msg, "look at them with `jalon explain`"_msg);
  }
  // `lateness`: some comparison has a part that is late.
  std::vector<DomainBuffers> buffers(std::size_t stride, bool lateness) const {
    std::vector<DomainBuffers> all;
    all.reserve(cases.size());
    for (std::size_t k = 0; k < cases.size(); ++k)
      all.emplace_back(domain(k), sources[k], years.size(), stride, lateness);
    return all;
  }
};

namespace {

void ask(const PreparedProgramme &prepared, std::uint64_t first, std::size_t n, std::size_t stride,
         const DomainBuffers &d, const Columns &lines, const Columns &indicators,
         std::uint8_t *rejected) {
  prepared.evaluate({first, n, stride, d.parameters, lines.all(), indicators.all(), rejected});
}

// A comparison with its programmes prepared: nothing where a programme is the reference.
struct Prepared {
  std::vector<std::optional<PreparedProgramme>> without, with, late;  // [domain]
  double investment_factor;
  std::array<bool, k_rates> rates;
};

Prepared prepare(const std::vector<DomainCase> &cases, const Comparison &c,
                 const std::vector<int> &years) {
  const auto all = [&](const Question &question) {
    std::vector<std::optional<PreparedProgramme>> prepared(cases.size());
    for (std::size_t k = 0; k < question.size(); ++k)
      if (!question[k].empty()) prepared[k].emplace(cases[k].model->prepare(question[k], years));
    return prepared;
  };
  return {all(c.without),
          all(c.with),
          all(c.late),
          c.investment_factor,
          {c.rate_of_authority, c.rate_of_collective}};
}

// A function of the factors, called from many threads.
class Evaluation {
 public:
  template <class Impl>
  Evaluation(std::shared_ptr<const Impl> impl, std::vector<Comparison> comparisons,
             Appraiser::Wanted wanted)
      : everything_(wanted == Appraiser::Wanted::everything),
        ledgers_(impl->ledgers),
        years_(impl->years.size()),
        accounts_(impl->accounts()),
        block_(impl->block()),
        owner_(impl),
        buffers_([impl, this] {
          return Buffers(impl->buffers(block_, lateness_), accounts_, years_, block_);
        }) {
    used_.resize(impl->cases.size());
    for (const auto &c : comparisons) {
      lateness_ = lateness_ || !c.late.empty();
      prepared_.push_back(prepare(impl->cases, c, impl->years));
      for (std::size_t k = 0; k < used_.size(); ++k)
        used_[k] = used_[k] || !c.with[k].empty() || !c.without[k].empty();
    }
    for (std::size_t k = 0; k < used_.size(); ++k) {
      indicators_.push_back(impl->domain(k).n_indicators);
      reference_.push_back(impl->cases[k].model->prepare({}, impl->years));
    }
  }

  std::size_t outputs() const {
    if (!everything_) return 2 * prepared_.size();
    std::size_t n = prepared_.size() * (accounts_ + k_rates);
    for (const auto i : indicators_) n += i;
    return n;
  }

  void evaluate(std::uint64_t first, std::size_t n, std::span<const double *const> in,
                std::span<double *const> out, std::uint8_t *rejected) const {
    Buffers &b = buffers_.local();
    for (std::size_t at = 0; at < n; at += block_)
      block(first + at, at, std::min(block_, n - at), in, out, rejected + at, b);
  }

 private:
  struct Buffers {
    Buffers(std::vector<DomainBuffers> d, std::size_t accounts, std::size_t years,
            std::size_t stride)
        : domains(std::move(d)),
          values(accounts, 1, stride),
          flows(k_rates, years, stride),
          outside(stride),
          call(stride),
          rate(stride) {}
    std::vector<DomainBuffers> domains;
    Columns values, flows;  // of one comparison: by account; of authority and collective, by year
    std::vector<std::uint8_t> outside, call;
    AlignedBuffer rate;
  };

  // Each call gets zeroes to mark, whatever the calls before it have rejected.
  void asked(const PreparedProgramme &p, std::uint64_t first, std::size_t n, Buffers &b,
             const DomainBuffers &d, const Columns &lines, const Columns &indicators,
             std::uint8_t *rejected) const {
    std::fill_n(b.call.begin(), n, std::uint8_t{0});
    ask(p, first, n, block_, d, lines, indicators, b.call.data());
    for (std::size_t i = 0; i < n; ++i) rejected[i] |= b.call[i];
  }

  void block(std::uint64_t first, std::size_t at, std::size_t n, std::span<const double *const> in,
             std::span<double *const> out, std::uint8_t *rejected, Buffers &b) const {
    std::size_t o = outputs();
    for (std::size_t k = used_.size(); k-- > 0;) {
      o -= everything_ ? indicators_[k] : 0;
      if (!used_[k] && !everything_) continue;
      auto &d = b.domains[k];
      d.fill(in, at, n);
      asked(reference_[k], first, n, b, d, d.reference, d.reference_indicators, rejected);
      for (std::size_t i = 0; everything_ && i < indicators_[k]; ++i)
        std::copy_n(d.reference_indicators[i], n, out[o + i] + at);
    }
    o = 0;
    for (const Prepared &p : prepared_) {
      compare(p, first, n, b);
      write(p, n, out, o, at, b);
      o += everything_ ? accounts_ + k_rates : 2;
    }
  }

  // Leaves the comparison's values and flows in the buffers, and marks in `outside`.
  void compare(const Prepared &p, std::uint64_t first, std::size_t n, Buffers &b) const {
    std::fill_n(b.outside.begin(), n, std::uint8_t{0});
    for (std::size_t a = 0; a < accounts_; ++a) std::fill_n(b.values[a], n, 0.0);
    for (std::size_t r = 0; r < k_rates; ++r)
      if (double *flows = flows_of(p, r, b)) std::fill_n(flows, years_ * block_, 0.0);
    for (std::size_t k = 0; k < used_.size(); ++k) {
      if (!p.with[k] && !p.without[k]) continue;
      auto &d = b.domains[k];
      if (p.with[k]) asked(*p.with[k], first, n, b, d, d.with, d.indicators, b.outside.data());
      if (p.without[k])
        asked(*p.without[k], first, n, b, d, d.without, d.indicators, b.outside.data());
      if (p.late[k]) asked(*p.late[k], first, n, b, d, d.late, d.indicators, b.outside.data());
      const auto columns = p.late[k] ? ledgers_[k].paid_as_planned(d.with.all(), d.late.all())
                                     : std::vector<double *>{};
      ledgers_[k].appraise(p.late[k]   ? std::span<double *const>(columns)
                           : p.with[k] ? d.with.all()
                                       : d.reference.all(),
                           p.without[k] ? d.without.all() : d.reference.all(), n, block_,
                           p.investment_factor, b.values.all(), flows_of(p, 0, b),
                           flows_of(p, 1, b));
    }
  }

  double *flows_of(const Prepared &p, std::size_t rate, Buffers &b) const {
    return everything_ && p.rates[rate] ? b.flows[rate] : nullptr;
  }

  void write(const Prepared &p, std::size_t n, std::span<double *const> out, std::size_t o,
             std::size_t at, Buffers &b) const {
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

  bool everything_, lateness_ = false;
  const std::vector<Ledger> &ledgers_;
  std::size_t years_, accounts_, block_;
  std::shared_ptr<const void> owner_;
  std::vector<bool> used_;  // [domain]: some comparison asks it
  std::vector<std::size_t> indicators_;
  std::vector<PreparedProgramme> reference_;
  std::vector<Prepared> prepared_;
  mutable tbb::enumerable_thread_specific<Buffers> buffers_;
};

}  // namespace

Appraiser::Appraiser(std::vector<DomainCase> cases, const Norms &norms, std::vector<int> years) {
  auto impl = std::make_shared<Impl>();
  impl->cases = std::move(cases);
  impl->years = std::move(years);
  impl->factors = factors_of(impl->cases);
  for (const auto &c : impl->cases) {
    impl->ledgers.emplace_back(c.model->plugin().domain(), norms, impl->years);
    impl->sources.push_back(sources_of(c, impl->factors, impl->years));
  }
  impl_ = std::move(impl);
}
Appraiser::~Appraiser() = default;
Appraiser::Appraiser(Appraiser &&) noexcept = default;

const std::vector<int> &Appraiser::years() const {
  return impl_->years;
}
const std::vector<std::string> &Appraiser::accounts() const {
  return impl_->ledgers.at(0).names();
}
const Ledger &Appraiser::ledger(std::size_t domain) const {
  return impl_->ledgers[domain];
}
const std::vector<Factor> &Appraiser::factors() const {
  return impl_->factors;
}

std::vector<double> Appraiser::discount_factors() const {
  std::vector<double> factors;
  for (std::size_t y = 0; y < years().size(); ++y) factors.push_back(ledger(0).discount(y));
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
  const Prepared p = prepare(impl_->cases, comparison, years());
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
    if (std::any_of(rejected, rejected + 4, [](auto r) { return r != 0; })) impl_->refuse(k);
    const Columns &without = p.without[k] ? d.without : d.reference;
    const auto with = p.late[k]   ? ledger.paid_as_planned(d.with.all(), d.late.all())
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

Function Appraiser::function(std::vector<Comparison> comparisons, Wanted wanted) const {
  const auto evaluation = std::make_shared<const Evaluation>(impl_, std::move(comparisons), wanted);
  return {factors().size(), evaluation->outputs(),
          [evaluation](std::uint64_t first, std::size_t n, std::span<const double *const> in,
                       std::span<double *const> out, std::uint8_t *rejected) {
            evaluation->evaluate(first, n, in, out, rejected);
          }};
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
