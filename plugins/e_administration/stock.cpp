#include "stock.h"

#include <cmath>

namespace e_administration {
namespace {

constexpr std::array<std::size_t, n_kinds + 1> per_inhabitant{
    parameter_named("e_administration.cases.civil_status"),
    parameter_named("e_administration.cases.identity"),
    parameter_named("e_administration.cases.urban_planning"),
    parameter_named("e_administration.cases.family"),
    parameter_named("e_administration.cases.social"),
    parameter_named("e_administration.cases.public_space"),
    parameter_named("e_administration.cases.reports"),
    parameter_named("e_administration.cases.culture_sport"),
    parameter_named("e_administration.cases.elections"),
    parameter_named("e_administration.cases.cemetery"),
    parameter_named("e_administration.cases.internal"),
    parameter_named("e_administration.cases.other"),
    parameter_named("e_administration.cases.other")};

struct Cells {
  const jalon::Table &table;
  std::size_t row;
  double number(ColumnNamed c) const { return table.column(c.place).number(row); }
  Drawn drawn(ColumnNamed c) const {
    const auto column = table.column(c.place);
    return {column.number(row), column.fill(row)};
  }
  int choice(ColumnNamed c) const {
    const double x = number(c);
    return std::isnan(x) ? -1 : static_cast<int>(x);
  }
  Known answer(ColumnNamed c) const {
    const int x = choice(c);
    return x < 0 ? Known::unknown : x == yes ? Known::yes : Known::no;
  }
};

void take_volume(const Cells &cell, const Stock &stock, Procedure &p) {
  const auto column = cell.table.column(ColumnNamed("volume").place);
  const double volume = column.number(cell.row), on = cell.number("online_volume");
  const double share = cell.number("share_online");
  p.share_online = share;
  if (!std::isnan(volume) && !column.measured(cell.row) &&
      column.fill(cell.row) == JALON_NO_PARAMETER) {
    p.volume_per = parameter_named("e_administration.cases_per_inhabitant");
    p.volume = std::isnan(stock.population)
                   ? volume / parameters[p.volume_per].value  // what the host multiplied
                   : stock.population;
  } else if (!std::isnan(volume)) {
    p.volume = volume;
    if (!std::isnan(on)) p.share_online = volume > 0 ? std::fmin(on / volume, 1) : jalon::unknown;
  } else if (!std::isnan(on) && share > 0) {
    p.volume = on / share;
  } else if (!std::isnan(stock.population)) {
    p.volume_per = cases_of(p.kind);
    p.volume = stock.population;
  }
}

Online online_of(const Procedure &p, int level, int status) {
  if (p.inward()) return Online::off;
  const bool open = level >= level_form || status >= experiment;
  if (p.share_online > 0) return Online::on;
  if (p.share_online == 0) return open ? Online::opened : Online::off;
  if (open) return Online::on;
  return level < 0 && status < 0 ? Online::mixed : Online::off;
}

Known wholly_of(int level, int status) {
  if (status >= 0) return status == wholly_online ? Known::yes : Known::no;
  if (level >= 0) return level >= level_full ? Known::yes : Known::no;
  return Known::unknown;
}

Procedure procedure_of(const Cells &cell, const Stock &stock) {
  Procedure p;
  if (const int kind = cell.choice("kind"); kind >= 0) p.kind = kind;
  take_volume(cell, stock, p);
  const int level = cell.choice("digital_level"), status = cell.choice("online_status");
  p.online = online_of(p, level, status);
  p.wholly_online = p.inward() ? Known::no : wholly_of(level, status);
  const double procedures = cell.number("procedures");
  p.procedures_drawn = std::isnan(procedures) &&
                       p.volume_per == parameter_named("e_administration.cases_per_inhabitant");
  p.procedures = std::isnan(procedures) ? 1 : procedures;
  p.split[counter] = cell.number("share_counter");
  p.split[phone] = cell.number("share_phone");
  p.split[post] = cell.number("share_post");
  p.split[email] = cell.number("share_email");
  p.minutes[counter] = cell.drawn("minutes_counter");
  p.minutes[phone] = cell.drawn("minutes_phone");
  p.minutes[post] = cell.drawn("minutes_post");
  p.minutes[email] = cell.drawn("minutes_email");
  p.minutes_online = cell.drawn("minutes_online");
  p.back = cell.drawn("back_minutes");
  p.citizen_counter = cell.drawn("citizen_counter");
  p.citizen_remote = cell.drawn("citizen_remote");
  p.citizen_online = cell.drawn("citizen_online");
  p.travel = cell.drawn("travel_minutes");
  p.distance = cell.drawn("travel_km");
  p.visits = cell.drawn("visits");
  p.letters = cell.drawn("letters");
  p.business = cell.drawn("business_share");
  p.excluded = cell.drawn("excluded_share");
  if (!p.inward()) {
    if (cell.choice("mandatory") == yes) p.mandatory_from = 0;
    if (const double from = cell.number("mandatory_from"); !std::isnan(from))
      if (cell.choice("mandatory") != no) p.mandatory_from = static_cast<int>(from);
    if (const double from = cell.number("offer_required_from"); !std::isnan(from)) {
      p.required_from = static_cast<int>(from);
      p.requirement_unknown = false;
    }
  }
  p.integrated = cell.answer("integrated");
  if (p.integrated == Known::unknown && level == level_edi) p.integrated = Known::yes;
  p.assistance = cell.answer("assistance");
  p.france_connect = cell.answer("france_connect");
  p.france_connect_applies = cell.choice("france_connect") != not_applicable;
  p.booking = cell.choice("booking");
  return p;
}

}  // namespace

std::size_t cases_of(int kind) {
  return per_inhabitant[static_cast<std::size_t>(kind)];
}

Stock::Stock(const jalon::Host &host, const jalon::Inventory &inventory)
    : population(host.number("territory.population").value_or(jalon::unknown)),
      year(static_cast<int>(host.number("territory.year").value_or(2025))) {
  const jalon::Table table = inventory.table(0);
  double score = 0, scored = 0, content = 0, asked = 0;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const Cells cell{table, r};
    const Procedure p = procedure_of(cell, *this);
    if (const double x = cell.number("accessibility"); !std::isnan(x)) {
      score += x * p.procedures;
      scored += p.procedures;
    }
    if (const double x = cell.number("satisfaction"); !std::isnan(x) && p.volume > 0) {
      const double cases =
          p.volume_per == SIZE_MAX ? p.volume : p.volume * parameters[p.volume_per].value;
      content += x * cases;
      asked += cases;
    }
    rows.push_back(p);
  }
  if (scored > 0) accessibility = score / scored;
  if (asked > 0) satisfaction = content / asked;
  report_findings(host, table, *this);
}

}  // namespace e_administration
