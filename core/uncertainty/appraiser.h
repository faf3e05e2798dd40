// appraiser.h - asks the models of a dossier and appraises what they answer: once at the centre,
// or over all draws.
//
// Every question meets the same draws (common random numbers), and is held against the same
// reference. Results do not depend on the number of threads nor on the size of blocks.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/appraisal/ledger.h"
#include "core/domain/model.h"
#include "core/settings/settings.h"

namespace jalon {

// One domain of the dossier.
struct DomainCase {
  const Model *model = nullptr;    // outlives the appraiser
  std::vector<Figure> parameters;  // resolved, as declared and in that order
};

// What is asked: one programme per domain, in the order of the cases. All empty: the reference.
using Question = std::vector<Programme>;

// Everything at the central value of every parameter. Money by year, undiscounted.
struct Central {
  struct Domain {
    std::vector<std::vector<double>> reference_lines, programme_lines;  // [line][year]
    std::vector<std::vector<double>> reference_indicators, programme_indicators;
    std::vector<double> line_value;  // present value each line adds to the collective account
  };
  std::vector<Domain> domains;
  std::vector<std::vector<double>> flows;  // [account][year], programme minus reference
};

struct NetPresentValues {
  std::vector<std::vector<double>> of_account;  // [account][draw]
  std::vector<uint8_t> rejected;                // [draw]
};

struct DrawResults {
  std::vector<NetPresentValues> questions;
  // Indicators of the reference in year 0: [domain][indicator][draw]. Those of rejected draws mean
  // nothing.
  std::vector<std::vector<std::vector<double>>> indicators;
  std::vector<uint8_t> reference_rejected;  // [draw]: outside what a model can say of the reference
};

// What a question brings on top of another: the answers to both, subtracted. What was the
// programme of the base becomes the reference.
Central on_top_of(const Central &base, Central with);
NetPresentValues on_top_of(const NetPresentValues &base, NetPresentValues with);

struct DrawOptions {
  std::size_t draws = 10000;
  uint64_t seed = 1;
  unsigned threads = 0;                           // 0: all cores
  std::size_t block = 1024;                       // draws handed to a model at a time, at most 1024
  std::function<void(double fraction)> progress;  // may be empty; called from any thread
  std::function<bool()> cancelled;                // may be empty
};

class Appraiser {
 public:
  // `years`: consecutive calendar years, the first is year 0.
  Appraiser(std::vector<DomainCase> cases, const Norms &norms, std::vector<int> years);

  const std::vector<int> &years() const { return years_; }
  const std::vector<std::string> &accounts() const;
  const Ledger &ledger(std::size_t domain) const { return ledgers_[domain]; }
  std::vector<double> discount_factors() const;

  Central central(const Question &question) const;
  DrawResults over_draws(std::span<const Question> questions, const DrawOptions &options) const;

 private:
  std::vector<DomainCase> cases_;
  std::vector<Ledger> ledgers_;
  std::vector<int> years_;
};

}  // namespace jalon
