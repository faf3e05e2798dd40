// totem.h - budget documents in TOTEM, the XML that French authorities send to the prefecture.
//
// Read are the head of the budget, its lines and the state of loans. No other annex is: those of
// staff, subsidies and signatures name persons.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fault.h"
#include "core/territory/budget_document.h"

namespace jalon {

// Whether these bytes are some XML, whatever it tells.
bool looks_like_xml(std::string_view bytes);

// The budgets of a document, each with the line and column of what it tells. Mistakes are added to
// `faults`, and a budget with a mistake is left out. Bytes that are UTF-8 are read as such whatever
// the document declares, with a warning. A DOCTYPE is refused, since it can pull in other files.
std::vector<BudgetDocument> read_totem(std::string_view bytes, const std::filesystem::path &file,
                                       const AccountRules &rules, std::vector<Fault> &faults);

}  // namespace jalon
