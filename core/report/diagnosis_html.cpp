#include <algorithm>

#include "core/base/files.h"
#include "core/report/diagnosis_page.h"
#include "core/report/diagnosis_report.h"
#include "core/report/gates.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

namespace mustache = kainjow::mustache;

Data needs_table(const Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  Table table{{{say("Rank"), true},
               {say("Domain"), false},
               {say("Gap to the targets"), true},
               {say("Stake"), true},
               {say("Power held"), true},
               {say("Need"), true}},
              {}};
  for (const auto &domain : d.domains) {
    const NeedReading &n = domain.need;
    const bool ranged =
        n.gap.p10 && n.gap.p90 && factor_told(say, n.gap.p10) != factor_told(say, n.gap.p90);
    const auto signed_as = [&](bool estimated) {
      return estimated ? with_estimated(page.sign) : page.sign;
    };
    const std::string sign = signed_as(n.gap_estimated);
    const bool known = is_bounded(n);
    table.rows.push_back(
        {{{std::to_string(n.rank), ""},
          {title_of(say, domain.title), ""},
          {factor_told(say, n.gap.central), n.gap.central ? sign : "",
           ranged ? say("{1} to {2}", {factor_told(say, n.gap.p10), factor_told(say, n.gap.p90)})
                  : ""},
          {factor_told(say, n.stake), n.stake ? signed_as(stake_estimated(n)) : ""},
          {factor_told(say, n.power), n.power ? sign_of(d.power_evidence.confidence) : ""},
          {n.need  ? factor_told(say, n.need)
           : known ? say("at most {1}", {factor_told(say, n.at_most)})
                   : say("not known"),
           known ? signed_as(n.gap_estimated || stake_estimated(n)) : "",
           n.need ? "" : to_get_told(say, n)}},
         n.need ? "" : "aside"});
  }
  return data_of(table);
}

Data headline(const Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  Data out;
  out.set("name", d.territory);
  out.set("population",
          d.population ? Data(say("{1} inhabitants", {say.number(d.population)})) : Data(false));
  out.set("identity", say("Diagnosis of {1}, by {2}; year {3}",
                          {page.results.date, "Jalon " + page.results.program_version,
                           std::to_string(d.base_year)}));
  Data list{Data::type::list};
  for (const auto &domain : d.domains) {
    Data item;
    item.set("title", title_of(say, domain.title));
    item.set("told", need_sentence(say, domain) + " " + stake_sentence(say, domain));
    list.push_back(item);
  }
  out.set("needs", list);
  out.set("table", needs_table(page, d));
  out.set(
      "stake",
      d.own_stakes
          ? say("The stake is the weight that the town gives to each domain ([stakes] in "
                "diagnosis.toml), over the greatest.")
          : say("The stake is what the domain costs the authority and what it emits a year, mean "
                "of {1} to {2}, each over the greatest of the dossier; the mean of both.",
                {std::to_string(d.base_year), std::to_string(d.last_year)}));
  return out;
}

Data findings_list(const Page &page, const DomainReading &domain) {
  const Say &say = page.say;
  std::vector<std::string> items;
  for (const auto &f : domain.findings)
    items.push_back(finding_told(say, f, inventory_of(page.results, f.table)));
  if (domain.findings_left_out > 0)
    items.push_back(say("{1} more: `jalon inventory` lists all.",
                        {say.number(static_cast<double>(domain.findings_left_out))}));
  return list_of(items);
}

Data domains(Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  Data list{Data::type::list};
  for (const auto &domain : d.domains) {
    Data item;
    item.set("title", title_of(say, domain.title));
    item.set("power", power_sentence(say, domain, d.near_end_years));
    item.set("unsaid", Data(!domain.power.holder));
    const auto &n = domain.need;
    item.set("gap", n.gaps_known + n.gaps_unknown == 0
                        ? say("No indicator of this domain has a limit or a target.")
                        : say("Of the indicators with a limit or a target, {1} are known and {2} "
                              "are not.",
                              {say.number(static_cast<double>(n.gaps_known)),
                               say.number(static_cast<double>(n.gaps_unknown))}));
    item.set("indicators", indicators_picture(page, domain));
    item.set("digital", digital_picture(page, domain));
    item.set("found", Data(!domain.findings.empty()));
    item.set("findings", findings_list(page, domain));
    std::vector<std::string> caveats;
    for (const auto &caveat : domain.caveats) caveats.push_back(say(caveat));
    item.set("cautious", Data(!caveats.empty()));
    item.set("caveats", list_of(caveats));
    list.push_back(item);
  }
  return list;
}

Data missing(const Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  Table table{{{say("What is missing"), false}, {say("What it would change"), false}}, {}};
  for (const auto &m : d.missing)
    table.rows.push_back(
        {{{missing_told(say, d, m), ""}, {m.table.empty() ? "" : effect_told(say, m), ""}}, ""});
  return table.rows.empty() ? Data(false) : data_of(table);
}

Data candidates(const Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  Table table{{{say("Measure"), false},
               {say("Domain"), false},
               {say("Relevance"), false},
               {say("Why"), false},
               {say("Things it is meant for"), true}},
              {}};
  for (const auto &c : d.candidates) {
    std::string why;
    const auto add = [&](const std::string &text) {
      if (!text.empty()) why += (why.empty() ? "" : " · ") + text;
    };
    for (const auto &gate : c.gates)
      add(gate.state == GateReading::State::closed
              ? say("{1}: {2}", {gate_told(say, gate), gate_text(say, gate.otherwise)})
          : gate.state == GateReading::State::cannot_tell
              ? say("{1}: {2}", {gate_told(say, gate), say("first find out")})
              : gate_told(say, gate));
    if (c.things == 0 && c.things_unknown > 0)
      add(say("the column \"{1}\" is unknown",
              {column_told(say, inventory_of(page.results, c.table), c.where_column)}));
    table.rows.push_back(
        {{{say(c.label), "", say(c.help)},
          {domain_title(say, d, c.domain), ""},
          {status_told(say, c.status), "",
           c.planned                                        ? say("already in projects.toml")
           : c.choice == CandidateReading::Choice::proposed ? say("proposed, to be appraised")
                                                            : ""},
          {why, "", c.relevance.empty() ? "" : say(c.relevance)},
          {say.things(c.things), ""}},
         c.status == CandidateReading::Status::relevant ||
                 c.choice == CandidateReading::Choice::proposed
             ? ""
             : "aside"});
  }
  return table.rows.empty() ? Data(false) : data_of(table);
}

Data peers(const Page &page, const Diagnosis &d) {
  const Say &say = page.say;
  Table table{{{say("Indicator"), false},
               {say("Peers"), false},
               {say("Figure"), true},
               {say("Source"), false}},
              {}};
  for (const auto &domain : d.domains)
    for (const auto &i : domain.indicators)
      for (const auto &p : i.peers) {
        const auto median = p.peer.quantiles.find(0.5);
        const std::optional<double> middle = p.peer.mean ? p.peer.mean
                                             : median == p.peer.quantiles.end()
                                                 ? std::nullopt
                                                 : std::optional(median->second);
        const auto &e = p.peer.evidence;
        const char *kind = e.confidence == Confidence::to_verify      ? "verify"
                           : e.confidence == Confidence::hypothetical ? "guess"
                                                                      : "";
        table.rows.push_back(
            {{{say(i.label), ""},
              {title_of(say, p.peer.who), ""},
              {middle ? say.reading(middle, i.unit, i.share) : "", sign_of(e.confidence)},
              {e.source + " (" + e.as_of + ")", ""}},
             kind});
      }
  return table.rows.empty() ? Data(false) : data_of(table);
}

std::vector<std::string> grids(const Say &say, const Diagnosis &d) {
  const auto told = [&](const std::string &what, const Evidence &e) {
    return say("{1}: {2} ({3}); {4}.",
               {what, say(e.source), e.as_of, say.message(message_of(e.confidence))});
  };
  return {told(title_of(say, d.grid.title), d.grid.evidence),
          told(say("What another holder of the power means"), d.power_evidence)};
}

Data digests(const Page &page, const Diagnosis &d) {
  Table table{{{page.say("What"), false}, {page.say("Digest"), false}}, {}};
  for (const auto *all : {&page.results.digests, &d.digests})
    for (const auto &[what, value] : *all) table.rows.push_back({{{what, ""}, {value, ""}}, ""});
  return data_of(table);
}

Json texts_of_charts(const Say &say) {
  Json out;
  for (const char *text : {"measured", "estimated", "unknown", "likely range (P10 to P90)",
                           "central value", "limit", "target", "peer"})
    out[text] = say(text);
  return out;
}

}  // namespace

std::string diagnosis_html(const Diagnosis &d, const Results &seen, const Words &words,
                           const std::filesystem::path &web_folder) {
  const Say say(words, d.currency);
  Page page{seen, say, sign_of(trust_of(seen).weakest), Json::array()};
  Data data;
  data.set("t", Data(mustache::lambda2([&say](const std::string &text, const mustache::renderer &) {
             return escaped(say(text));
           })));
  for (const char *part : {"table", "picture", "inventory"}) {
    const auto text = checked_template(web_folder / (std::string(part) + ".mustache"));
    data.set(std::string("part_") + part, Data(mustache::partial([text] { return text; })));
  }
  data.set("language", words.language());
  data.set("territory", d.territory);
  data.set("headline", headline(page, d));
  data.set("domains", domains(page, d));
  data.set("axes", axes_picture(page, d));
  std::vector<std::string> findings;
  for (const auto &finding : d.skill_findings) findings.push_back(say.message(finding));
  data.set("skills", skills_table(page, d));
  data.set("skilled", Data(!findings.empty()));
  data.set("skill_findings", list_of(findings));
  data.set("missing", missing(page, d));
  data.set("order", order_told(say));
  data.set("need_not_value", need_is_not_value(say));
  data.set("candidates", candidates(page, d));
  data.set("inventory", inventory_section(page));
  data.set("peers", peers(page, d));
  data.set("grids", list_of(grids(say, d)));
  std::vector<std::string> warnings;
  if (const auto estimated = estimated_domains_told(say, d); !estimated.empty())
    warnings.push_back(estimated);
  for (const auto &warning : d.warnings) warnings.push_back(say.message(warning));
  for (const auto &warning : seen.warnings) warnings.push_back(say.message(warning));
  data.set("warned", Data(!warnings.empty()));
  data.set("warnings", list_of(warnings));
  data.set("digests", digests(page, d));
  data.set("draws", say("Ranges come from {1} draws of all uncertain figures together, seed {2}.",
                        {say.number(static_cast<double>(d.draws)), std::to_string(d.seed)}));
  data.set("style", read_file(web_folder / "report.css"));
  data.set("script", read_file(web_folder / "report.js"));
  data.set("echarts", read_file(web_folder / "echarts" / "echarts.common.min.js"));
  data.set("charts_json", embedded({{"language", words.language()},
                                    {"currency", d.currency},
                                    {"texts", texts_of_charts(say)},
                                    {"charts", page.charts}}));
  mustache::mustache layout(checked_template(web_folder / "diagnosis.mustache"));
  layout.set_custom_escape(escaped);
  return layout.render(data);
}

}  // namespace jalon
