#include "core/uncertainty/saltelli_sums.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "core/base/clones.h"

namespace jalon {
namespace {

constexpr double k_unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double k_rounding = 1e-12;

typedef double Vector __attribute__((vector_size(8 * sizeof(double))));

// Sums of b (ab - a) and of (ab - a)^2; a and b are about the pivot already.
JALON_CLONED_LOOP void sum_products(const double *a, const double *b, const double *ab,
                                    double pivot, double *first, double *total) {
  Vector f0{}, f1{}, t0{}, t1{};
  for (std::size_t i = 0; i < k_chunk; i += 16) {
    Vector a0, a1, b0, b1, d0, d1;
    std::memcpy(&a0, a + i, sizeof a0), std::memcpy(&a1, a + i + 8, sizeof a1);
    std::memcpy(&b0, b + i, sizeof b0), std::memcpy(&b1, b + i + 8, sizeof b1);
    std::memcpy(&d0, ab + i, sizeof d0), std::memcpy(&d1, ab + i + 8, sizeof d1);
    d0 = (d0 - pivot) - a0, d1 = (d1 - pivot) - a1;
    f0 += b0 * d0, f1 += b1 * d1;
    t0 += d0 * d0, t1 += d1 * d1;
  }
  std::memcpy(first, &f0, sizeof f0), std::memcpy(first + 8, &f1, sizeof f1);
  std::memcpy(total, &t0, sizeof t0), std::memcpy(total + 8, &t1, sizeof t1);
}

// Writes x about the pivot, its sums and its sums of squares.
JALON_CLONED_LOOP void centre(const double *x, double pivot, double *centred, double *sum,
                              double *squares) {
  Vector s0{}, s1{}, q0{}, q1{};
  for (std::size_t i = 0; i < k_chunk; i += 16) {
    Vector x0, x1;
    std::memcpy(&x0, x + i, sizeof x0), std::memcpy(&x1, x + i + 8, sizeof x1);
    x0 = x0 - pivot, x1 = x1 - pivot;
    std::memcpy(centred + i, &x0, sizeof x0), std::memcpy(centred + i + 8, &x1, sizeof x1);
    s0 += x0, s1 += x1;
    q0 += x0 * x0, q1 += x1 * x1;
  }
  std::memcpy(sum, &s0, sizeof s0), std::memcpy(sum + 8, &s1, sizeof s1);
  std::memcpy(squares, &q0, sizeof q0), std::memcpy(squares + 8, &q1, sizeof q1);
}

template <class Lanes>
void add_to(Lanes &sum, const Lanes &more) {
  for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += more[r];
}

template <class Lanes>
double sum_of(const Lanes &lanes) {
  return std::accumulate(lanes.begin(), lanes.end(), 0.0);
}

// Around the value of all points together, by the spread of the replicates.
Estimate around(double value, const std::array<double, k_replicates> &errors) {
  const double mean = sum_of(errors) / k_replicates;
  double squares = 0;
  for (const double e : errors) squares += (e - mean) * (e - mean);
  const double half = k_student * std::sqrt(squares / (k_replicates - 1) / k_replicates);
  return {value, value - half, value + half};
}

}  // namespace

static_assert(k_replicates == 16, "the lanes of the sums are the replicates");

void SaltelliSums::add(const double *chunk, const std::uint8_t *bad) {
  if (begun_ && !bad && add_chunk(chunk)) {
    for (auto &n : n_) n += k_chunk / k_replicates;
    return;
  }
  // The slow way, for the first chunk and for those with points that do not count.
  std::vector<std::uint8_t> marks(k_chunk, 0);
  if (bad) std::copy_n(bad, k_chunk, marks.begin());
  for (std::size_t kind = 0; kind < groups_ + 2; ++kind)
    for (std::size_t i = 0; i < k_chunk; ++i)
      marks[i] |= static_cast<std::uint8_t>(!std::isfinite(chunk[kind * k_chunk + i]));
  if (!begun_) begin(chunk, marks);
  if (!begun_) return;
  // A point at the pivot in all its evaluations adds nothing to any sum.
  std::vector<double> clean(chunk, chunk + (groups_ + 2) * k_chunk);
  for (std::size_t kind = 0; kind < groups_ + 2; ++kind)
    for (std::size_t i = 0; i < k_chunk; ++i)
      if (marks[i]) clean[kind * k_chunk + i] = pivot_;
  if (!add_chunk(clean.data())) return;
  for (std::size_t i = 0; i < k_chunk; ++i) n_[i % k_replicates] += marks[i] == 0;
}

// The mean of the first chunk, found so that it is exact if the output is constant.
void SaltelliSums::begin(const double *a, const std::vector<std::uint8_t> &marks) {
  double origin = 0, sum = 0, n = 0;
  for (std::size_t i = 0; i < k_chunk; ++i) {
    if (marks[i]) continue;
    if (n == 0) origin = a[i];
    sum += a[i] - origin;
    ++n;
  }
  begun_ = n > 0;
  if (begun_) pivot_ = origin + sum / n;
}

// Adds nothing and says no if a sum is not finite.
bool SaltelliSums::add_chunk(const double *chunk) {
  alignas(64) double a[k_chunk], b[k_chunk];
  Moments moments;
  centre(chunk, pivot_, a, moments.a.data(), moments.aa.data());
  centre(chunk + k_chunk, pivot_, b, moments.b.data(), moments.bb.data());
  std::vector<Lanes> products(2 * groups_);
  double check = sum_of(moments.aa) + sum_of(moments.bb);
  for (std::size_t g = 0; g < groups_; ++g) {
    Lanes &first = products[2 * g], &total = products[2 * g + 1];
    sum_products(a, b, chunk + (2 + g) * k_chunk, pivot_, first.data(), total.data());
    check += sum_of(first) + sum_of(total);
  }
  if (!std::isfinite(check)) return false;
  add_to(moments_.a, moments.a), add_to(moments_.aa, moments.aa);
  add_to(moments_.b, moments.b), add_to(moments_.bb, moments.bb);
  for (std::size_t p = 0; p < products.size(); ++p) add_to(products_[p], products[p]);
  return true;
}

std::uint64_t SaltelliSums::counted() const {
  return std::accumulate(n_.begin(), n_.end(), std::uint64_t{0});
}

std::vector<SobolIndex> SaltelliSums::indices() const {
  constexpr Estimate none{k_unknown, k_unknown, k_unknown};
  std::vector<SobolIndex> all(groups_, {none, none});
  const auto n = static_cast<double>(counted());
  if (!(n > 1)) return all;
  const double sum = sum_of(moments_.a) + sum_of(moments_.b);
  const double mean = sum / (2 * n);  // about the pivot
  const double variance = (sum_of(moments_.aa) + sum_of(moments_.bb) - sum * mean) / (2 * n);
  if (!(std::sqrt(variance) > k_rounding * std::fabs(pivot_ + mean))) return all;
  // An index is a ratio to the variance: what a replicate says of it is linearised about the index
  // of all points, so that a replicate's own small variance does not blow it up.
  const auto estimate = [&](const Lanes &products, double share) {
    const double index = share * sum_of(products) / n / variance;
    Lanes errors;
    for (std::size_t r = 0; r < k_replicates; ++r) {
      const auto m = static_cast<double>(n_[r]);
      const double here = (moments_.aa[r] + moments_.bb[r] -
                           2 * mean * (moments_.a[r] + moments_.b[r]) + 2 * m * mean * mean) /
                          (2 * m);
      errors[r] = (share * products[r] / m - index * here) / variance;
    }
    return around(index, errors);
  };
  for (std::size_t g = 0; g < groups_; ++g)
    all[g] = {estimate(products_[2 * g], 1), estimate(products_[2 * g + 1], 0.5)};
  return all;
}

}  // namespace jalon
