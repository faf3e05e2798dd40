// tell.h - sentences that the page and the summary share.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/report/facts.h"
#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

// "2 projects are known, but not appraised: a, b." "" if there is none.
std::string known_sentence(const Say &say, const Results &results);

// "3 projects, appraised from 2026 to 2046: a, b, c."
std::string appraised_sentence(const Say &say, const Results &results);
// "2027: a, b", a line per year in which something starts; one line why there is no plan; empty if
// none was asked for.
std::vector<std::string> plan_lines(const Say &say, const Results &results);
// "over the draws: mean ..., ... to ... (P10 to P90), ... chance of being positive"; "" if there is
// no account, or no draw.
std::string spread_told(const Say &say, const AccountResult *account);
// The same in plain words, for who reads the first page only: "8 chances in 10 of lying between ...
// and ... (P10 to P90); ...", rounded to what the width of that range permits.
std::string chances_told(const Say &say, const AccountResult *account);
// That the amounts are those of the projects in the roadmap, and how many these are; "" if there is
// no joint appraisal.
std::string amounts_told(const Say &say, const Results &results);
// "pays back in 11 years", or that it does not, or that there is no one payback: a plan whose first
// projects have paid for themselves before its last one starts.
std::string payback_told(const Say &say, const Results &results, const Subject &subject);
// What has to be invested; a saving is none: "nothing", and "spares €806 of investment".
struct Invested {
  std::string amount, note;
};
Invested invested_told(const Say &say, double to_invest);
// How far what these projects cover is estimated: all of it, most, the part of their value that
// rests on estimates (worth_of), or something of each thing; "" if it is measured well enough. A
// chance rests on it.
std::string estimated_told(const Say &say, const Results &results,
                           const std::vector<const ProjectResult *> &projects);
// The same of those that the first page speaks of.
std::string estimated_told(const Say &say, const Results &results, const Subject &subject);
// "43,694 (Cases a year)", "1,657 km (Length)", or "48 rows" where each row is one thing.
std::string things_told(const Say &say, const InventoryResult *inventory, double things);
// The label of a declared column; the name as it is for any other, such as one of a file.
std::string column_told(const Say &say, const InventoryResult *inventory,
                        const std::string &column);
const InventoryResult *inventory_of(const Results &results, const std::string &table);
// "+€858k ± €11k": the mean and its standard error.
std::string mean_told(const Say &say, const Spread &spread);
// "95% sure: {low} to {high}", said by `said`; "" if the draws cannot tell, or it shows no width.
std::string interval_told(const Say &say, const Estimate &estimate,
                          const std::function<std::string(double)> &said);
// "3 draws were set aside because the model gave no valid number."
std::string set_aside_told(const Say &say, double n);
// How many draws, of how many figures, by which method. "" if none was made.
std::string draws_told(const Say &say, const DrawsResult &draws);
// The same in plain words, for the first page.
std::string redone_told(const Say &say, const DrawsResult &draws);
// Whether they are enough, without what is not (DrawsResult::loose). "" if none was made.
std::string enough_told(const Say &say, const DrawsResult &draws);
// That the draws were stopped before the end, and how many there are; "" if they were not.
std::string stopped_told(const Say &say, const DrawsResult &draws);
// That the run was stopped on request, and what is missing; "" if it was not.
std::string unfinished_told(const Say &say, const Results &results);
// By other norms: which projects change sign, and what changes in the plan. One sentence at least.
std::vector<std::string> norms_told(const Say &say, const Results &results,
                                    const NormsResult &other);
// What to do next, missing data first (tables without a file, columns with most holes), then
// figures to replace; never empty (tell_next.cpp).
std::vector<std::string> next_steps(const Say &say, const Results &results);
// Inventories that are of another territory by what they say, and those that hold less than half of
// what towns of this size have; each with the decisions that rest on it (tell_next.cpp).
std::vector<std::string> doubtful_files_told(const Say &say, const Results &results);
// The projects that are late, or were to start before the day of the run; "" if there is none.
std::string behind_told(const Say &say, const Results &results);
// How many figures in prices of another year count as they are; "" if there is none.
std::string unconverted_told(const Say &say, const Results &results);
// Why no plan is feasible; never empty.
std::string no_plan_sentence(const Say &say, const RoadmapResult &roadmap);
// How solid the figures are, one sentence per kind of weakness; never empty.
std::vector<std::string> trust_sentences(const Say &say, const Trust &trust);
// "light points: 4,556 things, read from poles.csv" or "..., estimated from peers".
std::string inventory_sentence(const Say &say, const InventoryResult &inventory);
std::string kind_of_finding(const Say &say, Finding::Kind kind);

}  // namespace jalon
