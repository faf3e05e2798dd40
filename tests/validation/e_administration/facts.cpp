#include "facts.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace e_administration_test {
namespace {

// The last n cells of a line; what stands before them is a name that may hold commas.
std::vector<std::string> last_cells(std::string line, std::size_t n, std::string &name) {
  std::vector<std::string> cells(n);
  for (std::size_t i = n; i-- > 0;) {
    const auto comma = line.rfind(',');
    cells[i] = line.substr(comma + 1);
    line.erase(comma);
  }
  name = line;
  return cells;
}
double number(const std::string &cell) {
  return cell.empty() ? std::nan("") : std::stod(cell);
}
std::ifstream table(const char *file) {
  std::ifstream in(std::string(TEST_DATA "/") + file);
  std::string header;
  std::getline(in, header);
  return in;
}

}  // namespace

nlohmann::json facts(const std::string &id) {
  static const nlohmann::json all = [] {
    std::ifstream in(TEST_DATA "/cases.json");
    return nlohmann::json::parse(in);
  }();
  return all.at("cases").at(id);
}

const std::vector<Service> &services() {
  static const std::vector<Service> list = [] {
    std::vector<Service> rows;
    auto in = table("uk_services.csv");
    for (std::string line; std::getline(in, line);) {
      Service s;
      const auto cells = last_cells(line, 12, s.name);
      for (std::size_t i = 0; i < 6; ++i) {
        s.share.push_back(number(cells[i]));
        s.cost.push_back(number(cells[6 + i]));
      }
      rows.push_back(s);
    }
    return rows;
  }();
  return list;
}

std::vector<ChannelCost> channel_costs() {
  std::vector<ChannelCost> rows;
  auto in = table("uk_channel_costs.csv");
  for (std::string line; std::getline(in, line);) {
    std::string name;
    const auto cells = last_cells(line, 3, name);
    rows.push_back({number(cells[0]), number(cells[1]), number(cells[2])});
  }
  return rows;
}

double relative(double computed, double published) {
  return computed / published - 1;
}

double quantile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  const double at = part * (static_cast<double>(values.size()) - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

}  // namespace e_administration_test
