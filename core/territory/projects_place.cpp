#include "core/base/text.h"
#include "core/table/source_table.h"
#include "core/territory/communes.h"
#include "core/territory/likeness.h"
#include "core/territory/projects_national.h"

namespace jalon {
ProjectPlace project_place(const Dossier &dossier, const std::filesystem::path &reference) {
  ProjectPlace place;
  place.insee = dossier.insee;
  place.communes = dossier.communes;
  if (!dossier.insee.empty()) {
    place.intercommunality = find_commune(reference, dossier.insee).intercommunality_siren;
    return place;
  }
  const Message expected =
      "a dossier with `insee`, or with the `intercommunality` as BANATIC writes it"_msg;
  const Place blamed{(dossier.folder / "dossier.toml").string()};
  if (dossier.intercommunality.empty() && !place.communes.empty()) return place;
  if (dossier.intercommunality.empty())
    throw Fault(
        "the dossier says neither its commune nor its intercommunality: its rows cannot be "
        "told from others"_msg,
        blamed, expected);
  const auto groups = read_source_table(reference / "intercommunalities.csv", {});
  const auto siren = groups.column("siren"), name = groups.column("name");
  std::vector<std::string> names;
  for (const auto &row : groups.rows) {
    names.push_back(row.cells[name]);
    if (folded_header(row.cells[name]) == folded_header(dossier.intercommunality))
      place.intercommunality = row.cells[siren];
  }
  if (place.intercommunality.empty()) {
    const auto near = nearest(dossier.intercommunality, names);
    throw Fault("no intercommunality is called `{1}`"_msg(dossier.intercommunality), blamed,
                expected, near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
  }
  if (!place.communes.empty()) return place;
  const auto communes = read_source_table(reference / "communes.csv", {});
  const auto insee = communes.column("insee"), group = communes.column("epci_siren");
  for (const auto &row : communes.rows)
    if (row.cells[group] == place.intercommunality) place.communes.push_back(row.cells[insee]);
  return place;
}

}  // namespace jalon
