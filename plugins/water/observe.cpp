// The figures of the diagnosis, and the writing of all outputs.
#include "year.h"

namespace water {

JALON_FAST void write(const Year &now, const jalon::Block &block, std::size_t first,
                      std::size_t count) {
  const auto &line = now.w.line;
  const auto year = static_cast<std::size_t>(now.y);
  jalon::write_lines(block, line, year, first, count);

  Lanes of_all;
  const auto put = [&](Indicator k, auto value) {
    each([&](std::size_t i) { of_all[i] = value(i); });
    jalon::put(of_all, first, count, block.indicator(k, year));
  };
  // A ratio to nothing is unknown, not zero.
  const auto ratio = [](double a, double b) { return b > 0 ? a / b : jalon::unknown; };
  const Sums &t = now.sums;
  const auto index = [&](const Lanes &volume, std::size_t i) {
    return ratio(volume[i], days_of_year * t.km[i]);
  };
  put(efficiency_p104, [&](auto i) { return ratio(t.out[i], t.entered[i]); });
  put(efficiency_gap, [&](auto i) { return ratio(t.out[i] - t.least[i], t.entered[i]); });
  put(legal_efficiency, [&](auto i) { return ratio(t.least[i], t.entered[i]); });
  put(unaccounted_p105,
      [&](auto i) { return ratio(t.supplied[i] - t.billed[i], days_of_year * t.km[i]); });
  put(losses_p106, [&](auto i) { return index(t.lost, i); });
  put(consumption_index_ilc, [&](auto i) { return index(t.out, i); });
  // Over services whose renewal is told; others are left out of both.
  const bool all_told = [&] {
    for (const Service &s : now.plan.network->services)
      if (!(s.renewed >= 0 || s.guessed)) return false;
    return true;
  }();
  put(renewal_p107,
      [&](auto i) { return all_told ? ratio(t.renewed[i], t.renewed_km[i]) : jalon::unknown; });
  put(knowledge_p103, [&](auto) { return ratio(t.knowledge, t.knowledge_km); });
  put(price_d102, [&](auto) { return ratio(t.price, t.price_weight); });
  put(debt_p153, [&](auto) { return t.debt; });
  put(leakage_index_ili,
      [&](auto i) { return ratio(t.leaked_where_indexed[i], t.unavoidable[i]); });
  put(unavoidable_losses,
      [&](auto i) { return t.unavoidable[i] > 0 ? t.unavoidable[i] : jalon::unknown; });
  put(real_loss_index, [&](auto i) { return index(t.leaked, i); });
  put(economic_loss_index, [&](auto i) { return index(t.economic, i); });
  put(real_over_economic, [&](auto i) { return ratio(t.leaked[i], t.economic[i]); });
  put(economic_months, [&](auto i) { return ratio(t.months[i], t.km[i]); });
  put(today_months, [&](auto i) { return ratio(t.today[i], t.km[i]); });
  put(apparent_share, [&](auto i) { return ratio(t.lost[i] - t.leaked[i], t.lost[i]); });
  put(remote_meters, [&](auto i) { return ratio(t.remote[i], t.read[i]); });
  put(meter_age, [&](auto i) { return ratio(t.aged[i], t.dated[i]); });
  put(sectorised, [&](auto i) { return ratio(t.sectorised[i], t.sector_km[i]); });
  put(mean_pressure, [&](auto i) { return ratio(t.pressure[i], t.all_km[i]); });
  put(pressure_exponent, [&](auto i) { return ratio(t.exponent[i], t.exponent_km[i]); });
  const bool breaks_told = [&] {
    for (const Service &s : now.plan.network->services)
      if (!(s.main_repairs >= 0 || s.guessed)) return false;
    return true;
  }();
  put(main_break_rate, [&](auto i) {
    return breaks_told ? ratio(t.main_repairs[i], t.breaks_km[i]) : jalon::unknown;
  });
  put(main_age, [&](auto i) { return ratio(t.main_age[i], t.main_dated[i]); });
  put(energy_per_m3, [&](auto i) { return ratio(t.kwh[i], t.all_need[i]); });
  put(value_of_lost_m3, [&](auto i) { return ratio(t.value[i], t.all_need[i]); });
  put(night_over_balance, [&](auto i) { return ratio(t.night[i], t.night_balance[i]); });
}

}  // namespace water
