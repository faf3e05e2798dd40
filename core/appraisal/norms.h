// norms.h - the rules of appraisal of a country, read from the settings below "norms.".
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/settings/settings.h"
#include "jalon/abi.h"

namespace jalon {

// Declares the keys every norms file may set:
//   norms.discount_rate        1/year, real; constant or by_year counted from year 0 (step)
//   norms.cost_of_public_funds 1: extra cost of one net public unit (0.2 = weighs 1.2)
//   norms.horizon              year: years appraised after year 0 when the dossier says nothing
//   norms.residual_value       1: 1 = residual lines count, 0 = they do not
//   norms.public.<stakeholder> 1: 1 = its money is public money (authority, state)
// and, for each physical line of the domain, norms.value.<category> (currency per line unit; may
// vary by year; not required: an unpriced quantity is shown, not valued).
void declare_norms(Settings &settings);
void declare_values(Settings &settings, const jalon_domain &domain);

struct Norms {
  Figure discount_rate;
  double cost_of_public_funds = 0;
  int horizon = 0;
  bool residual_value = true;
  std::vector<std::string> public_stakeholders;
  std::map<std::string, Figure> values;  // by category of quantity; central values by year
};

Norms norms_from(const Settings &settings);

// Factor of year `index` after year 0 (1 for 0); rates of a schedule chain from year to year.
double discount_factor(const Figure &rate, int index);

}  // namespace jalon
