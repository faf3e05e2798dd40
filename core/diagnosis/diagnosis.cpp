#include "core/diagnosis/diagnosis.h"

#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/diagnosis/parts.h"

namespace jalon {
namespace {

std::vector<uint8_t> rejected_in(const DomainAnswers &answers) {
  std::vector<uint8_t> marks;
  for (const double x : answers.cost) marks.push_back(std::isnan(x));
  return marks;
}

// Draws that the model rejects say nothing.
bool never_anything(double central, const std::vector<double> &draws) {
  return central == 0 &&
         std::all_of(draws.begin(), draws.end(), [](double x) { return x == 0 || std::isnan(x); });
}

class Diagnosing {
 public:
  Diagnosing(const Dossier &dossier, const Settings &settings, const std::vector<Model> &models,
             const DiagnosisOptions &options)
      : dossier_(dossier),
        settings_(settings),
        models_(models),
        options_(options),
        powers_(read_powers(options.config)),
        proposals_(read_proposal_rule(options.config)),
        peers_(read_peers(options.config, dossier.country)),
        asked_(models, settings, years()) {}

  Diagnosis run() {
    Diagnosis out = identity();
    const Survey survey = read_survey(dossier_.folder, ids_of(out.grid));
    answer(survey, out);
    sampled_ = sample(asked_, settings_, options_);
    for (std::size_t k = 0; k < models_.size(); ++k) {
      check_cancelled();
      sampled_.central.push_back(asked_.central(k));
      std::vector<const double *> columns;
      for (const auto &column : sampled_.columns) columns.push_back(column.data());
      sampled_.draws.push_back(asked_.ask(k, columns, sampled_.n));
      sampled_.rejected.push_back(rejected_in(sampled_.draws.back()));
      const auto &marks = sampled_.rejected.back();
      out.rejected = std::max<std::uint64_t>(
          out.rejected, static_cast<std::uint64_t>(std::count(marks.begin(), marks.end(), 1)));
    }
    for (std::size_t k = 0; k < models_.size(); ++k) {
      check_cancelled();
      out.domains.push_back(domain(k));
    }
    weigh_needs(out.domains, survey, dossier_.population);
    check_cancelled();
    out.missing = missing_data(models_, asked_, sampled_, out.domains);
    for (auto &m : unsaid(dossier_, out)) out.missing.push_back(std::move(m));
    out.candidates = candidates_of(models_, sampled_, out.domains, dossier_, proposals_);
    warn(survey, out);
    return out;
  }

 private:
  std::vector<int> years() const {
    std::vector<int> all;
    for (int y = 0; y <= options_.years; ++y) all.push_back(dossier_.base_year + y);
    return all;
  }

  static std::vector<std::string> ids_of(const AxisGrid &grid) {
    std::vector<std::string> ids;
    for (const auto &axis : grid.axes) ids.push_back(axis.id);
    return ids;
  }

  void check_cancelled() const {
    if (options_.cancelled && options_.cancelled())
      throw Fault("stopped on request before the diagnosis was made"_msg);
  }

  Diagnosis identity() const {
    Diagnosis d;
    d.territory = dossier_.name;
    d.insee = dossier_.insee;
    d.intercommunality = dossier_.intercommunality;
    d.country = dossier_.country;
    d.currency = settings_.units().currency();
    d.population = dossier_.population;
    d.base_year = dossier_.base_year;
    d.last_year = dossier_.base_year + options_.years;
    d.draws = options_.draws;
    d.seed = options_.seed;
    d.grid = read_axes(options_.config);
    d.power_evidence = powers_.evidence;
    d.near_end_years = powers_.near_end_years;
    d.proposals = proposals_;
    for (const std::string file :
         {"diagnosis/axes.toml", "diagnosis/power.toml", "diagnosis/propose.toml"})
      d.digests[file] = digest(read_file(options_.config / file));
    if (const auto file = "peers/" + dossier_.country + ".toml";
        std::filesystem::exists(options_.config / file))
      d.digests[file] = digest(read_file(options_.config / file));
    return d;
  }

  void answer(const Survey &survey, Diagnosis &out) const {
    for (const auto &axis : out.grid.axes) {
      AxisReading r{axis, {}, "", ""};
      for (const auto &a : survey.axes)
        if (a.axis == axis.id) {
          r.level = a.level;
          r.evidence = a.evidence;
          r.date = a.date;
        }
      out.axes.push_back(std::move(r));
    }
    out.skills = survey.skills;
    out.skill_findings = findings_of(survey.skills);
    out.own_stakes = !survey.stakes.empty();
    if (!survey.file.empty()) out.digests["diagnosis.toml"] = digest(read_file(survey.file));
  }

  DomainReading domain(std::size_t k) const {
    const auto &manifest = models_[k].plugin().manifest();
    const jalon_domain &d = models_[k].plugin().domain();
    DomainReading r;
    r.domain = d.name;
    r.plugin = manifest.id + " " + manifest.version;
    r.title = {manifest.title_fr, manifest.title_en};
    r.caveats = {d.caveats, d.caveats + d.n_caveats};
    r.power = power_of(dossier_, powers_, r.domain);
    const PartialBounds bounds = bounds_of(models_[k], k, sampled_, settings_, years(), options_);
    r.partial = bounds.tables;
    const EstimatedParts parts =
        estimated_parts(models_[k], k, sampled_, settings_, years(), options_);
    r.indicators = read_indicators(models_[k], k, sampled_, bounds, parts, peers_,
                                   dossier_.population, settings_.units());
    r.digital = digital_states(models_[k]);
    r.findings = findings_of(models_[k], r.findings_left_out);
    for (const auto &i : r.indicators) {
      r.need.gaps_known += i.gap.has_value();
      r.need.gaps_unknown += (i.standing == Standing::unknown && (i.limit || i.target)) ||
                             i.standing == Standing::bounded;
    }
    r.need.gap_estimated = std::any_of(r.indicators.begin(), r.indicators.end(),
                                       [](const auto &i) { return i.gap && i.estimated; });
    r.need.gap = gap_of_domain(r.indicators, k, sampled_);
    r.need.gap.estimated = r.need.gap_estimated;
    const auto &central = sampled_.central[k], &draws = sampled_.draws[k];
    r.unmeasured = unmeasured_tables(models_[k]);
    const bool measured = measures_something(models_[k]);
    const auto told = [&](bool counted, double centre, const std::vector<double> &values, int bound,
                          bool estimated) {
      if (counted && !measured && never_anything(centre, values)) return Ranged{};
      Ranged amount = ranged(centre, values, sampled_.rejected[k]);
      if (amount.central) amount.bound = bound;
      amount.estimated = estimated && amount.central;
      return amount;
    };
    r.need.cost.amount =
        told(asked_.counts_cost(k), central.cost[0], draws.cost, bounds.cost, parts.cost);
    r.revenue = told(asked_.counts_revenue(k), central.revenue[0], draws.revenue, bounds.revenue,
                     parts.revenue);
    if (!central.emissions.empty())
      r.need.emissions.amount =
          never_anything(central.emissions[0], draws.emissions) && lacks_a_table(models_[k])
              ? Ranged{}
              : told(true, central.emissions[0], draws.emissions, bounds.emissions,
                     parts.emissions);
    return r;
  }

  void warn(const Survey &survey, Diagnosis &out) const {
    for (const auto &[name, power] : dossier_.powers)
      if (std::none_of(out.domains.begin(), out.domains.end(),
                       [&, &domain = name](const auto &d) { return d.domain == domain; }))
        out.warnings.push_back(
            "[powers.{1}] says who holds a power, but the dossier has no inventory, estimate or project of that domain."_msg(
                name));
    for (const auto &d : out.domains)
      if (out.own_stakes && !survey.stakes.contains(d.domain))
        out.warnings.push_back(
            "[stakes] of diagnosis.toml gives no weight to {1}: its stake is unknown."_msg(
                d.domain));
    if (!out.axes.empty() && survey.axes.empty())
      out.warnings.push_back(
          "The axes are empty because nobody has answered them and no file can: write an [[axis]] "
          "with its level, 0 to 4, in diagnosis.toml (docs/town/diagnostic.md)."_msg);
    if (out.rejected > 0)
      out.warnings.push_back(
          "{1} of {2} draws lie outside what a model can say and were left out of its ranges."_msg(
              out.rejected, out.draws));
    for (const auto &model : models_)
      if (const Message where = model.not_finite(); !where.empty())
        out.warnings.push_back(
            "Draws without a finite number were left out; the first: {1}."_msg(where));
  }

  const Dossier &dossier_;
  const Settings &settings_;
  const std::vector<Model> &models_;
  const DiagnosisOptions &options_;
  PowerGrid powers_;
  ProposalRule proposals_;
  std::vector<Peer> peers_;
  Asked asked_;
  Sampled sampled_;
};

}  // namespace

Diagnosis diagnose(const Dossier &dossier, const Settings &settings,
                   const std::vector<Model> &models, const DiagnosisOptions &options) {
  return Diagnosing(dossier, settings, models, options).run();
}

}  // namespace jalon
