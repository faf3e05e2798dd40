#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/table/number_text.h"
#include "core/territory/likeness.h"
#include "core/territory/projects_edit.h"
#include "core/territory/projects_national.h"

namespace jalon {
namespace {

std::string cell(const ProjectRows::Row &row, const char *column) {
  const auto at = row.cells.find(column);
  return at == row.cells.end() || lower_case(at->second) == "null" ? "" : at->second;
}

// SIREN and SIRET of a cell that holds either, perhaps as a spreadsheet's decimal number.
struct Owner {
  std::string siren, siret;
};
Owner owner_of(std::string text) {
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  if (is_digits(text, 9)) return {text, ""};
  if (is_digits(text, 14)) return {text.substr(0, 9), text};
  return {};
}

// By its first words: "ÉTUDES de", "Elaboration d'un plan", "Réalisation d’une étude"; not "Etudes
// et travaux".
bool is_study(const std::string &title) {
  static const std::set<std::string> studies{"etude", "elaboration", "diagnostic", "audit",
                                             "schema"};
  auto words = bare_words(title);
  std::erase(words, "une");
  const auto says = [&](std::size_t at, const char *word) {
    return at < words.size() && words[at] == word;
  };
  const std::size_t at = says(0, "realisation") || says(0, "mission") ? 1 : 0;
  return at < words.size() && studies.contains(words[at]) && !says(at + 1, "travaux");
}

}  // namespace

ReadProjects read_fonds_vert(ProjectRows rows, const ProjectPlace &place) {
  hide_contacts(rows, {"nom_du_projet", "nom_beneficiaire_principal"});
  ReadProjects out;
  out.notes = rows.notes;
  std::map<std::string, int> of_number;
  for (const auto &row : rows.rows) {
    std::string commune = cell(row, "code_commune");
    if (commune.size() == 4 && is_digits(commune, 4)) commune = "0" + commune;  // 1004
    const std::string written = cell(row, "siren");
    const Owner owner = owner_of(written);
    const bool here = !commune.empty() && (commune == place.insee ||
                                           std::find(place.communes.begin(), place.communes.end(),
                                                     commune) != place.communes.end());
    const bool ours = !owner.siren.empty() && owner.siren == place.intercommunality;
    if (!here && !ours) {
      ++out.elsewhere;
      if (commune.empty()) ++out.without_place;
      continue;
    }
    const std::string title(trim_spaces(cell(row, "nom_du_projet")));
    const std::string number = cell(row, "numero_dossier_ds");
    if (title.empty() || number.empty()) {
      out.notes.push_back("Row {1} has no name or no number, and was set aside."_msg(row.number));
      continue;
    }
    Project p;
    p.id = "fonds-vert-" + id_of_title(number);
    if (const int n = ++of_number[number]; n > 1) p.id += "-" + std::to_string(n);
    p.title = title;
    p.phase = is_study(title) ? "study" : "operation";
    ProjectFacts &f = p.facts;
    f.phase_said = true;
    f.programme = "Fonds vert";
    f.owner_siren = owner.siren;
    f.owner_siret = owner.siret;
    if (!owner.siren.empty()) f.owner = cell(row, "nom_beneficiaire_principal");
    if (owner.siren.empty() && !written.empty())
      out.notes.push_back("Row {1}: `{2}` is neither a SIREN nor a SIRET, and was left out."_msg(
          row.number, written));
    const std::string amount = cell(row, "montant_engage");
    const auto read = read_number(amount, Decimal::unsaid, {});
    if (read.value && *read.value >= 0)
      f.subsidy = read.value;
    else if (!amount.empty())
      out.notes.push_back(
          "Row {1}: the amount `{2}` was left out: it is none."_msg(row.number, amount));
    f.subsidy_from = "Fonds vert, " + cell(row, "nom_demarche_ds") + ", n° " + number;
    out.projects.push_back(std::move(p));
  }
  return out;
}

}  // namespace jalon
