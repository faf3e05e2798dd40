#include "core/app/financed.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace jalon {
namespace {

// Cents hold so much money, and no town has it.
template <class F>
auto in_cents(const std::string &title, F reckon) {
  try {
    return reckon();
  } catch (const std::range_error &) {
    throw Fault("the amounts of the project \"{1}\" are beyond all that can be financed"_msg(title),
                {}, "less than 90,000,000,000,000,000 cents"_msg,
                "check the prices and the inventory that it rests on"_msg);
  }
}

// What the measures of one domain in a project are booked on, where all say the same.
std::string account_of(const ReadyProject &project, std::size_t domain, const Model &model) {
  const auto measures = measures_of(model.plugin().domain());
  std::string account;
  bool first = true;
  for (const auto &part : project.parts) {
    if (part.domain != domain) continue;
    const char *own = measures[part.measure].account;
    if (!first && account != (own ? own : "")) return "";
    account = own ? own : "";
    first = false;
  }
  return account;
}

// Programme minus reference of a line, by year.
std::vector<double> moved(const Central &c, std::size_t domain, std::size_t line) {
  auto difference = c.domains[domain].programme_lines[line];
  const auto &without = c.domains[domain].reference_lines[line];
  for (std::size_t y = 0; y < difference.size(); ++y) difference[y] -= without[y];
  return difference;
}

// A sum that is not above 0 is nothing; else what stands above 0 in some years pays for what stands
// below in others.
void lift(std::vector<double> &by_year, double &spared) {
  const double sum = std::accumulate(by_year.begin(), by_year.end(), 0.0);
  double above = 0;
  for (const double x : by_year) above += std::max(0.0, x);
  if (sum < 0) spared -= sum;
  for (double &x : by_year) x = sum > 0 ? std::max(0.0, x) * sum / above : 0;
}

}  // namespace

Financed::Financed(const Portfolio &portfolio, const Appraiser &appraiser, bool french)
    : portfolio_(portfolio),
      appraiser_(appraiser),
      dossier_(portfolio.opened().dossier),
      money_(*portfolio.opened().money) {
  town_.population = dossier_.population;
  // Several communes without one of its own: a dossier of their intercommunality.
  if (dossier_.insee.empty() && !dossier_.communes.empty()) town_.authority = "intercommunality";
  town_.vat_lag = dossier_.financing.vat_compensation_lag;
  town_.currency = portfolio.opened().country.currency;
  town_.french = french;
  town_.settings = &portfolio.opened().settings;
  RulesAt at(money_.rules, town_.settings);
  thresholds_ = thresholds_of(dossier_.limits, at, dossier_.base_year);
}

FinancingRequest Financed::request(std::size_t p, int year, const Central &central) const {
  const ReadyProject &ready = portfolio_.projects()[p];
  const auto &models = portfolio_.models();
  FinancingRequest r;
  r.project = ready.project->id;
  r.title = ready.project->title;
  r.claim = ready.project->financing;
  r.start = year;
  for (const auto &part : ready.parts) {
    const auto &model = models[part.domain];
    add_measure(r.cost, measures_of(model.plugin().domain())[part.measure]);
    r.cost.units += things_covered(part, model).first;
  }
  for (std::size_t d = 0; d < models.size(); ++d) {
    const auto lines = lines_of(models[d].plugin().domain());
    const auto account = account_of(ready, d, models[d]);
    for (std::size_t l = 0; l < lines.size(); ++l)
      add_line(r.cost, lines[l], central.domains[d].programme_lines[l],
               central.domains[d].reference_lines[l], central.investment_factor, account);
  }
  return r;
}

FinancingPlan Financed::plan(std::size_t p, int year, const Central &central) const {
  return in_cents(portfolio_.projects()[p].project->title, [&] {
    return finance(request(p, year, central), money_.rules, town_, appraiser_.years());
  });
}

RoadmapNeeds Financed::needs(const FinancingPlan &plan, std::span<const int> years) const {
  return needs_of(plan, years, dossier_.financing.count, thresholds_);
}

RoadmapRoom Financed::room(std::span<const int> years) const {
  return room_of(budget_path(money_.accounts, dossier_.baseline, {}, years), dossier_.limits,
                 thresholds_);
}

// The optimism bias of the whole is one figure over all years, those of the parts are not: the
// difference is taken before any, and weighed by that of the whole.
FinancingRequest Financed::overlaps(const std::vector<Portfolio::StartOf> &starts,
                                    const std::vector<FinancingRequest> &requests,
                                    const std::vector<Central> &alone, double &spared) const {
  const Central all = appraiser_.central(portfolio_.together(starts, appraiser_));
  const auto &models = portfolio_.models();
  FinancingRequest r;
  r.start = requests.front().start;
  for (const auto &one : requests) {
    r.start = std::min(r.start, one.start);
    r.title += (r.title.empty() ? "" : " + ") + one.title;
  }
  // Paid as the projects are where all of them are paid alike; else by the town, in full.
  const auto &first = requests.front();
  const auto alike = [&](const auto &of) {
    return std::all_of(requests.begin(), requests.end(),
                       [&](const FinancingRequest &one) { return of(one) == of(first); });
  };
  const auto vat_of = [](const FinancingRequest &one) {
    return one.claim.vat ? one.claim.vat : one.cost.vat;
  };
  r.cost.vat = alike(vat_of) ? vat_of(first) : VatRegime::final_cost;
  if (alike([](const FinancingRequest &one) { return one.claim.holder; }) &&
      alike([](const FinancingRequest &one) { return one.claim.contribution; })) {
    r.claim.holder = first.claim.holder;
    r.claim.contribution = first.claim.contribution;
  }
  std::vector<double> investment(appraiser_.years().size());
  bool invests = false;
  for (std::size_t d = 0; d < models.size(); ++d) {
    const auto lines = lines_of(models[d].plugin().domain());
    for (std::size_t l = 0; l < lines.size(); ++l) {
      auto with = moved(all, d, l);
      std::vector<double> without(with.size());
      for (const auto &c : alone) {
        const auto own = moved(c, d, l);
        for (std::size_t y = 0; y < own.size(); ++y) without[y] += own[y];
      }
      // What is left of rounding is no money.
      for (std::size_t y = 0; y < with.size(); ++y)
        if (std::fabs(with[y] - without[y]) < 0.005) with[y] = without[y];
      ProjectCost one;
      add_line(one, lines[l], with, without, all.investment_factor, "");
      for (auto &line : one.lines) {
        if (line.category != "investment") {
          r.cost.lines.push_back(std::move(line));
          continue;
        }
        invests = true;
        for (std::size_t y = 0; y < investment.size(); ++y) investment[y] += line.by_year[y];
      }
    }
  }
  lift(investment, spared);
  if (invests) r.cost.lines.push_back({"investment", "", std::move(investment)});
  std::erase_if(r.cost.lines, [](const CostLine &line) {
    return std::all_of(line.by_year.begin(), line.by_year.end(), [](double x) { return x == 0; });
  });
  return r;
}

Financed::Chosen Financed::together(const std::vector<Portfolio::StartOf> &starts) const {
  Chosen chosen;
  std::vector<FinancingRequest> requests;
  std::vector<Central> centrals;
  for (const auto &[p, year] : starts) {
    chosen.projects.push_back(p);
    centrals.push_back(appraiser_.central(portfolio_.project(p, year)));
    requests.push_back(request(p, year, centrals.back()));
  }
  if (requests.empty()) return chosen;
  if (requests.size() > 1) {
    auto rest = overlaps(starts, requests, centrals, chosen.spared);
    chosen.overlaps = !rest.cost.lines.empty();
    if (chosen.overlaps) requests.push_back(std::move(rest));
  }
  chosen.plans = in_cents(requests.back().title, [&] {
    return finance_together(requests, money_.rules, town_, appraiser_.years());
  });
  if (chosen.overlaps) chosen.plans.back().alerts.clear();  // said of the projects already
  return chosen;
}

}  // namespace jalon
