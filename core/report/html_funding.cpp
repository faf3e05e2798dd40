#include <algorithm>
#include <cmath>
#include <functional>

#include "core/report/html_page.h"

namespace jalon {
namespace {

using Financed = std::vector<const ProjectResult *>;

// What pays for the works of several projects, by year. Aid is split by whether it is granted.
struct ByYear {
  std::vector<int> years;
  std::vector<double> works, granted, awaited, vat, certificates, loans, own, own_expected,
      own_granted;
};

std::vector<double> &series_of(ByYear &all, const FundingResult &source) {
  if (source.kind == "vat_compensation") return all.vat;
  if (source.kind == "certificate") return all.certificates;
  if (source.kind == "loan") return all.loans;
  return source.status == "granted" ? all.granted : all.awaited;
}

bool overlapping(const FinancingResult &f) {
  return !f.in_plan.empty() && f.overlaps_with_vat != 0;
}

// Sums over the projects, from the first year in which money moves to the last.
ByYear by_year(const Financed &projects, const FinancingResult &plan) {
  ByYear all;
  int first = 0, last = -1;
  const auto each = [&](const std::vector<int> &years, const std::vector<double> &xs,
                        const std::function<void(int, double)> &take) {
    for (std::size_t y = 0; y < years.size() && y < xs.size(); ++y)
      if (xs[y] != 0 && std::isfinite(xs[y])) take(years[y], xs[y]);
  };
  const auto widen = [&](int year, double) {
    first = last < first ? year : std::min(first, year);
    last = std::max(last, year);
  };
  for (const auto *p : projects) {
    each(p->financing->years, p->financing->works, widen);
    for (const auto &source : p->financing->sources) each(p->financing->years, source.cash, widen);
  }
  if (overlapping(plan))
    for (const auto *series : {&plan.works, &plan.own.all}) each(plan.plan_years, *series, widen);
  for (int year = first; year <= last; ++year) all.years.push_back(year);
  for (auto *series : {&all.works, &all.granted, &all.awaited, &all.vat, &all.certificates,
                       &all.loans, &all.own, &all.own_expected, &all.own_granted})
    series->resize(all.years.size());
  const auto add = [&](std::vector<double> &to, const auto &years, const auto &xs) {
    each(years, xs, [&](int year, double x) {
      if (year >= first && year <= last) to[static_cast<std::size_t>(year - first)] += x;
    });
  };
  for (const auto *p : projects) {
    const auto &f = *p->financing;
    add(all.works, f.years, f.works);
    for (const auto &source : f.sources)
      if (source.kind != "own") add(series_of(all, source), f.years, source.cash);
    add(all.own, f.years, f.own.all);
    add(all.own_expected, f.years, f.own.expected);
    add(all.own_granted, f.years, f.own.granted);
  }
  return all;
}

double sum_of(const std::vector<double> &xs) {
  double sum = 0;
  for (const double x : xs) sum += x;
  return sum;
}

// What the projects of the plan cost more together than one by one has no aid: the town pays it,
// and some VAT may come back.
void add_overlaps(ByYear &all, const FinancingResult &f) {
  if (!overlapping(f)) return;
  for (std::size_t y = 0; y < all.years.size(); ++y) {
    const auto at = std::ranges::find(f.plan_years, all.years[y]) - f.plan_years.begin();
    const auto of = [&](const std::vector<double> &xs, double otherwise) {
      const auto k = static_cast<std::size_t>(at);
      return k < xs.size() && std::isfinite(xs[k]) ? xs[k] : otherwise;
    };
    const double works = of(f.works, all.works[y]), own = of(f.own.all, all.own[y]);
    all.vat[y] += (works - all.works[y]) - (own - all.own[y]);
    all.works[y] = works;
    all.own[y] = own;
    all.own_expected[y] = of(f.own.expected, all.own_expected[y]);
    all.own_granted[y] = of(f.own.granted, all.own_granted[y]);
  }
}

std::string note_of(const Page &page) {
  const Say &say = page.say;
  const FinancingResult &f = *page.results.financing;
  const std::string note =
      say("With VAT, undiscounted. All aid counts here as if it came; hatched is what is not "
          "granted yet. The line: the town's own funds if only the aid already granted comes.");
  return !overlapping(f) ? note
                         : note + " " +
                               say("Of it {1} because projects touch the same things.",
                                   {say.money(f.overlaps_with_vat)});
}

}  // namespace

Data funding_picture(Page &page, const std::vector<const ProjectResult *> &projects) {
  const Say &say = page.say;
  const FinancingResult &f = *page.results.financing;
  ByYear all = by_year(projects, f);
  if (all.years.empty()) return false;
  add_overlaps(all, f);
  struct Part {
    std::string name;
    const std::vector<double> *values;
    int place;  // among the colours
    bool hatched = false, drawn = true;
  };
  const std::vector<Part> parts{
      {say("own funds of the town"), &all.own, 0},
      {say("aid granted"), &all.granted, 2},
      {say("aid not granted yet"), &all.awaited, 2, true},
      {say("VAT that comes back"), &all.vat, 1},
      {say("certificates"), &all.certificates, 4},
      {say("loans"), &all.loans, 7},
      {say("own funds with the aid expected"), &all.own_expected, 0, false, false},
      {say("own funds with the aid granted alone"), &all.own_granted, 0, false, false}};
  Json spec = {{"kind", "funding"}, {"title", ""}, {"years", all.years}};
  spec["bars"] = Json::array();
  Table table{{{say("Year"), false}, {say("works with VAT"), true}}, {}};
  std::vector<const std::vector<double> *> columns{&all.works};
  for (const Part &part : parts) {
    const bool none = std::ranges::all_of(*part.values, [](double x) { return x == 0; });
    if (none && part.drawn && part.values != &all.own) continue;
    table.columns.push_back({part.name, true});
    columns.push_back(part.values);
    if (part.drawn)
      spec["bars"].push_back({{"name", part.name},
                              {"place", part.place},
                              {"hatched", part.hatched},
                              {"values", json_numbers(*part.values)}});
  }
  spec["line"] = {{"name", say("own funds with the aid granted alone")},
                  {"values", json_numbers(all.own_granted)}};
  for (std::size_t y = 0; y < all.years.size(); ++y) {
    Table::Row row{{{std::to_string(all.years[y]), ""}}, ""};
    for (const auto *column : columns)
      row.cells.push_back({say.money(std::round((*column)[y])), ""});
    table.rows.push_back(std::move(row));
  }
  Table::Row total{{{say("All years"), ""}}, "total"};
  for (const auto *column : columns)
    total.cells.push_back({say.money(std::round(sum_of(*column))), ""});
  table.rows.push_back(std::move(total));
  return picture(
      page, say("Who pays for the works, year by year"),
      say("Bars: what pays for the works each year, by source; below zero, money that comes back "
          "to the town after it was advanced. In all {1} of works, of which {2} remain for the "
          "town if all aid comes, {3} with the aid granted alone.",
          {say.money(sum_of(all.works)), say.money(sum_of(all.own)),
           say.money(sum_of(all.own_granted))}),
      {spec}, table, note_of(page));
}

}  // namespace jalon
