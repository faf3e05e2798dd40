#include <algorithm>
#include <cmath>
#include <map>

#include "core/report/financing_tell.h"
#include "core/report/html_page.h"

namespace jalon {
namespace {

// Whole units of currency: a plan of financing must add up before the reader's eyes.
std::string exact(const Say &say, double amount) {
  return say.money(std::round(amount), false);
}

std::string funder_told(const Say &say, const std::string &funder) {
  static const std::map<std::string, const char *> names = {
      {"state", "the State"},
      {"syndicate", "a syndicate"},
      {"intercommunality", "the intercommunality"},
      {"lender", "the lender"},
      {"obliged_party", "an energy supplier under obligation"}};
  const auto found = names.find(funder);
  if (funder.empty()) return say("funder not said");
  return found == names.end() ? funder : say(found->second);
}

std::string status_told(const Say &say, const FundingResult &source) {
  static const std::map<std::string, const char *> names = {{"granted", "granted"},
                                                            {"requested", "requested"},
                                                            {"envisaged", "envisaged"},
                                                            {"refused", "turned down"}};
  if (source.kind == "certificate") return say("sold after the works");
  const auto found = names.find(source.status);
  return found == names.end() ? say("not said") : say(found->second);
}

std::string chance_told(const Say &say, const FundingResult &source) {
  if (source.kind != "grant" || source.status == "granted" || source.status == "refused") return "";
  return source.probability ? say("chance {1}", {say.percent(*source.probability)})
                            : say("chance unknown");
}

// What was asked, and the sentence of the limit that leaves less.
std::string limit_told(const Say &say, const FundingResult &source) {
  const std::string why = say.message(source.why_less);
  const bool less = std::round(source.asked) > std::round(source.amount);
  if (!less) return why;
  const std::string asked = say("asked: {1}", {exact(say, source.asked)});
  return why.empty() ? asked : say("{1}; {2}", {asked, why});
}

// Nobody has said how much: neither the rate nor the things it pays for.
bool amount_unknown(const FundingResult &source) {
  return source.kind == "grant" && source.status != "refused" && source.asked == 0 &&
         source.amount == 0 && !source.why_less.empty();
}

TableCell amount_cell(const Say &say, const FundingResult &source) {
  if (amount_unknown(source))
    return {say("unknown"), "", say("nothing is counted: {1}", {say.message(source.why_less)})};
  return {exact(say, source.amount), sign_of(source.confidence), limit_told(say, source)};
}

bool vat_stays(const ProjectFinancingResult &f) {
  return f.vat_regime == "final";
}
// What the plan is drawn up on: the cost without VAT, with it where nobody gives it back.
double cost_that_counts(const ProjectFinancingResult &f) {
  return vat_stays(f) ? f.cost_with_vat : f.cost_excluding_vat;
}

std::string share_told(const Say &say, double amount, double cost) {
  return cost > 0 ? say.percent(amount / cost, 1) : say("none");
}

Table sources_table(const Page &page, const ProjectResult &project) {
  const Say &say = page.say;
  const ProjectFinancingResult &f = *project.financing;
  const double cost = cost_that_counts(f);
  const std::string sign = sign_of_plan(page, project);
  Table table{{{say("Source"), false},
               {say("Status"), false},
               {vat_stays(f) ? say("Amount with VAT") : say("Amount excl. VAT"), true},
               {say("Share of the cost"), true}},
              {},
              vat_stays(f)
                  ? say("Financing plan with VAT, which stays a cost: {1}", {project.title})
                  : say("Financing plan excl. VAT: {1}", {project.title})};
  std::vector<Table::Row> borrowed;
  for (const auto &s : f.sources) {
    if (s.kind == "own" || s.kind == "vat_compensation") continue;
    const TableCell amount = amount_cell(say, s);
    const TableCell share{amount_unknown(s) ? say("unknown") : share_told(say, s.amount, cost), ""};
    const TableCell title{s.title, "", funder_told(say, s.funder)};
    if (s.kind == "loan")
      borrowed.push_back(
          {{title, {say("borrowed: part of the own funds"), ""}, amount, share}, "aside"});
    else
      table.rows.push_back({{title, {status_told(say, s), "", chance_told(say, s)}, amount, share},
                            s.status == "refused" ? "aside" : ""});
  }
  const bool open = f.holder_part_unknown;
  table.rows.push_back(
      {{{say("own funds of the town"), ""},
        {say("to be voted"), ""},
        open ? TableCell{say("unknown"), "",
                         say("counted in full: {1}", {exact(say, f.own_excluding_vat)})}
             : TableCell{exact(say, f.own_excluding_vat), sign},
        {open ? say("unknown") : share_told(say, f.own_excluding_vat, cost), ""}},
       ""});
  table.rows.insert(table.rows.end(), borrowed.begin(), borrowed.end());
  table.rows.push_back({{{say("Cost of the works"), ""},
                         {say("sum of the sources, loans apart"), ""},
                         {exact(say, cost), sign},
                         {share_told(say, cost, cost), ""}},
                        "total"});
  return table;
}

std::string limit_of_aid(const Say &say, const ProjectFinancingResult &f) {
  const std::string limit = exact(say, f.public_aid_limit), own = say.percent(f.own_minimum);
  const bool said = std::ranges::any_of(
      f.sources, [](const auto &s) { return s.kind == "grant" || s.public_aid; });
  return said
             ? say("Public aid counted: {1} of at most {2}; the town must bring at least {3} of "
                   "the "
                   "public funding itself.",
                   {exact(say, f.public_aid), limit, own})
             : say("No aid is said; public aid may come to {1} at most, the town bringing at least "
                   "{2} of the public funding itself.",
                   {limit, own});
}

std::string vat_told(const Say &say, const ProjectFinancingResult &f) {
  if (f.vat_regime == "none") return say("Another body invests: the town pays no VAT on it.");
  const std::vector<std::string> amounts{exact(say, f.cost_with_vat), exact(say, f.vat)};
  if (vat_stays(f)) return say("With VAT: {1}, of which VAT {2}, which stays a cost.", amounts);
  if (f.vat_regime == "deductible")
    return say("With VAT: {1}, of which VAT {2}, deducted from the VAT that the town collects.",
               amounts);
  double back = 0;
  int first = 0;
  std::string sign;
  for (const auto &s : f.sources)
    if (s.kind == "vat_compensation") {
      back += s.amount;
      sign = sign_of(s.confidence);
      for (std::size_t y = 0; y < s.cash.size() && y < f.years.size() && first == 0; ++y)
        if (s.cash[y] != 0) first = f.years[y];
    }
  if (back == 0 || first == 0)
    return say("With VAT: {1}, of which VAT {2}; none of it comes back.", amounts);
  return say("With VAT: {1}, of which VAT {2}; {3} come back from {4} on.",
             {amounts[0], amounts[1], exact(say, back) + sign, std::to_string(first)});
}

std::string remains_told(const Say &say, const ProjectFinancingResult &f) {
  if (f.holder_part_unknown)
    return say("Another body holds the power: what remains for the town is unknown.");
  const CountedAmount &own = f.own_final;
  std::string told =
      own.granted == own.all && own.expected == own.all
          ? say("Remains for the town in the end: {1}", {exact(say, own.all)})
          : say("Remains for the town in the end: {1} with the aid granted alone, {2} with the aid "
                "expected, {3} with all of it",
                {exact(say, own.granted), exact(say, own.expected), exact(say, own.all)});
  // The alert says until when.
  const bool alerted = std::ranges::any_of(f.alerts, [](const auto &a) { return a.id == "peak"; });
  if (f.peak_advance > 0 && !alerted)
    told = say("{1}; {2}", {told, advance_told(say, exact(say, f.peak_advance), f.peak_year)});
  return told + ".";
}

Data by_start(const Page &page, const ProjectResult &project) {
  const Say &say = page.say;
  const auto &f = *project.financing;
  if (f.by_start.size() < 2) return false;
  Table table{{{say("Start"), false},
               {say("Public aid"), true},
               {say("With the aid granted alone"), true},
               {say("With the aid expected"), true},
               {say("With all aid asked for"), true},
               {say("To be advanced at most"), true}},
              {},
              say("What remains for the town by year of start: {1}", {project.title})};
  for (const auto &s : f.by_start) {
    Table::Row row{{{std::to_string(s.year), ""}}, s.year == f.start ? "total" : ""};
    row.cells.push_back({exact(say, s.public_aid), ""});
    for (const double own : {s.own_final.granted, s.own_final.expected, s.own_final.all})
      row.cells.push_back(
          f.holder_part_unknown
              ? TableCell{say("unknown"), "", say("counted in full: {1}", {exact(say, own)})}
              : TableCell{exact(say, own), ""});
    row.cells.push_back({exact(say, s.peak_advance), ""});
    table.rows.push_back(std::move(row));
  }
  return data_of(table);
}

}  // namespace

std::string sign_of_plan(const Page &page, const ProjectResult &project) {
  const Confidence cost = project.financing->cost_confidence;
  // A quote stands by itself; the cost of the model rests on the inventory.
  if (cost != Confidence::hypothetical) return sign_of(cost);
  const std::string results = sign_of_results(page, {&project});
  return results.find(estimated_sign) == std::string::npos ? sign_of(cost)
                                                           : with_estimated(sign_of(cost));
}

Data financing_plan_part(Page &page, const ProjectResult &project) {
  const Say &say = page.say;
  const ProjectFinancingResult &f = *project.financing;
  Data out;
  out.set("title", project.title);
  out.set("start", say("Start in {1}", {std::to_string(f.start)}));
  out.set("table", data_of(sources_table(page, project)));
  out.set("limit", limit_of_aid(say, f));
  out.set("vat", vat_told(say, f));
  out.set("remains", remains_told(say, f));
  std::vector<std::string> alerts;
  for (const auto &alert : f.alerts)
    if (!is_hole(alert)) alerts.push_back(alert_told(say, alert));
  out.set("has_alerts", Data(!alerts.empty()));
  out.set("alerts", list_of(alerts));
  out.set("by_start", by_start(page, project));
  return out;
}

}  // namespace jalon
