// Proves that a second implementation, written another way (second.cpp), gives the same lines for
// towns, programmes and figures taken at random.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

#include "second.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

// Numbers that look random and are the same everywhere.
struct Dice {
  std::uint64_t state;
  double next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 11) / 9007199254740992.0;
  }
  std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(next() * static_cast<double>(n));
  }
  bool odds(double p) { return next() < p; }
};

Row random_row(Dice &d) {
  Row r;
  const auto pick = [&](const char *name, const auto &list, double known) {
    if (d.odds(known)) r[name] = std::string(list[d.below(list.size())].name);
  };
  const auto some = [&](const char *name, double low, double high, double known = 0.6) {
    if (d.odds(known)) r[name] = low + (high - low) * d.next();
  };
  pick("kind", kinds, 0.9);
  pick("digital_level", levels, 0.7);
  pick("integrated", yes_no, 0.5);
  pick("assistance", yes_no, 0.5);
  pick("booking", bookings, 0.5);
  pick("mandatory", yes_no, 0.2);
  some("volume", 50, 9000, 0.8);
  some("share_online", 0.01, 0.6, 0.3);
  for (const char *share : {"share_counter", "share_phone", "share_post", "share_email"})
    some(share, 0.05, 0.2, 0.3);
  some("minutes_counter", 3, 20);
  some("back_minutes", 1, 60);
  some("minutes_online", 1, 5);
  some("citizen_counter", 5, 40);
  some("travel_km", 1, 10);
  some("letters", 0, 3);
  some("excluded_share", 0, 0.4);
  some("business_share", 0, 0.5);
  if (d.odds(0.5)) r["procedures"] = static_cast<double>(1 + d.below(6));
  if (d.odds(0.2)) r["mandatory_from"] = static_cast<double>(2018 + d.below(16));
  if (d.odds(0.2)) r["offer_required_from"] = static_cast<double>(2018 + d.below(16));
  return r;
}

std::vector<Entry> random_programme(Dice &d, std::size_t rows) {
  std::vector<Entry> programme;
  for (std::size_t n = d.below(7); n > 0; --n) {
    Entry e;
    const auto &m = measures[d.below(measures.size())];
    e.measure = m.name;
    e.start_year = 2025 + static_cast<int>(d.below(8));
    for (std::size_t r = 0; r < rows; ++r) {
      const double share = static_cast<double>(d.below(21)) / 20;
      e.share.push_back(d.odds(0.4) ? 1 : share);
    }
    for (const auto &o : std::span(m.options, m.n_options)) {
      if (d.odds(0.4)) continue;
      const std::string name = o.name;
      if (name == "compulsory" || name == "bass" || name == "france_services")
        e.options[name] = d.odds(0.5) ? 1 : 0;
      else if (name == "reach")
        e.options[name] = d.next();
      else if (name == "communes")
        e.options[name] = static_cast<double>(1 + d.below(20));
      else
        e.options[name] = 5000 * d.next();
    }
    programme.push_back(e);
  }
  return programme;
}

std::string told(const Town &town, const std::vector<Entry> &programme) {
  std::string all = "\npopulation " + std::to_string(town.population) + "\n";
  for (const Row &r : town.procedures) {
    for (const auto &[name, cell] : r)
      all += name + "=" +
             (cell.index() == 0 ? std::to_string(std::get<double>(cell))
                                : std::get<std::string>(cell)) +
             " ";
    all += "\n";
  }
  for (const Entry &e : programme) {
    all += e.measure + " " + std::to_string(e.start_year) + ":";
    for (const double s : e.share) all += " " + std::to_string(s);
    for (const auto &[name, value] : e.options) all += " " + name + "=" + std::to_string(value);
    all += "\n";
  }
  return all;
}

TEST(Independent, ASecondImplementationGivesTheSameLines) {
  Dice d{20251123};
  constexpr std::size_t years = 16, draws = 3;
  for (int trial = 0; trial < 150; ++trial) {
    Town town;
    const std::size_t rows = 1 + d.below(5);
    for (std::size_t r = 0; r < rows; ++r) town.procedures.push_back(random_row(d));
    town.population = d.odds(0.5) ? 3000 : 12000;
    if (d.odds(0.2)) {
      town.procedures = {Row{}};
      town.estimated_from_population = true;
    }
    const auto programme = random_programme(d, town.procedures.size());
    std::vector<std::map<std::string, double>> values(draws);
    for (auto &of_draw : values)
      for (const auto &p : parameters)
        of_draw[p.name] =
            p.distribution == JALON_POINT ? p.value : p.low + (p.high - p.low) * d.next();
    Asked asked{.programme = programme, .years = years, .draws = draws};
    for (const auto &p : parameters)
      asked.figures[p.name] = [&values, name = std::string(p.name)](std::size_t, std::size_t draw) {
        return values[draw].at(name);
      };
    const Answer a = ask(town, asked);
    for (std::size_t draw = 0; draw < draws; ++draw) {
      const Second b = compute_again(town, programme, years, [&](const std::string &name) {
        return values[draw].at("e_administration." + name);
      });
      for (std::size_t y = 0; y < years; ++y) {
        for (std::size_t l = 0; l < n_lines; ++l) {
          const double x = a.line(static_cast<Line>(l), y, draw);
          ASSERT_NEAR(x, b.line[l][y], 1e-9 * (1 + std::abs(x)))
              << lines[l].name << " of year " << y << ", trial " << trial << ", draw " << draw
              << told(town, programme);
        }
        const double share = a.indicator(take_up, y, draw);
        if (!std::isnan(share)) {
          ASSERT_NEAR(share, b.take_up[y], 1e-11) << trial;
        }
      }
    }
  }
}

}  // namespace
