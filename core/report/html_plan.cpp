#include <algorithm>
#include <cmath>
#include <set>

#include "core/report/chance.h"
#include "core/report/gates.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

// What a limit is made of, in the order in which it is told.
enum class Lacking {
  money,
  savings,
  debt,
  business,
  digital,
  steering,
  needed,
  excluded,
  overlap,
  none
};

Lacking lacking_by(Reason::Kind kind) {
  using Kind = Reason::Kind;
  switch (kind) {
    case Kind::funds:
    case Kind::funds_up_to:
    case Kind::funds_short:
    case Kind::funds_up_to_short:
      return Lacking::money;
    case Kind::net_savings:
    case Kind::net_savings_short:
      return Lacking::savings;
    case Kind::debt:
    case Kind::debt_short:
      return Lacking::debt;
    case Kind::business_days:
    case Kind::business_days_short:
      return Lacking::business;
    case Kind::digital_days:
    case Kind::digital_days_short:
      return Lacking::digital;
    case Kind::steering_days:
    case Kind::steering_days_short:
      return Lacking::steering;
    case Kind::needs:
    case Kind::needs_without_start:
      return Lacking::needed;
    case Kind::excludes:
      return Lacking::excluded;
    case Kind::less_beside:
      return Lacking::overlap;
    default:
      return Lacking::none;
  }
}

void gather(const Reason &reason, std::set<Lacking> &all) {
  if (const Lacking one = lacking_by(reason.kind); one != Lacking::none) all.insert(one);
  for (const auto &argument : reason.arguments)
    if (const auto *parts = std::get_if<std::vector<Reason>>(&argument))
      for (const auto &part : *parts) gather(part, all);
}

std::string said(const Say &say, Lacking lacking) {
  switch (lacking) {
    case Lacking::money:
      return say("money");
    case Lacking::savings:
      return say("net savings");
    case Lacking::debt:
      return say("room for debt");
    case Lacking::business:
      return say("days of business skills");
    case Lacking::digital:
      return say("days of digital skills");
    case Lacking::steering:
      return say("days of steering");
    case Lacking::needed:
      return say("needs another project");
    case Lacking::excluded:
      return say("excludes another project");
    case Lacking::overlap:
      return say("does the same as another project");
    case Lacking::none:
      break;
  }
  return "";
}

// Why a project is refused, in a few words; the roadmap's own sentence where it names no limit.
std::string refusal_told(const Say &say, const Reason &reason) {
  if (reason.kind == Reason::Kind::no_value)
    return say("at the central figures costs more than it brings, whenever it starts");
  std::set<Lacking> all;
  gather(reason, all);
  std::string out;
  for (const Lacking lacking : all) out += (out.empty() ? "" : ", ") + said(say, lacking);
  return out.empty() ? say.reason(reason) : out;
}

const ProjectResult *project_of(const Results &results, const std::string &id) {
  for (const auto &project : results.projects)
    if (project.id == id) return &project;
  return nullptr;
}

// A difference of amounts in thousands: to the unit it would say more than they do.
std::string rough(const Say &say, double amount) {
  return amount > 0 && amount < 999.5 ? say("under {1}", {say.money(1000)}) : say.money(amount);
}

// Its net cost to all public bodies, discounted.
TableCell public_cost(const Page &page, const AppraisalResult &appraisal, const std::string &sign) {
  const auto npv = npv_of(appraisal, "public");
  if (!npv || !std::isfinite(*npv)) return {page.say("unknown"), ""};
  return *npv < 0
             ? TableCell{rough(page.say, -*npv), sign}
             : TableCell{page.say("none"), sign, page.say("gains {1}", {rough(page.say, *npv)})};
}

// The central value, below it the likely range; with the median where it lies far from the value.
TableCell gain(const Say &say, std::optional<double> value, const Spread *spread,
               const std::string &sign) {
  if (!value) return {say("unknown"), ""};
  TableCell out{say.signed_money(value), sign};
  if (!spread) return out;
  out.small = say("8 draws in 10: {1}", {range_told(say, *spread)});
  if (off_centre(*spread, *value) != 0)
    out.small = say("{1}; median {2}", {out.small, drawn_money(say, spread->p50.value, *spread)});
  return out;
}

TableCell chance_of_gain(const Say &say, const Spread *spread, const std::string &sign) {
  if (!spread) return {say("not computed"), ""};
  return {say.chance(spread->positive.value), sign, likely_told(say, spread->positive.value)};
}

TableCell to_invest(const Say &say, const AppraisalResult *a, const std::string &sign) {
  if (!a) return {say("unknown"), ""};
  const Invested told = invested_told(say, a->to_invest);
  return {told.amount, sign, told.note};
}

Table::Row row_of(const Page &page, const ProjectResult *project, const std::string &title,
                  TableCell start, std::optional<double> value, const std::string &kind) {
  const Say &say = page.say;
  const std::string sign = project ? sign_of_results(page, {project}) : page.sign;
  const std::string confirm = project ? to_confirm_told(say, *project) : "";
  const AppraisalResult *a = project && project->appraisal ? &*project->appraisal : nullptr;
  const Spread *spread = spread_of(a, "collective");
  return {{{title, "", confirm},
           std::move(start),
           to_invest(say, a, sign),
           a ? public_cost(page, *a, sign) : TableCell{say("unknown"), ""},
           gain(say, value, spread, sign),
           chance_of_gain(say, spread, sign)},
          kind};
}

}  // namespace

Table plan_table(const Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  const bool planned = r.roadmap && r.roadmap->feasible;
  Table table{{{say("Project"), false},
               {planned ? say("Start") : say("Start appraised"), false},
               {say("To invest"), true},
               {say("Net public cost"), true},
               {say("Gain for the territory"), true},
               {say("Chance of a gain"), true}},
              {}};
  if (!planned) {
    for (const auto &project : r.projects)
      if (project.appraisal)
        table.rows.push_back(row_of(page, &project, project.title,
                                    {std::to_string(project.start_year), ""},
                                    npv_of(*project.appraisal, "collective"), ""));
    return table;
  }
  std::vector<const RoadmapDecision *> decisions;
  for (const auto &decision : r.roadmap->decisions) decisions.push_back(&decision);
  // Those retained by year, those refused by what they are worth.
  std::stable_sort(decisions.begin(), decisions.end(), [](const auto *a, const auto *b) {
    if (a->start_year.has_value() != b->start_year.has_value()) return a->start_year.has_value();
    if (a->start_year != b->start_year) return *a->start_year < *b->start_year;
    return a->value > b->value;
  });
  for (const auto *d : decisions)
    table.rows.push_back(row_of(page, project_of(r, d->id), d->title,
                                d->start_year
                                    ? TableCell{std::to_string(*d->start_year), ""}
                                    : TableCell{say("left out"), "", refusal_told(say, d->reason)},
                                d->value, d->start_year ? "" : "aside"));
  return table;
}

}  // namespace jalon
