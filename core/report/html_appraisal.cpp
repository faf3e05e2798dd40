#include <algorithm>
#include <cmath>

#include "core/report/html_page.h"

namespace jalon {
namespace {

std::string range_of(const Say &say, const AccountResult *account) {
  if (!account || !account->spread) return say("not computed");
  return say("{1} to {2}",
             {say.signed_money(account->spread->p10), say.signed_money(account->spread->p90)});
}

std::string chance_of(const Say &say, const AccountResult *account) {
  return account && account->spread ? say.percent(account->spread->positive) : say("not computed");
}

std::string mean_of(const Say &say, const AccountResult *account) {
  return account && account->spread ? say.signed_money(account->spread->mean) : say("not computed");
}

Table bottom_lines(const Page &page, const AppraisalResult &a, const std::string &sign) {
  const Say &say = page.say;
  const auto *authority = account_of(a, "authority");
  const auto *collective = account_of(a, "collective");
  Table table{
      {{"", false}, {say("The authority's account"), true}, {say("The collective account"), true}},
      {}};
  const auto row = [&](const std::string &label, const std::string &left, const std::string &right,
                       const std::string &kind = "") {
    table.rows.push_back(
        {{{label, ""}, {left, left.empty() ? "" : sign}, {right, right.empty() ? "" : sign}},
         kind});
  };
  row(say("Net present value (central)"), say.signed_money(npv_of(a, "authority")),
      say.signed_money(npv_of(a, "collective")), "total");
  row(say("Mean over the draws"), mean_of(say, authority), mean_of(say, collective));
  row(say("Likely range over the draws (P10 to P90)"), range_of(say, authority),
      range_of(say, collective));
  row(say("Chance of being positive"), chance_of(say, authority), chance_of(say, collective));
  row(say("Internal rate of return"), say.rates(a.irr_authority), say.rates(a.irr_collective));
  row(say("Payback"), say.years(a.payback), say.years(a.payback_collective));
  row(say("Discounted payback"), say.years(a.discounted_payback), "");
  row(say("Investment (present value)"), say.money(a.investment), "");
  row(say("Benefit-cost ratio"), "",
      a.benefit_cost ? say.number(a.benefit_cost) : say("not defined"));
  row(say("Collective value created per {1} invested", {say.symbol()}), "",
      a.value_per_invested ? say.number(a.value_per_invested) : say("nothing is invested"));
  row(say("Collective value created per public {1}", {say.symbol()}), "",
      a.value_per_public ? say.number(a.value_per_public) : say("no net public cost"));
  row(say("Equivalent annual value"), "", say.signed_money(a.equivalent_annual));
  return table;
}

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

Table followed(const Page &page, const AppraisalResult &a) {
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
  for (const auto &path : a.indicators)
    table.rows.push_back({{{say(path.label), ""},
                           {said(path, path.reference, 0), page.sign},
                           {said(path, path.reference, last), page.sign},
                           {said(path, path.programme, last), page.sign}},
                          ""});
  return table;
}

Data shown(const Table &table) {
  return table.rows.empty() ? Data(false) : data_of(table);
}

}  // namespace

Data appraisal_part(Page &page, const AppraisalResult &a, const std::string &what,
                    const std::string &sign) {
  const Say &say = page.say;
  Data out;
  out.set("bottom_lines", data_of(bottom_lines(page, a, sign)));
  out.set("several_rates", Data(a.irr_authority.size() > 1 || a.irr_collective.size() > 1));
  out.set("no_draws", Data(a.draws == 0));
  out.set("draws_note",
          a.rejected == 0
              ? Data(false)
              : Data(say("{1} of {2} draws fell outside the model's validity and are left out.",
                         {say.number(static_cast<double>(a.rejected)),
                          say.number(static_cast<double>(a.draws))})));
  Data pictures{Data::type::list};
  for (Data drawn : {flows_picture(page, a, what), stakeholders_picture(page, a, what),
                     distribution_picture(page, a, what)})
    if (drawn.is_object()) pictures.push_back(drawn);
  out.set("pictures", pictures);
  out.set("quantities", shown(quantities(page, a)));
  out.set("followed", shown(followed(page, a)));
  return out;
}

}  // namespace jalon
