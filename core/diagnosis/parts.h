// parts.h - how each part of a diagnosis is found. Internal to the room.
#pragma once
#include <span>
#include <vector>

#include "core/diagnosis/asked.h"
#include "core/diagnosis/diagnosis.h"
#include "core/uncertainty/joint.h"

namespace jalon {

// All that is asked of the models: at the centre and over the draws.
struct Sampled {
  std::vector<AlignedBuffer> columns;          // [factor][draw]
  std::vector<DomainAnswers> central, draws;   // [domain]
  std::vector<std::vector<uint8_t>> rejected;  // [domain][draw]
  std::uint64_t n = 0;
};
Sampled sample(const Asked &asked, const Settings &settings, const DiagnosisOptions &options);

// With P10, median and P90 of the draws that were not rejected.
Ranged ranged(double central, std::span<const double> draws, std::span<const uint8_t> rejected);

// Of one figure against its marks; see IndicatorReading::gap.
std::optional<double> gap_of(double value, int direction, const std::optional<double> &limit,
                             const std::optional<double> &target);
PeerPlace place_among(const Peer &peer, double value, int direction);

// Some cell of the domain's own tables is measured.
bool measures_something(const Model &model);
// Labels of its own tables that an estimate stands for; of all of them if there is none such and
// nothing is measured.
std::vector<std::string> unmeasured_tables(const Model &model);
// One of its own tables has neither a file nor an estimate: what its things emit is not counted.
bool lacks_a_table(const Model &model);

// What an inventory that may be incomplete makes of what is told of its domain: +1 the least it can
// be, -1 the greatest, 0 neither. Empty lists: nothing is partial.
struct PartialBounds {
  std::vector<PartialTable> tables;
  std::vector<int> indicators;
  int cost = 0, revenue = 0, emissions = 0;
};
// Asks the model again with each row of its partial tables twice.
PartialBounds bounds_of(const Model &model, std::size_t k, const Sampled &sampled,
                        const Settings &settings, const std::vector<int> &years,
                        const DiagnosisOptions &options);

// What rests on tables of the domain that were made from the population.
struct EstimatedParts {
  std::vector<bool> indicators;
  bool cost = false, revenue = false, emissions = false;
};
// All of it where no own table was read from a file; else what moves when the model is asked again
// without the estimated tables. A model that refuses that leaves all of it resting on them.
EstimatedParts estimated_parts(const Model &model, std::size_t k, const Sampled &sampled,
                               const Settings &settings, const std::vector<int> &years,
                               const DiagnosisOptions &options);

// `k`: the domain's place in the models. Throws Fault for a peer whose unit does not convert.
std::vector<IndicatorReading> read_indicators(const Model &model, std::size_t k,
                                              const Sampled &sampled, const PartialBounds &bounds,
                                              const EstimatedParts &parts,
                                              const std::vector<Peer> &peers,
                                              std::optional<double> population, const Units &units);
Ranged gap_of_domain(const std::vector<IndicatorReading> &indicators, std::size_t k,
                     const Sampled &sampled);

std::vector<DigitalReading> digital_states(const Model &model);
PowerReading power_of(const Dossier &dossier, const PowerGrid &grid, const std::string &domain);
std::vector<FindingReading> findings_of(const Model &model, std::size_t &left_out);
std::vector<Message> findings_of(const SkillHolders &skills);

// Fills the stakes and the needs of the domains, and their ranks; sorts by rank.
void weigh_needs(std::vector<DomainReading> &domains, const Survey &survey,
                 std::optional<double> population);

// Of inventories: what is estimated or unknown, with what it would change, greatest first. Then
// what the town has not said.
std::vector<MissingReading> missing_data(const std::vector<Model> &models, const Asked &asked,
                                         const Sampled &sampled,
                                         const std::vector<DomainReading> &domains);
std::vector<MissingReading> unsaid(const Dossier &dossier, const Diagnosis &diagnosis);

// Fills `choice` and `instead_of`. Proposed: of each domain, in order of need, as many as the rule
// allows of those of which no gate is closed and that are known to have something to cover: first
// those whose gates, read on what the town itself has given, are all open; then the others (no
// gate, or one that cannot tell or is read on estimates), each as the model lists them; none that
// excludes one proposed before it, none that needs one that is not.
void choose_proposals(std::vector<CandidateReading> &candidates,
                      const std::vector<DomainReading> &domains, const ProposalRule &rule);

// Fills `state` and `chance` by the share of the draws that leave the gate open; without draws by
// its value alone. What is known as a bound opens or closes only what no further thing could turn.
void judge_gate(GateReading &gate, std::span<const double> draws, std::span<const uint8_t> rejected,
                double doubtful_share);

std::vector<CandidateReading> candidates_of(const std::vector<Model> &models,
                                            const Sampled &sampled,
                                            const std::vector<DomainReading> &domains,
                                            const Dossier &dossier, const ProposalRule &rule);

}  // namespace jalon
