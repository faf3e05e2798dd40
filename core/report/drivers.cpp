#include "core/report/drivers.h"

#include <algorithm>
#include <cmath>

#include "core/report/facts.h"

namespace jalon {
namespace {

const DriverResult::Effect &effect_on(const DriverResult &driver, const std::string &account) {
  return account == "authority" ? driver.authority : driver.collective;
}

// How far the value lies from the central one: in per cent of it where that says something.
std::string distance_told(const Say &say, const Results &results, const DriverResult &driver,
                          double value) {
  const FigureResult *figure = figure_of(results, driver.paths.front());
  const double change = (value - driver.central) / std::fabs(driver.central);
  const bool share = figure && (figure->share || figure->unit == "%");
  if (share || !std::isfinite(change) || std::fabs(change) > 10)
    return say("assumed: {1}", {driver_value(say, results, driver, driver.central)});
  const std::string percent = say.percent(std::fabs(change), std::fabs(change) < 0.01 ? 1 : 0);
  return change < 0 ? say("{1} less than assumed", {percent})
                    : say("{1} more than assumed", {percent});
}

}  // namespace

const FigureResult *figure_of(const Results &results, std::string_view path) {
  for (const auto &figure : results.figures)
    if (figure.path == path) return &figure;
  return nullptr;
}

const StressResult *stress_of(const Results &results, std::string_view id) {
  for (const auto &stress : results.stresses)
    if (stress.id == id) return &stress;
  return nullptr;
}

std::string title_of(const Results &results, const std::string &id) {
  for (const auto &project : results.projects)
    if (project.id == id && !project.title.empty()) return project.title;
  return id;
}

bool is_group(const DriverResult &driver) {
  return driver.paths.size() != 1;
}

std::string driver_name(const Say &say, const Results &results, const DriverResult &driver) {
  constexpr std::size_t most = 4;
  std::string out;
  for (std::size_t i = 0; i < driver.paths.size() && i < most; ++i) {
    const FigureResult *figure = figure_of(results, driver.paths[i]);
    const std::string name = figure ? say.message(figure->label) : driver.paths[i];
    out = i == 0 ? name : say("{1}; {2}", {out, name});
  }
  if (driver.paths.size() > most)
    out += say(" and {1} more", {std::to_string(driver.paths.size() - most)});
  return is_group(driver) ? say("{1} (vary together)", {out}) : out;
}

Confidence weakest_of(const Results &results, const DriverResult &driver) {
  auto weakest = Confidence::certain;
  for (const auto &path : driver.paths)
    if (const FigureResult *figure = figure_of(results, path))
      weakest = std::max(weakest, figure->figure.confidence);
  return weakest;
}

std::string driver_value(const Say &say, const Results &results, const DriverResult &driver,
                         double x) {
  const FigureResult *figure =
      driver.paths.empty() ? nullptr : figure_of(results, driver.paths.front());
  return figure ? say.figure(x, figure->unit, figure->share) : say.number(x);
}

std::string variance_share(const Say &say, double share) {
  return say.percent(std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : share);
}

const DriverResult *main_driver(const ProjectResult &project) {
  const DriverResult *out = nullptr;
  for (const auto &driver : project.drivers) {
    const double share = driver.collective.index.total.value;
    if (share > 0 && (!out || share > out->collective.index.total.value)) out = &driver;
  }
  return out;
}

std::vector<double> inner_switching(const DriverResult &driver,
                                    const DriverResult::Effect &effect) {
  std::vector<double> out;
  const double near = 1e-6 * std::fabs(driver.to - driver.from);
  for (const double x : effect.switching)
    if (!(std::fabs(x - driver.from) <= near || std::fabs(x - driver.to) <= near)) out.push_back(x);
  return out;
}

std::string switching_told(const Say &say, const Results &results, const ProjectResult &project,
                           const DriverResult &driver, const std::string &account) {
  if (is_group(driver) || !project.appraisal) return "";
  const auto npv = npv_of(*project.appraisal, account);
  if (!npv || !std::isfinite(*npv) || !std::isfinite(driver.central)) return "";
  const std::string who = say.account(account);
  const auto said = [&](double x) { return driver_value(say, results, driver, x); };
  const auto zeros = inner_switching(driver, effect_on(driver, account));
  if (*npv == 0) return say("For {1}, the project is worth just nothing as assumed.", {who});
  double below = -INFINITY, above = INFINITY;
  for (const double x : zeros) {
    if (x < driver.central) below = std::max(below, x);
    if (x > driver.central) above = std::min(above, x);
  }
  std::string out;
  const auto add = [&](const std::string &sentence) { out += (out.empty() ? "" : " ") + sentence; };
  const auto parts = [&](double x) {
    return std::vector<std::string>{driver_name(say, results, driver), said(rounded_to(x, 0)),
                                    distance_told(say, results, driver, x), who};
  };
  const bool pays = *npv > 0;
  if (std::isfinite(below))
    add(pays ? say("If \"{1}\" falls below {2} ({3}), the project no longer pays for {4}.",
                   parts(below))
             : say("If \"{1}\" falls below {2} ({3}), the project starts to pay for {4}.",
                   parts(below)));
  if (std::isfinite(above))
    add(pays ? say("If \"{1}\" rises above {2} ({3}), the project no longer pays for {4}.",
                   parts(above))
             : say("If \"{1}\" rises above {2} ({3}), the project starts to pay for {4}.",
                   parts(above)));
  return out;
}

std::string steady_told(const Say &say, const Results &results, const DriverResult &driver) {
  if (is_group(driver)) return "";
  if (!std::isfinite(driver.from) || !std::isfinite(driver.to)) return "";
  const std::vector<std::string> ends{driver_value(say, results, driver, driver.from),
                                      driver_value(say, results, driver, driver.to)};
  const bool collective = inner_switching(driver, driver.collective).empty();
  const bool authority = inner_switching(driver, driver.authority).empty();
  if (collective && authority) return say("No value between {1} and {2} changes the sign.", ends);
  if (!collective && !authority) return "";
  return say("For {3}, no value between {1} and {2} changes the sign.",
             {ends[0], ends[1], say.account(collective ? "collective" : "authority")});
}

}  // namespace jalon
