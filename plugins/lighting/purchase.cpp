#include "equations.h"
#include "year.h"

namespace lighting {

static_assert(parameters[parameter_named("lighting.led.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.structure.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.clock.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.presence.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.on_demand.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.remote.life")].lower >= shortest_life);

JALON_FAST void bought_again(int y, int start, const Lanes &life, Lanes &part) {
  part = Lanes{};
  for (int n = 1; y + 1 - start > n * shortest_life; ++n)
    each([&](std::size_t i) {
      const double age = y - start - n * life[i];
      part[i] += clamp01(age + 1) - clamp01(age);
    });
}

JALON_FAST void pay_works(Year &now, const Lanes &money) {
  const Lanes &studies = now.of("lighting.study_share");
  const double part = now.by_operator;
  Lanes &own = now.w.line[investment], &of_operator = now.w.line[operator_works];
  each([&](std::size_t i) {
    const double all = money[i] * (1 + studies[i]);
    own[i] += (1 - part) * all;
    of_operator[i] += part * all;
  });
}

JALON_FAST void buy(Year &now, Line line, const Lanes &money, const Lanes &left,
                    const Lanes &kept) {
  Lanes &paid = now.w.line[line], &gathered = now.w.left;
  if (line == investment)
    pay_works(now, money);
  else
    each([&](std::size_t i) { paid[i] += money[i]; });
  each([&](std::size_t i) { gathered[i] += money[i] * kept[i] * left[i]; });
}

JALON_FAST void buy(Year &now, Line line, const Lanes &money, const Lanes &left, bool kept) {
  Lanes &paid = now.w.line[line], &gathered = now.w.left;
  const double part = kept ? 1 : 0;
  if (line == investment)
    pay_works(now, money);
  else
    each([&](std::size_t i) { paid[i] += money[i]; });
  each([&](std::size_t i) { gathered[i] += money[i] * part * left[i]; });
}

JALON_FAST void buy_heads(Year &now, Line line, const Lanes &heads, const Lanes &price, bool kept) {
  const Lanes &making = now.of("lighting.manufacture");
  const Lanes &waste = now.of("lighting.disposal.price");
  const Lanes &left = now.w.head_left;
  Lanes &paid = now.w.line[line], &gathered = now.w.left;
  Lanes &made = now.w.line[equipment_co2e], &thrown = now.w.line[disposal];
  const double part = kept ? 1 : 0;
  if (line == investment) {
    Lanes money;
    each([&](std::size_t i) { money[i] = heads[i] * price[i]; });
    pay_works(now, money);
  } else {
    each([&](std::size_t i) { paid[i] += heads[i] * price[i]; });
  }
  each([&](std::size_t i) {
    gathered[i] += heads[i] * price[i] * part * left[i];
    made[i] += heads[i] * making[i];
    thrown[i] += heads[i] * waste[i];
  });
}

JALON_FAST void throw_away(Year &now, const Lanes &luminaires) {
  const Lanes &waste = now.of("lighting.disposal.price");
  Lanes &thrown = now.w.line[disposal];
  each([&](std::size_t i) { thrown[i] += luminaires[i] * waste[i]; });
}

}  // namespace lighting
