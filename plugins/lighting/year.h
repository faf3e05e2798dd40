// year.h - one year of a programme, for one group of draws: what the steps of it share.
#pragma once
#include "model.h"

namespace lighting {

struct Year {
  const Plan &plan;
  Work &w;
  int y, last;  // the year at work, and the last, both counted from 0

  // Of the cohort at work: parts of its points that are as they were, were renewed anyway, or done
  // by the measure; `rest` = not renewed anyway.
  Lanes renewed, rest, mine, untouched;
  double by_operator = 0;  // part of this year's works that an operator pays

  const Lanes &of(Named parameter) const { return w.of(parameter); }
};

// Part of a cohort that the town renews each year whatever happens, of the whole queue.
const Lanes &renewal_rate(const Year &now, const Cohort &cohort);

// Of a cohort: heads, control; called in each year before its points are removed. (heads.cpp)
void buy_heads(Year &now, const Cohort &cohort, const Treatment &treatment,
               const CohortLanes &stock);
void buy_control(Year &now, const Cohort &cohort, const Treatment &treatment,
                 const CohortLanes &stock);
// Of all points under a treatment: poles, cables, cabinets. (structures.cpp)
void buy_structures(Year &now, std::size_t treatment);

// Works that no life ends: a removal, a changed subscription. With their studies. (purchase.cpp)
void pay_works(Year &now, const Lanes &money);
// Equipment of a life; `kept` is the part of it that is there at the end of the horizon, whose
// value left is set aside for the last year; `left` is the part of its life that is left then.
// (purchase.cpp)
void buy(Year &now, Line line, const Lanes &money, const Lanes &left, const Lanes &kept);
void buy(Year &now, Line line, const Lanes &money, const Lanes &left, bool kept);
// Heads, each at `price`, with what making them and throwing them away comes to.
void buy_heads(Year &now, Line line, const Lanes &heads, const Lanes &price, bool kept);
void throw_away(Year &now, const Lanes &luminaires);
// Part bought anew in year y of what was bought in year `start` and dies after `life` years.
void bought_again(int y, int start, const Lanes &life, Lanes &part);
// No declared life may be shorter: bounds the number of renewals looked at.
inline constexpr int shortest_life = 8;

// Gathers the figures of the diagnosis; writes all outputs of the year. (observe.cpp)
void observe(Year &now, const Cohort &cohort, const Treatment &treatment, const CohortLanes &stock);
void write(const Year &now, const jalon::Block &block, std::size_t first, std::size_t count);

}  // namespace lighting
