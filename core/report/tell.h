// tell.h - sentences that the page and the summary share.
#pragma once
#include <string>
#include <vector>

#include "core/report/facts.h"
#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

// "3 projects, appraised from 2026 to 2046: a, b, c."
std::string appraised_sentence(const Say &say, const Results &results);
// "2027: a, b", a line per year in which something starts; one line why there is no plan; empty if
// none was asked for.
std::vector<std::string> plan_lines(const Say &say, const Results &results);
std::string left_out(const Say &say, const RoadmapResult &roadmap);  // "Left out: a, b.", ""
// "over the draws: mean ..., ... to ... (P10 to P90), ... chance of being positive"; "" if there is
// no account, or no draw.
std::string spread_told(const Say &say, const AccountResult *account);
// Why no plan is feasible; never empty.
std::string no_plan_sentence(const Say &say, const RoadmapResult &roadmap);
// How solid the figures are, one sentence per kind of weakness; never empty.
std::vector<std::string> trust_sentences(const Say &say, const Trust &trust);
// "light points: 4,556 things, read from poles.csv" or "..., estimated from peers".
std::string inventory_sentence(const Say &say, const InventoryResult &inventory);
std::string kind_of_finding(const Say &say, Finding::Kind kind);

}  // namespace jalon
