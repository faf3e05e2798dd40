#include <algorithm>
#include <cmath>

#include "core/report/diagnosis_tell.h"
#include "core/report/html_page.h"

namespace jalon {
namespace {

// Of the likely range; 0 without one.
double width_of(const IndicatorResult &i) {
  return i.p10 && i.p90 ? std::fabs(*i.p90 - *i.p10) : 0;
}

// By the draws, in the words of the diagnosis. Only the diagnosis asks the model what the things
// of other bodies would change: without that, no verdict on a file of one.
std::string verdict_of(const Page &page, const IndicatorResult &i) {
  const bool known = i.central && std::isfinite(*i.central);
  const AgainstMarks figure{known ? i.central : std::nullopt,
                            0,
                            i.direction,
                            i.limit,
                            i.target,
                            i.keeps_limit,
                            i.keeps_target};
  if (known && standing_of(figure) != Standing::no_mark && may_lack_things(page.results, i.domain))
    return page.say("not judged: the file is of one body (see the diagnosis)");
  return standing_told(page.say, figure);
}

// Of one row, each on its own scale: 0 to 1, zero kept inside.
Json bullet_of(const Say &say, const IndicatorResult &i) {
  double low = 0, high = 0;
  for (const auto &x : {i.central, i.p10, i.p90, i.limit, i.target})
    if (x && std::isfinite(*x)) {
      low = std::min(low, *x);
      high = std::max(high, *x);
    }
  const double width = high > low ? (high - low) * 1.08 : 1;
  const auto place = [&](const std::optional<double> &x) {
    return x ? json_number((*x - low) / width) : Json(nullptr);
  };
  const auto said = [&](const std::optional<double> &x) {
    return x ? Json(say.reading(x, i.unit, i.share)) : Json(nullptr);
  };
  return {{"name", say(i.label)},
          {"text",
           i.central ? Json(say.reading(i.central, i.unit, i.share, width_of(i))) : Json(nullptr)},
          {"central", place(i.central)},
          {"p10", place(i.p10)},
          {"p90", place(i.p90)},
          {"limit", place(i.limit)},
          {"target", place(i.target)},
          {"limit_text", said(i.limit)},
          {"target_text", said(i.target)}};
}

// Of a sign, that of estimates alone.
std::string estimate_of(const std::string &sign) {
  return sign.find(estimated_sign) == std::string::npos ? "" : estimated_sign;
}

}  // namespace

std::string sign_of_reading(const Page &page, const std::string &domain, bool fixed) {
  const auto &inventories = page.results.inventories;
  const bool from_file = std::any_of(inventories.begin(), inventories.end(),
                                     [&](const auto &v) { return v.domain == domain; });
  // One estimated table is enough: nobody can see which of them an indicator is read from.
  if (!from_file || !estimated_tables(page.results, domain).empty())
    return with_estimated(page.sign);
  return fixed ? "" : page.sign;
}

bool is_fixed(const IndicatorResult &i) {
  const bool cut_off = i.central && (i.share ? *i.central == 0 || *i.central == 1
                                             : *i.central == 0 && i.unit != "1");
  return i.central && !cut_off && !i.moved;
}

Data indicators_section(Page &page) {
  const Say &say = page.say;
  Table table{{{say("Indicator"), false},
               {say("Today"), true},
               {say("Likely range (P10 to P90)"), true},
               {say("Limit"), true},
               {say("Target"), true},
               {say("Reading"), false},
               {say("Source of limit and target"), false}},
              {}};
  Json spec = {{"kind", "bullets"}, {"title", ""}, {"rows", Json::array()}};
  for (const auto &i : page.results.indicators) {
    const std::string sign = i.limit || i.target ? sign_of(i.confidence) : "";
    const bool known = i.central && std::isfinite(*i.central);
    if (known) spec["rows"].push_back(bullet_of(say, i));
    const auto mark = [&](const std::optional<double> &x) {
      return x ? TableCell{say.reading(x, i.unit, i.share), sign} : TableCell{};
    };
    const double width = width_of(i);
    const auto bound = [&](const std::optional<double> &x) {
      if (i.share || i.unit == "%") return say.reading(x, i.unit, i.share);
      return say.number(x ? std::optional(rounded_to(*x, width)) : x);
    };
    // An indicator that no uncertain figure moves has no range.
    const bool ranged = i.p10 && i.p90 && bound(i.p10) != bound(i.p90);
    const std::string verdict = verdict_of(page, i),
                      today = known ? sign_of_reading(page, i.domain, is_fixed(i)) : "";
    table.rows.push_back(
        {{{say(i.label), ""},
          {say.reading(i.central, i.unit, i.share, width), today},
          {ranged ? say("{1} to {2}", {bound(i.p10), bound(i.p90)}) : "", ""},
          mark(i.limit),
          mark(i.target),
          {verdict,
           verdict.empty() || may_lack_things(page.results, i.domain) ? "" : estimate_of(today)},
          {say(i.source) + (i.as_of.empty() ? "" : " (" + i.as_of + ")"), ""}},
         known ? "" : "aside"});
  }
  if (table.rows.empty()) return false;
  if (spec["rows"].empty()) {
    Data out;
    out.set("drawn", Data(false));
    out.set("all_unknown", data_of(table));
    return out;
  }
  Data out;
  out.set("drawn", picture(page, say("The services today, against limit and target"),
                           say("Each bar has its own scale. The band is the likely range, the dot "
                               "the central value."),
                           {spec}, table));
  out.set("all_unknown", Data(false));
  return out;
}

}  // namespace jalon
