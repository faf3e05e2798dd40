#include "waste.h"

#include <cmath>

namespace waste {

Stock::Stock(const jalon::Host &host, const jalon::Inventory &inventory) {
  const jalon::Table table = inventory.table(0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto count = table.column(0), kind = table.column(1), size = table.column(2);
    const double n = count.known(row) ? count.number(row) : 1;
    if (n > 1e6) host.finding(JALON_WARNING, 0, row, 0, "{1} bins: used as they are", {n});
    bins.push_back({n, n * size.number(row), !count.measured(row), size.fill(row)});
    if (!kind.known(row)) host.log(JALON_INFO, "a bin of unknown kind");
  }
  if (table.rows() > 0 && table.column(3).text(0) == "nowhere")
    throw std::invalid_argument("nobody lives there");
  const auto clock = host.series("territory.clock.offset");
  if (!clock.empty()) host.log(JALON_INFO, clock.size() == 1 ? "same clock" : "summer time");
}

Prepared::Prepared(const Stock &stock, const jalon::Programme &programme)
    : count_(programme.years().size(), 0), litres_(count_) {
  const auto actions = jalon::actions_of(programme, measures);
  for (const jalon::Action &a : actions)
    if (a.measure == 0 && a.options[1] > 0) mode_ = static_cast<int>(a.options[1]);
  const auto acts = [&](std::size_t i) { return actions[i].measure == 0; };
  for (std::size_t row = 0; row < stock.bins.size(); ++row)
    for (const jalon::Segment &s : jalon::segments_of(programme, row, acts))
      for (std::size_t y = 0; y < count_.size(); ++y) {
        double left = 1;
        for (const std::size_t place : s.active)
          if (static_cast<int>(y) > actions[place].year)
            left = std::min(left, 1 - actions[place].options[0]);
        count_[y] += stock.bins[row].count * s.part * left;
        litres_[y] += stock.bins[row].litres * s.part * left;
      }
}

void Prepared::evaluate(const jalon::Block &block) const {
  if (mode_ == throws_something) throw std::runtime_error("no bins today");
  if (mode_ == blames_a_figure) throw jalon::figure_error(cost, "too dear");
  for (std::size_t y = 0; y < block.years(); ++y) {
    for (std::size_t i = 0; i < block.draws(); ++i) {
      block.line(0, y)[i] = count_[y] * block.parameter(cost)[i];
      if (mode_ != line_not_filled) block.line(1, y)[i] = block.parameter(fuel_price, y)[i];
      block.line(2, y)[i] = litres_[y];
      if (mode_ == indicator_not_filled) continue;
      block.indicator(0, y)[i] = count_[y] > 0 ? count_[y] : jalon::unknown;
    }
    if (block.draws() == 0) continue;
    if (mode_ == line_unknown || mode_ == rejects) block.line(1, y)[0] = jalon::unknown;
    if (mode_ == rejects) block.reject(0);
    if (mode_ == indicator_infinite) block.indicator(0, y)[0] = HUGE_VAL;
    if (mode_ == beyond_the_draws) *(block.line(0, y).data() + block.draws()) = 1;
  }
}

}  // namespace waste

JALON_PLUGIN(waste::Waste)
