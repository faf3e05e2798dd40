#include "core/territory/whereabouts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "core/base/text.h"
#include "core/table/number_text.h"
#include "core/territory/likeness.h"
#include "core/territory/own_rows.h"
#include "core/territory/place_names.h"

namespace jalon {
namespace {

constexpr std::size_t shown_texts = 3;

// body: nothing but authorities stand there; authority: perhaps also the names of services.
enum class Kind : char { none, code, commune, siren, authority, body, department };

// By the words of a column's name. Who runs, bought or sells a thing says nothing of where it is.
Kind kind_of(const std::string &header) {
  const auto words = bare_words(header);
  const auto says = [&](std::initializer_list<const char *> any) {
    return std::any_of(any.begin(), any.end(), [&](const char *word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    });
  };
  if (says({"operateur", "exploitant", "amenageur", "delegataire", "fournisseur", "prestataire",
            "concessionnaire", "fabricant", "entreprise", "operator", "supplier", "region",
            "naissance", "contact"}))
    return Kind::none;
  if (says({"siren", "siret"})) return Kind::siren;
  if (says({"departement", "department", "dept", "dpt", "dep"})) return Kind::department;
  const bool code = says({"code", "n", "no", "numero", "id"});
  if (says({"postal", "iris", "pop", "population", "nb", "nombre", "member", "membre"}))
    return Kind::none;
  if (says({"insee", "codinsee", "codgeo", "depcom"}) || (code && says({"commune"})))
    return Kind::code;
  auto bare = words;
  std::erase_if(bare, [](const std::string &word) {
    return word == "nom" || word == "name" || word == "libelle" || word == "lib";
  });
  if (bare.size() == 1 && (bare[0] == "commune" || bare[0] == "ville" || bare[0] == "municipalite"))
    return Kind::commune;
  if (code || says({"type", "mode", "statut", "date"})) return Kind::none;
  if (says({"collectivite", "epci", "intercommunalite"}) && !says({"entite"})) return Kind::body;
  return says({"service", "entite", "syndicat"}) ? Kind::authority : Kind::none;
}

class Holder {
 public:
  Holder(SourceTable &source, const Mapping &mapping, const Surroundings &around)
      : source_(source), mapping_(mapping), around_(around) {
    for (std::size_t at = 0; at < source.header.size(); ++at)
      if (const Kind kind = kind_of(source.header[at]); kind != Kind::none)
        columns_.push_back({at, kind, {}, {}});
  }

  SaidWhere hold(std::vector<Fault> &faults) {
    SaidWhere where;
    if (columns_.empty()) return where;
    names_.emplace(around_);
    std::vector<bool> away(source_.rows.size());
    std::size_t elsewhere = 0, counted = 0;
    for (std::size_t i = 0; i < source_.rows.size(); ++i) {
      if (skipped(source_.rows[i])) continue;
      ++counted;
      const Said said = of_row(source_.rows[i]);
      where.told = where.told || said == Said::town || said == Said::near;
      away[i] = said == Said::other;
      elsewhere += away[i];
    }
    if (elsewhere == 0) return where;
    const bool none = !where.told;
    where.told = true;
    if (mapping_.territory_checked) {
      source_.findings.push_back(
          {Finding::note, 0, first_column(), "",
           "{1} of {2} rows are not of this territory by what they say ({3}); the mapping says "
           "that the town has checked them (territory_checked): they were kept"_msg(
               elsewhere, counted, found()),
           true});
      source_.findings.back().elsewhere = true;
      return where;
    }
    if (none) {
      faults.emplace_back(
          "none of the {1} rows is of this territory by what they say: {2}"_msg(counted, found()),
          Place{source_.file.filename().string()}, "rows of {1}"_msg(names_->own()),
          "take the file of this town; if these figures are its own all the same, import the file "
          "with --territory-checked, or write territory_checked = true under [file] of its "
          "mapping: each run will say so"_msg);
      return where;
    }
    const Message what = found();
    take_out(away);
    source_.findings.push_back(
        {Finding::note, 0, first_column(), "",
         "rows of other territories left out, by what they say ({2}): {1}"_msg(elsewhere, what),
         true});
    where.elsewhere = elsewhere;
    return where;
  }

 private:
  struct Column {
    std::size_t at;
    Kind kind;
    std::unordered_map<std::string, Said> known;  // the same few texts, again and again
    std::map<std::string, std::size_t> others;    // what contradicted the territory: rows
  };

  Said said(Column &column, const std::string &text) {
    const auto [it, fresh] = column.known.emplace(text, Said::nothing);
    if (!fresh) return it->second;
    const auto asked = [&] {
      switch (column.kind) {
        case Kind::code:
          return names_->code(text);
        case Kind::commune:
          return names_->commune(text);
        case Kind::siren:
          return names_->siren(text);
        case Kind::authority:
          return names_->authority(text, false);
        case Kind::body:
          return names_->authority(text, true);
        default:
          return names_->department(text);
      }
    };
    return it->second = trim_spaces(text).empty() ? Said::nothing : asked();
  }

  Said of_row(const SourceRow &row) {
    Said whole = Said::nothing;
    std::vector<Column *> against;
    for (auto &column : columns_) {
      const Said cell = said(column, row.cells[column.at]);
      if (cell == Said::town) return Said::town;
      if (cell == Said::other) against.push_back(&column);
      whole = std::max(whole, cell);
    }
    for (auto *column : against) ++column->others[std::string(trim_spaces(row.cells[column->at]))];
    return whole;
  }

  bool skipped(const SourceRow &row) const {
    for (const auto &[name, texts] : mapping_.skip) {
      const auto text = trim_spaces(row.cells[source_.column(name)]);
      for (const auto &listed : texts)
        if (lower_case(text) == lower_case(listed)) return true;
    }
    return false;
  }

  // "DPT du siège = 972; N° SIREN = 249720053 (CA ...), 200041788 (CA ...)".
  std::string found() const {
    std::string all;
    for (const auto &column : columns_) {
      if (column.others.empty()) continue;
      all += (all.empty() ? "" : "; ") + source_.header[column.at] + " = ";
      std::size_t n = 0;
      for (const auto &[text, rows] : column.others) {
        if (++n > shown_texts) break;
        all += (n > 1 ? ", " : "") + text;
        if (const auto group = names_->group_of(text); column.kind == Kind::siren && !group.empty())
          all += " (" + group + ")";
      }
      if (column.others.size() > shown_texts) all += ", ...";
    }
    return all;
  }

  std::string first_column() const {
    for (const auto &column : columns_)
      if (!column.others.empty()) return source_.header[column.at];
    return {};
  }

  void take_out(const std::vector<bool> &away) {
    std::set<std::size_t> gone;
    std::size_t to = 0;
    const bool located = !source_.x.empty();
    for (std::size_t i = 0; i < away.size(); ++i) {
      if (away[i]) {
        gone.insert(source_.rows[i].number);
        continue;
      }
      if (to != i) source_.rows[to] = std::move(source_.rows[i]);
      if (located) source_.x[to] = source_.x[i], source_.y[to] = source_.y[i];
      ++to;
    }
    source_.rows.resize(to);
    if (located) source_.x.resize(to), source_.y.resize(to);
    std::erase_if(source_.findings, [&](const Finding &f) { return gone.contains(f.row); });
  }

  SourceTable &source_;
  const Mapping &mapping_;
  const Surroundings &around_;
  std::optional<PlaceNames> names_;
  std::vector<Column> columns_;
};

}  // namespace

SaidWhere hold_against_territory(SourceTable &source, const Mapping &mapping,
                                 const Surroundings &around, std::vector<Fault> &faults) {
  if (around.communes.empty() || around.reference.empty() || source.rows.empty()) return {};
  return Holder(source, mapping, around).hold(faults);
}

}  // namespace jalon
