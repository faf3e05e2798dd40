#include "core/uncertainty/experiment.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <optional>
#include <vector>

#include "core/uncertainty/columns.h"

namespace jalon {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

class Waves {
 public:
  Waves(Experiment &experiment, const Function &function, const ExperimentOptions &options)
      : experiment_(experiment),
        function_(function),
        options_(options),
        chunks_(chunks_of_a_wave()),
        out_(function.outputs, 1, chunks_ * k_chunk),
        rejected_(chunks_ * k_chunk),
        inputs_([this] { return Columns(function_.inputs, 1, k_chunk); }) {}

  std::uint64_t run() {
    std::uint64_t taken = 0;
    while (taken < (points_ = experiment_.points()) && !stopped_) {
      const auto n =
          static_cast<std::size_t>(std::min<std::uint64_t>(chunks_ * k_chunk, points_ - taken));
      const std::size_t whole = evaluate(taken, n);
      if (whole == 0) break;
      experiment_.take(taken, whole, out_.read(), rejected_.data());
      taken += whole;
    }
    return taken;
  }

 private:
  // Enough chunks that cores seldom wait for another at the end of a wave; more while their answers
  // stay in the caches.
  std::size_t chunks_of_a_wave() const {
    constexpr std::size_t cached = 2 << 20;
    const auto cores = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
    const std::size_t bytes =
        k_chunk * sizeof(double) * std::max<std::size_t>(1, function_.outputs);
    const std::size_t wanted = std::clamp<std::size_t>(cached / bytes, 8 * cores, 64 * cores);
    return std::clamp<std::size_t>(wanted, 1, std::max(cores, options_.memory / bytes));
  }

  // How many points of the wave were evaluated before it was stopped, without a gap.
  std::size_t evaluate(std::uint64_t first, std::size_t n) {
    std::fill_n(rejected_.begin(), n, std::uint8_t{0});
    std::atomic<std::size_t> thrown_by = none, skipped = none;
    std::exception_ptr thrown;
    std::mutex mutex;
    const auto lower = [](std::atomic<std::size_t> &least, std::size_t chunk) {
      for (std::size_t now = least; chunk < now && !least.compare_exchange_weak(now, chunk);) {
      }
    };
    const auto work = [&](std::size_t chunk) {
      if (chunk > thrown_by) return;  // one below it may throw too, and then it is the one
      if (stopped_ || (options_.cancelled && options_.cancelled())) {
        stopped_ = true;
        lower(skipped, chunk);
        return;
      }
      const std::size_t at = chunk * k_chunk, size = std::min(k_chunk, n - at);
      try {
        one(first, at, size);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (chunk < thrown_by) {
          thrown_by = chunk;
          thrown = std::current_exception();
        }
      }
      if (options_.progress)
        options_.progress(static_cast<double>(done_ += size) / static_cast<double>(points_));
    };
    const std::size_t chunks = (n + k_chunk - 1) / k_chunk;
    tbb::parallel_for(std::size_t{0}, chunks, work, tbb::simple_partitioner());
    if (thrown) std::rethrow_exception(thrown);
    return skipped == none ? n : skipped * k_chunk;
  }

  void one(std::uint64_t first, std::size_t at, std::size_t n) {
    Columns &in = inputs_.local();
    std::vector<double *> out;
    for (std::size_t o = 0; o < function_.outputs; ++o) out.push_back(out_[o] + at);
    experiment_.fill(first + at, n, in.all());
    function_.evaluate(first + at, n, in.read(), out, rejected_.data() + at);
  }

  Experiment &experiment_;
  const Function &function_;
  const ExperimentOptions &options_;
  std::size_t chunks_;
  Columns out_;
  std::vector<std::uint8_t> rejected_;
  tbb::enumerable_thread_specific<Columns> inputs_;
  std::atomic<std::uint64_t> done_ = 0;
  std::uint64_t points_ = 0;
  std::atomic<bool> stopped_ = false;
};

}  // namespace

std::uint64_t run(Experiment &experiment, const Function &function,
                  const ExperimentOptions &options) {
  std::optional<tbb::global_control> more;  // than there are cores, if so asked
  if (options.threads > 0)
    more.emplace(tbb::global_control::max_allowed_parallelism, options.threads);
  tbb::task_arena arena(options.threads > 0 ? static_cast<int>(options.threads)
                                            : tbb::task_arena::automatic);
  std::uint64_t taken = 0;
  arena.execute([&] { taken = Waves(experiment, function, options).run(); });
  return taken;
}

}  // namespace jalon
