#include "equations.h"
#include "year.h"

namespace lighting {

static_assert(parameters[parameter_named("lighting.led.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.structure.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.clock.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.presence.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.on_demand.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.remote.life")].lower >= shortest_life);

Lanes bought_again(int y, int start, const Lanes &life) {
  Lanes part{};
  for (int n = 1; y + 1 - start > n * shortest_life; ++n)
    each([&](std::size_t i) {
      const double age = y - start - n * life[i];
      part[i] += clamp01(age + 1) - clamp01(age);
    });
  return part;
}

void pay_works(Year &now, const Lanes &money) {
  const Lanes &studies = now.of("lighting.study_share");
  const double part = now.by_operator;
  each([&](std::size_t i) {
    const double all = money[i] * (1 + studies[i]);
    now.w.line[investment][i] += (1 - part) * all;
    now.w.line[operator_works][i] += part * all;
  });
}

void buy(Year &now, Line line, const Lanes &money, const Lanes &life, const Lanes &kept) {
  if (line == investment)
    pay_works(now, money);
  else
    each([&](std::size_t i) { now.w.line[line][i] += money[i]; });
  each([&](std::size_t i) {
    now.w.left[i] += money[i] * kept[i] * life_left(now.last - now.y, life[i]);
  });
}

void buy(Year &now, Line line, const Lanes &money, const Lanes &life, bool kept) {
  Lanes part;
  each([&](std::size_t i) { part[i] = kept ? 1 : 0; });
  buy(now, line, money, life, part);
}

void throw_away(Year &now, const Lanes &luminaires) {
  const Lanes &waste = now.of("lighting.disposal.price");
  each([&](std::size_t i) { now.w.line[disposal][i] += luminaires[i] * waste[i]; });
}

}  // namespace lighting
