// appraiser.h - asks the models of a dossier and appraises what they answer: once at the centre, or
// as a function of the uncertain figures, for experiments.
//
// What is asked is always a comparison: the territory with some projects against the territory
// without them. Every comparison meets the same draws (common random numbers).
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/appraisal/ledger.h"
#include "core/domain/model.h"
#include "core/settings/settings.h"
#include "core/uncertainty/experiment.h"
#include "core/uncertainty/joint.h"

namespace jalon {

// One domain of the dossier.
struct DomainCase {
  const Model *model = nullptr;    // outlives the appraiser
  std::vector<Figure> parameters;  // resolved, as declared and in that order
};

// One programme per domain, in the order of the cases. All empty: the reference.
using Question = std::vector<Programme>;

struct Comparison {
  Question without, with;
  double investment_factor = 1;  // weighs the lines of category investment: optimism bias, stress
  // If not empty: paid for as `with`, in service as this, the same programme started later.
  Question late{};
  // Whether draws have the rate of return of the authority's and of the collective account: worth
  // its time where the centre has one.
  bool rate_of_authority = true, rate_of_collective = true;
};

// Everything at the central value of every parameter. Money by year, undiscounted.
struct Central {
  struct Domain {
    std::vector<std::vector<double>> reference_lines, programme_lines;  // [line][year]
    std::vector<std::vector<double>> reference_indicators, programme_indicators;
    std::vector<double> line_value;  // present value each line adds to the collective account
  };
  std::vector<Domain> domains;
  std::vector<std::vector<double>> flows;  // [account][year], with minus without
  double investment_factor = 1;            // of the comparison
};

class Appraiser {
 public:
  // `years`: consecutive calendar years, the first is year 0. Throws Fault for an uncertain figure
  // that varies by year and whose central value is 0.
  Appraiser(std::vector<DomainCase> cases, const Norms &norms, std::vector<int> years);
  ~Appraiser();
  Appraiser(Appraiser &&) noexcept;

  const std::vector<int> &years() const;
  const std::vector<std::string> &accounts() const;
  const Ledger &ledger(std::size_t domain) const;
  std::vector<double> discount_factors() const;
  // Every uncertain figure that a model uses, by path.
  const std::vector<Factor> &factors() const;
  std::vector<double> centre() const;  // central value of each factor

  Central central(const Comparison &comparison) const;

  // A function of the factors. It shares what it needs with the appraiser and keeps nothing of a
  // call: any number of experiments may use it. The outputs of a comparison for which a model
  // rejects a draw are NaN; a draw for which it rejects the reference is rejected.
  //
  // everything: for each comparison the net present value by account, then the rate of return of
  //   the authority's and of the collective account (NaN if there is none or several, or it is not
  //   wanted); after these
  //   every indicator of the reference in year 0, domain by domain.
  // values: for each comparison the net present values of authority and collective alone.
  enum class Wanted { everything, values };
  Function function(const std::vector<Comparison> &comparisons, Wanted wanted) const;

  // Where to find an output of everything.
  std::size_t value(std::size_t comparison, std::size_t account) const;
  std::size_t rate_of_authority(std::size_t comparison) const;
  std::size_t rate_of_collective(std::size_t comparison) const;
  std::size_t indicator(std::size_t comparisons, std::size_t domain, std::size_t indicator) const;
  // Of values.
  static std::size_t authority(std::size_t comparison) { return 2 * comparison; }
  static std::size_t collective(std::size_t comparison) { return 2 * comparison + 1; }

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace jalon
