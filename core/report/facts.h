// facts.h - what the report and the summary both derive from the results. Nothing here is said in
// words, and nothing is looked up outside the results.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/results.h"

namespace jalon {

// The account of that name (the first: "authority" is also a stakeholder), or nullptr.
const AccountResult *account_of(const AppraisalResult &appraisal, std::string_view name);
std::optional<double> npv_of(const AppraisalResult &appraisal, std::string_view account);

// Net present value per stakeholder, those that neither gain nor lose left out, and last, under
// the name "cost of public funds", what brings their sum to the collective value.
std::vector<std::pair<std::string, double>> who_gains(const AppraisalResult &appraisal);

// The kinds of money in the order in which they are shown, and the place of one in it (the number
// of kinds if it is none of them).
const std::vector<std::string> &kinds_of_money();
std::size_t place_of_kind(std::string_view kind);

bool is_money(const LineResult &line, const std::string &currency);
// +1 if the line reaches the stakeholder, -1 if it leaves it, 0 otherwise.
int direction_of(const LineResult &line, std::string_view stakeholder);
// Programme minus reference of one line in one year (index); 0 outside the series.
double change_of(const LineResult &line, std::size_t year);

// The authority's yearly flow by category of money, in the order of
// kinds_of_money. What the account holds beyond its lines comes last, as "other".
std::vector<std::pair<std::string, std::vector<double>>> authority_by_category(
    const AppraisalResult &appraisal, const std::string &currency);

// What the programme saves (positive) or costs the authority's running budget in an average year
// after `in_service`: all its money but investment, renewal, residual, disposal, grants. Nothing
// if no year is left.
std::optional<double> running_effect(const AppraisalResult &appraisal,
                                     const std::vector<int> &years, int in_service,
                                     const std::string &currency);

// What the first page speaks of: the plan as a whole, or the one project there is.
struct Subject {
  const AppraisalResult *appraisal = nullptr;  // nothing: several projects, no joint appraisal
  const ProjectResult *project = nullptr;      // if it is one project
  int last_start = 0;
};
Subject subject_of(const Results &results);
// The projects of the roadmap; none without one.
std::vector<const ProjectResult *> chosen_projects(const Results &results);

// Whether most of what is known of a table is measured: it was read from a file, and of the cells
// of its number and choice columns more are measured than estimated. (Names and identifiers tell of
// no size; calendar years are no part of Import::totals.)
bool mainly_measured(const InventoryResult &inventory);
// Labels of the tables of a domain that were estimated for want of a file.
std::vector<std::string> estimated_tables(const Results &results, const std::string &domain);
// Whether one of its tables is a file of one body: those of others may be missing.
bool may_lack_things(const Results &results, const std::string &domain);
// Whether an inventory that its measures cover is not: its results bear the sign of estimates.
bool rests_on_estimates(const Results &results, const ProjectResult &project);
// The collective value of these projects, losses counted as gains are, and the part of it whose
// projects rest on estimates.
struct Worth {
  double all = 0, estimated = 0;
};
Worth worth_of(const Results &results, const std::vector<const ProjectResult *> &projects);

struct Trust {
  // Of the projects of the roadmap; of all that were appraised, where there is none.
  Worth worth;
  std::vector<std::array<std::string, 2>> unmeasured;  // French and English titles of the domains
                                                       // of which no row is measured
  // Those of which some tables were read and others estimated: titles, labels of the latter.
  std::vector<std::pair<std::array<std::string, 2>, std::vector<std::string>>> partly;
  std::size_t cells_measured = 0, cells_estimated = 0, cells_unknown = 0;
  std::size_t tables = 0, tables_estimated = 0;  // read or made; of these, made without a file
  std::size_t figures = 0, to_verify = 0, hypothetical = 0;
  Confidence weakest = Confidence::certain;  // of all figures used
  double estimated_share() const;            // of the known cells; 0 if there is none
};
Trust trust_of(const Results &results);

}  // namespace jalon
