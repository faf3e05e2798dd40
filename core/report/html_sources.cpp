#include <cmath>

#include "core/report/drivers.h"
#include "core/report/html_page.h"

namespace jalon {
namespace {

std::string value_of(const Say &say, const FigureResult &r) {
  const Figure &f = r.figure;
  const auto said = [&](double x) { return say.figure(x, r.unit, r.share); };
  std::string value = said(f.value);
  if (!f.by_year.empty()) {
    const auto &[first, start] = *f.by_year.begin();
    const auto &[last, end] = *f.by_year.rbegin();
    value = say("{1} ({2})", {said(start), std::to_string(first)});
    if (last != first) value += " → " + say("{1} ({2})", {said(end), std::to_string(last)});
  }
  if (f.growth != 0) value += ", " + say("{1} a year", {say.percent(f.growth, 1)});
  return value;
}

std::string range_of(const Say &say, const FigureResult &r) {
  const Figure &f = r.figure;
  if (!f.uncertain() || !(f.high > f.low)) return "";
  const auto said = [&](double x) { return r.share ? say.figure(x, "1", true) : say.number(x); };
  return say("{1} to {2}", {said(f.low), said(f.high)});
}

std::string joined(const std::vector<Message> &messages, const Say &say) {
  std::string out;
  for (const auto &message : messages)
    out = out.empty() ? say.message(message) : say("{1}; {2}", {out, say.message(message)});
  return out;
}

Table figures_table(const Page &page) {
  const Say &say = page.say;
  Table table{{{say("Figure"), false},
               {say("Value"), true},
               {say("Range"), true},
               {say("From layer"), false},
               {say("Source"), false},
               {say("As of"), false},
               {say("Confidence"), false}},
              {}};
  for (const auto &r : page.results.figures) {
    const Confidence confidence = r.figure.confidence;
    std::string sure = say.message(message_of(confidence));
    if (!r.figure.marks.empty()) sure = say("{1}: {2}", {sure, joined(r.figure.marks, say)});
    table.rows.push_back({{{say.message(r.label), "", r.path},
                           {value_of(say, r), sign_of(confidence)},
                           {range_of(say, r), ""},
                           {say.message(message_of(r.figure.layer)), ""},
                           {say(r.figure.source), ""},
                           {r.figure.as_of, ""},
                           {sure, sign_of(confidence)}},
                          confidence == Confidence::certain     ? ""
                          : confidence == Confidence::to_verify ? "verify"
                                                                : "guess"});
  }
  return table;
}

Table prices_table(const Page &page) {
  const Say &say = page.say;
  Table table{{{say("Figure"), false}, {say("Value"), true}, {say("Prices of"), true}}, {}};
  for (const auto &r : page.results.figures)
    if (r.unconverted)
      table.rows.push_back({{{say.message(r.label), "", r.path},
                             {value_of(say, r), sign_of(r.figure.confidence)},
                             {std::to_string(r.figure.price_year), ""}},
                            ""});
  return table;
}

Table identity_table(const Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  Table table{{{say("What"), false}, {say("Value"), false}}, {}};
  const auto row = [&](const std::string &what, const std::string &value,
                       const char *path = nullptr) {
    const FigureResult *figure = path ? figure_of(r, path) : nullptr;
    const char *sign = figure ? sign_of(figure->figure.confidence) : "";
    if (!value.empty()) table.rows.push_back({{{what, ""}, {value, sign}}, ""});
  };
  row(say("Program"), "Jalon " + r.program_version);
  row(say("Date"), r.date);
  row(say("Rules of appraisal"), say.title(r.norms_title_fr, r.norms_title_en));
  row(say("Discount rate"), say.percent(r.discount_rate, 1), "norms.discount_rate");
  row(say("Cost of public funds"), say.percent(r.cost_of_public_funds),
      "norms.cost_of_public_funds");
  row(say("Currency and price year"), r.currency + " " + std::to_string(r.price_year));
  row(say("Country and region"), r.country + (r.region.empty() ? "" : ", " + r.region));
  row(say("Draws"), say.number(static_cast<double>(r.draws.done)));
  row(say("Seed"), std::to_string(r.seed));
  for (const auto &p : r.plugins)
    row(say("Model"),
        (say.language() == "fr" ? p.title_fr : p.title_en) + " (" + p.id + " " + p.version + ")");
  for (const auto &[what, hash] : r.digests) row(say("Digest of {1}", {say(what)}), hash);
  return table;
}

}  // namespace

Data sources_section(Page &page) {
  const Say &say = page.say;
  const Table figures = figures_table(page);
  Data out;
  out.set("figures", figures.rows.empty() ? Data(false) : data_of(figures));
  const Table prices = prices_table(page);
  out.set("prices", prices.rows.empty() ? Data(false) : data_of(prices));
  Data models(Data::type::list);
  for (const auto &plugin : page.results.plugins) {
    if (plugin.caveats.empty()) continue;
    std::vector<std::string> caveats;
    for (const auto &caveat : plugin.caveats) caveats.push_back(say(caveat));
    Data model;
    model.set("title", say.title(plugin.title_fr, plugin.title_en));
    model.set("caveats", list_of(caveats));
    models.push_back(model);
  }
  out.set("cautious", Data(!models.is_empty_list()));
  out.set("models", models);
  std::vector<std::string> warnings;
  for (const auto &warning : page.results.warnings) warnings.push_back(say.message(warning));
  out.set("warned", Data(!warnings.empty()));
  out.set("warnings", list_of(warnings));
  out.set("identity", data_of(identity_table(page)));
  return out;
}

}  // namespace jalon
