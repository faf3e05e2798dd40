#include <cmath>

#include "core/report/tell.h"

namespace jalon {
namespace {

std::string counted(const Say &say, std::uint64_t n) {
  return say.number(static_cast<double>(n));
}

std::string method_of(const Say &say, const std::string &sampling) {
  if (sampling == "random") return say("independent random draws");
  if (sampling == "latin-hypercube") return say("Latin hypercube");
  if (sampling == "sobol") return say("scrambled Sobol points");
  return sampling;
}

}  // namespace

std::string mean_told(const Say &say, const Spread &spread) {
  const std::string mean = say.signed_money(spread.mean.value);
  if (!std::isfinite(spread.standard_error) || spread.standard_error <= 0) return mean;
  // Money of projects is told in thousands: an error below one would be false precision.
  const double error = spread.standard_error;
  const bool small = error < 1000 && std::fabs(spread.mean.value) >= 1000;
  return say("{1} ± {2}", {mean, small ? say("under {1}", {say.money(1000)})
                                       : say.money(std::round(two_digits(error)))});
}

std::string interval_told(const Say &say, const Estimate &estimate,
                          const std::function<std::string(double)> &said) {
  if (!std::isfinite(estimate.low) || !std::isfinite(estimate.high)) return "";
  const std::string low = said(estimate.low), high = said(estimate.high);
  return low == high ? "" : say("95% sure: {1} to {2}", {low, high});
}

std::string set_aside_told(const Say &say, double n) {
  return say.count(n, "{1} draw was set aside because the model gave no valid number.",
                   "{1} draws were set aside because the model gave no valid number.");
}

std::string draws_told(const Say &say, const DrawsResult &draws) {
  if (draws.done == 0) return "";
  return say(
      "{1} draws of {2} uncertain figures ({3}).",
      {counted(say, draws.done), counted(say, draws.factors), method_of(say, draws.sampling)});
}

std::string redone_told(const Say &say, const DrawsResult &draws) {
  if (draws.done == 0) return "";
  return say(
      "The sums were done again {1} times, each time with other values of the {2} uncertain "
      "figures, taken from their ranges (draws: {3}).",
      {counted(say, draws.done), counted(say, draws.factors), method_of(say, draws.sampling)});
}

std::string enough_told(const Say &say, const DrawsResult &draws) {
  if (draws.done == 0) return "";
  if (draws.precise)
    return say("That is enough: more draws would hardly change what is shown here.");
  return draws.loose.empty() ? say("That is not enough for a precise answer: ask for more draws.")
                             : say("That is not enough for a precise answer.");
}

std::string stopped_told(const Say &say, const DrawsResult &draws) {
  if (!draws.stopped) return "";
  if (draws.asked > draws.done)
    return say(
        "Stopped before the end, on request: {1} draws of {2} were made. All that is said "
        "of chances and ranges rests on these.",
        {counted(say, draws.done), counted(say, draws.asked)});
  return say(
      "Stopped before the end, on request, after {1} draws. All that is said of chances and "
      "ranges rests on these.",
      {counted(say, draws.done)});
}

std::string unfinished_told(const Say &say, const Results &results) {
  if (results.unfinished.empty()) return "";
  std::string out = say("This run was stopped on request: it is not complete.");
  for (const auto &missing : results.unfinished) out += " " + say.message(missing);
  return out;
}

}  // namespace jalon
