// year.h - one year of a programme, for one group of draws: what the steps of it share.
#pragma once
#include "model.h"

namespace water {

// What becomes of a service in the year at work.
struct ServiceYear {
  Lanes condition;  // breaks and leakage of mains over those of year 0, by age and renewal
  Lanes error;      // mean part that meters miss, before ServiceLanes::apparent
  Lanes alerted;    // part of the meters whose users are warned of leaks
  Lanes leaked, background, reported;
  Lanes use;     // factor of pressure on use
  Lanes pumped;  // factor of pumps on electricity
  Lanes main_repairs;
};

// Sums of the diagnosis over services.
struct Sums {
  // Of services whose balance is known (or guessed whole from the population).
  Lanes entered, out, supplied, billed, authorised, km, leaked, lost, least;
  Lanes unavoidable, leaked_where_indexed, economic, economic_km, months, today, value;
  // Of all.
  Lanes all_km, all_need, kwh, pressure, exponent, exponent_km, main_repairs;
  Lanes renewed, renewed_km;
  Lanes meters, read, remote, aged, dated;
  Lanes main_age, main_dated, night, night_balance, sectorised, sector_km, breaks_km;
  double knowledge = 0, knowledge_km = 0, price = 0, price_weight = 0, debt = 0;
};

struct Year {
  const Plan &plan;
  Work &w;
  int y, last;  // the year at work, and the last, both counted from 0
  Sums &sums;
  const Lanes &of(Named parameter) const { return w.of(parameter); }
};

// Works of a measure, with studies; what is left of them in the last year is set aside. (works.cpp)
void pay(Year &now, Line line, const Lanes &money);
void keep_value(Year &now, const Lanes &money, const Lanes &life, double bought_in);
// Equipment of a life: bought in year `start`, again at each end of life.
void install(Year &now, int start, const Lanes &money, const Lanes &life);

// Mains, meters, leaks of one service. (mains.cpp, meters.cpp, leaks.cpp)
void age_mains(Year &now, std::size_t service, ServiceYear &out);
void turn_meters(Year &now, std::size_t service, ServiceYear &out);
// Mean part missed in year 0: what the balance is made with.
void first_error(const Plan &plan, Work &w, std::size_t service, Lanes &error);
void leak(Year &now, std::size_t service, ServiceYear &out);
// Volumes, and what they cost. (balance.cpp)
void balance(Year &now, std::size_t service, const ServiceYear &in);
// Economic interval for a survey price, in years. (leaks.cpp)
void interval_of(const Work &w, const ServiceLanes &s, const Lanes &price, Lanes &years);

// Lines and indicators of the year. (observe.cpp)
void write(const Year &now, const jalon::Block &block, std::size_t first, std::size_t count);

}  // namespace water
