// norms.h - the rules of appraisal of a country, read from the settings below "norms.".
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/settings/settings.h"
#include "jalon/abi.h"

namespace jalon {

// Declares the keys every norms file may set:
//   norms.discount_rate        1/year, real; constant, or by_year counted from year 0 (step)
//   norms.cost_of_public_funds 1: extra cost of one net public unit (0.2 = weighs 1.2)
//   norms.horizon              year: years appraised after year 0 when the dossier says nothing
//   norms.residual_value       1: 1 = residual lines count, 0 = they do not
//   norms.public.<stakeholder> 1: 1 = its money is public money (authority and state unless said)
//   norms.value.<quantity>     currency per unit of the standard quantities below; not required
void declare_norms(Settings &settings);

// A quantity that norms files may price whether or not a loaded plugin has lines of it. All
// plugins count it in this unit: a tonne weighs the same everywhere.
struct Quantity {
  const char *name, *unit, *label;
};
std::span<const Quantity> standard_quantities();

// Declares norms.value.<category> for each physical line of the domain (currency per line unit; may
// vary by year; not required: an unpriced quantity is shown, not valued). Throws Fault if the line
// counts a quantity in another unit than the one already declared.
void declare_values(Settings &settings, const jalon_domain &domain);

struct Norms {
  Figure discount_rate;
  double cost_of_public_funds = 0;
  int horizon = 0;
  bool residual_value = true;
  std::vector<std::string> public_stakeholders;
  std::map<std::string, Figure> values;  // by category of quantity; central values by year
};

// After settings.resolve(). Throws Faults for what no bound can say: a horizon or a yes-or-no that
// is no whole number, a schedule of rates by calendar year or without steps. A norms figure counts
// with its central value: it is a rule, and not drawn.
Norms norms_from(const Settings &settings);

// Factor of year `index` after year 0 (1 for 0): the product over years 1 to `index` of
// 1 / (1 + rate of that year), so that the rates of a schedule chain.
double discount_factor(const Figure &rate, int index);

}  // namespace jalon
