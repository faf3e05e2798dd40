#include "core/app/spreads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/diagnosis/standing.h"
#include "core/uncertainty/monte_carlo.h"
#include "core/uncertainty/precision.h"

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
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

// Also counts how often an output keeps a mark.
class MarkedDraws : public MonteCarlo {
 public:
  using MonteCarlo::MonteCarlo;

  // Where to find the share; nothing without a mark.
  std::optional<std::size_t> watch(std::size_t output, double mark, int way) {
    if (!std::isfinite(mark)) return std::nullopt;
    watched_.emplace_back(output, Keeping(mark, way));
    return watched_.size() - 1;
  }
  std::optional<double> share(const std::optional<std::size_t> &at) const {
    return at ? watched_[*at].second.share() : std::nullopt;
  }
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    for (auto &[output, keeping] : watched_) keeping.add({out[output], n}, rejected);
    MonteCarlo::take(first, n, out, rejected);
  }

 private:
  std::vector<std::pair<std::size_t, Keeping>> watched_;
};

std::optional<double> mark_of(double x) {
  return std::isfinite(x) ? std::optional(x) : std::nullopt;
}

}  // namespace

ExperimentOptions experiment_options(const StudyOptions &options, const Message &what) {
  ExperimentOptions r;
  r.threads = options.threads;
  r.cancelled = options.callbacks.cancelled;
  if (options.progress)
    r.progress = [what, &options](double done) { options.progress(what, done); };
  return r;
}

Drawn draw(const Portfolio &portfolio, const Appraiser &appraiser,
           std::span<const Comparison> comparisons, const StudyOptions &options) {
  const Joint joint(appraiser.factors(), portfolio.opened().settings.correlations());
  const Function function =
      appraiser.function({comparisons.begin(), comparisons.end()}, Appraiser::Wanted::everything);
  MarkedDraws draws(joint, options.sampling, options.seed, options.draws, function.outputs);
  const std::size_t projects = portfolio.projects().size();
  std::vector<std::size_t> collective;
  for (std::size_t i = 0; i < projects; ++i)
    collective.push_back(appraiser.value(i, Ledger::collective));
  Preference preference(projects);
  if (projects > 1) draws.compare(preference, collective);
  const auto precision = [&] { return precision_of_projects(portfolio, appraiser, draws); };
  std::vector<std::array<std::optional<std::size_t>, 2>> watched;  // limit, target
  for (std::size_t k = 0; k < portfolio.models().size(); ++k) {
    const auto declared = indicators_of(portfolio.models()[k].plugin().domain());
    for (std::size_t i = 0; i < declared.size(); ++i) {
      const auto &[limit, target] = std::pair(declared[i].limit, declared[i].target);
      const int way = better_way(declared[i].direction, mark_of(limit), mark_of(target));
      const std::size_t output = appraiser.indicator(comparisons.size(), k, i);
      watched.push_back({draws.watch(output, limit, way), draws.watch(output, target, way)});
    }
  }
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
  std::size_t next = 0;
  for (std::size_t k = 0; k < portfolio.models().size(); ++k) {
    auto &indicators = out.indicators.emplace_back();
    const auto &domain = portfolio.models()[k].plugin().domain();
    for (std::size_t i = 0; i < domain.n_indicators; ++i) {
      const auto &[limit, target] = watched[next++];
      indicators.push_back({draws.of(appraiser.indicator(comparisons.size(), k, i)),
                            draws.share(limit), draws.share(target)});
    }
  }
  return out;
}

}  // namespace jalon
