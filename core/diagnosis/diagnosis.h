// diagnosis.h - the first step: what does the town have, how far is it, what does it need?
//
// Of every domain of a dossier: indicators in year 0 of the reference against limit, target and
// peers, the digital state of what exists, who holds the power, and the need that follows; then
// what cuts across domains (axes, skills), what is not known and what it would change, and measures
// worth proposing. diagnosis.json is this structure (docs/integrator/diagnosis.md); pages are made
// of it in core/report. Unknown is nothing or NaN, never 0.
//
// The figure shown and ranked is the one with every uncertain figure central, the same as in a run.
// Ranges are P10 and P90 over joint draws of all of them, the same for all domains; where figures
// are skewed the central one may lie at their edge or outside, which is told. Limits, targets and
// gates are judged by the share of the draws on either side.
// Labels are English and translated when shown. Money is in the dossier's currency, constant
// prices, a year.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/diagnosis/grids.h"
#include "core/diagnosis/standing.h"
#include "core/diagnosis/survey.h"
#include "core/domain/model.h"
#include "core/settings/settings.h"

namespace jalon {

// A quantity today. Nothing = unknown; no range where a draw has no value. What no uncertain figure
// moves has one value for all.
struct Ranged {
  std::optional<double> central;  // with every figure central
  std::optional<double> p10, p90;
  std::optional<double> median{};
  double without = 0;  // share of the draws that have no value
  // An inventory that may lack things (PartialTable) makes it: +1 the least it can be, more things
  // would raise it; -1 the greatest; 0 neither.
  int bound = 0;
  // It rests on a table that was estimated from figures of other towns, alone or beside others:
  // wherever it is shown it bears the mark of an estimate.
  bool estimated = false;
};

// An indicator beside one record of peers.
struct PeerPlace {
  Peer peer;  // in the indicator's unit
  // Share of the peers with less, by straight lines between the quantiles given; where the town is
  // below the first or above the last, that one, and `outside` is -1 or +1. Nothing with a mean.
  std::optional<double> below;
  int outside = 0;
  int side = 0;  // of the mean or median: +1 better, -1 worse, 0 level or no direction
};

struct IndicatorReading {
  std::string name, label, unit;
  int direction = 0;
  bool share = false;  // a part of a whole: shown in per cent
  Ranged value;
  std::optional<double> limit, target;
  Evidence evidence;  // of limit and target
  Standing standing = Standing::unknown;
  // Shares of the draws that keep the limit, that reach the target; nothing without a range.
  std::optional<double> keeps_limit{}, keeps_target{};
  // 0 at the target, 1 at the limit and beyond, straight between. With a limit alone 0 or 1; with a
  // target alone the distance relative to it, up to 1. Nothing without marks or figure, nor where
  // its bound leaves them open.
  std::optional<double> gap;
  std::vector<PeerPlace> peers;  // of an `estimated` one without `below` nor `side`
  // As its value: the figure rests on those of other towns and is not compared with them. Value,
  // standing and gap say, in part at least, what such towns do.
  bool estimated = false;
};

AgainstMarks marks_of(const IndicatorReading &indicator);

// How digital the things of one column are (JALON_DIGITAL), ascending.
struct DigitalReading {
  struct Level {
    std::string name, label;
    double measured = 0, estimated = 0;  // things
  };
  std::string table, table_label, column, column_label;
  std::vector<Level> levels;
  double unknown = 0;  // things
};

struct PowerReading {
  std::optional<HolderRule> holder;  // nothing: the dossier does not say
  std::string name, code;
  std::optional<int> contract_end;
  bool near_end = false;         // within the years of the grid, or over
  std::optional<double> factor;  // of the need
};

// A yearly amount of the domain in the reference: mean over the appraised years.
struct StakeReading {
  Ranged amount;
  std::optional<double> per_inhabitant;
  std::optional<double> relative;  // to the largest of the dossier's domains, 0 to 1
};

// need = gap x stake x power.
struct NeedReading {
  Ranged gap;                                    // mean over the indicators with marks and figure
  std::size_t gaps_known = 0, gaps_unknown = 0;  // indicators with marks
  bool gap_estimated = false;    // one of those known is `estimated`: figures of other towns
  StakeReading cost;             // what the authority spends; see DomainReading::unmeasured
  StakeReading emissions;        // tonnes of CO2e
  std::optional<double> weight;  // the town's own, instead of cost and emissions
  // Weight, or mean of the two, relative to the largest; unknown where the cost is.
  std::optional<double> stake;
  std::optional<double> power;
  std::optional<double> need;   // if all three are known
  double at_most = 1;           // unknown factors taken as 1
  std::vector<Message> to_get;  // what is to be got before it is known, one for each unknown factor
  // From 1. First the domains of which gap and stake are known, then those of which one is not,
  // last those that need nothing (at_most is 0); within each by at_most, then by what is known.
  std::size_t rank = 0;
};

// A table of the domain of which all rows are of one body: those of others may be missing, so that
// what is counted is a minimum.
struct PartialTable {
  std::string table, label;
  std::string body;  // whose rows they are
  std::size_t rows = 0;
  // What twice the things of this table would make of what is shown.
  struct Twice {
    std::string name, label, unit;  // name "cost", "revenue": of the authority a year
    bool share = false;
    double now = 0, then = 0;
  };
  std::vector<Twice> twice;       // what moves, most first
  std::optional<double> score{};  // greatest relative change; nothing: it cannot be said
};

// A place in an inventory that somebody should look at.
struct FindingReading {
  std::string table, table_label, column;
  bool warning = false;
  std::size_t count = 0;
  std::vector<std::size_t> rows;  // the first few, as the file counts them
  Message done;
  std::string found;
};

struct DomainReading {
  std::string domain, plugin;
  Bilingual title;
  std::vector<std::string> caveats;
  PowerReading power;
  std::vector<IndicatorReading> indicators;
  std::vector<DigitalReading> digital;
  NeedReading need;
  Ranged revenue;  // of the authority, a year
  // Labels of the tables to get a file of: those that an estimate stands for, or all where no cell
  // of any of them is measured. Where none is, what is exactly 0 in every draw is nothing that the
  // model knows of, though it counts such lines: cost, receipts or emissions are unknown (emissions
  // also where one of the tables has neither a file nor an estimate).
  std::vector<std::string> unmeasured;
  std::vector<PartialTable> partial;
  std::vector<FindingReading> findings;
  std::size_t findings_left_out = 0;  // groups beyond those listed
};

// Something to get first.
struct MissingReading {
  enum class Kind {
    estimated_table,   // no file: one row from the population
    estimated_column,  // cells filled from peers
    unknown_column,    // cells that nothing stands for
    no_table,          // neither file nor estimate
    partial_table,     // all rows are of one body, those of others may be missing
    power,             // who holds it
    axis,              // not answered; `axes` lists them
    skills,            // who holds them
    population,
  };
  Kind kind = Kind::no_table;
  std::string domain, table, table_label;
  std::vector<std::pair<std::string, std::string>> columns;  // name, label
  std::size_t cells = 0, of = 0;  // estimated or unknown in each column, of all rows
  std::vector<std::pair<std::string, std::string>> figures;  // path, label: what stands for it
  std::vector<Bilingual> axes;
  // What the range of these figures alone does; nothing = it cannot be said.
  std::optional<std::array<double, 2>> cost, revenue;  // of the domain a year: P10, P90
  bool money_unknown = false;                          // what the domain costs is not known
  // What the pages show beside these ranges, which need not lie within them.
  std::optional<double> cost_shown, revenue_shown;
  std::string body;                        // of a partial table
  std::vector<PartialTable::Twice> twice;  // of a partial table: at most three
  struct Moved {
    std::string name, label, unit;
    bool share = false;
    double p10 = 0, p90 = 0, shown = 0;
  };
  std::vector<Moved> moved;  // indicators, most moved first, at most three
  // Greatest spread, of cost and revenue relative to the greater of both, of indicators relative to
  // what is spread: the order of the list.
  std::optional<double> score;
};
std::string_view name_of(MissingReading::Kind kind);

struct GateReading {
  enum class State { open, closed, cannot_tell };
  std::string indicator, label, unit;
  bool share = false;
  std::optional<double> value, lower, upper;
  // Cannot tell: the indicator is unknown, or both ways are too likely (ProposalRule).
  State state = State::cannot_tell;
  std::string otherwise;
  std::optional<double> chance{};  // share of the draws that leave it open
  bool estimated = false;          // as the indicator
  int bound = 0;                   // as its value
};

struct CandidateReading {
  enum class Status {
    relevant,         // every gate is open
    cannot_tell,      // none is closed, some cannot tell, or the column is unknown
    not_relevant,     // some gate is closed
    nothing_to_cover  // no such thing in the inventory
  };
  std::string domain, measure, label, help, relevance, table, table_label;
  std::vector<GateReading> gates;
  std::string where_column;                                        // "" = all rows
  std::vector<std::pair<std::string, std::string>> where_choices;  // name, label
  double things = 0, things_unknown = 0;  // it is meant for; that nobody can tell of
  double usual_share = 1;
  std::vector<std::string> needs, excludes;
  bool planned = false;  // projects.toml has it
  Status status = Status::cannot_tell;
  // Of a relevant one, and of one that cannot be told for its gates alone: whether it is proposed
  // as a project, or why it is not.
  enum class Choice {
    none,      // not relevant, or nobody can tell what it is for
    proposed,  //
    variant,   // it excludes one that is proposed, `instead_of`
    needs,     // it needs one that is not proposed, `instead_of`
    beyond,    // its domain has as many as the rule allows
  };
  Choice choice = Choice::none;
  std::string instead_of;  // a measure
};
std::string_view name_of(CandidateReading::Status status);
std::string_view name_of(CandidateReading::Choice choice);  // "", "proposed", "variant", ...

struct AxisReading {
  Axis axis;
  std::optional<int> level;
  std::string evidence, date;
};

struct Diagnosis {
  std::string territory, insee, intercommunality, country, currency;
  std::optional<double> population;
  int base_year = 0, last_year = 0;
  std::uint64_t draws = 0, rejected = 0, seed = 0;
  std::vector<DomainReading> domains;  // by rank of need
  AxisGrid grid;
  std::vector<AxisReading> axes;
  SkillHolders skills;
  std::vector<Message> skill_findings;
  Evidence power_evidence;
  int near_end_years = 0;
  bool own_stakes = false;
  std::vector<MissingReading> missing;  // what would change most first
  ProposalRule proposals;
  std::vector<CandidateReading> candidates;  // proposed first, then by status
  std::vector<Message> warnings;
  std::map<std::string, std::string> digests;  // of the files read beside the dossier
};

struct DiagnosisOptions {
  std::filesystem::path config;  // share/jalon/config
  int years = 0;                 // appraised after year 0
  std::uint64_t draws = 1024, seed = 1;
  std::function<bool()> cancelled{};  // may be empty
  // A model of the same domain (by its place in the models) with other tables: asked what a longer
  // inventory would change, and what rests on an estimated table. Empty: that is not asked; nothing
  // is known as a bound, and all rests on the estimated tables that there are.
  std::function<Model(std::size_t, std::vector<InventoryTable>)> with_tables{};
};

// `models` of the dossier's domains, inventories taken in; `settings` resolved. Throws Faults for
// what is wrong in diagnosis.toml or in the grids, Fault where a model refuses its central figures,
// and when cancelled.
Diagnosis diagnose(const Dossier &dossier, const Settings &settings,
                   const std::vector<Model> &models, const DiagnosisOptions &options);

}  // namespace jalon
