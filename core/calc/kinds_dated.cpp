// Indicators of flows on dates.
#include <algorithm>

#include "core/appraisal/dated.h"
#include "core/calc/kind.h"
#include "core/calc/rates.h"

namespace jalon::calc {
namespace {

struct Dated {
  std::vector<double> values;
  std::vector<date::sys_days> dates;
  DayCount basis;
};

Dated dated(const Inputs &in) {
  Dated flows{in.numbers("values"), in.dates("dates"), DayCount::act_365};
  if (flows.values.size() != flows.dates.size())
    throw Fault("there are {1} values and {2} dates"_msg(static_cast<double>(flows.values.size()),
                                                         static_cast<double>(flows.dates.size())),
                {}, "a date for each value"_msg);
  const auto name = in.text("basis", "act/365");
  const auto basis = day_count_named(name);
  if (!basis) {
    std::vector<Message> known;
    for (const auto &each : day_count_names()) known.emplace_back(each);
    throw Fault("there is no day count \"{1}\""_msg(name), {},
                "one of: {1}"_msg(Message::joined(known)));
  }
  flows.basis = *basis;
  return flows;
}

// Values are brought to the first listed date, so that none may come before it.
Answer value_on_dates(const Inputs &in) {
  const double rate = in.rate("rate");
  const Dated flows = dated(in);
  const auto first = flows.dates.front();
  const auto early =
      std::find_if(flows.dates.begin(), flows.dates.end(), [&](auto day) { return day < first; });
  if (early != flows.dates.end())
    throw Fault("the dates are unsorted: {1} comes before the first one listed, {2}"_msg(
                    date::format("%F", *early), date::format("%F", first)),
                {}, "the earliest date first: values are brought to it"_msg);
  return one("xnpv", xnpv(flows.values, flows.dates, rate, flows.basis));
}

Answer future_value_on_dates(const Inputs &in) {
  const double rate = in.rate("rate");
  const Dated flows = dated(in);
  return one("xnfv", xnfv(flows.values, flows.dates, rate, flows.basis));
}

Answer rate_on_dates(const Inputs &in) {
  const Dated flows = dated(in);
  const auto first = *std::min_element(flows.dates.begin(), flows.dates.end());
  return rate_answer("xirr", xirr(flows.values, flows.dates, flows.basis), flows.values,
                     years_from(first, flows.dates, flows.basis), guess_of(in));
}

}  // namespace

std::vector<Kind> dated_kinds() {
  return {
      {"xnpv", "values:numbers dates:dates rate [basis:text]",
       "net present value at the first listed date; basis: act/365 unless another is given"_msg,
       value_on_dates},
      {"xnfv", "values:numbers dates:dates rate [basis:text]",
       "value at the latest date, by the same day counts"_msg, future_value_on_dates},
      {"xirr", "values:numbers dates:dates [basis:text] [guess]",
       "internal rate of return on dates, in any order, counted from the earliest; all "
       "of them, and as one value the one spreadsheets show"_msg,
       rate_on_dates},
  };
}

}  // namespace jalon::calc
