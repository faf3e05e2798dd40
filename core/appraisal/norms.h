// norms.h - the rules of appraisal of a country, read from the settings below "norms.".
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/settings/settings.h"
#include "jalon/abi.h"

namespace jalon {

// Declares the keys every norms file may set; docs/integrator/norms.md has the formulas:
//   norms.discount_rate        1/year, real, at beta 1; constant, or by_year from year 0 (step)
//   norms.risk_premium, beta   1/year, 1: what (beta - 1) adds to the rate; not required
//   norms.cost_of_public_funds 1: extra cost of one net public unit (0.2 = weighs 1.2)
//   norms.scarcity_of_public_funds  1: the same on public spending alone; not required
//   norms.horizon              year: years appraised after year 0 when the dossier says nothing
//   norms.residual_value       1: 1 = residual lines count, 0 = they do not
//   norms.public.<stakeholder> 1: 1 = its money is public money (authority and state unless said)
//   norms.eta, norms.income.<stakeholder of people>  1: distributional weights; not required
//   norms.optimism_bias.<works>.investment, .duration  1: share added; not required
//   norms.value.<quantity>     currency per unit of the standard quantities below; not required
//   norms.price_index          1 by calendar year: brings values to another price year; not
//   required
void declare_norms(Settings &settings);

// A quantity that norms files may price whether or not a loaded plugin has lines of it. All
// plugins count it in this unit: a tonne weighs the same everywhere.
struct Quantity {
  const char *name, *unit, *label;
};
std::span<const Quantity> standard_quantities();

// Kinds of works that norms files may give an optimism bias, and projects may be of.
struct KindOfWorks {
  const char *name, *label;
};
std::span<const KindOfWorks> kinds_of_works();

// Nothing for "" (not said); throws Fault, with the nearest name, for a kind that is none.
void check_works(const std::string &works, const Place &where);

// Declares norms.value.<category> for each physical line of the domain (currency per line unit; may
// vary by year; not required: an unpriced quantity is shown, not valued). Throws Fault if the line
// counts a quantity in another unit than the one already declared.
void declare_values(Settings &settings, const jalon_domain &domain);

struct OptimismBias {
  Figure investment, duration;  // shares added; low and high are what evidence may bring it to
};

struct Norms {
  Figure discount_rate;     // what is discounted with: at `beta`
  Figure beta;              // low and high: its range, for the sensitivity
  double risk_premium = 0;  // 0 = not said: beta changes nothing
  double cost_of_public_funds = 0, scarcity_of_public_funds = 0;
  int horizon = 0;
  bool residual_value = true;
  std::vector<std::string> public_stakeholders;
  std::map<std::string, double> weights;  // in the collective account, where it is not 1
  std::map<std::string, OptimismBias> optimism;
  std::map<std::string, Figure> values;  // by category of quantity; central values by year

  double weight_of(const std::string &stakeholder) const;
  // Share added to the investment of works of this kind; 0 if they, or the norms, say none.
  double optimism_bias(const std::string &works) const;
};

// After settings.resolve(). Throws Faults for what no bound can say: a horizon or a yes-or-no that
// is no whole number, a schedule of rates by calendar year or without steps, a beta without
// premium. A norms figure counts with its central value: it is a rule, and not drawn.
//
// `price_year` is the year whose prices results are in. Values of another price year are brought to
// it by norms.price_index if it names both years; if not they count as they are. Their marks say
// which. 0: nothing is brought anywhere.
Norms norms_from(const Settings &settings, int price_year = 0);

// The same rules for projects whose returns follow the economy more, or less: every rate moves by
// (beta - norms.beta) times the risk premium.
Norms with_beta(const Norms &norms, double beta);

// Factor of year `index` after year 0 (1 for 0): the product over years 1 to `index` of
// 1 / (1 + rate of that year), so that the rates of a schedule chain.
double discount_factor(const Figure &rate, int index);

// The figure with everything that is counted in its unit multiplied: years, range, mean, values.
Figure scaled(Figure figure, double by);

}  // namespace jalon
