// Volumes of a service in a year, what they cost, and what they tell.
#include <cmath>

#include "year.h"

namespace water {
namespace {

struct Flows {
  Lanes registered, apparent, supplied, produced, bought, need;
};

void flows_of(const Year &now, const ServiceLanes &s, const ServiceYear &in, Flows &f) {
  const Lanes &leaks = now.of("water.alert.leaks");
  const Lanes &cut = now.of("water.alert.cut");
  const Lanes &demand = now.w.demand[static_cast<std::size_t>(now.y)];
  each([&](std::size_t i) {
    const double used = s.used[i] * demand[i] * in.use[i] * (1 - in.alerted[i] * leaks[i] * cut[i]);
    const double missed = used * s.apparent[i] * in.error[i];
    f.registered[i] = used - missed;
    f.apparent[i] = missed + s.theft[i];
    f.supplied[i] = used + s.other[i] + s.theft[i] + in.leaked[i];
    f.need[i] = f.supplied[i] + s.sold[i];
    const double spared = s.supplied[i] - f.supplied[i];
    const double bought = s.bought[i] - (1 - s.own_part[i]) * spared;
    f.bought[i] = lesser(greater(0.0, bought), f.need[i]);
    f.produced[i] = f.need[i] - f.bought[i];
  });
}

// Legal threshold of the service as it is this year, and its efficiency.
void held_to(const Year &now, const Service &town, const ServiceLanes &s, const Flows &f,
             Lanes &efficiency_now, Lanes &threshold) {
  const Lanes &base = now.of("water.threshold.base");
  const Lanes &more = now.of("water.threshold.stressed");
  const Lanes &slope = now.of("water.threshold.slope");
  const Lanes &cap = now.of("water.threshold.cap");
  const Lanes &high = now.of("water.threshold.abstraction");
  each([&](std::size_t i) {
    const Volumes v{f.produced[i], f.bought[i], s.sold[i], f.registered[i], 0, 0, s.other[i]};
    const double fixed = base[i] + (town.stressed && f.produced[i] > high[i] ? more[i] : 0);
    efficiency_now[i] = efficiency(v);
    threshold[i] = legal_threshold(consumption_index(v, s.km[i]), fixed, slope[i], cap[i]);
  });
}

// Index P103.2B of the year: as declared, raised by an inventory where one is made.
double knowledge_of(const Year &now, std::size_t service) {
  const double before = now.plan.network->services[service].knowledge;
  double mean = 0;
  for (const Zone &z : now.plan.zones)
    if (z.service == service) {
      const bool made = now.y > z.knowledge_year;
      const double points = made && !(before > z.points) ? z.points : before;
      mean += z.part * points;  // unknown where a part is
    }
  return mean;
}

void levies(Year &now, const Service &town, const ServiceLanes &s, const Flows &f, double knowledge,
            Lanes &threshold, Lanes &efficiency_now) {
  const Lanes &price = now.of("water.levy.price");
  const Lanes &increase = now.of("water.levy.increase");
  const Lanes &rate = now.of("water.performance_levy.rate");
  const Lanes &management = now.of("water.performance_levy.management");
  const Lanes &slope = now.of("water.threshold.slope");
  auto &line = now.w.line;
  const bool unlisted = knowledge < 40;  // no detailed inventory of the network
  each([&](std::size_t i) {
    const bool below = town.balance && !town.has_plan && efficiency_now[i] < threshold[i];
    const double raised = below || unlisted ? 1 + increase[i] : 1;
    line[abstraction_levy][i] += f.produced[i] * price[i] * raised;
    const double primary = f.supplied[i] > 0 ? f.registered[i] / f.supplied[i] : 0;
    const double index = s.km[i] > 0 ? linear_index(f.registered[i], s.km[i]) : 0;
    line[performance_levy][i] +=
        f.registered[i] * rate[i] *
        levy_coefficient(performance_part(primary, index, slope[i]), management[i]);
  });
}

void spend(Year &now, const Service &town, const ServiceLanes &s, const ServiceYear &in,
           const Flows &f, Lanes &kwh) {
  const Lanes &power = now.of("energy.electricity.price");
  const Lanes &excise = now.of("energy.electricity.excise_share");
  const Lanes &carbon = now.of("energy.electricity.carbon");
  const Lanes &chemicals = now.of("water.treatment.price");
  const Lanes &treatment_carbon = now.of("water.treatment.carbon");
  const Lanes &fixed = now.of("water.fixed.price");
  const Lanes &average = now.of("water.value.average");
  const Lanes &kept = now.of("water.contract.operator_receipts");
  const double contract = town.is_delegated ? 1 : 0;
  Lanes bought_room, tariff_room;
  const Lanes &bulk = lanes_of(town.bought_price, now.w, "water.bought.price", bought_room);
  const Lanes &tariff = lanes_of(town.tariff, now.w, "water.tariff", tariff_room);
  const bool on_all = town.electricity >= 0;
  auto &line = now.w.line;
  each([&](std::size_t i) {
    kwh[i] = s.kwh[i] * (on_all ? f.need[i] : f.produced[i]) * in.pumped[i];
    line[electricity][i] += kwh[i];
    line[electricity_purchase][i] += kwh[i] * power[i] * (1 - excise[i]);
    line[electricity_excise][i] += kwh[i] * power[i] * excise[i];
    line[electricity_co2e][i] += kwh[i] * carbon[i];
    line[treatment][i] += f.produced[i] * chemicals[i];
    line[treatment_co2e][i] += f.produced[i] * treatment_carbon[i];
    line[bulk_purchase][i] += f.bought[i] * bulk[i];
    line[fixed_production][i] +=
        fixed[i] * ((1 - average[i]) * s.produced[i] + average[i] * f.produced[i]);
    line[abstraction][i] += f.produced[i];
    line[water_bought][i] += f.bought[i];
    line[leaked][i] += in.leaked[i];
    const double receipts = f.registered[i] * tariff[i];
    const double of_operator = receipts * contract * kept[i];
    line[sales][i] += receipts - of_operator;
    line[operator_sales][i] += of_operator;
    line[sewer_sales][i] += f.registered[i] * town.sewer;
  });
}

// Below these the unavoidable losses are outside what they were made for.
constexpr double least_connections = 3000, least_pressure = 25;

void tell(Year &now, std::size_t service, const ServiceLanes &s, const ServiceYear &in,
          const Flows &f, const Lanes &kwh, const Lanes &threshold, double knowledge) {
  const Service &town = now.plan.network->services[service];
  Sums &t = now.sums;
  const double length = town.length > 0 ? town.length : 1;
  if (knowledge == knowledge) t.knowledge += length * knowledge, t.knowledge_km += length;
  if (town.price > 0) t.price += town.price * town.size, t.price_weight += town.size;
  // Debts of several services do not add up: the longest.
  if (town.debt >= 0) t.debt = std::isnan(t.debt) ? town.debt : std::max(t.debt, town.debt);
  double lowered = 0;
  Lanes pressure_now;
  each([&](std::size_t i) { pressure_now[i] = 0; });
  double metered = 0;
  for (const Zone &z : now.plan.zones) {
    if (z.service != service) continue;
    lowered += z.part * (now.y > z.pressure_year ? z.cut : 0);
    metered += z.part * (z.metered || now.y > z.sectors_year ? 1 : 0);
  }
  const bool sectors_told = town.sectors_known || metered > 0;
  each([&](std::size_t i) {
    pressure_now[i] = s.pressure[i] * (1 - lowered);
    t.all_km[i] += s.km[i];
    t.all_need[i] += f.need[i];
    t.kwh[i] += kwh[i];
    t.pressure[i] += s.km[i] * pressure_now[i];
    t.main_repairs[i] += in.main_repairs[i];
    t.value[i] += s.value[i] * f.need[i];
    if (sectors_told) {
      t.sectorised[i] += metered * s.km[i];
      t.sector_km[i] += s.km[i];
    }
    if (town.plastic >= 0) {
      t.exponent[i] += s.km[i] * s.exponent[i];
      t.exponent_km[i] += s.km[i];
    }
    if (town.main_repairs >= 0 || town.guessed) t.breaks_km[i] += s.km[i];
    if (town.renewed >= 0 || town.guessed) t.renewed_km[i] += s.km[i];
  });
  if (!(town.balance || town.guessed)) return;
  Lanes pays, today;
  interval_of(now.w, s, now.of("water.survey.price"), pays);
  each([&](std::size_t i) {
    t.entered[i] += f.produced[i] + f.bought[i];
    t.out[i] += s.sold[i] + f.registered[i] + s.other[i];
    t.supplied[i] += f.supplied[i];
    t.billed[i] += f.registered[i];
    t.authorised[i] += f.registered[i] + s.other[i];
    t.km[i] += s.km[i];
    t.leaked[i] += in.leaked[i];
    t.lost[i] += f.supplied[i] - f.registered[i] - s.other[i];
    t.least[i] += threshold[i] * (f.produced[i] + f.bought[i]);
    const double unreported = s.rise[i] * days_of_year * s.km[i] * pays[i] / 2;
    t.economic[i] += economic_level(in.background[i], in.reported[i], unreported);
    t.months[i] += s.km[i] * 12 * pays[i];
    today[i] = 12 * 2 / s.removal[i];
    t.today[i] += s.km[i] * today[i];
    const bool holds = s.connections[i] > least_connections && pressure_now[i] > least_pressure;
    if (holds) {
      t.unavoidable[i] +=
          days_of_year / 1000 * unavoidable_litres(s.km[i], s.connections[i], 0, pressure_now[i]);
      t.leaked_where_indexed[i] += in.leaked[i];
    }
    if (town.night_losses == town.night_losses) {
      t.night[i] += town.night_losses * days_of_year * s.km[i];
      t.night_balance[i] += in.leaked[i];
    }
  });
}

}  // namespace

JALON_FAST void balance(Year &now, std::size_t service, const ServiceYear &in) {
  const Service &town = now.plan.network->services[service];
  const ServiceLanes &s = now.w.services[service];
  Flows f;
  Lanes efficiency_now, threshold, kwh;
  flows_of(now, s, in, f);
  held_to(now, town, s, f, efficiency_now, threshold);
  const double index = knowledge_of(now, service);
  levies(now, town, s, f, index, threshold, efficiency_now);
  spend(now, town, s, in, f, kwh);
  tell(now, service, s, in, f, kwh, threshold, index);
}

}  // namespace water
