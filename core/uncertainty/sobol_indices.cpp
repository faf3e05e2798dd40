#include "core/uncertainty/sobol_indices.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstring>

#include "core/uncertainty/columns.h"
#include "core/uncertainty/saltelli_points.h"
#include "core/uncertainty/saltelli_sums.h"

namespace jalon {
namespace {

bool any(const std::uint8_t *marks, std::size_t n) {  // n: a multiple of 8
  std::uint64_t found = 0, eight = 0;
  for (std::size_t i = 0; i < n; i += sizeof eight) {
    std::memcpy(&eight, marks + i, sizeof eight);
    found |= eight;
  }
  return found != 0;
}

}  // namespace

struct SobolIndices::Impl {
  Impl(const std::vector<std::string> &names, std::vector<std::vector<std::size_t>> in_groups,
       Transform transform, std::size_t how_many, std::uint64_t wanted, std::uint64_t seed)
      : kinds(in_groups.size() + 2),
        outputs(how_many),
        base((wanted + k_chunk - 1) / k_chunk * k_chunk),
        points(names, std::move(transform), base, seed),
        kind_of(names.size(), 0),
        sums(outputs, SaltelliSums(in_groups.size())),
        held(outputs, kinds, k_chunk),
        held_rejected(kinds * k_chunk) {
    for (std::size_t g = 0; g < in_groups.size(); ++g)
      for (const std::size_t factor : in_groups[g]) kind_of.at(factor) = 2 + g;
  }

  void hold(std::size_t kind, std::size_t at, std::span<const double *const> out,
            const std::uint8_t *rejected) {
    for (std::size_t o = 0; o < outputs; ++o)
      std::copy_n(out[o] + at, k_chunk, held[o] + kind * k_chunk);
    std::copy_n(rejected + at, k_chunk,
                held_rejected.begin() + static_cast<std::ptrdiff_t>(kind * k_chunk));
  }

  // `n` whole base chunks, the first of them at `at`.
  void sum(std::size_t n, std::size_t at, std::span<const double *const> out,
           const std::uint8_t *rejected) {
    std::vector<std::vector<std::uint8_t>> bad(n);  // by base chunk; empty: none
    for (std::size_t c = 0; c < n; ++c) {
      const std::uint8_t *marks = rejected + at + c * kinds * k_chunk;
      if (!any(marks, kinds * k_chunk)) continue;
      bad[c].assign(k_chunk, 0);
      for (std::size_t kind = 0; kind < kinds; ++kind)
        for (std::size_t i = 0; i < k_chunk; ++i) bad[c][i] |= marks[kind * k_chunk + i];
    }
    tbb::parallel_for(std::size_t{0}, outputs, [&](std::size_t o) {
      for (std::size_t c = 0; c < n; ++c)
        sums[o].add(out[o] + at + c * kinds * k_chunk, bad[c].empty() ? nullptr : bad[c].data());
    });
  }

  std::size_t kinds, outputs;  // kinds of point: A, B, A with each group from B
  std::uint64_t base;
  SaltelliPoints points;
  std::vector<std::size_t> kind_of;  // of each factor: in which kind it comes from B; 0 = in none
  std::vector<SaltelliSums> sums;
  Columns held;  // of a base chunk that no wave holds whole
  std::vector<std::uint8_t> held_rejected;
};

SobolIndices::SobolIndices(std::vector<std::string> names,
                           std::vector<std::vector<std::size_t>> groups, Transform transform,
                           std::size_t outputs, std::uint64_t base, std::uint64_t seed)
    : impl_(std::make_unique<Impl>(names, std::move(groups), std::move(transform), outputs, base,
                                   seed)) {}

SobolIndices::~SobolIndices() = default;

std::uint64_t SobolIndices::points() const {
  return impl_->base * impl_->kinds;
}

void SobolIndices::fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const {
  const std::uint64_t number = first / k_chunk;
  const std::size_t offset = first % k_chunk;
  const std::uint64_t base_chunk = number / impl_->kinds;
  const std::size_t kind = number % impl_->kinds;
  const auto chunk = impl_->points.chunk(base_chunk);
  const Columns *a = kind == 1 ? nullptr : &impl_->points.a(base_chunk, *chunk);
  const Columns *b = kind == 0 ? nullptr : &impl_->points.b(base_chunk, *chunk);
  for (std::size_t f = 0; f < impl_->kind_of.size(); ++f) {
    const bool from_b = kind == 1 || (kind > 1 && impl_->kind_of[f] == kind);
    std::memcpy(in[f], (*(from_b ? b : a))[f] + offset, n * sizeof(double));
  }
}

void SobolIndices::take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
                        const std::uint8_t *rejected) {
  const std::size_t kinds = impl_->kinds;
  for (std::size_t at = 0; at + k_chunk <= n;) {
    const std::size_t kind = (first + at) / k_chunk % kinds;
    const std::size_t whole = kind == 0 ? (n - at) / (kinds * k_chunk) : 0;
    if (whole > 0) {
      impl_->sum(whole, at, out, rejected);
      at += whole * kinds * k_chunk;
      continue;
    }
    impl_->hold(kind, at, out, rejected);
    if (kind + 1 == kinds) impl_->sum(1, 0, impl_->held.read(), impl_->held_rejected.data());
    at += k_chunk;
  }
  impl_->points.forget((first + n) / k_chunk / kinds);
}

std::vector<SobolIndex> SobolIndices::of(std::size_t output) const {
  return impl_->sums[output].indices();
}

std::uint64_t SobolIndices::counted(std::size_t output) const {
  return impl_->sums[output].counted();
}

}  // namespace jalon
