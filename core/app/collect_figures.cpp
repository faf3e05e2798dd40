#include <algorithm>

#include "core/app/collect.h"

namespace jalon {
namespace {

// Of a figure: no unit (or so much a year), and bounds between -1 and 1. What can only be 0 or 1 by
// the rules of appraisal is a yes or a no, and things per inhabitant are part of nothing.
bool is_share(const Key &key, const std::vector<std::shared_ptr<const Plugin>> &plugins) {
  const bool bare = key.unit == "1" || key.unit.starts_with("1/");
  const bool yes_or_no =
      key.path.starts_with("norms.public.") || key.path == "norms.residual_value";
  if (!bare || yes_or_no || key.lower < -1 || key.upper > 1) return false;
  for (const auto &plugin : plugins)
    for (const auto &table : tables_of(plugin->domain()))
      if (key.path == table.per_inhabitant) return false;
  return true;
}

// Prices of quantities that no line counts enter no result.
bool counts(const FigureResult &r, const std::vector<Model> &models) {
  const std::string value = "norms.value.";
  if (!r.path.starts_with(value)) return true;
  for (const auto &model : models)
    for (const auto &line : lines_of(model.plugin().domain()))
      if (std::string_view(line.unit) != "currency" && r.path.substr(value.size()) == line.category)
        return true;
  return false;
}

// Quantities that the norms give no price to; the money that goes with them has its own lines.
void warn_of_unpriced(const Opened &o, Results &out) {
  std::vector<Message> named;
  for (const auto &plugin : o.plugins)
    for (const auto &line : lines_of(plugin->domain()))
      if (std::string_view(line.unit) != "currency" && !o.norms.values.contains(line.category))
        named.push_back("{1} ({2})"_msg(Message::pattern(line.label),
                                        std::string("norms.value.") + line.category));
  if (named.empty()) return;
  out.warnings.push_back(
      "These quantities are shown without a value, since the norms give them no price: "
      "{1}."_msg(Message::joined(std::move(named), " · ")));
}

// Values of quantities count in the prices of the run.
const Figure &figure_used(const Opened &o, const std::string &path) {
  const std::string value = "norms.value.";
  if (!path.starts_with(value)) return o.settings.at(path);
  return o.norms.values.at(path.substr(value.size()));
}

std::string shortened(const std::string &file,
                      const std::vector<std::pair<std::filesystem::path, const char *>> &roots) {
  if (file.find('/') == std::string::npos) return file;  // a plugin, or the command line
  const auto normal = [](const std::filesystem::path &path) {
    return std::filesystem::absolute(path).lexically_normal();
  };
  for (const auto &[root, name] : roots) {
    const auto rest = normal(file).lexically_relative(normal(root));
    if (!root.empty() && !rest.empty() && *rest.begin() != "..")
      return (std::filesystem::path(name) / rest).generic_string();
  }
  return std::filesystem::path(file).filename().string();
}

}  // namespace

void shorten_places(const std::filesystem::path &dossier, const std::filesystem::path &config,
                    Results &out) {
  for (auto &r : out.figures)
    r.figure.place.file =
        shortened(r.figure.place.file, {{dossier, "dossier"}, {config, "config"}});
}

void collect_figures(const Opened &o, Results &out) {
  const auto used = [&](const Key &key) {
    if (key.path.starts_with("norms.") || key.path.starts_with("currency.")) return true;
    return std::any_of(o.plugins.begin(), o.plugins.end(), [&](const auto &plugin) {
      return parameters_of(plugin->domain()).find(key.path) != AbiList<jalon_parameter>::npos;
    });
  };
  for (const auto &path : o.settings.paths()) {
    const Key &key = o.settings.key(path);
    if (!o.settings.defined(path) || !used(key)) continue;
    out.figures.push_back(
        {path, label_of(key), key.unit, key.owner, figure_used(o, path), is_share(key, o.plugins)});
  }
  warn_of_unpriced(o, out);
}

void collect_figures_of_financing(const Opened &o, const std::set<std::string> &paths,
                                  Results &out) {
  for (const auto &path : paths) {
    const auto declared = o.settings.paths();
    if (std::find(declared.begin(), declared.end(), path) == declared.end() ||
        !o.settings.defined(path))
      continue;
    const Key &key = o.settings.key(path);
    out.figures.push_back(
        {path, label_of(key), key.unit, key.owner, o.settings.at(path), is_share(key, o.plugins)});
  }
  std::stable_sort(out.figures.begin(), out.figures.end(),
                   [](const FigureResult &a, const FigureResult &b) { return a.path < b.path; });
}

void warn_of_price_years(const std::vector<Model> &models, Results &out) {
  constexpr std::size_t most = 4;
  std::vector<const FigureResult *> other;
  for (auto &r : out.figures) {
    r.unconverted = r.unit.find("currency") != std::string::npos &&
                    !r.path.starts_with("currency.") && r.figure.price_year != 0 &&
                    r.figure.price_year != out.price_year && counts(r, models);
    if (r.unconverted) other.push_back(&r);
  }
  if (other.empty()) return;
  std::vector<Message> named;
  for (std::size_t i = 0; i < other.size() && i < most; ++i)
    named.push_back("{1} ({2})"_msg(other[i]->label, other[i]->figure.price_year));
  if (other.size() > most) named.push_back("{1} more"_msg(other.size() - most));
  out.warnings.push_back(
      "Amounts count in prices of {1}, but these figures are in prices of another year and were "
      "not converted: {2}."_msg(out.price_year, Message::joined(std::move(named), " · ")));
}

}  // namespace jalon
