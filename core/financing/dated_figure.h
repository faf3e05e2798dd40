// dated_figure.h - a figure of a rule that changes on known days: values with disjoint periods.
#pragma once
#include <string>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

enum class InForce { yes, not_yet, expired };

struct DatedFigure {
  std::string path;  // "financing.vat.rate"
  std::string unit;  // "1" for a share, "EUR" for money, ...
  double lower = 0, upper = 0;
  std::vector<Figure> figures;  // ascending periods; empty = whoever plans must say it

  struct Found {
    const Figure *figure = nullptr;  // nothing if there is none at all
    InForce in_force = InForce::yes;
  };
  // The figure of an ISO day; where none is in force, that of the nearest period, said to be so.
  Found on(const std::string &day) const;
};

}  // namespace jalon
