// The annuity family, as spreadsheets name it: money received is positive, money paid negative.
#include <algorithm>
#include <cmath>

#include "core/appraisal/annuity.h"
#include "core/calc/kind.h"

namespace jalon::calc {
namespace {

// What most of these functions read.
struct Terms {
  double rate, nper;
  bool due;
};

// Below -1 a power is defined for whole periods alone; its result shows.
Terms terms(const Inputs &in) {
  return {in.number("rate"), in.number("nper"), in.flag("type")};
}

double period(const Inputs &in, const char *key, double nper) {
  const double x = in.number(key);
  if (!(x >= 1) || x > nper)
    throw Fault("input `{1}` is {2}"_msg(key, x), {}, "a period from 1 to {1}"_msg(nper));
  return x;
}

void not_zero(const Inputs &in, const char *key) {
  if (in.number(key) == 0) throw Fault("input `{1}` is 0"_msg(key), {}, "another number"_msg);
}

void same_sign(const Inputs &in, const char *a, const char *b) {
  if (!(in.number(b) / in.number(a) > 0))
    throw Fault("inputs `{1}` and `{2}` are {3} and {4}"_msg(a, b, in.number(a), in.number(b)), {},
                "two numbers of the same sign, not 0"_msg);
}

Answer present(const Inputs &in) {
  const Terms t = terms(in);
  return one("pv", annuity::pv(t.rate, t.nper, in.number("pmt", 0), in.number("fv", 0), t.due));
}

Answer future(const Inputs &in) {
  const Terms t = terms(in);
  return one("fv", annuity::fv(t.rate, t.nper, in.number("pmt", 0), in.number("pv", 0), t.due));
}

Answer payment(const Inputs &in) {
  const Terms t = terms(in);
  not_zero(in, "nper");
  return one("pmt", annuity::pmt(t.rate, t.nper, in.number("pv"), in.number("fv", 0), t.due));
}

Answer interest_part(const Inputs &in) {
  const Terms t = terms(in);
  return one("ipmt", annuity::ipmt(t.rate, period(in, "per", t.nper), t.nper, in.number("pv"),
                                   in.number("fv", 0), t.due));
}

Answer principal_part(const Inputs &in) {
  const Terms t = terms(in);
  return one("ppmt", annuity::ppmt(t.rate, period(in, "per", t.nper), t.nper, in.number("pv"),
                                   in.number("fv", 0), t.due));
}

Answer cumulated(const Inputs &in, const char *name,
                 double (*function)(double, double, double, double, double, bool)) {
  const Terms t = terms(in);
  const double start = period(in, "start", t.nper), end = period(in, "end", t.nper);
  if (end < start)
    throw Fault("input `{1}` is {2}"_msg("end", end), {}, "a period from {1} on"_msg(start));
  return one(name, function(t.rate, t.nper, in.number("pv"), start, end, t.due));
}

Answer interest_sum(const Inputs &in) {
  return cumulated(in, "cumipmt", annuity::cumipmt);
}

Answer principal_sum(const Inputs &in) {
  return cumulated(in, "cumprinc", annuity::cumprinc);
}

Answer periods(const Inputs &in) {
  const double rate = in.rate("rate"), pmt = in.number("pmt"), pv = in.number("pv");
  const double found = annuity::nper(rate, pmt, pv, in.number("fv", 0), in.flag("type"));
  if (!std::isfinite(found))
    throw Fault("no number of periods ties these payments: they never add up"_msg);
  return one("nper", found);
}

Answer rate_of_payments(const Inputs &in) {
  const auto found = annuity::rates(in.number("nper"), in.number("pmt", 0), in.number("pv"),
                                    in.number("fv", 0), in.flag("type"));
  if (found.empty())
    throw Fault(
        "there is no rate above -1 that ties these payments: what is paid and what is "
        "received never balance"_msg,
        {}, "flows paid (negative) and received (positive)"_msg);
  const double guess = in.has("guess") ? in.rate("guess") : 0.1;
  const double nearest = *std::min_element(found.begin(), found.end(), [&](double a, double b) {
    const double at = std::log1p(guess);
    return std::fabs(std::log1p(a) - at) < std::fabs(std::log1p(b) - at);
  });
  return one("rate", nearest).add("all_rates", found);
}

Answer growth_rate(const Inputs &in) {
  not_zero(in, "nper");
  same_sign(in, "pv", "fv");
  return one("rri", annuity::rri(in.number("nper"), in.number("pv"), in.number("fv")));
}

Answer growth_periods(const Inputs &in) {
  not_zero(in, "rate");
  same_sign(in, "pv", "fv");
  return one("pduration", annuity::pduration(in.rate("rate"), in.number("pv"), in.number("fv")));
}

// Broken numbers of periods are cut off, as spreadsheets do.
double periods_per_year(const Inputs &in) {
  const double n = std::floor(in.number("npery"));
  if (n < 1) throw Fault("input `{1}` is {2}"_msg("npery", n), {}, "1 or more"_msg);
  return n;
}

Answer effective_rate(const Inputs &in) {
  const double n = periods_per_year(in), nominal = in.number("nominal_rate");
  if (!(nominal / n > -1))
    throw Fault("`{1}` is {2}"_msg("nominal_rate", nominal), {}, "more than {1}"_msg(-n));
  return one("effect", annuity::effect(nominal, n));
}

Answer nominal_rate(const Inputs &in) {
  return one("nominal", annuity::nominal(in.rate("effect_rate"), periods_per_year(in)));
}

Answer straight_line(const Inputs &in) {
  not_zero(in, "life");
  return one("sln", annuity::sln(in.number("cost"), in.number("salvage"), in.number("life")));
}

Answer years_digits(const Inputs &in) {
  const double life = in.number("life"), period = in.number("period");
  if (!(life > 0)) throw Fault("input `{1}` is {2}"_msg("life", life), {}, "more than 0"_msg);
  if (!(period > 0) || period > std::ceil(life))
    throw Fault("input `{1}` is {2}"_msg("period", period), {},
                "a period within the life of {1}"_msg(life));
  return one("syd", annuity::syd(in.number("cost"), in.number("salvage"), life, period));
}

Answer schedule(const Inputs &in) {
  return one("fvschedule", annuity::fvschedule(in.number("principal"), in.numbers("schedule")));
}

Answer net_future(const Inputs &in) {
  const auto flows = in.numbers("values");
  return one("nfv", annuity::nfv(in.number("rate"),
                                 in.number("nper", static_cast<double>(flows.size())), flows));
}

Answer recovery_factor(const Inputs &in) {
  not_zero(in, "years");
  return named("crf", annuity::capital_recovery(in.rate("rate"), in.number("years")));
}

}  // namespace

std::vector<Kind> annuity_kinds() {
  return {
      {"pmt", "rate nper pv [fv] [type]",
       "level payment; type 0: at the end of each period, 1: at its start"_msg, payment},
      {"ipmt", "rate per nper pv [fv] [type]", "interest in the payment of one period"_msg,
       interest_part},
      {"ppmt", "rate per nper pv [fv] [type]", "principal in the payment of one period"_msg,
       principal_part},
      {"cumipmt", "rate nper pv start end [type]", "interest paid from one period to another"_msg,
       interest_sum},
      {"cumprinc", "rate nper pv start end [type]", "principal paid from one period to another"_msg,
       principal_sum},
      {"pv", "rate nper [pmt] [fv] [type]", "present value of level payments"_msg, present},
      {"fv", "rate nper [pmt] [pv] [type]", "future value of level payments"_msg, future},
      {"nper", "rate pmt pv [fv] [type]", "number of periods, not rounded"_msg, periods},
      {"rate", "nper [pmt] pv [fv] [type] [guess]",
       "rate per period above -1; of two, the one nearer to the guess (10 %)"_msg,
       rate_of_payments},
      {"rri", "nper pv fv", "rate per period that makes the future value of the present one"_msg,
       growth_rate},
      {"pduration", "rate pv fv", "periods that make the future value of the present one"_msg,
       growth_periods},
      {"effect", "nominal_rate npery", "effective yearly rate of a nominal one"_msg,
       effective_rate},
      {"nominal", "effect_rate npery", "nominal yearly rate of an effective one"_msg, nominal_rate},
      {"sln", "cost salvage life", "straight-line depreciation per period"_msg, straight_line},
      {"syd", "cost salvage life period", "depreciation by the sum of the years' digits"_msg,
       years_digits},
      {"fvschedule", "principal schedule:numbers", "value after a series of rates"_msg, schedule},
      {"nfv", "values:numbers rate [nper]",
       "value at period nper of flows at periods 1, 2, ..."_msg, net_future},
      {"capital_recovery_factor", "rate years",
       "level yearly payment per unit lent: r / (1 - (1+r)^-n)"_msg, recovery_factor},
  };
}

}  // namespace jalon::calc
