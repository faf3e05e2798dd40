#include "core/territory/inventory.h"
#include "core/territory/overseas.h"

namespace jalon {

Surroundings surroundings_of(const Dossier &dossier, const Country &country) {
  Surroundings around;
  around.year = dossier.base_year;
  around.currency = country.currency;
  if (dossier.insee.size() != 5) return around;
  const std::string_view code = dossier.insee;
  const auto *area =
      area_of(code.substr(0, code.starts_with("97") || code.starts_with("98") ? 3 : 2));
  if (!area) return around;
  // The rough middle of France does not reach Corsica.
  const double east = area == &metropolitan_france ? 9.6 : area->longitude[2],
               south = area == &metropolitan_france ? 41.3 : area->latitude[0];
  around.country = Box{area->longitude[0], south, east, area->latitude[2]};
  return around;
}

}  // namespace jalon
