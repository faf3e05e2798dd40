#include "core/uncertainty/appraiser.h"

#include <algorithm>
#include <atomic>

#include "core/uncertainty/columns.h"
#include "core/uncertainty/draws.h"
#include "core/uncertainty/run.h"

namespace jalon {
namespace {

// Buffers for one domain and one block. Per-year parameters are [year][draw] like lines.
struct DomainBuffers {
  DomainBuffers(const jalon_domain &d, std::size_t years, std::size_t stride)
      : parameters(d.n_parameters, years, stride),
        reference(d.n_lines, years, stride),
        programme(d.n_lines, years, stride),
        reference_indicators(d.n_indicators, years, stride),
        programme_indicators(d.n_indicators, years, stride) {}
  Columns parameters, reference, programme, reference_indicators, programme_indicators;
};

struct Buffers {
  Buffers(const std::vector<DomainCase> &cases, std::size_t accounts, std::size_t years,
          std::size_t stride)
      : stride(stride), flows(accounts, years, stride), part(accounts, years, stride) {
    for (const auto &c : cases) domains.emplace_back(c.model->plugin().domain(), years, stride);
  }
  std::size_t stride;
  std::vector<DomainBuffers> domains;
  Columns flows, part;
};

bool per_year(const jalon_parameter &p) {
  return p.flags & JALON_PER_YEAR;
}

void fill_centre(const DomainCase &c, std::span<const int> years, Buffers &b, DomainBuffers &d) {
  const auto declared = parameters_of(c.model->plugin().domain());
  for (std::size_t p = 0; p < declared.size(); ++p)
    for (std::size_t y = 0; y < (per_year(declared[p]) ? years.size() : 1); ++y)
      d.parameters[p][y * b.stride] =
          per_year(declared[p]) ? c.parameters[p].in(years[y]) : c.parameters[p].value;
}

// One sampler per declared parameter of a domain.
std::vector<Sampler> samplers_of(const DomainCase &c, uint64_t seed) {
  const auto declared = parameters_of(c.model->plugin().domain());
  std::vector<Sampler> samplers;
  for (std::size_t p = 0; p < declared.size(); ++p)
    samplers.emplace_back(c.parameters[p], seed, declared[p].name);
  return samplers;
}

void fill_block(const DomainCase &c, const std::vector<Sampler> &samplers,
                std::span<const int> years, std::size_t first, std::size_t n, Buffers &b,
                DomainBuffers &d) {
  const auto declared = parameters_of(c.model->plugin().domain());
  for (std::size_t p = 0; p < declared.size(); ++p) {
    if (per_year(declared[p]))
      samplers[p].fill(first, years, n, b.stride, d.parameters[p]);
    else
      samplers[p].fill(first, {d.parameters[p], n});
  }
}

// One prepared programme per domain; none where the programme is the reference itself.
std::vector<std::optional<PreparedProgramme>> prepare(const std::vector<DomainCase> &cases,
                                                      const Question &question,
                                                      const std::vector<int> &years) {
  std::vector<std::optional<PreparedProgramme>> prepared(cases.size());
  for (std::size_t k = 0; k < cases.size(); ++k)
    if (!question[k].empty()) prepared[k].emplace(cases[k].model->prepare(question[k], years));
  return prepared;
}

std::vector<PreparedProgramme> prepare_reference(const std::vector<DomainCase> &cases,
                                                 const std::vector<int> &years) {
  std::vector<PreparedProgramme> prepared;
  for (const auto &c : cases) prepared.push_back(c.model->prepare({}, years));
  return prepared;
}

void evaluate(const PreparedProgramme &prepared, std::size_t first, std::size_t n, const Buffers &b,
              const DomainBuffers &d, const Columns &lines, const Columns &indicators,
              uint8_t *rejected) {
  prepared.evaluate(
      {first, n, b.stride, d.parameters.read(), lines.all(), indicators.all(), rejected});
}

void add(const Columns &part, std::size_t accounts, std::size_t cells, const Columns &sum) {
  for (std::size_t a = 0; a < accounts; ++a)
    for (std::size_t i = 0; i < cells; ++i) sum[a][i] += part[a][i];
}

// Flows of a question, summed over its domains, into b.flows.
void post(const std::vector<Ledger> &ledgers,
          const std::vector<std::optional<PreparedProgramme>> &prepared, std::size_t n,
          std::size_t years, Buffers &b) {
  const std::size_t accounts = ledgers[0].accounts();
  for (std::size_t a = 0; a < accounts; ++a) std::fill_n(b.flows[a], years * b.stride, 0.0);
  for (std::size_t k = 0; k < ledgers.size(); ++k) {
    if (!prepared[k]) continue;
    const auto &d = b.domains[k];
    ledgers[k].flows(d.programme.all(), d.reference.all(), n, b.stride, b.part.all());
    add(b.part, accounts, years * b.stride, b.flows);
  }
}

std::vector<std::vector<double>> first_draw(const Columns &columns, std::size_t n,
                                            std::size_t years, std::size_t stride) {
  std::vector<std::vector<double>> out(n, std::vector<double>(years));
  for (std::size_t c = 0; c < n; ++c)
    for (std::size_t y = 0; y < years; ++y) out[c][y] = columns[c][y * stride];
  return out;
}

}  // namespace

Central on_top_of(const Central &base, Central with) {
  for (std::size_t a = 0; a < with.flows.size(); ++a)
    for (std::size_t y = 0; y < with.flows[a].size(); ++y) with.flows[a][y] -= base.flows[a][y];
  for (std::size_t k = 0; k < with.domains.size(); ++k) {
    auto &domain = with.domains[k];
    domain.reference_lines = base.domains[k].programme_lines;
    domain.reference_indicators = base.domains[k].programme_indicators;
    for (std::size_t l = 0; l < domain.line_value.size(); ++l)
      domain.line_value[l] -= base.domains[k].line_value[l];
  }
  return with;
}

NetPresentValues on_top_of(const NetPresentValues &base, NetPresentValues with) {
  for (std::size_t a = 0; a < with.of_account.size(); ++a)
    for (std::size_t i = 0; i < with.of_account[a].size(); ++i)
      with.of_account[a][i] -= base.of_account[a][i];
  for (std::size_t i = 0; i < with.rejected.size(); ++i) with.rejected[i] |= base.rejected[i];
  return with;
}

Appraiser::Appraiser(std::vector<DomainCase> cases, const Norms &norms, std::vector<int> years)
    : cases_(std::move(cases)), years_(std::move(years)) {
  for (const auto &c : cases_) ledgers_.emplace_back(c.model->plugin().domain(), norms, years_);
}

const std::vector<std::string> &Appraiser::accounts() const {
  return ledgers_.at(0).names();
}

std::vector<double> Appraiser::discount_factors() const {
  std::vector<double> factors;
  for (std::size_t y = 0; y < years_.size(); ++y) factors.push_back(ledgers_.at(0).discount(y));
  return factors;
}

Central Appraiser::central(const Question &question) const {
  const std::size_t years = years_.size();
  Buffers b(cases_, accounts().size(), years, 8);
  const auto reference = prepare_reference(cases_, years_);
  const auto prepared = prepare(cases_, question, years_);
  Central out;
  for (std::size_t k = 0; k < cases_.size(); ++k) {
    auto &d = b.domains[k];
    const auto &declared = cases_[k].model->plugin().domain();
    fill_centre(cases_[k], years_, b, d);
    uint8_t rejected = 0;
    evaluate(reference[k], 0, 1, b, d, d.reference, d.reference_indicators, &rejected);
    if (prepared[k])
      evaluate(*prepared[k], 0, 1, b, d, d.programme, d.programme_indicators, &rejected);
    if (rejected)
      throw Fault(
          "the central figures of domain {1} lie outside what its model can say"_msg(declared.name),
          {}, "figures the model accepts"_msg, "look at them with `jalon explain`"_msg);
    const Columns &lines = prepared[k] ? d.programme : d.reference;
    const Columns &indicators = prepared[k] ? d.programme_indicators : d.reference_indicators;
    auto &domain = out.domains.emplace_back();
    domain.reference_lines = first_draw(d.reference, declared.n_lines, years, b.stride);
    domain.programme_lines = first_draw(lines, declared.n_lines, years, b.stride);
    domain.reference_indicators =
        first_draw(d.reference_indicators, declared.n_indicators, years, b.stride);
    domain.programme_indicators = first_draw(indicators, declared.n_indicators, years, b.stride);
    for (std::size_t l = 0; l < declared.n_lines; ++l) {
      double value = 0;
      for (std::size_t y = 0; y < years; ++y)
        value += ledgers_[k].weight(Ledger::collective, l, y) * ledgers_[k].discount(y) *
                 (domain.programme_lines[l][y] - domain.reference_lines[l][y]);
      domain.line_value.push_back(value);
    }
  }
  post(ledgers_, prepared, 1, years, b);
  out.flows = first_draw(b.flows, accounts().size(), years, b.stride);
  return out;
}

DrawResults Appraiser::over_draws(std::span<const Question> questions,
                                  const DrawOptions &options) const {
  const std::size_t years = years_.size(), n_accounts = accounts().size();
  const std::size_t block = std::clamp<std::size_t>(options.block, 1, k_chunk);
  const auto reference = prepare_reference(cases_, years_);
  std::vector<std::vector<std::optional<PreparedProgramme>>> prepared;
  DrawResults out;
  for (const auto &q : questions) {
    prepared.push_back(prepare(cases_, q, years_));
    out.questions.push_back({std::vector(n_accounts, std::vector<double>(options.draws)),
                             std::vector<uint8_t>(options.draws)});
  }
  out.reference_rejected.resize(options.draws);
  for (const auto &c : cases_)
    out.indicators.emplace_back(c.model->plugin().domain().n_indicators,
                                std::vector<double>(options.draws));

  std::vector<std::vector<Sampler>> samplers;
  for (const auto &c : cases_) samplers.push_back(samplers_of(c, options.seed));

  std::atomic<std::size_t> done = 0;
  const auto work = [&](std::size_t begin, std::size_t size) {
    Buffers b(cases_, n_accounts, years, (block + 7) / 8 * 8);
    for (std::size_t first = begin; first < begin + size; first += block) {
      const std::size_t n = std::min(block, begin + size - first);
      std::vector<uint8_t> outside(n), one_call(n);
      // Each call gets zeroes to mark, whatever the calls before it have rejected.
      const auto ask = [&](const PreparedProgramme &p, std::size_t k, const Columns &lines,
                           const Columns &indicators, uint8_t *rejected) {
        std::fill(one_call.begin(), one_call.end(), 0);
        evaluate(p, first, n, b, b.domains[k], lines, indicators, one_call.data());
        for (std::size_t i = 0; i < n; ++i) rejected[i] |= one_call[i];
      };
      for (std::size_t k = 0; k < cases_.size(); ++k) {
        auto &d = b.domains[k];
        fill_block(cases_[k], samplers[k], years_, first, n, b, d);
        ask(reference[k], k, d.reference, d.reference_indicators, outside.data());
        for (std::size_t i = 0; i < out.indicators[k].size(); ++i)
          std::copy_n(d.reference_indicators[i], n, out.indicators[k][i].data() + first);
      }
      std::copy_n(outside.data(), n, out.reference_rejected.data() + first);
      for (std::size_t q = 0; q < questions.size(); ++q) {
        auto &result = out.questions[q];
        uint8_t *rejected = result.rejected.data() + first;
        for (std::size_t k = 0; k < cases_.size(); ++k)
          if (auto &d = b.domains[k]; prepared[q][k])
            ask(*prepared[q][k], k, d.programme, d.programme_indicators, rejected);
        for (std::size_t i = 0; i < n; ++i) rejected[i] |= outside[i];
        post(ledgers_, prepared[q], n, years, b);
        for (std::size_t a = 0; a < n_accounts; ++a)
          ledgers_[0].present_value(b.flows[a], n, b.stride,
                                    {result.of_account[a].data() + first, n});
      }
    }
    if (options.progress)
      options.progress(static_cast<double>(done += size) / static_cast<double>(options.draws));
  };
  if (!for_each_chunk(options.draws, options.threads, work, options.cancelled))
    throw Fault("stopped on request"_msg);
  return out;
}

}  // namespace jalon
