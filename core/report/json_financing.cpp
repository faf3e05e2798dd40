#include "core/report/json_parts.h"

namespace jalon {
namespace {

Json json_year(const std::optional<int> &year) {
  return year ? Json(*year) : Json(nullptr);
}

Json word_or_null(const std::string &word) {
  return word.empty() ? Json(nullptr) : Json(word);
}

Json json_of(const CountedAmount &x) {
  return {{"granted", json_number(x.granted)},
          {"expected", json_number(x.expected)},
          {"all", json_number(x.all)}};
}

template <class Own>
Json own_of(const Own &own) {
  return {{"granted", json_numbers(own.granted)},
          {"expected", json_numbers(own.expected)},
          {"all", json_numbers(own.all)}};
}

Json json_of(const AlertResult &alert) {
  return {{"id", alert.id}, {"level", alert.level}, {"text", alert.text.english()}};
}

Json json_of(const FundingResult &s) {
  return {{"id", s.id},
          {"title", s.title},
          {"funder", s.funder},
          {"kind", s.kind},
          {"status", word_or_null(s.status)},
          {"probability", json_number(s.probability)},
          {"asked", json_number(s.asked)},
          {"amount", json_number(s.amount)},
          {"limited_by", word_or_null(s.limited_by)},
          {"why_less", s.why_less.empty() ? Json(nullptr) : Json(s.why_less.english())},
          {"public_aid", s.public_aid},
          {"confidence", name_of(s.confidence)},
          {"cash", json_numbers(s.cash)}};
}

Json json_of(const ProjectFinancingResult::ByStart &start) {
  return {{"year", start.year},
          {"own_final", json_of(start.own_final)},
          {"peak_advance", json_number(start.peak_advance)},
          {"public_aid", json_number(start.public_aid)}};
}

// Not json_list, which is looked up before these.
template <class T>
Json list_of(const std::vector<T> &items) {
  Json out = Json::array();
  for (const T &item : items) out.push_back(json_of(item));
  return out;
}

Json series(const BudgetResult::Series &xs) {
  Json out = Json::array();
  for (const auto &x : xs) out.push_back(json_number(x));
  return out;
}

Json json_of(const BudgetResult &b) {
  return {{"revenue", series(b.revenue)},
          {"expenditure", series(b.expenditure)},
          {"gross_savings", series(b.gross_savings)},
          {"net_savings", series(b.net_savings)},
          {"capital_repaid", series(b.capital_repaid)},
          {"debt", series(b.debt)},
          {"years_to_repay", series(b.years_to_repay)},
          {"savings_rate", series(b.savings_rate)}};
}

}  // namespace

Json json_of(const ProjectFinancingResult &f) {
  return {{"start", f.start},
          {"years", f.years},
          {"cost_excluding_vat", json_number(f.cost_excluding_vat)},
          {"vat", json_number(f.vat)},
          {"cost_with_vat", json_number(f.cost_with_vat)},
          {"cost_confidence", name_of(f.cost_confidence)},
          {"vat_regime", f.vat_regime},
          {"holder", word_or_null(f.holder)},
          {"holder_part_unknown", f.holder_part_unknown},
          {"private_aid", json_number(f.private_aid)},
          {"public_aid", json_number(f.public_aid)},
          {"public_aid_limit", json_number(f.public_aid_limit)},
          {"own_minimum", json_number(f.own_minimum)},
          {"own_excluding_vat", json_number(f.own_excluding_vat)},
          {"own_final", json_of(f.own_final)},
          {"peak_advance", json_number(f.peak_advance)},
          {"peak_year", json_year(f.peak_year)},
          {"works", json_numbers(f.works)},
          {"own", own_of(f.own)},
          {"authority_npv_after", json_number(f.authority_npv_after)},
          {"sources", list_of(f.sources)},
          {"by_start", list_of(f.by_start)},
          {"alerts", list_of(f.alerts)}};
}

Json json_of(const FinancingResult &f) {
  const auto &c = f.capital;
  return {{"heeded", f.heeded},
          {"counting", f.counting},
          {"years", f.years},
          {"accounts", {{"year", json_year(f.accounts_year)}, {"files", f.accounts_files}}},
          {"before", json_of(f.before)},
          {"after", json_of(f.after)},
          {"capital",
           {{"spending", json_numbers(c.spending)},
            {"grants", json_numbers(c.grants)},
            {"vat_compensation", json_numbers(c.vat_compensation)},
            {"certificates", json_numbers(c.certificates)},
            {"loans", json_numbers(c.loans)},
            {"own", json_numbers(c.own)},
            {"one_off", json_numbers(c.one_off)}}},
          {"not_money",
           {{"depreciation", json_numbers(f.not_money.depreciation)},
            {"grants_written_back", json_numbers(f.not_money.grants_written_back)}}},
          {"limits",
           {{"apply", f.limits_apply},
            {"net_savings_floor", json_number(f.net_savings_floor)},
            {"years_to_repay", json_number(f.years_to_repay)}}},
          {"in_plan", f.in_plan},
          {"cost_with_vat", json_number(f.cost_with_vat)},
          {"overlaps_with_vat", json_number(f.overlaps_with_vat)},
          {"spared_together", json_number(f.spared_together)},
          {"public_aid", json_number(f.public_aid)},
          {"private_aid", json_number(f.private_aid)},
          {"granted", json_number(f.granted)},
          {"vat_compensation", json_number(f.vat_compensation)},
          {"loans", json_number(f.loans)},
          {"own_final", json_of(f.own_final)},
          {"peak_advance", json_number(f.peak_advance)},
          {"peak_year", json_year(f.peak_year)},
          {"plan_years", f.plan_years},
          {"works", json_numbers(f.works)},
          {"own", own_of(f.own)},
          {"alerts", list_of(f.alerts)},
          {"rules_used", f.rules_used}};
}

}  // namespace jalon
