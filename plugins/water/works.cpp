#include "year.h"

namespace water {

JALON_FAST void pay(Year &now, Line line, const Lanes &money) {
  Lanes &paid = now.w.line[line];
  if (line == investment) {
    const Lanes &studies = now.of("water.study_share");
    each([&](std::size_t i) { paid[i] += money[i] * (1 + studies[i]); });
  } else {
    each([&](std::size_t i) { paid[i] += money[i]; });
  }
}

JALON_FAST void keep_value(Year &now, const Lanes &money, const Lanes &life, double bought_in) {
  const double age = now.last - bought_in;
  each([&](std::size_t i) { now.w.left[i] += money[i] * greater(0.0, 1 - age / life[i]); });
}

JALON_FAST void install(Year &now, int start, const Lanes &money, const Lanes &life) {
  if (now.y < start) return;
  if (now.y == start) {
    pay(now, investment, money);
  } else {
    const double since = now.y - start;
    Lanes again;
    each([&](std::size_t i) {
      again[i] = money[i] * (whole_lives(since, life[i]) - whole_lives(since - 1, life[i]));
    });
    pay(now, renewal, again);
  }
  if (now.y != now.last) return;
  const double since = now.last - start;
  each([&](std::size_t i) { now.w.left[i] += money[i] * (1 - part_lived(since, life[i])); });
}

}  // namespace water
