// figure.h - one sourced figure: the record that every number of Jalon is.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fault.h"

namespace jalon {

// Weakest first. A figure of a stronger layer replaces one of a weaker layer, whole.
enum class Layer {
  model,  // the plugin's own default
  norms,  // rules of appraisal of a country
  country,
  region,
  agglomeration,
  town,  // settings.toml of the dossier
  study,
  scenario,
  command_line,  // --set path=value
};
std::string_view name_of(Layer layer);  // "model", ..., "command line"
Message message_of(Layer layer);        // the same, for a reader

enum class Confidence { certain, to_verify, hypothetical };
std::string_view name_of(Confidence confidence);  // "certain", "to verify", "hypothetical"
Message message_of(Confidence confidence);

// How a figure varies around its central value. The first five are those that plugins may declare,
// numbered as in jalon/abi.h; the others come from settings files alone.
enum class Distribution {
  point,
  uniform,
  triangular,
  pert,
  lognormal,
  normal,
  truncated_normal,
  beta,
  discrete,
  empirical,
};
std::string_view name_of(Distribution distribution);

// How a yearly figure is read between the years given, always stated in the file. Outside them:
// before the first year its value; after the last, `growth` per year from it.
enum class Interpolation { step, linear, geometric };

struct Figure {
  double value = 0;  // central value, in the unit of its key once resolved
  Distribution distribution = Distribution::point;
  // Ends of uniform, triangular, pert, beta and truncated_normal; 5 % and 95 % quantiles of
  // lognormal and normal; least and greatest value of discrete and empirical; `value` for a point.
  double low = 0, high = 0;
  // Of a normal, of the normal that a truncated one is cut from, and of a lognormal that is given
  // by them: one with sd == 0 is given by its median, which is `value`, and by low and high.
  double mean = 0, sd = 0;
  double alpha = 0, beta = 0;   // the shape of a beta
  std::vector<double> values;   // of discrete and empirical, ascending
  std::vector<double> weights;  // of discrete: one above 0 for each value, 1 in all
  // Empty: the same every year. Else `value` is that of the first year, and low and high vary that
  // one; the other years vary in proportion.
  std::map<int, double> by_year;
  Interpolation interpolation = Interpolation::step;
  double growth = 0;  // per year after the last of by_year (or after `growth_from` for a constant)
  int growth_from = 0;
  std::string unit;  // resolved: the key's, "currency" being spelt as the dossier's code
  std::string source;
  std::string as_of;
  int price_year = 0;  // of money; 0 = not said
  Confidence confidence = Confidence::certain;
  std::string valid_from, valid_to;  // ISO dates, "" = open
  bool final = false;                // stronger layers may not replace it...
  std::string reason;                // ...and why
  Layer layer = Layer::model;
  Place place;
  std::vector<Message> marks;  // what a reader must be told: "expired on 2025-12-31: to verify"

  // The central value in a calendar year, by by_year, interpolation and growth.
  double in(int year) const;
  bool uncertain() const { return distribution != Distribution::point; }
};

}  // namespace jalon
