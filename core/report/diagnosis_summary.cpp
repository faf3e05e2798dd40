#include <algorithm>

#include "core/report/diagnosis_report.h"
#include "core/report/diagnosis_tell.h"
#include "core/report/gates.h"
#include "core/report/summary_parts.h"

namespace jalon {
namespace {

constexpr std::size_t listed = 4;

void list(Lines &out, const Say &say, const std::vector<std::string> &items) {
  const std::size_t shown = items.size() <= listed + 1 ? items.size() : listed;
  for (std::size_t i = 0; i < shown; ++i) out.item(items[i]);
  if (shown < items.size())
    out.item(say("... and {1} more: see diagnosis.html.", {std::to_string(items.size() - shown)}));
}

std::vector<std::string> needs(const Say &say, const Diagnosis &d) {
  std::vector<std::string> items;
  for (const auto &domain : d.domains)
    items.push_back(
        say("{1}. {2}: {3} {4}", {std::to_string(domain.need.rank), title_of(say, domain.title),
                                  need_sentence(say, domain), stake_sentence(say, domain)}));
  return items;
}

std::vector<std::string> beyond(const Say &say, const Diagnosis &d) {
  std::vector<std::string> items;
  for (const auto &domain : d.domains)
    for (const auto &i : domain.indicators)
      if (i.standing == Standing::beyond_limit)
        items.push_back(say("{1}: {2}, limit {3}",
                            {say(i.label), value_told(say, i) + (i.estimated ? estimated_sign : ""),
                             say.reading(i.limit, i.unit, i.share)}));
  if (items.empty()) items.push_back(say("No known indicator is beyond its limit."));
  return items;
}

// Neither kept nor broken for sure: whatever side the central figure is on.
std::vector<std::string> in_doubt(const Say &say, const Diagnosis &d) {
  std::vector<std::string> items;
  for (const auto &domain : d.domains)
    for (const auto &i : domain.indicators)
      if (i.standing == Standing::unsure && i.keeps_limit &&
          1 - *i.keeps_limit > d.proposals.doubtful_share)
        items.push_back(say("{1}: {2}, limit {3}; {4}",
                            {say(i.label), value_told(say, i) + (i.estimated ? estimated_sign : ""),
                             say.reading(i.limit, i.unit, i.share), standing_told(say, i)}));
  return items;
}

std::string axes(const Say &say, const Diagnosis &d) {
  std::string out;
  std::size_t open = 0;
  const auto add = [&](const std::string &part) {
    out = out.empty() ? part : say("{1}; {2}", {out, part});
  };
  for (const auto &axis : d.axes)
    if (axis.level)
      add(say("{1} {2}/4", {title_of(say, axis.axis.title), std::to_string(*axis.level)}));
    else
      ++open;
  if (open > 0)
    add(say(out.empty() ? "Axes without an answer: {1}" : "axes without an answer: {1}",
            {std::to_string(open)}));
  return out + ".";
}

std::vector<std::string> missing(const Say &say, const Diagnosis &d) {
  std::vector<std::string> items;
  for (const auto &m : d.missing) {
    const bool of_models = !m.table.empty();
    items.push_back(missing_told(say, d, m) + (of_models ? " " + effect_told(say, m) : ""));
  }
  return items;
}

// "to be confirmed: ...": the first gate of a proposed measure that nobody can answer yet.
std::string open_gate(const Say &say, const CandidateReading &c) {
  for (const auto &gate : c.gates) {
    if (gate.state != GateReading::State::cannot_tell) continue;
    const std::string known =
        gate.value ? gate_told(say, gate)
                   : say("{1} is unknown", {gate.label.empty() ? gate.indicator : say(gate.label)});
    return say("to be confirmed: {1}", {gate_doubt(say, known, gate.otherwise)});
  }
  return "";
}

std::vector<std::string> candidates(const Say &say, const Diagnosis &d) {
  std::vector<std::string> items;
  for (const auto &c : d.candidates)
    if (c.choice == CandidateReading::Choice::proposed)
      items.push_back(say("{1}: {2}", {domain_title(say, d, c.domain), say(c.label)}) +
                      beside(open_gate(say, c)));
  if (items.empty()) items.push_back(say("No measure can be proposed on what is known."));
  return items;
}

}  // namespace

std::string diagnosis_summary(const Diagnosis &d, const Words &words, bool colour) {
  const Say say(words, d.currency);
  Lines out(colour);
  std::string title = d.territory;
  if (d.population) title += " · " + say("{1} inhabitants", {say.number(d.population)});
  out.title(title);
  out.heading(say("What is needed first"));
  list(out, say, needs(say, d));
  if (const auto estimated = estimated_domains_told(say, d); !estimated.empty())
    out.item(std::string(estimated_sign) + " " + estimated);
  out.heading(say("Beyond a limit today"));
  list(out, say, beyond(say, d));
  if (const auto items = in_doubt(say, d); !items.empty()) {
    out.heading(say("Limits that the draws leave in doubt"));
    list(out, say, items);
  }
  out.heading(say("The town itself"));
  out.item(axes(say, d));
  for (const auto &finding : d.skill_findings) out.item(say.message(finding));
  out.heading(say("What to get first"));
  list(out, say, missing(say, d));
  out.item(order_told(say));
  out.heading(say("Proposed as candidate projects"));
  list(out, say, candidates(say, d));
  out.item(need_is_not_value(say));
  std::vector<std::string> doubts;
  for (const auto &warning : d.warnings) doubts.push_back(say.message(warning));
  for (const auto &domain : d.domains)
    for (const auto &f : domain.findings)
      if (f.warning) doubts.push_back(finding_told(say, f));
  if (!doubts.empty()) {
    out.heading(say("To look at"));
    list(out, say, doubts);
  }
  return std::move(out).text();
}

}  // namespace jalon
