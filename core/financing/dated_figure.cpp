#include "core/financing/dated_figure.h"

namespace jalon {

// ISO days compare as texts. A gap between two periods is filled by the earlier one.
DatedFigure::Found DatedFigure::on(const std::string &day) const {
  Found found;
  for (const auto &figure : figures) {
    if (!figure.valid_from.empty() && day < figure.valid_from) {
      if (!found.figure) found = {&figure, InForce::not_yet};
      break;
    }
    const bool over = !figure.valid_to.empty() && day > figure.valid_to;
    found = {&figure, over ? InForce::expired : InForce::yes};
  }
  return found;
}

}  // namespace jalon
