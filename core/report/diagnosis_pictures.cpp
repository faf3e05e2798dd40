#include <algorithm>
#include <cmath>

#include "core/report/diagnosis_page.h"

namespace jalon {
namespace {

// The peers' mean or median, of the first record.
std::optional<double> middle_of(const IndicatorReading &i) {
  for (const auto &p : i.peers) {
    if (p.peer.mean) return p.peer.mean;
    if (const auto at = p.peer.quantiles.find(0.5); at != p.peer.quantiles.end()) return at->second;
  }
  return std::nullopt;
}

// Of one row, each on its own scale: 0 to 1, zero kept inside.
Json bullet_of(const Say &say, const IndicatorReading &i) {
  const auto peer = middle_of(i);
  double low = 0, high = 0;
  for (const auto &x : {i.value.central, i.value.p10, i.value.p90, i.limit, i.target, peer})
    if (x) {
      low = std::min(low, *x);
      high = std::max(high, *x);
    }
  const double width = high > low ? (high - low) * 1.08 : 1;
  const auto place = [&](const std::optional<double> &x) {
    return x ? json_number((*x - low) / width) : Json(nullptr);
  };
  return {{"name", say(i.label)},
          {"text", value_told(say, i)},
          {"central", place(i.value.central)},
          {"p10", place(i.value.p10)},
          {"p90", place(i.value.p90)},
          {"limit", place(i.limit)},
          {"target", place(i.target)},
          {"peer", place(peer)}};
}

bool worth_drawing(const IndicatorReading &i) {
  return i.value.central && (i.limit || i.target || !i.peers.empty());
}

Table indicators_table(const Page &page, const DomainReading &domain) {
  const Say &say = page.say;
  Table table{{{say("Indicator"), false},
               {say("Today"), true},
               {say("Likely range (P10 to P90)"), true},
               {say("Limit"), true},
               {say("Target"), true},
               {say("Reading"), false},
               {say("Among peers"), false}},
              {}};
  for (const auto &i : domain.indicators) {
    const std::string sign = i.limit || i.target ? sign_of(i.evidence.confidence) : "";
    const auto read = [&](const std::optional<double> &x) {
      return say.reading(x, i.unit, i.share);
    };
    const auto mark = [&](const std::optional<double> &x) {
      return x ? TableCell{read(x), sign} : TableCell{};
    };
    const auto &v = i.value;
    const double width = v.p10 && v.p90 ? std::fabs(*v.p90 - *v.p10) : 0;
    const auto within = [&](const std::optional<double> &x) {
      return say.reading(x, i.unit, i.share, width);
    };
    // Only P10 and P90 are known of the draws: at nothing or the whole they may be cut off.
    const bool fixed = v.central && v.p10 == v.central && v.p90 == v.central && *v.central != 0 &&
                       !(i.share && *v.central == 1);
    const bool ranged = v.p10 && v.p90 && within(v.p10) != within(v.p90);
    std::string among;
    for (const auto &p : i.peers) among += (among.empty() ? "" : " · ") + peer_told(say, i, p);
    table.rows.push_back(
        {{{say(i.label), ""},
          {bounded_told(say, within(v.central), v.bound),
           v.central ? sign_of_reading(page, domain.domain, fixed) : ""},
          {v.bound  ? say("not known: the inventory may be incomplete")
           : ranged ? say("{1} to {2}", {within(v.p10), within(v.p90)})
           : v.central && v.without > 0
               ? say("not known: {1} of the draws give no value", {say.chance(v.without)})
               : "",
           "", v.bound ? "" : place_told(v, i.direction, say)},
          mark(i.limit),
          mark(i.target),
          {standing_told(say, i), i.estimated && i.gap ? estimated_sign : "",
           sign.empty() && !i.limit && !i.target
               ? ""
               : say(i.evidence.source) + " (" + i.evidence.as_of + ")"},
          {among, ""}},
         v.central ? "" : "aside"});
  }
  return table;
}

}  // namespace

Data indicators_picture(Page &page, const DomainReading &domain) {
  const Say &say = page.say;
  const Table table = indicators_table(page, domain);
  Data out;
  out.set("drawn", Data(false));
  out.set("table_alone", Data(false));
  if (table.rows.empty()) return false;
  Json spec = {{"kind", "bullets"}, {"title", ""}, {"rows", Json::array()}};
  for (const auto &i : domain.indicators)
    if (worth_drawing(i)) spec["rows"].push_back(bullet_of(say, i));
  if (spec["rows"].empty()) {
    out.set("table_alone", data_of(table));
    return out;
  }
  out.set(
      "drawn",
      picture(page, say("Against limit, target and peers: {1}", {title_of(say, domain.title)}),
              say("Each bar has its own scale. The band is the likely range, the dot the central "
                  "value, as in the report of `jalon run`, the diamond the mean or median of "
                  "peers. Drawn are the known "
                  "indicators that have a limit, a target or peers; the table has all."),
              {spec}, table));
  return out;
}

Data digital_picture(Page &page, const DomainReading &domain) {
  const Say &say = page.say;
  if (domain.digital.empty()) return false;
  std::vector<Json> charts;
  Table table{{{say("Table"), false},
               {say("Level"), false},
               {say("Measured"), true},
               {say("Estimated"), true},
               {say("Share of the known"), true}},
              {}};
  for (const auto &d : domain.digital) {
    Json spec = {{"kind", "inventory"}, {"title", say(d.table_label)}, {"bars", Json::array()}};
    double known = 0;
    for (const auto &level : d.levels) known += level.measured + level.estimated;
    for (const auto &level : d.levels) {
      spec["bars"].push_back({{"name", say(level.label)},
                              {"measured", json_number(std::round(level.measured))},
                              {"estimated", json_number(std::round(level.estimated))}});
      table.rows.push_back(
          {{{say(d.table_label), "", say(d.column_label)},
            {say(level.label), ""},
            {say.things(level.measured), ""},
            {say.things(level.estimated), level.estimated > 0 ? estimated_sign : ""},
            {known > 0 ? say.percent((level.measured + level.estimated) / known) : say("unknown"),
             ""}},
           ""});
    }
    spec["unknown"] = json_number(std::round(d.unknown));
    if (d.unknown > 0)
      table.rows.push_back({{{say(d.table_label), ""},
                             {say("{1}: {2}", {say("unknown"), say.things(d.unknown)}), ""},
                             {"", ""},
                             {"", ""},
                             {"", ""}},
                            "aside"});
    charts.push_back(std::move(spec));
  }
  return picture(page, say("How digital it is: {1}", {title_of(say, domain.title)}),
                 say("Number of things at each level, from the least digital on; what is not known "
                     "is grey and counts in no share."),
                 std::move(charts), table);
}

Data axes_picture(Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  Json spec = {{"kind", "radar"}, {"title", ""}, {"most", k_levels - 1}, {"axes", Json::array()}};
  Table table{{{say("Axis"), false},
               {say("Level (0 to 4)"), true},
               {say("What it means"), false},
               {say("Evidence"), false}},
              {}};
  std::size_t answered = 0;
  for (const auto &a : d.axes) {
    const std::string title = title_of(say, a.axis.title);
    const std::string level = a.level ? std::to_string(*a.level) : say("unknown");
    spec["axes"].push_back(
        {{"name", title}, {"level", a.level ? Json(*a.level) : Json(nullptr)}, {"text", level}});
    answered += a.level.has_value();
    const std::size_t at = static_cast<std::size_t>(a.level.value_or(0));
    table.rows.push_back({{{title, ""},
                           {level, "", a.level ? title_of(say, d.grid.scale[at]) : ""},
                           {a.level ? title_of(say, a.axis.levels[at]) : "", ""},
                           {a.date.empty() ? a.evidence : a.evidence + " (" + a.date + ")", ""}},
                          a.level ? "" : "aside"});
  }
  return picture(
      page, title_of(say, d.grid.title),
      say("What the town says of itself, from 0 (centre) to 4. {1} of {2} axes are answered; the "
          "others are unknown, not 0.",
          {std::to_string(answered), std::to_string(d.axes.size())}),
      {spec}, table,
      say("The axes and their levels are a synthesis of Jalon's own, not an official grid."));
}

Data skills_table(const Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  const auto people = [&](const std::optional<int> &n) {
    return n ? say.number(double(*n)) : say("unknown");
  };
  Table table{{{say("Skill"), false}, {say("People who hold it"), true}}, {}};
  for (const auto &[label, n] :
       {std::pair{say("business: knows the service"), d.skills.business},
        std::pair{say("digital: knows data, networks, software"), d.skills.digital},
        std::pair{say("steering: leads projects, money, contracts"), d.skills.steering},
        std::pair{say("different people in all"), d.skills.people}})
    table.rows.push_back({{{label, ""}, {people(n), ""}}, n ? "" : "aside"});
  return data_of(table);
}

}  // namespace jalon
