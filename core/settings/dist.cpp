#include "core/settings/dist.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/settings/shape.h"

namespace jalon {
namespace {

using Names = std::vector<std::string>;

struct Form {
  Names needed, allowed;  // beside `kind`
};

Form form_of(Distribution kind, const toml::table &dist) {
  switch (kind) {
    case Distribution::point:
      break;
    case Distribution::uniform:
      return {{"low", "high"}, {}};
    case Distribution::triangular:
    case Distribution::pert:
      return {{"low", "high"}, {"mode"}};
    case Distribution::lognormal:
      if (dist.contains("mean") || dist.contains("sd")) return {{"sd"}, {"mean"}};
      return {{"low", "high"}, {"median"}};
    case Distribution::normal:
      return {{"sd"}, {"mean"}};
    case Distribution::truncated_normal:
      return {{"sd", "low", "high"}, {"mean"}};
    case Distribution::beta:
      return {{"alpha", "beta", "low", "high"}, {}};
    case Distribution::discrete:
      return {{"values", "weights"}, {}};
    case Distribution::empirical:
      return {{"values"}, {}};
  }
  return {};
}

class DistReader {
 public:
  DistReader(Reader &reader, const toml::table &dist, Figure &figure)
      : reader_(reader), dist_(dist), figure_(figure) {}

  std::optional<double> read(std::optional<double> central) {
    reader_.only(dist_, "dist", all_keys());
    if (!read_kind() || !check_keys()) return central;
    Figure &f = figure_;
    f.low = number("low").value_or(0);
    f.high = number("high").value_or(0);
    central = middle(central);
    if (dist_.contains("sd")) read_normal(central);
    if (f.distribution == Distribution::beta) {
      f.alpha = shape("alpha");
      f.beta = shape("beta");
    }
    if (dist_.contains("values")) read_values();
    return reader_.good() && !central ? implied() : central;
  }

 private:
  static Names all_keys() {
    return {"kind", "low",   "high", "mode",   "median", "mean",
            "sd",   "alpha", "beta", "values", "weights"};
  }

  static Names kinds() {
    Names all;
    for (int i = 0; i <= static_cast<int>(Distribution::empirical); ++i)
      all.emplace_back(name_of(static_cast<Distribution>(i)));
    return all;
  }

  bool read_kind() {
    const auto text = reader_.text(dist_, "kind", "dist.");
    const auto names = kinds();
    const auto at = std::find(names.begin(), names.end(), text);
    if (at != names.end()) {
      figure_.distribution = static_cast<Distribution>(at - names.begin());
      return true;
    }
    const toml::node *node = dist_.get("kind");
    if (!text.empty() || !node)
      reader_.refuse("dist.kind", node ? found(*node) : "missing"_msg,
                     node ? node->source() : dist_.source(), "one of {1}"_msg(list_of(names)));
    return false;
  }

  bool check_keys() {
    const auto form = form_of(figure_.distribution, dist_);
    Names known{"kind"};
    known.insert(known.end(), form.needed.begin(), form.needed.end());
    const Message needed = code(list_of(known));
    known.insert(known.end(), form.allowed.begin(), form.allowed.end());
    bool good = true;
    for (const auto &key : all_keys()) {
      const toml::node *node = dist_.get(key);
      const bool wanted = std::find(known.begin(), known.end(), key) != known.end();
      if (node && !wanted) {
        refuse_foreign(key, *node, known);
      } else if (!node && std::count(form.needed.begin(), form.needed.end(), key) > 0) {
        reader_.refuse("dist", "{1} is missing"_msg(key), dist_.source(), needed);
      } else {
        continue;
      }
      good = false;
    }
    return good;
  }

  void refuse_foreign(const std::string &key, const toml::node &node, const Names &known) {
    const std::string name(name_of(figure_.distribution));
    const bool middle = key == "mode" || key == "median" || key == "mean";
    reader_.refuse("dist",
                   (figure_.distribution == Distribution::empirical
                        ? "an {1} distribution has no {2}"_msg
                        : "a {1} distribution has no {2}"_msg)(name, key),
                   node.source(), "one of {1}"_msg(list_of(known)),
                   middle ? "give the central value as value"_msg : Message());
  }

  std::optional<double> number(const char *key) { return reader_.number(dist_, key, "dist."); }

  // Mode and median are the central value itself.
  std::optional<double> middle(std::optional<double> central) {
    for (const char *key : {"mode", "median"})
      if (const auto x = number(key)) {
        if (central && *central != *x)
          reader_.refuse(
              "dist." + std::string(key), "{1} is not the central value, {2}"_msg(*x, *central),
              dist_.get(key)->source(), plain(*central), "say the same twice or say it once"_msg);
        central = x;
      }
    return central;
  }

  void read_normal(const std::optional<double> &central) {
    const auto mean = number("mean"), sd = number("sd");
    if (!mean && !central && !dist_.contains("mean"))
      reader_.refuse("dist", "{1} is missing"_msg("mean"), dist_.source(),
                     "mean, or the value of the figure"_msg);
    if (sd && *sd <= 0)
      reader_.refuse("dist.sd", "found {1}"_msg(*sd), dist_.get("sd")->source(),
                     "a number above 0"_msg, "leave dist out if the figure does not vary"_msg);
    figure_.mean = mean ? *mean : central.value_or(0);
    figure_.sd = sd.value_or(0);
  }

  // Beyond these bounds a beta is a spike or two, and not what anybody means.
  double shape(const char *key) {
    const auto x = number(key);
    if (x && !(*x >= 0.01 && *x <= 1e5))
      reader_.refuse("dist." + std::string(key), "found {1}"_msg(*x), dist_.get(key)->source(),
                     "a number between 0.01 and 100000"_msg);
    return x.value_or(0);
  }

  void read_values() {
    Figure &f = figure_;
    f.values = reader_.numbers(dist_, "values", "dist.");
    if (f.distribution == Distribution::discrete) return read_weights();
    std::sort(f.values.begin(), f.values.end());
  }

  void read_weights() {
    auto &values = figure_.values, &weights = figure_.weights;
    weights = reader_.numbers(dist_, "weights", "dist.");
    if (values.empty() || weights.empty()) return;
    const auto &node = *dist_.get("weights")->as_array();
    if (weights.size() != values.size())
      reader_.refuse("dist.weights",
                     "{1} weights for {2} values"_msg(std::to_string(weights.size()),
                                                      std::to_string(values.size())),
                     node.source(), "as many weights as values"_msg);
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (weights[i] < 0)
        reader_.refuse("dist.weights", "found {1}"_msg(weights[i]), node[i].source(),
                       "a weight of 0 or more"_msg);
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!reader_.good()) return;
    if (total == 0 || !std::isfinite(total))
      reader_.refuse("dist.weights",
                     total == 0 ? "every weight is 0"_msg : "the weights are too large"_msg,
                     node.source(), "weights, at least one of them above 0"_msg);
    if (reader_.good()) sort_values(total);
  }

  // What cannot happen is no value of the figure.
  void sort_values(double total) {
    auto &values = figure_.values, &weights = figure_.weights;
    std::vector<std::pair<double, double>> both;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (weights[i] / total > 0) both.emplace_back(values[i], weights[i] / total);
    std::sort(both.begin(), both.end());
    values.clear();
    weights.clear();
    for (const auto &[value, weight] : both) {
      values.push_back(value);
      weights.push_back(weight);
    }
  }

  std::optional<double> implied() const {
    const Figure &f = figure_;
    switch (f.distribution) {
      case Distribution::point:
      case Distribution::triangular:
      case Distribution::pert:
        return std::nullopt;
      case Distribution::lognormal:
        if (by_mean(f)) return f.mean;
        // Else fit() refuses the ends.
        return f.low > 0 && f.high > 0 ? std::sqrt(f.low) * std::sqrt(f.high) : f.low;
      case Distribution::truncated_normal:
        return f.low < f.high && truncated(f).share > 0 ? mean_of(f) : f.low;
      default:
        return mean_of(f);
    }
  }

  Reader &reader_;
  const toml::table &dist_;
  Figure &figure_;
};

}  // namespace

std::optional<double> read_distribution(Reader &reader, const toml::table &dist,
                                        std::optional<double> central, Figure &figure) {
  return DistReader(reader, dist, figure).read(central);
}

}  // namespace jalon
