#include "plan.h"

#include <algorithm>
#include <cmath>

namespace e_administration {

using jalon::earlier;
namespace {

// The year that is paid for something in force from a calendar year; what is overdue, at once.
int paid_for(int from, int first_year) {
  return from >= never ? never : std::max(0, from - first_year - 1);
}

}  // namespace

bool acts_on(const Action &action, const Procedure &row) {
  switch (action.measure) {
    case teleservice:
      return !row.inward() &&
             (row.wholly_online != Known::yes || action.options[compulsory] >= 0.5);
    case town_planning:
      return row.kind == urban_planning;
    case appointments:
      return !row.inward() && row.booking != booking_online;
    case paperless:
    case pooling:
      return true;
    default:
      return !row.inward();
  }
}

Treatment treatment_of(const std::vector<Action> &actions, const std::vector<std::size_t> &active) {
  Treatment t;
  for (const std::size_t place : active) {
    const Action &a = actions[place];
    switch (a.measure) {
      case teleservice:
        if (earlier(t.teleservice, a.year)) {
          t.bass = a.options[bass_curve] >= 0.5;
          t.procedure_price = a.options[procedure_price];
        }
        if (a.options[compulsory] >= 0.5) earlier(t.compulsory, a.year + 1);
        break;
      case portal:
        earlier(t.portal, a.year);
        break;
      case integration:
        if (earlier(t.integration, a.year)) t.link_price = a.options[0];
        break;
      case town_planning:
        earlier(t.planning, a.year);
        break;
      case appointments:
        earlier(t.appointments, a.year);
        break;
      case assisted:
        if (earlier(t.assisted, a.year)) t.reach = a.options[reach];
        break;
      case paperless:
        earlier(t.paperless, a.year);
        break;
      default:
        break;
    }
  }
  return t;
}

Plan::Plan(const Stock &s, const jalon::Programme &programme)
    : stock(&s), years(programme.years().size()), first_year(programme.years().front()) {
  const auto actions = jalon::actions_of(programme, measures);
  for (std::size_t row = 0; row < s.rows.size(); ++row) cut(programme, actions, row);
  town_wide(programme, actions);
}

int Plan::asset(Tool tool, int year, double price, int until) {
  for (std::size_t i = 0; i < assets.size(); ++i) {
    const Asset &a = assets[i];
    const bool same_price = a.price == price || (std::isnan(a.price) && std::isnan(price));
    if (a.tool == tool && a.year == year && same_price && a.until == until)
      return static_cast<int>(i);
  }
  assets.push_back({tool, year, price, until});
  return static_cast<int>(assets.size()) - 1;
}

void Plan::cut(const jalon::Programme &programme, const std::vector<Action> &actions,
               std::size_t row) {
  const Procedure &p = stock->rows[row];
  const auto acts = [&](std::size_t i) { return acts_on(actions[i], p); };
  for (const jalon::Segment &segment : jalon::segments_of(programme, row, acts)) {
    Piece piece{.row = row, .part = segment.part, .online = p.online, .treatment = {}};
    piece.treatment = treatment_of(actions, segment.active);
    if (p.online == Online::mixed) {
      piece.mixed = true;
      piece.online = Online::on;
      add(piece);
      piece.online = Online::off;
    }
    add(piece);
  }
}

void Plan::add(Piece piece) {
  const Procedure &p = stock->rows[piece.row];
  Treatment &t = piece.treatment;
  // The chain of town planning links the software and leaves paper; it holds a form of its own.
  earlier(t.integration, t.planning);
  earlier(t.paperless, t.planning);
  if (p.kind == urban_planning) planning_rows = true;
  piece.compulsory = t.compulsory;
  if (p.mandatory_from < never)
    earlier(piece.compulsory, std::max(0, p.mandatory_from - first_year));
  if (!p.inward() && piece.online == Online::off) {
    piece.duty =
        std::min(paid_for(p.required_from, first_year), paid_for(p.mandatory_from, first_year));
    piece.usual_duty = p.kind == urban_planning && p.requirement_unknown;
  }
  piece.launch =
      piece.online == Online::opened ? 0 : std::min({t.teleservice, t.planning, piece.duty});
  const bool by_package = p.kind == urban_planning && piece.launch < t.teleservice;
  const bool form_there = piece.online == Online::on || piece.online == Online::opened;
  if (form_there) {
    const bool anew = t.teleservice < never && !piece.is_full(p);
    piece.old_form_asset = asset(form, never, jalon::unknown, anew ? t.teleservice : never);
    if (anew) piece.form_asset = asset(form, t.teleservice, t.procedure_price);
  } else if (piece.launch < never && !by_package) {
    const bool by_law = piece.duty < t.teleservice;
    piece.form_asset =
        by_law ? asset(form, piece.duty) : asset(form, t.teleservice, t.procedure_price);
  }
  if (t.portal < never) piece.portal_asset = asset(portal_link, t.portal);
  if (t.integration < never && t.integration < t.planning)
    piece.link_asset = asset(software_link, t.integration, t.link_price);
  pieces.push_back(piece);
}

void Plan::town_wide(const jalon::Programme &programme, const std::vector<Action> &actions) {
  std::array<int, measures.size()> start;
  start.fill(never);
  double portal_price = jalon::unknown;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const Action &a = actions[i];
    double covered = 0, procedures = 0, most = 0;
    for (std::size_t row = 0; row < stock->rows.size(); ++row) {
      const double s = acts_on(a, stock->rows[row]) ? programme[i].share(row) : 0;
      covered += s * stock->rows[row].procedures;
      procedures += stock->rows[row].procedures;
      most = std::max(most, s);
    }
    if (!(most > 0)) continue;
    if (earlier(start[a.measure], a.year) && a.measure == portal) portal_price = a.options[0];
    if (a.measure == teleservice && a.options[premises] > 0)
      closed_desks.emplace_back(a.year, a.options[premises]);
    if (a.measure == assisted && a.options[france_services] >= 0.5)
      earlier(france_services_year, a.year);
    if (a.measure == paperless && a.options[pages] > 0) spend(scanning, a.year, a.options[pages]);
    if (a.measure == pooling && earlier(pool.year, a.year)) {
      pool.communes = a.options[communes];
      pool.part = procedures > 0 ? covered / procedures : 1;
    }
  }
  planning_year = start[town_planning];
  asset(platform, never);  // in the year of the first form off the town planning package
  if (start[portal] < never) asset(portal_tool, start[portal], portal_price);
  if (planning_rows) asset(planning_package, planning_year);
  if (planning_year < never) asset(planning_link, planning_year);
  if (start[appointments] < never) asset(booking_tool, start[appointments]);
  if (start[paperless] < never) asset(paperless_tool, start[paperless]);
  if (france_services_year < never) asset(desk, france_services_year);
  if (pool.year < never && pool.part > 0) spend(joining, pool.year);
}

}  // namespace e_administration
