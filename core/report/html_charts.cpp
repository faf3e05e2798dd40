#include <utility>

#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

std::vector<double> cumulated(const std::vector<double> &flows) {
  std::vector<double> out;
  double sum = 0;
  for (const double x : flows) out.push_back(sum += x);
  return out;
}

Json chart(const char *kind, const std::string &title = "") {
  return {{"kind", kind}, {"title", title}};
}

}  // namespace

Data flows_picture(Page &page, const AppraisalResult &appraisal, const std::string &what) {
  const Say &say = page.say;
  const auto *authority = account_of(appraisal, "authority");
  const auto *collective = account_of(appraisal, "collective");
  if (!authority) return false;
  const auto categories = authority_by_category(appraisal, page.results.currency);
  Json spec = chart("flows");
  spec["years"] = page.results.years;
  spec["bars"] = Json::array();
  Table table;
  table.columns = {{say("Year"), false}};
  for (const auto &[category, flows] : categories) {
    spec["bars"].push_back({{"name", say.category(category)},
                            {"place", place_of_kind(category)},
                            {"values", json_numbers(flows)}});
    table.columns.push_back({say.category(category), true});
  }
  const auto sum = cumulated(authority->flows);
  spec["authority"] = json_numbers(sum);
  table.columns.push_back({say("The authority, the year"), true});
  table.columns.push_back({say("The authority, cumulated"), true});
  std::vector<double> collective_sum;
  if (collective) {
    collective_sum = cumulated(collective->flows);
    spec["collective"] = json_numbers(collective_sum);
    table.columns.push_back({say("The whole community, cumulated"), true});
  }
  for (std::size_t y = 0; y < page.results.years.size() && y < sum.size(); ++y) {
    Table::Row row{{{std::to_string(page.results.years[y]), ""}}, ""};
    for (const auto &[category, flows] : categories) row.cells.push_back({say.money(flows[y]), ""});
    row.cells.push_back({say.money(authority->flows[y]), ""});
    row.cells.push_back({say.money(sum[y]), ""});
    if (y < collective_sum.size()) row.cells.push_back({say.money(collective_sum[y]), ""});
    table.rows.push_back(std::move(row));
  }
  return picture(
      page, say("Cost and gain by year: {1}", {what}),
      say("Bars: what the authority spends (below zero) and saves or earns (above) each year, by "
          "kind. Lines: the same added up over the years, for the authority and for the whole "
          "community. At the end of {1} the authority stands at {2}.",
          {page.results.years.empty() ? "" : std::to_string(page.results.years.back()),
           say.signed_money(sum.empty() ? std::optional<double>() : sum.back())}),
      {spec}, table,
      say("Constant {1} {2}, without VAT, not discounted, compared with what would happen anyway.",
          {say.symbol(), std::to_string(page.results.price_year)}));
}

Data stakeholders_picture(Page &page, const AppraisalResult &appraisal, const std::string &what) {
  const Say &say = page.say;
  const auto gains = who_gains(appraisal);
  if (gains.empty()) return false;
  Json spec = chart("stakeholders");
  spec["bars"] = Json::array();
  Table table{{{say("Who"), false}, {say("Net present value"), true}}, {}};
  std::string most, least;
  double high = 0, low = 0;
  for (const auto &[name, npv] : gains) {
    const std::string who = say.account(name);
    spec["bars"].push_back(
        {{"name", who}, {"value", json_number(npv)}, {"text", say.signed_money(npv)}});
    table.rows.push_back({{{who, ""}, {say.signed_money(npv), page.sign}}, ""});
    if (npv > high) high = npv, most = who;
    if (npv < low) low = npv, least = who;
  }
  table.rows.push_back({{{say.account("collective"), ""},
                         {say.signed_money(npv_of(appraisal, "collective")), page.sign}},
                        "total"});
  std::string told = say("Net present value for each of those concerned.");
  if (!most.empty()) told += " " + say("Gains most: {1} ({2}).", {most, say.signed_money(high)});
  if (!least.empty()) told += " " + say("Pays most: {1} ({2}).", {least, say.signed_money(low)});
  return picture(page, say("Who gains and who pays: {1}", {what}), told, {spec}, table,
                 say("What one pays to another cancels out in the total."));
}

Data distribution_picture(Page &page, const AppraisalResult &appraisal, const std::string &what) {
  const Say &say = page.say;
  std::vector<Json> charts;
  Table table{{{say("Account"), false},
               {say("Central value"), true},
               {say("P10"), true},
               {say("P50 (median)"), true},
               {say("P90"), true},
               {say("Mean ± standard error"), true},
               {say("Chance of loss"), true},
               {say("Worst 5%, on average"), true}},
              {}};
  std::string told;
  const auto money = [&](double x) { return say.signed_money(x); };
  const auto chance = [&](double x) { return say.chance(x); };
  const auto cell = [&](const Estimate &e, const auto &said) {
    return TableCell{said(e.value), page.sign, interval_told(say, e, said)};
  };
  for (const auto &[name, title] : {std::pair{"authority", "Net present value for the authority"},
                                    std::pair{"collective", "Socio-economic net present value"}}) {
    const auto *account = account_of(appraisal, name);
    if (!account || !account->spread || account->spread->draws == 0) continue;
    const Spread &s = *account->spread;
    Json spec = chart("distribution", say(title));
    spec["edges"] = json_numbers(s.edges);
    spec["counts"] = json_numbers(s.counts);
    spec["marks"] = {{"P10", json_number(s.p10.value)},
                     {"P50", json_number(s.p50.value)},
                     {"P90", json_number(s.p90.value)}};
    charts.push_back(std::move(spec));
    table.rows.push_back({{{say(title), ""},
                           {say.signed_money(account->npv), page.sign},
                           cell(s.p10, money),
                           cell(s.p50, money),
                           cell(s.p90, money),
                           {mean_told(say, s), page.sign},
                           cell(s.loss, chance),
                           cell(s.shortfall, money)},
                          ""});
    told += say("{1}: eight times in ten between {2} and {3}; below zero with a chance of {4}; in "
                "the worst 5% of cases {5} on average.",
                {say(title), say.signed_money(s.p10.value), say.signed_money(s.p90.value),
                 say.chance(s.loss.value), say.signed_money(s.shortfall.value)}) +
            " ";
  }
  if (charts.empty()) return false;
  return picture(page, say("How sure: {1}", {what}), told, std::move(charts), table);
}

}  // namespace jalon
