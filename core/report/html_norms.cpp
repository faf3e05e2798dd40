#include <algorithm>
#include <cmath>

#include "core/report/drivers.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

// Value at both ends of the range of beta beside the value at the rate used.
Table rates_table(const Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  Table table{{{say("Socio-economic net present value"), false},
               {say("{1} (rate used)", {say.percent(r.discount_rate, 1)}), true}},
              {}};
  for (const auto &rate : r.rates)
    table.columns.push_back(
        {say("{1} (beta {2})", {say.percent(rate.rate, 1), say.number(rate.beta)}), true});
  table.columns.push_back({say("Sign"), false});
  for (std::size_t p = 0; p < r.projects.size(); ++p) {
    if (!r.projects[p].appraisal) continue;
    const auto here = npv_of(*r.projects[p].appraisal, "collective");
    Table::Row row{{{r.projects[p].title, ""}, {say.signed_money(here), page.sign}}, ""};
    bool known = here && std::isfinite(*here), changes = false;
    for (const auto &rate : r.rates) {
      const double there = p < rate.collective.size() ? rate.collective[p] : NAN;
      row.cells.push_back({say.signed_money(there), page.sign});
      known = known && std::isfinite(there);
      changes = changes || (known && (*here > 0) != (there > 0));
    }
    row.cells.push_back({changes ? say("changes") : known ? say("the same") : say("unknown"), ""});
    table.rows.push_back(std::move(row));
  }
  return table;
}

// A table with a column for the rules of this run, and one for each of the others.
Table compared(const Page &page, const std::string &what, bool number) {
  const Say &say = page.say;
  const Results &r = page.results;
  Table table{{{what, false}, {say.title(r.norms_title_fr, r.norms_title_en), number}}, {}};
  for (const auto &other : r.other_norms)
    table.columns.push_back({say.title(other.title_fr, other.title_en), number});
  return table;
}

std::string yes_or_no(const Say &say, bool yes) {
  return yes ? say("yes") : say("no");
}

std::string currency_of(const Results &r, const NormsResult &other) {
  return other.currency.empty() ? r.currency : other.currency;
}

Table rules_table(const Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  Table table = compared(page, say("Rule"), true);
  const auto row = [&](const std::string &label, const std::string &here, const auto &there,
                       const std::string &path = "") {
    const FigureResult *figure = path.empty() ? nullptr : figure_of(r, path);
    Table::Row out{{{label, ""}, {here, figure ? sign_of(figure->figure.confidence) : ""}}, ""};
    for (const auto &other : r.other_norms) {
      const auto found = other.confidences.find(path);
      out.cells.push_back(
          {there(other), found == other.confidences.end() ? "" : sign_of(found->second)});
    }
    table.rows.push_back(std::move(out));
  };
  row(
      say("Discount rate"), say.percent(r.discount_rate, 1),
      [&](const NormsResult &n) { return say.percent(n.discount_rate, 1); }, "norms.discount_rate");
  row(
      say("Cost of public funds"), say.percent(r.cost_of_public_funds),
      [&](const NormsResult &n) { return say.percent(n.cost_of_public_funds); },
      "norms.cost_of_public_funds");
  const FigureResult *residual = figure_of(r, "norms.residual_value");
  row(
      say("Residual value counts"),
      residual ? yes_or_no(say, residual->figure.value != 0) : say("unknown"),
      [&](const NormsResult &n) { return yes_or_no(say, n.residual_value); },
      "norms.residual_value");
  row(say("Currency"), r.currency, [&](const NormsResult &n) { return currency_of(r, n); });
  return table;
}

// "0.25 €/kg (2026) → 0.5 €/kg (2046)", below it the price year.
TableCell unit_value(const Say &say, const Results &r, double first, double last,
                     const std::string &unit, int price_year, Confidence confidence) {
  const auto at = [&](double x, int year) {
    return say("{1} ({2})", {say.quantity(x, unit), std::to_string(year)});
  };
  TableCell out{say.quantity(first, unit), sign_of(confidence)};
  if (!r.years.empty() && first != last && std::isfinite(last))
    out.text = at(first, r.years.front()) + " → " + at(last, r.years.back());
  if (price_year) out.small = say("prices of {1}", {std::to_string(price_year)});
  return out;
}

Table values_table(const Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  Table table = compared(page, say("Unit value"), true);
  std::vector<std::string> paths;  // in the order in which they first appear
  for (const auto &other : r.other_norms)
    for (const auto &value : other.values)
      if (std::find(paths.begin(), paths.end(), value.path) == paths.end())
        paths.push_back(value.path);
  for (const auto &path : paths) {
    const FigureResult *here = figure_of(r, path);
    Table::Row row{{{here ? say.message(here->label) : path, ""}}, ""};
    if (here && !r.years.empty())
      row.cells.push_back(unit_value(say, r, here->figure.in(r.years.front()),
                                     here->figure.in(r.years.back()), here->unit,
                                     here->figure.price_year, here->figure.confidence));
    else
      row.cells.push_back({say("none"), ""});
    for (const auto &other : r.other_norms) {
      TableCell cell{say("none"), ""};
      for (const auto &v : other.values)
        if (v.path == path)
          cell = unit_value(say.in_currency(currency_of(r, other)), r, v.first, v.last, v.unit,
                            v.price_year, v.confidence);
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string start_told(const Say &say, const std::optional<int> &year) {
  return year ? say("starts in {1}", {std::to_string(*year)}) : say("left out");
}

// Collective value, and below it the authority's and the place in the plan.
Table projects_table(const Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  Table table = compared(page, say("Socio-economic net present value"), true);
  const auto cell = [&](const Say &in, std::optional<double> collective,
                        std::optional<double> authority, const std::string &start) {
    std::string small = say("the authority: {1}", {in.signed_money(authority)});
    if (!start.empty()) small = say("{1}; {2}", {small, start});
    return TableCell{in.signed_money(collective), page.sign, small};
  };
  for (const auto &project : r.projects) {
    if (!project.appraisal) continue;
    std::string start;
    if (r.roadmap && r.roadmap->feasible)
      for (const auto &d : r.roadmap->decisions)
        if (d.id == project.id) start = start_told(say, d.start_year);
    Table::Row row{{{project.title, ""},
                    cell(say, npv_of(*project.appraisal, "collective"),
                         npv_of(*project.appraisal, "authority"), start)},
                   ""};
    for (const auto &other : r.other_norms) {
      TableCell there{say("not computed"), ""};
      for (const auto &p : other.projects)
        if (p.id == project.id)
          there = cell(say.in_currency(currency_of(r, other)), p.collective, p.authority,
                       start.empty() ? "" : start_told(say, p.start_year));
      row.cells.push_back(std::move(there));
    }
    table.rows.push_back(std::move(row));
  }
  if (r.roadmap && r.roadmap->feasible) {
    Table::Row row{{{say("The whole plan"), ""}, {say.signed_money(r.roadmap->value), page.sign}},
                   "total"};
    for (const auto &other : r.other_norms)
      row.cells.push_back(
          {say.in_currency(currency_of(r, other)).signed_money(other.roadmap_value), page.sign});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Data shown(const Table &table) {
  return table.rows.empty() ? Data(false) : data_of(table);
}

}  // namespace

Data norms_section(Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  if (r.rates.empty() && r.other_norms.empty()) return false;
  std::vector<std::string> told;
  for (const auto &other : r.other_norms) {
    for (const auto &sentence : norms_told(say, r, other)) told.push_back(sentence);
    if (currency_of(r, other) != r.currency)
      told.push_back(say("Amounts by \"{1}\" are in {2}: compare signs and choices, not amounts.",
                         {say.title(other.title_fr, other.title_en), other.currency}));
  }
  Data out;
  out.set("rates", r.rates.empty() ? Data(false) : shown(rates_table(page)));
  out.set("has_others", Data(!r.other_norms.empty()));
  out.set("told", list_of(told));
  out.set("compared", r.other_norms.empty() ? Data(false) : shown(projects_table(page)));
  out.set("rules", r.other_norms.empty() ? Data(false) : shown(rules_table(page)));
  out.set("values", r.other_norms.empty() ? Data(false) : shown(values_table(page)));
  return out;
}

}  // namespace jalon
