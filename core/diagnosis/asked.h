// asked.h - the reference asked of every model: what the domains cost and emit a year, and their
// indicators in year 0, for any values of the uncertain figures. Part of diagnosis.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/settings/settings.h"
#include "core/uncertainty/appraiser.h"
#include "core/uncertainty/model_buffers.h"

namespace jalon {

// Of one domain: a cell per draw. NaN where the model rejects the draw.
struct DomainAnswers {
  std::vector<double> cost, revenue;            // of the authority; mean over the years asked
  std::vector<double> emissions;                // tonnes of CO2e; empty: the model counts none
  std::vector<std::vector<double>> indicators;  // [indicator][draw], year 0
};

class Asked {
 public:
  // `models` and `settings` outlive it. `years`: consecutive, the first is year 0.
  Asked(const std::vector<Model> &models, const Settings &settings, std::vector<int> years);

  const std::vector<Factor> &factors() const { return factors_; }
  bool uses(std::size_t domain, std::size_t factor) const;
  // Whether the model has a line of money that leaves the authority, or reaches it from
  // somebody; grants come with projects. A domain without one costs or brings in nothing, which is
  // known.
  bool counts_cost(std::size_t domain) const;
  bool counts_revenue(std::size_t domain) const;
  std::vector<double> centre() const;

  // One column of n values per factor.
  DomainAnswers ask(std::size_t domain, std::span<const double *const> columns,
                    std::size_t n) const;
  // At the centre. Throws Fault where the model rejects its central figures.
  DomainAnswers central(std::size_t domain) const;

 private:
  const std::vector<Model> &models_;
  std::vector<int> years_;
  std::vector<DomainCase> cases_;
  std::vector<Factor> factors_;
  std::vector<std::vector<Source>> sources_;
  std::vector<PreparedProgramme> reference_;
  std::vector<std::vector<double>> tonnes_;  // [domain][line]: of one unit of it, 0 = no emission
};

}  // namespace jalon
