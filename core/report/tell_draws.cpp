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
  // An error needs no cents.
  const double error = spread.standard_error;
  return say("{1} ± {2}", {mean, say.money(error < 10 ? error : std::round(error))});
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

}  // namespace jalon
