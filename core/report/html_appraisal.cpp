#include <algorithm>
#include <cmath>

#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

std::string ends_of(const Say &say, const LineResult &line) {
  if (line.from.empty()) return say("gain of {1}", {say.account(line.to)});
  if (line.to.empty()) return say("cost to {1}", {say.account(line.from)});
  return say("{1} to {2}", {say.account(line.from), say.account(line.to)});
}

// Physical lines: per year on average, and over the whole horizon.
Table quantities(const Page &page, const AppraisalResult &a) {
  const Say &say = page.say;
  Table table{{{say("Quantity"), false},
               {say("Who it touches"), false},
               {say("Change in an average year"), true},
               {say("Change over the whole period"), true},
               {say("Valued in money"), false}},
              {}};
  for (const auto &line : a.lines) {
    if (is_money(line, page.results.currency)) continue;
    const std::size_t years = std::max(line.programme.size(), line.reference.size());
    double sum = 0, size = 0;
    for (std::size_t y = 0; y < years; ++y) {
      sum += change_of(line, y);
      for (const auto *series : {&line.reference, &line.programme})
        if (y < series->size()) size += std::fabs((*series)[y]);
    }
    // Nothing but the dust of rounding (which NaN is not).
    if (years == 0 || std::fabs(sum) <= 1e-9 * size) continue;
    table.rows.push_back({{{say(line.label), ""},
                           {ends_of(say, line), ""},
                           {say.quantity(sum / static_cast<double>(years), line.unit), page.sign},
                           {say.quantity(sum, line.unit), page.sign},
                           {line.valued ? say("yes") : say("not valued in money"), ""}},
                          line.valued ? "" : "aside"});
  }
  return table;
}

std::optional<double> at(const std::vector<double> &path, std::size_t year) {
  return year < path.size() ? std::optional(path[year]) : std::nullopt;
}

// Of the domains that the projects touch: what they change, and what their measures name.
bool to_follow(const PathResult &path, const std::vector<const ProjectResult *> &projects) {
  const auto domain_of = [](const std::string &name) { return name.substr(0, name.find('.')); };
  bool touched = false;
  for (const auto *project : projects)
    for (const auto &measure : project->measures) {
      touched |= domain_of(measure.name) == domain_of(path.name);
      if ((" " + measure.follow + " ").find(" " + path.name + " ") != std::string::npos)
        return true;
    }
  const auto changes = [](double without, double with) {
    if (std::isnan(without) || std::isnan(with)) return std::isnan(without) != std::isnan(with);
    return std::fabs(with - without) > 1e-9 * std::max(std::fabs(with), std::fabs(without));
  };
  for (std::size_t y = 0; touched && y < std::min(path.reference.size(), path.programme.size());
       ++y)
    if (changes(path.reference[y], path.programme[y])) return true;
  return false;
}

Table followed(const Page &page, const AppraisalResult &a,
               const std::vector<const ProjectResult *> &projects) {
  const Say &say = page.say;
  const auto &years = page.results.years;
  const std::size_t last = years.empty() ? 0 : years.size() - 1;
  const std::string first_year = years.empty() ? "" : std::to_string(years.front());
  const std::string last_year = years.empty() ? "" : std::to_string(years.back());
  Table table{{{say("Indicator to follow"), false},
               {say("Today ({1})", {first_year}), true},
               {say("Without the project ({1})", {last_year}), true},
               {say("With the project ({1})", {last_year}), true}},
              {}};
  const auto said = [&](const PathResult &path, const std::vector<double> &series, std::size_t y) {
    return say.reading(at(series, y), path.unit, path.share);
  };
  for (const auto &path : a.indicators) {
    if (!to_follow(path, projects)) continue;
    std::string today = page.sign;
    for (const auto &i : page.results.indicators)
      if (i.name == path.name) today = sign_of_reading(page, i.domain, is_fixed(i));
    const auto cell = [&](const std::vector<double> &series, std::size_t y,
                          const std::string &sign) {
      const auto x = at(series, y);
      return TableCell{said(path, series, y), x && std::isfinite(*x) ? sign : ""};
    };
    table.rows.push_back({{{say(path.label), ""},
                           cell(path.reference, 0, today),
                           cell(path.reference, last, page.sign),
                           cell(path.programme, last, page.sign)},
                          ""});
  }
  return table;
}

Data shown(const Table &table) {
  return table.rows.empty() ? Data(false) : data_of(table);
}

}  // namespace

Data appraisal_part(Page &page, const AppraisalResult &a, const std::string &what,
                    const std::string &sign, const std::vector<const ProjectResult *> &projects) {
  const Say &say = page.say;
  Data out;
  out.set("bottom_lines",
          data_of(bottom_lines(page, a, sign, estimated_told(say, page.results, projects))));
  out.set("several_rates", Data(a.irr_authority.size() > 1 || a.irr_collective.size() > 1));
  out.set("no_draws", Data(a.draws == 0));
  out.set("draws_note", a.rejected == 0
                            ? Data(false)
                            : Data(set_aside_told(say, static_cast<double>(a.rejected))));
  out.set("more_indicators", shown(more_indicators(page, a, sign)));
  Data pictures{Data::type::list};
  for (Data drawn : {flows_picture(page, a, what), stakeholders_picture(page, a, what),
                     distribution_picture(page, a, what)})
    if (drawn.is_object()) pictures.push_back(drawn);
  out.set("pictures", pictures);
  out.set("quantities", shown(quantities(page, a)));
  out.set("followed", shown(followed(page, a, projects)));
  return out;
}

}  // namespace jalon
