#include "hours.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sun.h"

namespace lighting {
namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double lowest_latitude = -66, latitude_step = 2;
constexpr double lowest_altitude = -8, altitude_step = 1;
constexpr std::size_t latitudes = 67, altitudes = 9, slots = 288;
constexpr double slot_hours = 24.0 / slots;

// Darkness by time of day: `edge` counts the nights that cover a slot wholly from there on,
// `part` the hours of those that cover it in part.
struct Darkness {
  std::array<double, slots + 1> edge{};
  std::array<double, slots + 1> part{};

  void add(double from, double to) {  // hours of one legal day, 0 to 24
    const double a = from / slot_hours, b = to / slot_hours;
    const auto i = std::min(static_cast<std::size_t>(a), slots - 1);
    const auto j = std::min(static_cast<std::size_t>(b), slots);
    if (i == j) {
      part[i] += (b - a) * slot_hours;
      return;
    }
    part[i] += (static_cast<double>(i + 1) - a) * slot_hours;
    edge[i + 1] += slot_hours;
    edge[j] -= slot_hours;
    part[j] += (b - static_cast<double>(j)) * slot_hours;
  }

  // Hours before the end of each slot.
  void write(double *out, double factor) const {
    double whole = 0, sum = 0;
    out[0] = 0;
    for (std::size_t s = 0; s < slots; ++s) {
      whole += edge[s];
      sum += (whole + part[s]) * factor;
      out[s + 1] = sum;
    }
  }
};

// The legal clock as pieces of constant offset, in days since 2000-01-01 12:00 UTC.
struct Piece {
  double from, to, offset;
};

std::vector<Piece> pieces_of(int year, std::span<const double> since,
                             std::span<const double> offset) {
  constexpr double epoch = 946728000;  // 2000-01-01 12:00 UTC, seconds since 1970
  const double first = start_of_year(year), last = start_of_year(year + 1);
  if (since.empty()) return {{first, last, 0}};
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < since.size(); ++i) {
    const double days = offset[i] / 86400;
    const double from = std::max((since[i] - epoch) / 86400, first - days);
    const double to = i + 1 == since.size() ? last - days : (since[i + 1] - epoch) / 86400;
    if (from < to) pieces.push_back({from, to, days});
  }
  return pieces;
}

void add_night(Darkness &dark, const Piece &piece, double from, double to) {
  // Legal time in days, counted from a midnight.
  double a = std::max(from, piece.from) + piece.offset + 0.5;
  const double b = std::min(to, piece.to) + piece.offset + 0.5;
  while (a < b) {
    const double midnight = std::floor(a);
    const double end = std::min(b, midnight + 1);
    dark.add((a - midnight) * 24, (end - midnight) * 24);
    a = end;
  }
}

}  // namespace

LitHours::LitHours(int year, std::span<const double> since, std::span<const double> offset)
    : has_clock_(!since.empty() && since.size() == offset.size()) {
  const auto pieces = has_clock_ ? pieces_of(year, since, offset) : pieces_of(year, {}, {});
  const double first = start_of_year(year);
  const int days = static_cast<int>(start_of_year(year + 1) - first);
  double seconds = 0, span = 0;
  for (const Piece &p : pieces) {
    seconds += p.offset * (p.to - p.from);
    span += p.to - p.from;
  }
  reference_longitude_ = span > 0 ? seconds / span * 360 : 0;

  const Ephemeris sun(first - 2, days + 4);
  std::array<double, altitudes> sines;
  for (std::size_t j = 0; j < altitudes; ++j)
    sines[j] = std::sin((lowest_altitude + altitude_step * static_cast<double>(j)) * radians);
  table_.resize(latitudes * altitudes * (slots + 1));
  for (std::size_t i = 0; i < latitudes; ++i) {
    const double latitude = (lowest_latitude + latitude_step * static_cast<double>(i)) * radians;
    const double sine = std::sin(latitude), cosine = std::cos(latitude);
    std::vector<Darkness> dark(altitudes);
    std::array<Ephemeris::Day, altitudes> before, today;
    sun.crossings(0, reference_longitude_, sine, cosine, sines, before);
    for (int k = 1; k < days + 4; ++k) {
      sun.crossings(k, reference_longitude_, sine, cosine, sines, today);
      for (std::size_t j = 0; j < altitudes; ++j)
        for (const Piece &p : pieces)
          if (today[j].morning > p.from && before[j].evening < p.to)
            add_night(dark[j], p, before[j].evening, today[j].morning);
      before = today;
    }
    for (std::size_t j = 0; j < altitudes; ++j)
      dark[j].write(&table_[(i * altitudes + j) * (slots + 1)], 365.0 / days);
  }
}

LitHours::Place LitHours::at(double latitude, double longitude, double altitude) const {
  const double x = std::clamp((latitude - lowest_latitude) / latitude_step, 0.0, latitudes - 1.0);
  const double y = std::clamp((altitude - lowest_altitude) / altitude_step, 0.0, altitudes - 1.0);
  const auto i = std::min(static_cast<std::size_t>(x), latitudes - 2);
  const auto j = std::min(static_cast<std::size_t>(y), altitudes - 2);
  const double u = x - static_cast<double>(i), v = y - static_cast<double>(j);
  const std::size_t corner = (i * altitudes + j) * (slots + 1);
  const double meridian = has_clock_ ? reference_longitude_ : 15 * std::round(longitude / 15);
  // East of the clock's meridian the sun is early: what happens at `hour` there happens at
  // `hour + shift` in the table.
  double shift = (longitude - meridian) / 15;
  shift -= 24 * std::floor(shift / 24);
  return {{corner, corner + slots + 1, corner + altitudes * (slots + 1),
           corner + (altitudes + 1) * (slots + 1)},
          {(1 - u) * (1 - v), (1 - u) * v, u * (1 - v), u * v},
          shift};
}

double LitHours::cumulative(const Place &place, double hour) const {
  const double x = hour / slot_hours;
  const auto turns = static_cast<std::size_t>(x / slots);
  const double rest = x - static_cast<double>(turns * slots);
  const auto slot = std::min(static_cast<std::size_t>(rest), slots - 1);
  const double w = rest - static_cast<double>(slot);
  double sum = 0;
  for (std::size_t c = 0; c < 4; ++c) {
    const double *column = &table_[place.corner[c]];
    sum += place.weight[c] * (static_cast<double>(turns) * column[slots] + column[slot] +
                              w * (column[slot + 1] - column[slot]));
  }
  return sum;
}

double LitHours::before(const Place &place, double hour) const {
  return cumulative(place, place.shift + hour) - cumulative(place, place.shift);
}

double LitHours::between(const Place &place, double from, double to) const {
  if (from <= to) return before(place, to) - before(place, from);
  return all(place) - before(place, from) + before(place, to);
}

}  // namespace lighting
