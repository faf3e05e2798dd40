// What the model's own sums contradict in the tables.
#include <cmath>

#include "equations.h"
#include "spread.h"
#include "stock.h"

namespace parking {
namespace {

bool is_choice(const jalon::Column &column, std::size_t row, int choice) {
  return column.number(row) == choice;
}

}  // namespace

void find_in_zones(const jalon::Host &host, const jalon::Table &table) {
  constexpr std::size_t price_place = zone_column("first_hour"), full = zone_column("full_share"),
                        revenue_place = zone_column("meter_revenue"),
                        notice_place = zone_column("notices"), respect = zone_column("respect"),
                        stay_place = zone_column("stay");
  const auto column = [&](std::size_t place) { return table.column(place); };
  const auto regime = column(zone_column("regime"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto say = [&](std::size_t place, const char *message,
                         std::initializer_list<double> values = {}) {
      host.finding(JALON_WARNING, zones_table, row, place, message, values);
    };
    const auto known = [&](std::size_t place) {
      return column(place).measured(row) && !std::isnan(column(place).number(row));
    };
    const auto number = [&](std::size_t place) { return column(place).number(row); };
    const double price = number(price_place);
    if (std::isnan(regime.number(row)) && regime_of(table, row) == paid_regime)
      say(zone_column("regime"),
          "the regime is blank, and the zone has a price, terminals, receipts or notices: it is "
          "taken as paid");
    if (known(price_place) && price == 0 && is_choice(regime, row, paid_regime))
      say(price_place,
          "the zone is said to be paid, and its first hour costs 0: the price is taken as unknown");
    if (known(price_place) && price > 0 &&
        (is_choice(regime, row, free_regime) || is_choice(regime, row, time_limited)))
      say(price_place,
          "the zone is said to be free, and its first hour costs {1}: the price is not "
          "used",
          {price});
    if (known(full) && known(zone_column("occupancy"))) {
      const double mean = number(zone_column("occupancy"));
      const ShareBounds b = feasible_full_share(mean);
      if (number(full) < b.least || number(full) > b.most)
        say(full,
            "{1} of the block hours above 90 % cannot go with a mean occupancy of {2}: it lies "
            "between {3} and {4}; the nearest spread with that mean is used",
            {number(full), mean, b.least, b.most});
    }
    const double hours = number(zone_column("paid_hours")) * number(zone_column("paid_days"));
    const double n = number(zone_column("spaces"));
    const double later = number(zone_column("later_hour"));
    if (known(revenue_place) && known(price_place) && price > 0) {
      const double most = n * hours * (std::isnan(later) ? price : std::fmax(price, later));
      if (number(revenue_place) > most)
        say(revenue_place,
            "receipts of {1} are more than all spaces paid in all paid hours would bring ({2}); "
            "they are shown beside the model's, and not used",
            {number(revenue_place), most});
    }
    if (known(notice_place) && known(zone_column("checks"))) {
      const double vehicles = n * number(zone_column("checks")) * number(zone_column("occupancy"));
      if (number(notice_place) > vehicles)
        say(notice_place, "{1} notices are more than the vehicles checked ({2}); they are not used",
            {number(notice_place), vehicles});
      else if (known(respect) && vehicles > 0) {
        const double seen =
            respect_seen(number(notice_place), vehicles, 1, number(zone_column("liable")));
        if (std::abs(seen - number(respect)) > 0.25)
          say(respect,
              "a respect rate of {1} does not go with the notices and checks, which tell {2}; the "
              "rate is used",
              {number(respect), std::fmax(0.0, seen)});
      }
    }
    if (known(stay_place) && known(zone_column("paid_hours")) &&
        number(stay_place) > 3 * number(zone_column("paid_hours")) &&
        number(zone_column("paid_hours")) > 0)
      say(stay_place,
          "a mean stay of {1} h is longer than three days of {2} paid or busy hours; it "
          "is used",
          {number(stay_place), number(zone_column("paid_hours"))});
  }
}

void find_in_car_parks(const jalon::Host &host, const jalon::Table &table) {
  constexpr std::size_t hour_place = car_park_column("price_1h"),
                        day_place = car_park_column("price_24h"),
                        free_place = car_park_column("is_free");
  const auto column = [&](std::size_t place) { return table.column(place); };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto say = [&](std::size_t place, const char *message,
                         std::initializer_list<double> values = {}) {
      host.finding(JALON_WARNING, car_parks_table, row, place, message, values);
    };
    const auto known = [&](std::size_t place) {
      return column(place).measured(row) && !std::isnan(column(place).number(row));
    };
    const auto number = [&](std::size_t place) { return column(place).number(row); };
    const bool pays = is_choice(column(free_place), row, 0);
    const bool is_free = is_choice(column(free_place), row, 1);
    if (pays && known(hour_place) && number(hour_place) == 0)
      say(hour_place,
          "the car park is said to be paid, and its first hour costs 0: a free first hour or a "
          "blank, nobody knows; the price of an hour is taken as unknown");
    if (is_free && known(hour_place) && number(hour_place) > 0)
      say(hour_place,
          "the car park is said to be free, and its first hour costs {1}: the price is "
          "not used",
          {number(hour_place)});
    if (known(hour_place) && known(day_place) && number(day_place) > 0 &&
        number(hour_place) > number(day_place))
      say(day_place, "24 hours at {1} cost less than one hour at {2}; the hour is used",
          {number(day_place), number(hour_place)});
    double reserved = 0;
    for (const std::size_t place : {car_park_column("park_and_ride"), car_park_column("disabled"),
                                    car_park_column("electric"), car_park_column("car_sharing")})
      if (known(place)) reserved = std::fmax(reserved, number(place));
    if (reserved > number(car_park_column("spaces")))
      say(car_park_column("spaces"),
          "{1} spaces in all are fewer than the {2} said to be of one kind; {1} are used",
          {number(car_park_column("spaces")), reserved});
  }
}

}  // namespace parking
