#include "core/app/unheeded.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>

#include "core/base/text.h"
#include "core/base/words.h"
#include "core/territory/likeness.h"

namespace jalon {
namespace {

using Plugins = std::vector<std::shared_ptr<const Plugin>>;

// The label of a domain in every language that its plugin speaks.
std::vector<std::string> labels_of(const Plugin &plugin) {
  const std::string label = plugin.domain().label;
  std::vector<std::string> labels{label};
  const auto folder = plugin.manifest().folder / "lang";
  std::error_code none;
  for (const auto &file : std::filesystem::directory_iterator(folder, none))
    if (file.path().extension() == ".mo")
      labels.push_back(Words(file.path().stem().string(), {folder})(label));
  return labels;
}

// The domain that somebody most likely meant: one whose label, in any language, shares words with
// what was written ("eau" is in "Eau potable"), or whose name or label is a slip away.
std::optional<std::string> meant(const std::string &written, const Plugins &plugins) {
  const auto words = name_words(written);
  std::string best;
  double most = 0;
  std::map<std::string, std::string> spelt;  // a word, and the domain that it stands for
  for (const auto &plugin : plugins) {
    const std::string name = plugin->domain().name;
    spelt[name] = name;
    for (const auto &label : labels_of(*plugin)) {
      for (const auto &word : name_words(label)) spelt.emplace(word, name);
      if (const double near = likeness(words, name_words(label)); near > most) {
        most = near;
        best = name;
      }
    }
  }
  if (most > 0) return best;
  std::vector<std::string> known;
  for (const auto &[word, name] : spelt)
    if (word.size() >= 4) known.push_back(word);
  const auto near = nearest(written, known);
  return near ? std::optional(spelt.at(*near)) : std::nullopt;
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

std::vector<Message> unheeded_powers(const Dossier &dossier, const Plugins &plugins) {
  std::vector<Message> out, list;
  std::vector<std::string> domains;
  for (const auto &plugin : plugins) domains.emplace_back(plugin->domain().name);
  for (const auto &domain : domains) list.emplace_back(domain);
  const Message known = list.empty() ? Message("none"_msg) : Message::joined(list);
  for (const auto &[domain, power] : dossier.powers) {
    if (std::find(domains.begin(), domains.end(), domain) != domains.end()) continue;
    if (const auto near = meant(domain, plugins))
      out.push_back(
          "[powers.{1}] is of no domain of this dossier ({2}): it changes nothing. Did you mean "
          "[powers.{3}]?"_msg(domain, known, *near));
    else
      out.push_back("[powers.{1}] is of no domain of this dossier ({2}): it changes nothing."_msg(
          domain, known));
  }
  return out;
}

std::optional<Message> unheeded_financing(const Dossier &dossier) {
  if (!speaks_of_financing(dossier)) return std::nullopt;
  return "No rules of public finance come with Jalon for this country (`{1}`): what the dossier says of accounts, limits and financing changes nothing."_msg(
      dossier.country);
}

std::vector<Message> unheeded(const Opened &opened, const std::vector<ProjectResult> &projects) {
  std::vector<Message> out;
  for (const auto &r : projects)
    for (const auto &p : opened.dossier.projects) {
      if (p.id != r.id) continue;
      start_years(opened.dossier, p, out);
      announced(p, r, out);
    }
  return out;
}

}  // namespace jalon
