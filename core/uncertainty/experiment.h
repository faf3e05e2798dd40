// experiment.h - points at which a function of many inputs is evaluated, and where the answers go.
//
// Everything that is asked of the models more than once is an experiment: the Monte Carlo run, the
// Sobol indices, the tornado, the search for switching values. Points are numbered from 0; a point
// and what is taken of it never depend on threads, on the size of blocks or of waves.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace jalon {

// Points of a full chunk, the unit of work of a thread; experiments may rely on chunks starting at
// multiples of it.
inline constexpr std::size_t k_chunk = 1024;

// What is evaluated. `in` and `out`: one column of n cells per input and output, n <= k_chunk, each
// column 64-byte aligned. `rejected`: n cells, zeroed by the caller; a marked point counts nowhere.
// An output may be NaN for a point that has no such value (no rate of return).
struct Function {
  std::size_t inputs = 0, outputs = 0;
  // [any thread, several at once]
  std::function<void(std::uint64_t first, std::size_t n, std::span<const double *const> in,
                     std::span<double *const> out, std::uint8_t *rejected)>
      evaluate;
  // By input: whether evaluate looks at it; empty: it may look at all. One that it does not look at
  // moves nothing, and need not be tried.
  std::vector<bool> reads = {};
  bool may_read(std::size_t input) const { return reads.empty() || reads[input]; }
};

class Experiment {
 public:
  virtual ~Experiment() = default;
  // How many points there are in all. Asked again once all were taken: an experiment that wants
  // more answers with more, having asked for whole chunks before.
  virtual std::uint64_t points() const = 0;
  // Writes points first..first+n into the columns of the inputs. Within one chunk. [any thread]
  virtual void fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const = 0;
  // Takes the answers of a wave of whole chunks (the last may be short), in order of the points.
  // [one thread at a time; may use all]
  virtual void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
                    const std::uint8_t *rejected) = 0;
};

struct ExperimentOptions {
  unsigned threads = 0;                           // 0: all cores
  std::size_t memory = 64 << 20;                  // bytes of answers kept between two takes
  std::function<bool()> cancelled;                // may be empty; polled from any thread
  std::function<void(double fraction)> progress;  // may be empty; called from any thread
};

// Evaluates all points, wave by wave. Answers how many were taken: all, or, once `cancelled` says
// yes, those before the first that was not evaluated. Memory does not grow with the points. If
// `evaluate` throws, what the lowest chunk threw is rethrown.
std::uint64_t run(Experiment &experiment, const Function &function,
                  const ExperimentOptions &options);

}  // namespace jalon
