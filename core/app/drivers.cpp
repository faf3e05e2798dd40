#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/app/spreads.h"
#include "core/uncertainty/distribution.h"
#include "core/uncertainty/one_at_a_time.h"
#include "core/uncertainty/screening.h"
#include "core/uncertainty/sobol_indices.h"

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
// Points of each of the two samples of the Sobol indices.
constexpr std::uint64_t k_base = 1024;
// How far a figure without bounds is followed in search of a switching value.
constexpr double k_farthest = 10;

using Switching = std::vector<std::vector<std::vector<double>>>;  // [output][swing]

// Projects that ask the same domains, and what drives them.
struct Part {
  std::vector<std::size_t> projects;  // their places; two outputs each, in this order
  Function function;
  std::vector<std::vector<std::size_t>> groups;  // of factors that move one of them
  std::vector<std::size_t> moved;                // those factors, ascending
  std::vector<Swing> swings, searches;           // of each of them
  Tornado bars;
  std::vector<Switching> switching;  // of each project
  std::unique_ptr<SobolIndices> indices;
};

std::vector<bool> domains_of(const Comparison &c) {
  std::vector<bool> asked;
  for (std::size_t k = 0; k < c.with.size(); ++k)
    asked.push_back(!c.with[k].empty() || !c.without[k].empty());
  return asked;
}

// Between which values a figure is searched for a change of sign: as far as its key allows, or ten
// times its central value.
std::pair<double, double> ends_of_search(const Key &key, const Figure &figure) {
  const double x = figure.value,
               far = k_farthest * std::max(std::fabs(x), figure.high - figure.low);
  const double low = std::max(key.lower, x >= 0 && key.lower >= 0 ? 0 : x - far);
  return {low, std::min(key.upper, x + far)};
}

// Does the figure move this project?
bool moves(const DriverResult &d, const Tornado &bars, std::size_t authority,
           std::size_t collective) {
  const auto by = [](const DriverResult::Effect &e, double central) {
    return e.index.total.value > 0 || e.at_low != central || e.at_high != central;
  };
  return by(d.authority, bars.central[authority]) || by(d.collective, bars.central[collective]);
}

class Driving {
 public:
  Driving(const Portfolio &portfolio, const Appraiser &appraiser,
          std::span<const Comparison> projects, const StudyOptions &options)
      : settings_(portfolio.opened().settings),
        appraiser_(appraiser),
        projects_(projects),
        options_(options),
        factors_(appraiser.factors()),
        joint_(factors_, settings_.correlations()),
        centre_(appraiser.centre()),
        silent_(experiment_options(options, {})) {
    silent_.progress = {};
  }

  std::vector<std::vector<DriverResult>> run() {
    std::vector<Part> parts = split();
    for (Part &part : parts) look(part);
    std::size_t done = 0;
    for (Part &part : parts)
      for (const std::size_t i : part.projects) {
        const Function alone = appraiser_.function({projects_[i]}, Appraiser::Wanted::values);
        part.switching.push_back(switching_values(
            alone, centre_, part.searches,
            share_of("Searching for switching values"_msg, done++, projects_.size())));
      }
    done = 0;
    for (Part &part : parts) {
      part.indices = indices_of(part, done++, parts.size());
      if (!part.indices || cancelled()) return {};
    }
    std::vector<std::vector<DriverResult>> out(projects_.size());
    for (const Part &part : parts)
      for (std::size_t at = 0; at < part.projects.size(); ++at)
        out[part.projects[at]] = drivers_of(part, at);
    return out;
  }

 private:
  bool cancelled() const { return options_.callbacks.cancelled && options_.callbacks.cancelled(); }

  // One of several runs that are told as one.
  ExperimentOptions share_of(const Message &what, std::size_t one, std::size_t of) const {
    ExperimentOptions r = experiment_options(options_, what);
    if (r.progress)
      r.progress = [whole = r.progress, one, of](double fraction) {
        whole((static_cast<double>(one) + fraction) / static_cast<double>(of));
      };
    return r;
  }

  std::vector<Part> split() const {
    std::vector<Part> parts;
    std::map<std::vector<bool>, std::size_t> places;
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      const auto [at, is_new] = places.emplace(domains_of(projects_[i]), parts.size());
      if (is_new) parts.emplace_back();
      parts[at->second].projects.push_back(i);
    }
    for (Part &part : parts) {
      std::vector<Comparison> comparisons;
      for (const std::size_t i : part.projects) comparisons.push_back(projects_[i]);
      part.function = appraiser_.function(comparisons, Appraiser::Wanted::values);
    }
    return parts;
  }

  // Most figures move nothing that is asked here: they are told early and left alone.
  void look(Part &part) const {
    const auto moving = moving_groups(part.function, joint_, options_.seed, silent_);
    for (std::size_t g = 0; g < moving.size(); ++g)
      if (moving[g]) {
        const auto &group = joint_.groups()[g];
        part.groups.push_back(group);
        part.moved.insert(part.moved.end(), group.begin(), group.end());
      }
    std::sort(part.moved.begin(), part.moved.end());
    for (const std::size_t f : part.moved) {
      const Figure &figure = factors_[f].figure;
      part.swings.push_back({f, quantile(figure, 0.1), quantile(figure, 0.9)});
      const auto [low, high] = ends_of_search(settings_.key(factors_[f].path), figure);
      part.searches.push_back({f, low, high});
    }
    part.bars = tornado(part.function, centre_, part.swings, silent_);
  }

  // Nothing if stopped.
  std::unique_ptr<SobolIndices> indices_of(const Part &part, std::size_t one,
                                           std::size_t of) const {
    // All factors have coordinates, the same in every part; those that move nothing are in no
    // group, and never drawn anew.
    std::vector<std::string> names;
    for (const auto &f : factors_) names.push_back(f.path);
    auto indices = std::make_unique<SobolIndices>(
        names, part.groups,
        [this](std::size_t n, std::span<const std::uint32_t *const> coordinates,
               std::span<double *const> values) { joint_.transform(n, coordinates, values); },
        part.function.outputs, k_base, options_.seed);
    const auto options = share_of("Finding what drives the results"_msg, one, of);
    if (jalon::run(*indices, part.function, options) < indices->points()) return {};
    return indices;
  }

  DriverResult together(const std::vector<std::size_t> &group, const SobolIndex &by_authority,
                        const SobolIndex &by_collective) const {
    DriverResult r;
    for (const std::size_t f : group) r.paths.push_back(factors_[f].path);
    r.authority = {by_authority, unknown, unknown, {}};
    r.collective = {by_collective, unknown, unknown, {}};
    r.central = r.low = r.high = r.from = r.to = unknown;
    return r;
  }

  std::vector<DriverResult> drivers_of(const Part &part, std::size_t project) const {
    constexpr SobolIndex none{{unknown, unknown, unknown}, {unknown, unknown, unknown}};
    const std::size_t own_authority = Appraiser::authority(0),
                      own_collective = Appraiser::collective(0);
    const std::size_t authority = Appraiser::authority(project),
                      collective = Appraiser::collective(project);
    const auto by_authority = part.indices->of(authority),
               by_collective = part.indices->of(collective);
    const Switching &switching = part.switching[project];
    std::vector<DriverResult> out;
    for (std::size_t g = 0; g < part.groups.size(); ++g) {
      const bool alone = part.groups[g].size() == 1;
      if (!alone) out.push_back(together(part.groups[g], by_authority[g], by_collective[g]));
      for (const std::size_t f : part.groups[g]) {
        const auto at = static_cast<std::size_t>(
            std::lower_bound(part.moved.begin(), part.moved.end(), f) - part.moved.begin());
        const auto effect = [&](std::size_t output, std::size_t own, const SobolIndex &index) {
          const Tornado::Bar &bar = part.bars.bars[output][at];
          return DriverResult::Effect{alone ? index : none, bar.at_low, bar.at_high,
                                      switching[own][at]};
        };
        DriverResult one;
        one.paths = {factors_[f].path};
        one.authority = effect(authority, own_authority, by_authority[g]);
        one.collective = effect(collective, own_collective, by_collective[g]);
        one.central = factors_[f].figure.value;
        one.low = part.swings[at].low, one.high = part.swings[at].high;
        one.from = part.searches[at].low, one.to = part.searches[at].high;
        if (moves(one, part.bars, authority, collective)) out.push_back(std::move(one));
      }
    }
    const auto weight = [](const DriverResult &d) {
      const double total = d.collective.index.total.value;
      return std::isnan(total) ? -1 : total;
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](const auto &a, const auto &b) { return weight(a) > weight(b); });
    return out;
  }

  const Settings &settings_;
  const Appraiser &appraiser_;
  std::span<const Comparison> projects_;
  const StudyOptions &options_;
  const std::vector<Factor> &factors_;
  const Joint joint_;
  const std::vector<double> centre_;
  ExperimentOptions silent_;
};

}  // namespace

std::vector<std::vector<DriverResult>> drivers(const Portfolio &portfolio,
                                               const Appraiser &appraiser,
                                               std::span<const Comparison> projects,
                                               const StudyOptions &options) {
  if (appraiser.factors().empty() || projects.empty()) return {};
  return Driving(portfolio, appraiser, projects, options).run();
}

}  // namespace jalon
