// financing_tell.h - what the page and the terminal both say of who pays what, and when.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

// The projects of the plan of which it is known who pays, in its order; where none is chosen, all
// such projects.
std::vector<const ProjectResult *> financed_projects(const Results &results);

// "€180k with VAT; aid €113k, of which granted €20k; ...": the plan as a whole; "" where none is
// chosen.
std::string financed_told(const Say &say, const Results &results);
// The year of the lowest net savings and that of the longest repayment, after and before the plan;
// that nothing is known of them without accounts.
std::string budget_told(const Say &say, const FinancingResult &financing);

// "to be advanced meanwhile, up to €89k (2028)".
std::string advance_told(const Say &say, const std::string &most, std::optional<int> year);

// "2.7 years"; "no debt"; "never: ..." where there are no savings to repay it from; "unknown".
std::string repayment_told(const Say &say, const BudgetResult &budget, std::size_t year);

// An alert with its level in words: "Serious: ...".
std::string alert_told(const Say &say, const AlertResult &alert);
// Whether it tells what nobody has said yet, and not what a sum has shown.
bool is_hole(const AlertResult &alert);
// What is not known of who pays, and what is done instead; empty if all is.
std::vector<std::string> holes_told(const Say &say, const Results &results);

// The series at a year; nothing beyond its end and for what is no number.
std::optional<double> at_year(const BudgetResult::Series &series, std::size_t year);

}  // namespace jalon
