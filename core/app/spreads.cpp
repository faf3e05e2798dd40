#include "core/app/spreads.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/uncertainty/distribution.h"
#include "core/uncertainty/monte_carlo.h"
#include "core/uncertainty/one_at_a_time.h"
#include "core/uncertainty/precision.h"
#include "core/uncertainty/screening.h"
#include "core/uncertainty/sobol_indices.h"

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
// Points of each of the two samples of the Sobol indices.
constexpr std::uint64_t k_base = 1024;
// How far a figure without bounds is followed in search of a switching value.
constexpr double k_farthest = 10;

ExperimentOptions experiment_options(const StudyOptions &options, const Message &what) {
  ExperimentOptions r;
  r.threads = options.threads;
  r.cancelled = options.callbacks.cancelled;
  if (options.progress)
    r.progress = [what, &options](double done) { options.progress(what, done); };
  return r;
}

// Is it known well enough what each project is worth, to all and to the town?
Precision precision_of_projects(const Portfolio &portfolio, const Appraiser &appraiser,
                                const MonteCarlo &draws) {
  std::vector<Summary> summaries;
  std::vector<Message> names;
  for (std::size_t i = 0; i < portfolio.projects().size(); ++i) {
    const std::string &title = portfolio.projects()[i].project->title;
    summaries.push_back(draws.of(appraiser.value(i, Ledger::collective)));
    names.push_back("value of \"{1}\" for the whole territory"_msg(title));
    summaries.push_back(draws.of(appraiser.value(i, Ledger::authority)));
    names.push_back("value of \"{1}\" for the town's budget"_msg(title));
  }
  std::vector<Watched> watched;
  for (std::size_t i = 0; i < names.size(); ++i) watched.push_back({names[i], &summaries[i]});
  return precision_of(watched);
}

PreferenceResult preferences_of(const Portfolio &portfolio, const Preference &preference) {
  PreferenceResult r;
  for (std::size_t a = 0; a < portfolio.projects().size(); ++a) {
    r.ids.push_back(portfolio.projects()[a].project->id);
    auto &row = r.beats.emplace_back();
    for (std::size_t b = 0; b < portfolio.projects().size(); ++b)
      row.push_back(a == b ? unknown : preference.beats(a, b));
    r.first.push_back(preference.first(a));
  }
  return r;
}

// Between which values a figure is searched for a change of sign: as far as its key allows, or ten
// times its central value.
std::pair<double, double> ends_of_search(const Key &key, const Figure &figure) {
  const double x = figure.value,
               far = k_farthest * std::max(std::fabs(x), figure.high - figure.low);
  const double low = std::max(key.lower, x >= 0 && key.lower >= 0 ? 0 : x - far);
  return {low, std::min(key.upper, x + far)};
}

// What was said of figures that vary together, where both do; and what is used where no figures can
// have that.
std::vector<Message> ties_of(const Settings &settings, const Joint &joint) {
  const auto place = [&](const std::string &path) {
    const auto &all = joint.factors();
    return static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const Factor &f) { return f.path == path; }) -
        all.begin());
  };
  std::vector<Message> ties;
  for (const auto &c : settings.correlations()) {
    const std::size_t first = place(c.first), second = place(c.second);
    if (std::max(first, second) == joint.factors().size()) continue;
    const double used = std::round(joint.rank(first, second) * 1000) / 1000;
    const Message rank = std::fabs(used - c.rank) < 0.001
                             ? Message::number(c.rank)
                             : "{1} instead of {2}, which contradicts the other ones"_msg(
                                   Message::number(used), Message::number(c.rank));
    ties.push_back("{1} and {2} vary together: rank correlation {3} ({4}; {5})."_msg(
        label_of(settings.key(c.first)), label_of(settings.key(c.second)), rank,
        c.source.empty() ? Message("no source given"_msg) : Message(c.source),
        message_of(c.confidence)));
  }
  return ties;
}

// Does the figure move this project?
bool moves(const DriverResult &d, const Tornado &bars, std::size_t authority,
           std::size_t collective) {
  const auto by = [](const DriverResult::Effect &e, double central) {
    return e.index.total.value > 0 || e.at_low != central || e.at_high != central;
  };
  return by(d.authority, bars.central[authority]) || by(d.collective, bars.central[collective]);
}

// Of the factors that move something; nothing if stopped.
std::unique_ptr<SobolIndices> indices_of(const Joint &joint,
                                         const std::vector<std::vector<std::size_t>> &groups,
                                         const Function &function, const StudyOptions &options,
                                         const Message &what) {
  // All factors have coordinates; those that move nothing are in no group, and never drawn anew.
  std::vector<std::string> names;
  for (const auto &f : joint.factors()) names.push_back(f.path);
  auto indices = std::make_unique<SobolIndices>(
      names, groups,
      [&joint](std::size_t n, std::span<const std::uint32_t *const> coordinates,
               std::span<double *const> values) { joint.transform(n, coordinates, values); },
      function.outputs, k_base, options.seed);
  if (run(*indices, function, experiment_options(options, what)) < indices->points()) return {};
  return indices;
}

}  // namespace

Drawn draw(const Portfolio &portfolio, const Appraiser &appraiser,
           std::span<const Comparison> comparisons, const StudyOptions &options) {
  const Joint joint(appraiser.factors(), portfolio.opened().settings.correlations());
  const Function function =
      appraiser.function({comparisons.begin(), comparisons.end()}, Appraiser::Wanted::everything);
  MonteCarlo draws(joint, options.sampling, options.seed, options.draws, function.outputs);
  const std::size_t projects = portfolio.projects().size();
  std::vector<std::size_t> collective;
  for (std::size_t i = 0; i < projects; ++i)
    collective.push_back(appraiser.value(i, Ledger::collective));
  Preference preference(projects);
  if (projects > 1) draws.compare(preference, collective);
  const auto precision = [&] { return precision_of_projects(portfolio, appraiser, draws); };
  draws.stop_when([&] { return precision().enough; });

  Drawn out;
  out.how.sampling = name_of(options.sampling);
  out.how.asked = options.draws;
  out.how.factors = joint.factors().size();
  out.how.ties = ties_of(portfolio.opened().settings, joint);
  out.how.correlations = joint.told();
  out.how.done =
      run(draws, function, experiment_options(options, "Drawing the uncertain figures"_msg));
  out.how.stopped = out.how.done < draws.points();
  if (out.how.done == 0) throw Fault("stopped on request"_msg);
  const Precision reached = precision();
  out.how.precise = reached.enough;
  out.how.loose = reached.loose;
  if (const Message more = advice(reached); !more.empty()) out.how.loose.push_back(more);
  if (projects > 1) out.preferences = preferences_of(portfolio, preference);

  for (std::size_t c = 0; c < comparisons.size(); ++c) {
    auto &spreads = out.comparisons.emplace_back();
    for (std::size_t a = 0; a < appraiser.accounts().size(); ++a)
      spreads.accounts.push_back(draws.of(appraiser.value(c, a)));
    spreads.irr_authority = draws.of(appraiser.rate_of_authority(c));
    spreads.irr_collective = draws.of(appraiser.rate_of_collective(c));
  }
  for (std::size_t k = 0; k < portfolio.models().size(); ++k) {
    auto &indicators = out.indicators.emplace_back();
    const auto &domain = portfolio.models()[k].plugin().domain();
    for (std::size_t i = 0; i < domain.n_indicators; ++i)
      indicators.push_back(draws.of(appraiser.indicator(comparisons.size(), k, i)));
  }
  return out;
}

std::vector<std::vector<DriverResult>> drivers(const Portfolio &portfolio,
                                               const Appraiser &appraiser,
                                               std::span<const Comparison> projects,
                                               const StudyOptions &options) {
  const auto &factors = appraiser.factors();
  if (factors.empty() || projects.empty()) return {};
  const Joint joint(factors, portfolio.opened().settings.correlations());
  const Function function =
      appraiser.function({projects.begin(), projects.end()}, Appraiser::Wanted::values);
  const auto cancelled = [&] {
    return options.callbacks.cancelled && options.callbacks.cancelled();
  };

  // Most figures move nothing that is asked here: they are told early and left alone.
  ExperimentOptions silent = experiment_options(options, {});
  silent.progress = {};
  const auto moving = moving_groups(function, joint, options.seed, silent);
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> moved;  // factors
  for (std::size_t g = 0; g < moving.size(); ++g)
    if (moving[g]) {
      groups.push_back(joint.groups()[g]);
      moved.insert(moved.end(), joint.groups()[g].begin(), joint.groups()[g].end());
    }
  std::sort(moved.begin(), moved.end());

  std::vector<Swing> swings, searches;
  for (const std::size_t f : moved) {
    const Figure &figure = factors[f].figure;
    swings.push_back({f, quantile(figure, 0.1), quantile(figure, 0.9)});
    const auto [low, high] =
        ends_of_search(portfolio.opened().settings.key(factors[f].path), figure);
    searches.push_back({f, low, high});
  }
  const auto centre = appraiser.centre();
  const Tornado bars = tornado(function, centre, swings, silent);
  const auto switching =
      switching_values(function, centre, searches,
                       experiment_options(options, "Searching for switching values"_msg));
  const auto indices =
      indices_of(joint, groups, function, options, "Finding what drives the results"_msg);
  if (!indices || cancelled()) return {};

  constexpr SobolIndex none{{unknown, unknown, unknown}, {unknown, unknown, unknown}};
  std::vector<std::vector<DriverResult>> out(projects.size());
  for (std::size_t i = 0; i < projects.size(); ++i) {
    const std::size_t authority = Appraiser::authority(i), collective = Appraiser::collective(i);
    const auto by_authority = indices->of(authority), by_collective = indices->of(collective);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const bool alone = groups[g].size() == 1;
      if (!alone) {
        DriverResult together;
        for (const std::size_t f : groups[g]) together.paths.push_back(factors[f].path);
        together.authority = {by_authority[g], unknown, unknown, {}};
        together.collective = {by_collective[g], unknown, unknown, {}};
        together.central = together.low = together.high = together.from = together.to = unknown;
        out[i].push_back(std::move(together));
      }
      for (const std::size_t f : groups[g]) {
        const auto at = static_cast<std::size_t>(std::lower_bound(moved.begin(), moved.end(), f) -
                                                 moved.begin());
        DriverResult one;
        one.paths = {factors[f].path};
        const auto effect = [&](std::size_t output, const SobolIndex &index) {
          return DriverResult::Effect{alone ? index : none, bars.bars[output][at].at_low,
                                      bars.bars[output][at].at_high, switching[output][at]};
        };
        one.authority = effect(authority, by_authority[g]);
        one.collective = effect(collective, by_collective[g]);
        one.central = factors[f].figure.value;
        one.low = swings[at].low, one.high = swings[at].high;
        one.from = searches[at].low, one.to = searches[at].high;
        if (moves(one, bars, authority, collective)) out[i].push_back(std::move(one));
      }
    }
    const auto weight = [](const DriverResult &d) {
      const double total = d.collective.index.total.value;
      return std::isnan(total) ? -1 : total;
    };
    std::stable_sort(out[i].begin(), out[i].end(),
                     [&](const auto &a, const auto &b) { return weight(a) > weight(b); });
  }
  return out;
}

}  // namespace jalon
