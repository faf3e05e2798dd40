// evaluation.h - comparisons as a function of the uncertain figures, block by block. Part of
// appraiser.
#pragma once
#include <tbb/enumerable_thread_specific.h>

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/uncertainty/appraiser.h"
#include "core/uncertainty/model_buffers.h"

namespace jalon {

inline constexpr std::size_t k_rates = 2;  // of the authority's and of the collective account

// What an appraiser is made of.
struct Appraised {
  std::vector<DomainCase> cases;
  std::vector<Ledger> ledgers;  // of each case, then one without lines: what all have in common
  std::vector<int> years;
  std::vector<Factor> factors;
  std::vector<std::vector<Source>> sources;  // [domain][parameter]

  const jalon_domain &domain(std::size_t k) const { return cases[k].model->plugin().domain(); }
  std::size_t accounts() const { return ledgers.back().accounts(); }
  // Draws handed to a model at a time: what it fills and reads stays in the caches.
  std::size_t block() const;
  // `lateness`: some comparison has a part that is late.
  std::vector<DomainBuffers> buffers(std::size_t stride, bool lateness) const;
};

// A comparison with its programmes prepared: nothing where a programme is the reference.
struct PreparedComparison {
  PreparedComparison(const Appraised &appraised, const Comparison &comparison);

  std::vector<std::optional<PreparedProgramme>> without, with, late;  // [domain]
  double investment_factor;
  std::array<bool, k_rates> rates;
};

// Asks a model, with the parameters and into the columns of its buffers.
void ask(const PreparedProgramme &prepared, std::uint64_t first, std::size_t n, std::size_t stride,
         const DomainBuffers &buffers, const Columns &lines, const Columns &indicators,
         std::uint8_t *rejected);

// Called from many threads.
class Evaluation {
 public:
  Evaluation(std::shared_ptr<const Appraised> appraised, const std::vector<Comparison> &comparisons,
             Appraiser::Wanted wanted);
  Evaluation(const Evaluation &) = delete;
  Evaluation &operator=(const Evaluation &) = delete;

  std::size_t outputs() const;
  std::vector<bool> reads() const;  // [factor]: some model that is asked takes it
  // As Function::evaluate.
  void evaluate(std::uint64_t first, std::size_t n, std::span<const double *const> in,
                std::span<double *const> out, std::uint8_t *rejected) const;

 private:
  struct Buffers {
    Buffers(std::vector<DomainBuffers> d, std::size_t accounts, std::size_t years,
            std::size_t stride)
        : domains(std::move(d)),
          values(accounts, 1, stride),
          flows(k_rates, years, stride),
          outside(stride),
          call(stride),
          sum(stride) {}
    std::vector<DomainBuffers> domains;
    Columns values, flows;  // of one comparison: by account; of authority and collective, by year
    std::vector<std::uint8_t> outside, call;
    AlignedBuffer sum;
  };

  // Each call gets zeroes to mark, whatever the calls before it have rejected.
  void asked(const PreparedProgramme &p, std::uint64_t first, std::size_t n, Buffers &b,
             std::size_t domain, LineColumns &lines, const Columns &indicators, bool judged_later,
             std::uint8_t *rejected) const;
  void block(std::uint64_t first, std::size_t at, std::size_t n, std::span<const double *const> in,
             std::span<double *const> out, std::uint8_t *rejected, Buffers &b) const;
  // Leaves the comparison's values and flows in the buffers, and marks in `outside`.
  void compare(const PreparedComparison &p, std::uint64_t first, std::size_t n, Buffers &b,
               std::uint8_t *rejected) const;
  // A value is no finite number: finds the lines that are none, and rejects their draws.
  void judge(const PreparedComparison &p, std::uint64_t first, std::size_t n, Buffers &b,
             std::uint8_t *rejected) const;
  double *flows_of(const PreparedComparison &p, std::size_t rate, Buffers &b) const;
  void write(const PreparedComparison &p, std::size_t n, std::span<double *const> out,
             std::size_t o, std::size_t at, Buffers &b) const;

  bool everything_, lateness_ = false;
  const std::vector<Ledger> &ledgers_;
  std::size_t years_, accounts_, block_;
  std::shared_ptr<const Appraised> owner_;
  std::vector<bool> used_;          // [domain]: some comparison asks it
  std::vector<bool> held_against_;  // [domain]: some comparison subtracts its reference
  std::vector<std::size_t> indicators_;
  std::vector<PreparedProgramme> reference_;
  std::vector<PreparedComparison> prepared_;
  mutable tbb::enumerable_thread_specific<Buffers> buffers_;
};

}  // namespace jalon
