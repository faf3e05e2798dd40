// facts.h - the facts of the published cases.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness.h"

namespace e_administration_test {

nlohmann::json facts(const std::string &id);  // of data/cases.json

// British services: share on line and cost of a transaction in the fiscal years from 2011 to 2016;
// NaN = not given.
struct Service {
  std::string name;
  std::vector<double> share, cost;
};
const std::vector<Service> &services();

// Cost of a transaction: mean, share on line, cost on line.
struct ChannelCost {
  double mean, online, cost_online;
};
std::vector<ChannelCost> channel_costs();

double relative(double computed, double published);
double quantile(std::vector<double> values, double part);  // linear between ranks

}  // namespace e_administration_test
