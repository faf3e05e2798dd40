#include "core/app/unheeded.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace jalon {
namespace {

void powers(const Opened &o, std::vector<Message> &out) {
  std::vector<std::string> domains;
  for (const auto &plugin : o.plugins) domains.emplace_back(plugin->domain().name);
  std::vector<Message> list{domains.begin(), domains.end()};
  for (const auto &[domain, power] : o.dossier.powers) {
    if (std::find(domains.begin(), domains.end(), domain) != domains.end()) continue;
    out.push_back("[powers.{1}] is of no domain of this dossier ({2}): it changes nothing."_msg(
        domain, list.empty() ? Message("none"_msg) : Message::joined(list)));
  }
}

void start_years(const Dossier &d, const Project &p, std::vector<Message> &out) {
  const int first = d.base_year, last = first + d.plan_years - 1;
  if (p.earliest && *p.earliest < first)
    out.push_back(
        "Project \"{1}\": `earliest` is {2}, before the plan's first year: it may start from {3} "
        "on."_msg(p.title, std::to_string(*p.earliest), std::to_string(first)));
  if (p.latest && *p.latest > last)
    out.push_back(
        "Project \"{1}\": `latest` is {2}, after the plan's last year: it may start until {3} "
        "([plan] "
        "years)."_msg(p.title, std::to_string(*p.latest), std::to_string(last)));
}

void announced(const Project &p, const ProjectResult &r, std::vector<Message> &out) {
  if (!p.facts.start.empty() && p.facts.start.substr(0, 4) != std::to_string(r.start_year))
    out.push_back(
        "Project \"{1}\": its announced start ({2}) binds nothing, and it is appraised as started "
        "in {3}; `earliest` and `latest` would bind it."_msg(p.title, p.facts.start,
                                                             std::to_string(r.start_year)));
  if (p.facts.budget && r.appraisal)
    out.push_back(
        "Project \"{1}\": its announced budget ({2}) enters no sum; the model computes {3} to "
        "invest."_msg(p.title, Message::number(std::round(*p.facts.budget)),
                      Message::number(std::round(r.appraisal->to_invest))));
}

}  // namespace

std::vector<Message> unheeded(const Opened &opened, const std::vector<ProjectResult> &projects) {
  std::vector<Message> out;
  powers(opened, out);
  for (const auto &r : projects)
    for (const auto &p : opened.dossier.projects) {
      if (p.id != r.id) continue;
      start_years(opened.dossier, p, out);
      announced(p, r, out);
    }
  return out;
}

}  // namespace jalon
