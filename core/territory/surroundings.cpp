#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/communes.h"
#include "core/territory/inventory.h"
#include "core/territory/overseas.h"
#include "core/territory/projects_national.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

// One axis of the position in settings.toml, if it is the town's own and no range of a country.
std::optional<double> axis_of(const toml::table &settings, const std::string &axis) {
  const auto figure = settings.at_path("territory." + axis);
  if (!figure.is_table() || figure.at_path("dist") ||
      figure.at_path("confidence").value<std::string>() == "hypothetical" ||
      figure.at_path("unit").value_or(std::string("degree")) != "degree")
    return std::nullopt;
  return figure.at_path("value").value<double>();
}

// What is wrong with its figures is told by whoever reads it as settings; a file that cannot be
// read at all, here.
std::optional<std::array<double, 2>> centre_of(const fs::path &settings) {
  std::error_code none;
  if (!fs::is_regular_file(settings, none)) return std::nullopt;
  const auto root = read_toml(read_file(settings), settings.string());
  const auto x = axis_of(root, "longitude"), y = axis_of(root, "latitude");
  return x && y ? std::optional(std::array{*x, *y}) : std::nullopt;
}

std::set<std::string> communes_of(const Dossier &dossier, const fs::path &reference) {
  std::set<std::string> codes(dossier.communes.begin(), dossier.communes.end());
  if (!dossier.insee.empty()) codes.insert(dossier.insee);
  std::error_code none;
  if (!fs::exists(reference / "communes.csv", none)) return codes;
  if (codes.empty() && !dossier.intercommunality.empty()) {
    try {
      const auto members = project_place(dossier, reference).communes;
      codes.insert(members.begin(), members.end());
    } catch (const Fault &) {  // outside France, or under another name
    }
  }
  for (const auto &code : former_codes(reference, codes)) codes.insert(code);
  return codes;
}

}  // namespace

Surroundings surroundings_of(const Dossier &dossier, const Country &country) {
  Surroundings around;
  around.year = dossier.base_year;
  around.currency = country.currency;
  around.population = dossier.population;
  around.reference = country.file.parent_path().parent_path() / "reference";
  around.communes = communes_of(dossier, around.reference);
  around.one_commune = !dossier.insee.empty() && dossier.communes.empty();
  // A territory of several communes may reach far from its middle.
  if (around.one_commune || around.communes.empty()) around.centre = centre_of(dossier.settings);
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
