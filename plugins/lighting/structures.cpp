// Poles, cables and cabinets: any age alike in year 0, renewed at the end of their life. Full works
// take those that stand first in line, and so bring forward what would be paid anyway.
#include <algorithm>
#include <cmath>

#include "equations.h"
#include "year.h"

namespace lighting {
namespace {

struct Structure {
  const Lanes &worth;  // of all of it, new
  Lanes ahead;         // part that the works take
  int works;           // their year, or never
  int gone;            // year it is taken away, or never
};

void renew(Year &now, const Structure &s) {
  const Lanes &life = now.of("lighting.structure.life");
  const int y = now.y;
  if (y >= s.gone) return;
  const bool stays = s.gone > now.last;
  Lanes money, kept;
  each([&](std::size_t i) {
    const double ahead = s.ahead[i];
    double due = 1 / life[i];
    kept[i] = stays ? 1 : 0;
    if (y >= s.works)
      due = due_after_works(y + 1 - s.works, ahead, life[i]) -
            due_after_works(y - s.works, ahead, life[i]);
    else if (s.works <= now.last)  // the works take some of these again
      kept[i] *= 1 - clamp01(s.works + (ahead - 1) * life[i] - y);
    money[i] = s.worth[i] * due;
  });
  const Lanes &left = now.w.structure_left;
  buy(now, renewal, money, left, kept);

  if (y == s.works) {
    each([&](std::size_t i) { money[i] = s.worth[i] * s.ahead[i]; });
    buy(now, investment, money, left, stays);
  } else if (y > s.works) {
    bought_again(y, s.works, life, money);
    each([&](std::size_t i) { money[i] *= s.worth[i] * s.ahead[i]; });
    buy(now, renewal, money, left, stays);
  }
  if (y != now.last || !stays) return;
  each([&](std::size_t i) {
    double part = left_of_ageing(0, life[i], now.last, life[i]);
    if (s.works <= now.last)
      part -= left_of_ageing(s.works, s.works + s.ahead[i] * life[i], now.last, life[i]);
    now.w.left[i] += s.worth[i] * part;
  });
}

Lanes part_or(double decided, const Lanes &drawn) {
  Lanes part;
  each([&](std::size_t i) { part[i] = std::isnan(decided) ? drawn[i] : decided; });
  return part;
}

}  // namespace

JALON_FAST void buy_structures(Year &now, std::size_t place) {
  const Treatment &t = now.plan.treatments[place];
  const Lanes &points = now.w.treated[place];
  const int works = t.full ? t.led_year : never;
  const Lanes &per_point = now.of("lighting.pole.per_point");
  const Lanes &pole = now.of("lighting.pole.price");
  const Lanes &cable = now.of("lighting.cable.price");
  const Lanes &cabinet = now.of("lighting.cabinet.price");
  Lanes worth;
  each([&](std::size_t i) { worth[i] = points[i] * per_point[i] * pole[i]; });
  renew(now, {worth, part_or(t.poles, now.of("lighting.pole.share")), works, t.removal_year});
  each([&](std::size_t i) { worth[i] = points[i] * cable[i]; });
  renew(now, {worth, part_or(1, cable), works, t.removal_year});
  // A cabinet stays where a point goes.
  each([&](std::size_t i) { worth[i] = points[i] * now.w.cabinets_per_point[i] * cabinet[i]; });
  renew(now, {worth, part_or(t.cabinets, now.of("lighting.cabinet.share")), works, never});
}

}  // namespace lighting
