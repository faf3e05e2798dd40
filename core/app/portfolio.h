// portfolio.h - the projects of a dossier with the models they are asked of: what can be compared.
#pragma once
#include <functional>
#include <vector>

#include "core/app/opened.h"
#include "core/app/questions.h"
#include "core/uncertainty/appraiser.h"

namespace jalon {

class Portfolio {
 public:
  // Reads the inventories. `opened` outlives the portfolio. Throws Faults for what is wrong in the
  // dossier.
  Portfolio(const Opened &opened, const Callbacks &callbacks);
  Portfolio(const Portfolio &) = delete;
  Portfolio &operator=(const Portfolio &) = delete;

  const Opened &opened() const { return opened_; }
  const std::vector<Model> &models() const { return models_; }
  const std::vector<ReadyProject> &projects() const { return projects_; }
  std::vector<int> years() const;  // appraised: year 0 and those after it
  std::size_t index_of(const std::string &id) const;
  // The projects that one needs, and those that these need.
  std::vector<std::size_t> needed_by(std::size_t project) const;

  // By the dossier's norms and figures, or by others. The portfolio outlives it.
  Appraiser appraiser() const;
  using Change = std::function<Figure(const std::string &path, const Figure &figure)>;
  Appraiser appraiser(const Norms &norms, const Change &change) const;

  // What a project started in a year brings on top of what it needs, its investment with the
  // optimism bias of its type of works. What is needed starts in the project's own year if it can,
  // so that a project and a year have one value, whatever the plan. `delay`: years by which the
  // project, paid for as planned, serves later, as far as the appraised years go.
  Comparison project(std::size_t project, int year, int delay = 0) const;
  // Some projects against the territory as it is. Their optimism biases are averaged by what each
  // invests.
  using StartOf = std::pair<std::size_t, int>;  // a project and the year it starts in
  Comparison together(const std::vector<StartOf> &starts, const Appraiser &appraiser) const;
  Comparison nothing() const;  // the territory against itself
  double optimism_bias(std::size_t project) const;

 private:
  Question ask(const std::vector<StartOf> &starts) const;

  const Opened &opened_;
  std::vector<Model> models_;
  std::vector<ReadyProject> projects_;
};

// Collective value of what was compared, at the centre.
double collective_value(const Appraiser &appraiser, const Central &central);
double authority_value(const Appraiser &appraiser, const Central &central);

}  // namespace jalon
