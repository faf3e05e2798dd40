#include "core/uncertainty/saltelli_points.h"

#include <algorithm>

namespace jalon {
namespace {

constexpr std::size_t k_kept_bytes = 32 << 20;

std::vector<std::string> both(const std::vector<std::string> &names) {
  std::vector<std::string> all = names;
  for (const auto &name : names) all.push_back(name + " (B)");
  return all;
}

}  // namespace

SaltelliPoints::SaltelliPoints(const std::vector<std::string> &names,
                               SobolIndices::Transform transform, std::uint64_t base,
                               std::uint64_t seed)
    : factors_(names.size()),
      points_(Sampling::sobol, seed, both(names), base),
      transform_(std::move(transform)) {}

std::shared_ptr<SaltelliPoints::Chunk> SaltelliPoints::chunk(std::uint64_t base_chunk) const {
  const std::lock_guard lock(mutex_);
  for (const auto &[number, chunk] : kept_)
    if (number == base_chunk) return chunk;
  const std::size_t bytes = std::max<std::size_t>(1, 2 * factors_) * k_chunk * sizeof(double);
  // The oldest goes; whoever still reads it holds it.
  if (kept_.size() >= std::max<std::size_t>(2, k_kept_bytes / bytes)) kept_.erase(kept_.begin());
  if (spare_.empty())
    spare_.push_back({Columns(factors_, 1, k_chunk), Columns(factors_, 1, k_chunk)});
  kept_.emplace_back(base_chunk, std::make_shared<Chunk>(std::move(spare_.back())));
  spare_.pop_back();
  return kept_.back().second;
}

void SaltelliPoints::forget(std::uint64_t below) {
  const std::lock_guard lock(mutex_);
  std::erase_if(kept_, [&](auto &one) {
    if (one.first >= below) return false;
    if (one.second.use_count() == 1) spare_.push_back(std::move(one.second->sides_));
    return true;
  });
}

const Columns &SaltelliPoints::side(std::size_t which, std::uint64_t base_chunk,
                                    Chunk &chunk) const {
  std::call_once(chunk.made_[which], [&] {
    std::vector<std::uint32_t> cells(factors_ * k_chunk);
    std::vector<const std::uint32_t *> columns;
    for (std::size_t f = 0; f < factors_; ++f) {
      const std::span<std::uint32_t> column(cells.data() + f * k_chunk, k_chunk);
      points_.fill(which * factors_ + f, base_chunk * k_chunk, column);
      columns.push_back(column.data());
    }
    transform_(k_chunk, columns, chunk.sides_[which].all());
  });
  return chunk.sides_[which];
}

}  // namespace jalon
