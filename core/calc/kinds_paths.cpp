// Values that grow, follow a path through years, and are discounted: local appraisals in the manner
// of ADEME's Bénéfriches.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/calc/kind.h"
#include "core/settings/figure.h"

namespace jalon::calc {
namespace {

// (1+rate)^years; whole years may be far apart.
double grown(double rate, int years) {
  return std::pow(1 + rate, years);
}

Figure path_of(const Inputs &in, const std::string &key) {
  Figure path;
  path.by_year = in.by_year(key);
  const auto way = in.text("interpolation", "geometric");
  if (way == "step")
    path.interpolation = Interpolation::step;
  else if (way == "linear")
    path.interpolation = Interpolation::linear;
  else if (way == "geometric")
    path.interpolation = Interpolation::geometric;
  else
    throw Fault("there is no interpolation \"{1}\""_msg(way), {},
                "one of: {1}"_msg("geometric, linear, step"));
  if (path.interpolation == Interpolation::geometric)
    for (const auto &[year, value] : path.by_year)
      if (!(value > 0))
        throw Fault("`{1}` has {2} in {3}"_msg(key, value, year), {},
                    "values above 0: between them it is interpolated geometrically"_msg);
  return path;
}

Answer growth_factor(const Inputs &in) {
  return one("growth_factor", grown(in.rate("rate"), in.whole("year") - in.whole("base_year", 0)));
}

Answer path_interpolation(const Inputs &in) {
  return one("value", path_of(in, "anchors").in(in.whole("year")));
}

Answer discount_factor(const Inputs &in) {
  const double factor = grown(in.rate("rate"), in.whole("base_year", 0) - in.whole("year"));
  return in.has("base_year") ? one("discount_factor", factor) : named("discount_factor", factor);
}

// Multipliers by year of operation, from its first year: discount (that year undiscounted), gdp,
// and values or contents along a path.
class Multiplier {
 public:
  explicit Multiplier(const Inputs &in) : in_(in), first_(in.whole("first_year")) {}

  double of(const std::string &factor, int index) const {
    const int year = first_ + index;
    if (factor == "discount") return grown(in_.rate("discount_rate"), -index);
    if (factor == "gdp")
      return grown(in_.rate("gdp_growth"), year - in_.whole("gdp_base_year", first_));
    if (factor == "co2_value") return path_of(in_, "co2_value_anchors").in(year);
    if (factor == "car_gco2_per_km") return path_of(in_, "car_gco2_per_km_anchors").in(year);
    throw Fault("there is no factor \"{1}\""_msg(factor), {},
                "one of: {1}"_msg("discount, gdp, co2_value, car_gco2_per_km"));
  }

  // Sum over the years start..end-1 of `value` times the factors; nothing comes after `years`.
  double sum(double value, const std::vector<std::string> &factors) const {
    const int years = in_.has("years") ? length("years") : length("end_index_exclusive");
    const int start = in_.has("start_index") ? length("start_index") : 0;
    const int end =
        std::min(in_.has("end_index_exclusive") ? length("end_index_exclusive") : years, years);
    double sum = 0;
    for (int index = start; index < end; ++index) {
      double each = value;
      for (const auto &factor : factors) each *= of(factor, index);
      sum += each;
    }
    return sum;
  }

 private:
  int length(const char *key) const { return static_cast<int>(in_.count(key, 1000)); }

  const Inputs &in_;
  int first_;
};

// An empty list: no factor, which is another thing than none said.
std::vector<std::string> factors_of(const Inputs &in, std::vector<std::string> otherwise) {
  if (!in.has("factors")) return otherwise;
  const Json &given = in.raw("factors");
  return given.is_array() && given.empty() ? std::vector<std::string>{} : in.texts("factors");
}

Answer weighted_sum(const Inputs &in) {
  return one("sum", Multiplier(in).sum(in.number("annual_value"), factors_of(in, {"discount"})));
}

Answer annual_benefit(const Inputs &in) {
  return one("benefit", in.number("quantity") * in.number("unit_value"));
}

// A road: the time that each vehicle gains, by year, discounted from the base year of prices.
Answer time_gained(const Inputs &in) {
  for (const char *key : {"existing_kph", "proposed_kph"})
    if (!(in.number(key) > 0))
      throw Fault("input `{1}` is {2}"_msg(key, in.number(key)), {}, "more than 0"_msg);
  const double hours = in.number("existing_km") / in.number("existing_kph") -
                       in.number("proposed_km") / in.number("proposed_kph");
  const auto worth = in.by_year("value_of_time");
  const double rate = in.rate("discount_rate"), occupancy = in.number("occupancy", 1);
  const int base = in.whole("price_base_year");
  double sum = 0;
  for (const auto &[year, vehicles] : in.by_year("vehicles")) {
    const auto value = worth.find(year);
    if (value == worth.end()) throw Fault("`{1}` has no value for {2}"_msg("value_of_time", year));
    sum += hours * vehicles * occupancy * value->second * grown(rate, base - year);
  }
  Answer answer;
  answer.add("saving_seconds_per_vehicle", hours * 3600).add("pv_time_benefits", sum);
  return answer;
}

Answer present_benefit(const Inputs &in) {
  if (in.has("existing_km")) return time_gained(in);
  if (in.has("unit_value"))
    return one("pv_benefit", Multiplier(in).sum(in.number("quantity") * in.number("unit_value"),
                                                factors_of(in, {"discount", "gdp"})));
  // Grams make tonnes by 10^-6.
  return one("pv_benefit", Multiplier(in).sum(in.number("vehicle_km_per_year") / 1e6,
                                              {"car_gco2_per_km", "co2_value", "discount"}));
}

Answer physical_sum(const Inputs &in) {
  if (in.has("car_gco2_per_km_anchors"))
    return one("sum",
               Multiplier(in).sum(in.number("vehicle_km_per_year") / 1e6, {"car_gco2_per_km"}));
  return one("sum", Multiplier(in).sum(in.either({"passenger_hours_per_year", "quantity",
                                                  "annual_value", "vehicle_km_per_year"}),
                                       {}));
}

// MWh are 1,000 kWh, and 10^6 grams a tonne.
Answer annual_physical(const Inputs &in) {
  return one("tonnes", in.number("mwh_per_year") *
                           (in.number("grid_g_per_kwh") - in.number("pv_g_per_kwh", 0)) / 1000);
}

}  // namespace

std::vector<Kind> path_kinds() {
  const std::string local =
      "first_year years [discount_rate] [gdp_growth] [gdp_base_year] [unit_value] [quantity] "
      "[vehicle_km_per_year] [passenger_hours_per_year] [car_gco2_per_km_anchors:json] "
      "[co2_value_anchors:json] [interpolation:text]";
  return {
      {"growth_factor", "rate [base_year] year", "(1+rate)^(year - base year)"_msg, growth_factor},
      {"path_interpolation", "anchors:json year [interpolation:text]",
       "value along a path through years: geometric between them unless said otherwise, "
       "flat before the first and after the last"_msg,
       path_interpolation},
      {"discount_factor", "rate [base_year] year", "(1+rate)^-(year - base year)"_msg,
       discount_factor},
      {"weighted_sum",
       "annual_value first_year years [factors:json] [start_index] [end_index_exclusive] "
       "[discount_rate] [gdp_growth] [gdp_base_year] [co2_value_anchors:json] [interpolation:text]",
       "sum over the years of operation of a value times factors (discount, the first "
       "year not discounted; gdp; co2_value; car_gco2_per_km)"_msg,
       weighted_sum},
      {"annual_benefit", "quantity unit_value", "quantity times unit value"_msg, annual_benefit},
      {"pv_benefit", local,
       "present value of a benefit: quantity x unit value growing with gdp; or "
       "vehicle-km x gCO2/km x value of a tonne; or the time gained on a road"_msg,
       present_benefit},
      {"physical_sum", local, "sum over the years, not discounted: tonnes of CO2, or hours"_msg,
       physical_sum},
      {"annual_physical", "mwh_per_year grid_g_per_kwh [pv_g_per_kwh]",
       "tonnes of CO2 that a year's generation saves"_msg, annual_physical},
  };
}

}  // namespace jalon::calc
