// cost.h - what a project changes in the money of the authority, year by year, before any
// financing: the difference between programme and reference, excluding VAT.
#pragma once
#include <jalon/abi.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/cents.h"
#include "core/territory/project_financing.h"

namespace jalon {

struct CostLine {
  std::string category;         // of money: investment, renewal, energy, ...
  std::string account;          // digits, see account_for(); "" = not said
  std::vector<double> by_year;  // what the authority spends more than in the reference
};

struct ProjectCost {
  std::vector<CostLine> lines;    // by_year: by the years of the appraisal
  std::optional<VatRegime> vat;   // of all its measures; nothing: it differs or is not said
  std::string procurement;        // works, supplies, services; "" = not said
  std::vector<std::string> tags;  // grant tags of its measures
  double units = 0;               // things covered
};

// What measures say of a project, gathered; one regime of VAT only if all say the same.
void add_measure(ProjectCost &cost, const jalon_measure &measure);

// Adds what a line of a model moves: nothing unless it is money from or to the authority, and not
// residual. Investment counts `investment_factor` times (optimism bias). `account`: as the measure
// names it ("M57 21534").
void add_line(ProjectCost &cost, const jalon_line &line, std::span<const double> programme,
              std::span<const double> reference, double investment_factor,
              const std::string &account);

// The digits of "M57 21534" where they can be the account of such a line: of class 2 for investment
// and renewal, of class 6 for others; else "".
std::string account_for(const std::string &account, const std::string &category);

// What the town spends on the works themselves, excluding VAT, by year since the start, none below
// 0: a quote or the model's investment, phased as the town says or as the model has it. A model's
// investment grows by `inflation` a year from years[0]; a quote stands as it is.
std::vector<Cents> works_of(const ProjectCost &cost, const FinancingClaim &claim, int start,
                            std::span<const int> years, double inflation);

}  // namespace jalon
