// Luminaires and their control: what is renewed anyway, what the measures buy, and buy again.
#include <algorithm>
#include <cmath>

#include "equations.h"
#include "year.h"

namespace lighting {
namespace {

// LED heads that were there before: those that die this year, and at the end what is left in those
// that never did.
void renew_led(Year &now, const Cohort &c, const CohortLanes &stock, bool kept) {
  const Lanes &life = now.of("lighting.led.life");
  const Lanes &price = now.of("lighting.led.price");
  const int y = now.y;
  const bool dated = !std::isnan(c.age);
  const double begun = c.age;
  Lanes heads{};
  if (!dated) {
    each([&](std::size_t i) { heads[i] = 1 / life[i]; });
  } else {
    // Those past their life already are renewed at once.
    for (int n = 1; y + 1 + c.age > n * shortest_life; ++n)
      each([&](std::size_t i) {
        const double age = y + lesser(begun, life[i]) - n * life[i];
        heads[i] += clamp01(age + 1) - clamp01(age);
      });
  }
  each([&](std::size_t i) { heads[i] *= stock.points[i]; });
  buy_heads(now, renewal, heads, now.w.head, kept);
  if (y != now.last || !kept) return;
  each([&](std::size_t i) {
    const double age = now.last + lesser(begun, life[i]);
    const double left = dated ? (1 - clamp01(age + 1 - life[i])) * life_left(age, life[i])
                              : left_of_ageing(0, life[i], now.last, life[i]);
    now.w.left[i] += stock.points[i] * price[i] * left;
  });
}

// Old lamps: renewed by LED at the town's pace until a measure does the rest, then again at the end
// of each LED's life.
void renew_old(Year &now, const Cohort &c, int stop, const CohortLanes &stock, bool kept) {
  const Lanes &life = now.of("lighting.led.life");
  const Lanes &rate = renewal_rate(now, c);
  const int y = now.y;
  const double from = c.queue_from, density = c.density, last = stop;
  Lanes heads;
  if (y < stop)
    each([&](std::size_t i) {
      heads[i] = renewed_part(rate[i], y + 1, from, density) - now.renewed[i];
    });
  else
    heads = Lanes{};
  for (int n = 1; y + 1 > n * shortest_life; ++n)
    each([&](std::size_t i) {
      const double time = y - n * life[i];
      heads[i] += renewed_part(rate[i], lesser(time + 1, last), from, density) -
                  renewed_part(rate[i], lesser(time, last), from, density);
    });
  each([&](std::size_t i) { heads[i] *= stock.points[i]; });
  buy_heads(now, renewal, heads, now.w.head, kept);
}

// Things bought once per point or cabinet and bought again at the end of their life.
template <class Price>
void install(Year &now, int year, const Lanes &life, bool kept, Price &&price) {
  if (now.y < year) return;
  Lanes money;
  if (now.y == year)
    each([&](std::size_t i) { money[i] = 1; });
  else
    bought_again(now.y, year, life, money);
  const double age = now.last - now.y;
  Lanes left;
  each([&](std::size_t i) {
    money[i] *= price(i);
    left[i] = life_left(age, life[i]);
  });
  buy(now, now.y == year ? investment : renewal, money, left, kept);
}

// Old lamps take a two-level ballast, which goes with them; an LED head is only set.
void buy_dimming(Year &now, const Cohort &c, const Treatment &t, const CohortLanes &stock) {
  const int y = now.y;
  const bool begins = y == t.dimming_year;
  const bool follows = y == t.led_year && y > t.dimming_year && !c.is_led;
  if (!begins && !follows) return;
  const bool kept = t.removal_year > now.last;
  const bool all_led = c.is_led || t.led_year <= y;
  const Lanes &easy = now.of("lighting.dimming.price.led");
  const Lanes &hard = now.of("lighting.dimming.price.discharge");
  Lanes set, fitted;
  each([&](std::size_t i) {
    const double n = stock.points[i] * c.gear;
    const double old = all_led ? 0 : now.untouched[i];
    set[i] = n * (follows ? now.rest[i] : 1 - old) * easy[i];
    fitted[i] = n * old * hard[i];
  });
  const Lanes &left = now.w.head_left;
  buy(now, investment, set, left, kept);
  if (begins) buy(now, investment, fitted, left, kept && t.led_year > now.last);
}

}  // namespace

JALON_FAST void buy_heads(Year &now, const Cohort &c, const Treatment &t,
                          const CohortLanes &stock) {
  const int y = now.y;
  const bool stays = t.removal_year > now.last;
  if (!c.dark) {
    const int stop = std::min(t.led_year, t.removal_year);
    if (!c.is_led)
      renew_old(now, c, stop, stock, stays);
    else if (y < stop)
      renew_led(now, c, stock, stays && t.led_year > now.last);
  }
  if (y < t.led_year) return;
  const bool works = y == t.led_year;
  Lanes heads;
  if (works)
    each([&](std::size_t i) { heads[i] = 1; });
  else
    bought_again(y, t.led_year, now.of("lighting.led.life"), heads);
  each([&](std::size_t i) { heads[i] *= stock.points[i] * now.rest[i]; });
  // The price of the works is theirs alone: later on a head costs what it costs in the reference.
  const bool decided = works && !std::isnan(t.price);
  Lanes price;
  if (decided) each([&](std::size_t i) { price[i] = t.price; });
  buy_heads(now, works ? investment : renewal, heads, decided ? price : now.w.head, stays);
}

JALON_FAST void buy_control(Year &now, const Cohort &c, const Treatment &t,
                            const CohortLanes &stock) {
  const bool kept = t.removal_year > now.last;
  const Lanes &per_point = now.w.cabinets_per_point;
  const auto cabinets = [&](std::size_t i) { return stock.points[i] * per_point[i]; };
  buy_dimming(now, c, t, stock);
  const Lanes &detector = now.of("lighting.presence.price");
  install(now, t.presence_year, now.of("lighting.presence.life"), kept,
          [&](std::size_t i) { return stock.points[i] * detector[i]; });
  const Lanes &caller = now.of("lighting.on_demand.price");
  install(now, t.demand_year, now.of("lighting.on_demand.life"), kept,
          [&](std::size_t i) { return cabinets(i) * caller[i]; });
  const Lanes &part = now.of("lighting.remote.price_share");
  const Lanes &controller = now.of("lighting.remote.cabinet_price");
  install(now, t.remote_year, now.of("lighting.remote.life"), kept, [&](std::size_t i) {
    return t.node_per_point ? stock.points[i] * part[i] * now.w.head[i]
                            : cabinets(i) * controller[i];
  });
  // No clock where there is one, or where remote management or light on demand does its work.
  const int better = std::min(t.remote_year, t.demand_year);
  if (c.switching == Switching::exact || better <= t.clock_year || now.y > better) return;
  const Lanes &clock = now.of("lighting.clock.price");
  const Lanes &photocells = now.of("lighting.clock.photocell_share");
  const bool known = c.switching != Switching::unknown;
  install(now, t.clock_year, now.of("lighting.clock.life"), kept && better > now.last,
          [&](std::size_t i) { return cabinets(i) * clock[i] * (known ? 1 : photocells[i]); });
}

}  // namespace lighting
