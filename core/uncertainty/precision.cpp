#include "core/uncertainty/precision.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <string>

#include "core/base/text.h"

namespace jalon {
namespace {

double half_width(const Estimate &estimate) {
  return (estimate.high - estimate.low) / 2;
}

// Two digits, rounded up: what is said to be within it is within it.
Message rough(double x) {
  if (!(x > 0) || !std::isfinite(x)) return Message::number(x);
  const double unit = std::pow(10, std::floor(std::log10(x)) - 1);
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, std::ceil(x / unit) * unit,
                                 std::chars_format::scientific, 1)
                       .ptr;
  return Message::number(parse_number({text, end}).value_or(x));
}

class Judge {
 public:
  explicit Judge(const Watched &result)
      : name_(result.name), s_(*result.summary), spread_(s_.p90.value - s_.p10.value) {}

  void judge() {
    if (s_.draws == 0) {
      loose.push_back("{1}: no draw gives it a value"_msg(name_));
      return;
    }
    if (spread_ > 0) {
      if (s_.standard_deviation > spread_)
        part_of_deviation();
      else
        part_of_spread("the mean"_msg, s_.mean, k_mean_within);
      part_of_spread("the low value (P10)"_msg, s_.p10, k_quantile_within);
      part_of_spread("the high value (P90)"_msg, s_.p90, k_quantile_within);
    } else {
      part_of_mean("the mean"_msg, s_.mean, k_mean_within);
      part_of_mean("the low value (P10)"_msg, s_.p10, k_quantile_within);
      part_of_mean("the high value (P90)"_msg, s_.p90, k_quantile_within);
    }
    const double loss = half_width(s_.loss);
    if (over(loss, k_loss_within))
      loose.push_back(
          "{1}: the chance of loss is known to within {2} points, and should be to within {3}"_msg(
              name_, rough(100 * loss), Message::number(100 * k_loss_within)));
    if (untold_)
      loose.push_back("{1}: there are too few draws to tell how precise it is"_msg(name_));
  }

  std::vector<Message> loose;
  double times = 1;  // as many draws as there were

 private:
  // Whether an error is larger than it may be, or cannot be told.
  bool over(double error, double most) {
    if (std::isnan(error)) {
      untold_ = true;
      return false;
    }
    if (error <= most) return false;
    times = std::max(times, error / most * (error / most));
    return true;
  }

  void part_of_spread(const Message &what, const Estimate &estimate, double within) {
    const double error = half_width(estimate);
    if (over(error, within * spread_))
      loose.push_back(
          "{1}: {2} is known to within {3} % of the distance from P10 to P90, and should be to within {4} %"_msg(
              name_, what, rough(100 * error / spread_), Message::number(100 * within)));
  }

  void part_of_deviation() {
    const double error = half_width(s_.mean), deviation = s_.standard_deviation;
    if (over(error, k_mean_within * deviation))
      loose.push_back(
          "{1}: the mean is known to within {2} % of the standard deviation, and should be to within {3} %"_msg(
              name_, rough(100 * error / deviation), Message::number(100 * k_mean_within)));
  }

  void part_of_mean(const Message &what, const Estimate &estimate, double within) {
    const double error = half_width(estimate), size = std::fabs(s_.mean.value);
    if (over(error, within * size))
      loose.push_back(
          "{1}: {2} is known to within {3} % of the mean value, and should be to within {4} %"_msg(
              name_, what, rough(100 * error / size), Message::number(100 * within)));
  }

  Message name_;
  const Summary &s_;
  double spread_;
  bool untold_ = false;
};

}  // namespace

Precision precision_of(std::span<const Watched> results) {
  Precision all;
  double most = 0;  // draws wanted
  for (const Watched &result : results) {
    Judge judge(result);
    judge.judge();
    if (judge.loose.empty()) continue;
    all.enough = false;
    all.loose.insert(all.loose.end(), judge.loose.begin(), judge.loose.end());
    const Summary &s = *result.summary;
    if (judge.times > 1)
      most = std::max(most, judge.times * static_cast<double>(s.draws + s.rejected + s.missing));
  }
  // More than that nobody makes, and the estimate means nothing.
  if (most > 0 && most <= 0x1p62) all.draws = std::bit_ceil(static_cast<std::uint64_t>(most) + 1);
  return all;
}

Message advice(const Precision &precision) {
  if (!precision.draws) return {};
  return "about {1} draws would be enough"_msg(std::to_string(*precision.draws));
}

}  // namespace jalon
