#include "model.h"

namespace water {

Work::Work(const Plan &plan)
    : parameters(water::parameters.size()),
      services(plan.network->services.size()),
      zones(plan.zones.size()),
      breaks(plan.mains.size()),
      ages(plan.mains.size()),
      ageing(static_cast<std::size_t>(plan.years) + 1),
      demand(ageing.size()) {}

namespace {

// A draw that is no number is set aside; the model goes on with something in its place.
void take_sound(const jalon::Block &block, std::span<const double> column, std::size_t first,
                std::size_t count, double instead, Lanes &out) {
  take(column, first, count, out);
  double wrong = 0;
  each([&](std::size_t i) { wrong += out[i] - out[i]; });
  if (wrong == 0) return;
  for (std::size_t i = 0; i < lanes; ++i) {
    if (out[i] - out[i] == 0) continue;
    if (i < count) block.reject(first + i);
    out[i] = instead;
  }
}

}  // namespace

void Work::load(const jalon::Block &block, std::size_t first, std::size_t count) {
  for (std::size_t p = 0; p < parameters.size(); ++p)
    if (!(water::parameters[p].flags & JALON_PER_YEAR))
      take_sound(block, block.parameter(p), first, count, water::parameters[p].value,
                 parameters[p]);
}

void Work::load_year(const jalon::Block &block, std::size_t first, std::size_t count,
                     std::size_t year) {
  for (std::size_t p = 0; p < parameters.size(); ++p)
    if (water::parameters[p].flags & JALON_PER_YEAR)
      take_sound(block, block.parameter(p, year), first, count, water::parameters[p].value,
                 parameters[p]);
}

void Prepared::evaluate(const jalon::Block &block) const {
  Work work(plan_);
  for (std::size_t first = 0; first < block.draws(); first += lanes) {
    const std::size_t count = std::min(lanes, block.draws() - first);
    work.load(block, first, count);
    work.load_year(block, first, count, 0);
    set_up(plan_, work);
    for (int year = 0; year < plan_.years; ++year) run_year(plan_, work, block, first, count, year);
  }
}

}  // namespace water
