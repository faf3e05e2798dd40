#include <functional>
#include <utility>

#include "core/report/chance.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

// Label, the authority's account, the collective account. `sign` stands after what is not empty.
class TwoAccounts {
 public:
  TwoAccounts(const Say &say, const AppraisalResult &a, std::string sign)
      : table_{{{"", false},
                {say("The authority's account"), true},
                {say("The collective account"), true}},
               {}},
        say_(say),
        appraisal_(a),
        sign_(std::move(sign)) {}

  void row(const std::string &label, TableCell left, TableCell right,
           const std::string &kind = "") {
    for (TableCell *cell : {&left, &right})
      if (!cell->text.empty() && cell->text != say_("unknown") &&
          cell->text != say_("not computed"))
        cell->sign = sign_;
    table_.rows.push_back({{{label, ""}, std::move(left), std::move(right)}, kind});
  }
  // What the draws say of both net present values.
  void drawn(const std::string &label, const std::function<TableCell(const Spread &)> &cell) {
    const auto of = [&](const char *name) {
      const auto *account = account_of(appraisal_, name);
      return account && account->spread ? cell(*account->spread) : plain(say_("not computed"));
    };
    row(label, of("authority"), of("collective"));
  }
  static TableCell plain(std::string text) { return {std::move(text), ""}; }
  Table table() && { return std::move(table_); }

 private:
  Table table_;
  const Say &say_;
  const AppraisalResult &appraisal_;
  std::string sign_;
};

// All roots, and below them what the draws say.
TableCell rates_of(const Say &say, const std::vector<double> &roots,
                   const std::optional<Spread> &spread) {
  TableCell out{say.rates(roots), ""};
  if (!spread || spread->draws + spread->missing == 0) return out;
  if (spread->draws > 0)
    out.small = say("draws: {1} to {2} (P10 to P90)",
                    {say.percent(spread->p10.value, 1), say.percent(spread->p90.value, 1)});
  if (spread->missing > 0) {
    const double all = static_cast<double>(spread->draws + spread->missing);
    const std::string none =
        say("no single rate in {1} of the draws",
            {say.percent(static_cast<double>(spread->missing) / all,
                         static_cast<double>(spread->missing) < 0.01 * all ? 1 : 0)});
    out.small = out.small.empty() ? none : say("{1}; {2}", {out.small, none});
  }
  return out;
}

}  // namespace

Table bottom_lines(const Page &page, const AppraisalResult &a, const std::string &sign,
                   const std::string &estimated) {
  const Say &say = page.say;
  TwoAccounts table(say, a, sign);
  const auto row = [&](const std::string &label, const std::string &left, const std::string &right,
                       const std::string &kind = "") {
    table.row(label, {left, ""}, {right, ""}, kind);
  };
  row(say("Net present value (central)"), say.signed_money(npv_of(a, "authority")),
      say.signed_money(npv_of(a, "collective")), "total");
  table.drawn(say("Mean over the draws ± its standard error"), [&](const Spread &s) {
    return TableCell{mean_told(say, s), ""};
  });
  table.drawn(say("Likely range over the draws (P10 to P90)"), [&](const Spread &s) {
    return TableCell{range_told(say, s), ""};
  });
  table.drawn(say("Chance of being positive"), [&](const Spread &s) {
    return TableCell{say.chance(s.positive.value), "", estimated};
  });
  table.drawn(say("Chance of loss"), [&](const Spread &s) {
    return TableCell{say.chance(s.loss.value), "", estimated};
  });
  table.drawn(say("On average in the worst 5% of cases"), [&](const Spread &s) {
    return TableCell{drawn_money(say, s.shortfall.value, s), ""};
  });
  table.row(say("Internal rate of return"), rates_of(say, a.irr_authority, a.irr_authority_spread),
            rates_of(say, a.irr_collective, a.irr_collective_spread));
  row(say("Payback"), say.years(a.payback), say.years(a.payback_collective));
  row(say("Discounted payback"), say.years(a.discounted_payback), "");
  row(say("Investment (present value)"), say.money(a.investment), "");
  row(say("Benefit-cost ratio"), "",
      a.benefit_cost ? say.ratio(a.benefit_cost) : say("not defined"));
  row(say("Collective value created per {1} invested", {say.symbol()}), "",
      a.value_per_invested ? say.ratio(a.value_per_invested) : say("nothing is invested"));
  row(say("Collective value created per public {1}", {say.symbol()}), "",
      a.value_per_public ? say.ratio(a.value_per_public) : say("no net public cost"));
  row(say("Equivalent annual value"), "", say.signed_money(a.equivalent_annual));
  return std::move(table).table();
}

Table more_indicators(const Page &page, const AppraisalResult &a, const std::string &sign) {
  const Say &say = page.say;
  TwoAccounts table(say, a, sign);
  const auto row = [&](const std::string &label, const std::optional<double> &left,
                       const std::optional<double> &right, const auto &said) {
    if (left || right)
      table.row(label, {left ? said(*left) : "", ""}, {right ? said(*right) : "", ""});
  };
  const auto percent = [&](double x) { return say.percent(x, 1); };
  const auto number = [&](double x) { return say.ratio(x); };
  row(say("Modified rate of return, financed and reinvested at the discount rate"),
      a.mirr_authority, a.mirr_collective, percent);
  row(say("Benefit-cost ratio, running costs taken off the benefits"), {}, a.benefit_cost_modified,
      number);
  row(say("Profitability index: 1 + net present value per {1} invested", {say.symbol()}),
      a.profitability_index, {}, number);
  row(say("Return in the first full year of service"), {}, a.first_year_return, percent);
  return std::move(table).table();
}

}  // namespace jalon
