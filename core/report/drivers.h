// drivers.h - what decides the result of a project, in words that a council understands.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

// The figure of that path that entered the results, or nullptr.
const FigureResult *figure_of(const Results &results, std::string_view path);
// The scenario of that id, or nullptr.
const StressResult *stress_of(const Results &results, std::string_view id);
// The title of the project of that id; the id if there is none.
std::string title_of(const Results &results, const std::string &id);

bool is_group(const DriverResult &driver);  // figures that vary together
// "Price of electricity"; of a group "Price of electricity; Price of gas (vary together)".
std::string driver_name(const Say &say, const Results &results, const DriverResult &driver);
// Of the least certain of its figures.
Confidence weakest_of(const Results &results, const DriverResult &driver);
// A value of the driver's figure in its unit.
std::string driver_value(const Say &say, const Results &results, const DriverResult &driver,
                         double x);
// A share of the variance in per cent. Estimates may miss 0 to 100 % by their noise: kept within.
std::string variance_share(const Say &say, double share);

// The driver of the greatest known share of the collective value's variance; nullptr if none is.
const DriverResult *main_driver(const ProjectResult &project);

// The values at which it is worth nothing, without those at an end of the search: beyond the bound
// of a figure there is no value to which the project "starts to pay".
std::vector<double> inner_switching(const DriverResult &driver, const DriverResult::Effect &effect);

// "If "Price" falls below 0.09 €/kWh (18% less than assumed), the project no longer pays for the
// whole community.": of the values at which it is worth nothing, the nearest on each side of the
// central one. "" if there is none, for a group, or if the central net present value is not known.
std::string switching_told(const Say &say, const Results &results, const ProjectResult &project,
                           const DriverResult &driver, const std::string &account);
// "No value between 0.02 €/kWh and 0.63 €/kWh changes the sign.", for both accounts or for the one
// that has no such value. "" if both have one, and for a group.
std::string steady_told(const Say &say, const Results &results, const DriverResult &driver);

}  // namespace jalon
