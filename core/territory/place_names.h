// place_names.h - the shipped reference of communes, intercommunalities and departments, looked up
// by what stands in somebody's cell. Internal to the room.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/territory/inventory.h"

namespace jalon {

// What one cell says of its row.
enum class Said : char { nothing, near, town, other };  // near: of its department, no more

class PlaceNames {
 public:
  // Reads the reference; where a file of it is not there, its names are not known.
  explicit PlaceNames(const Surroundings &around);

  Said code(std::string_view text) const;     // INSEE code of a commune
  Said commune(std::string_view text) const;  // its name
  Said siren(std::string_view text) const;    // SIREN or SIRET of an intercommunality, a commune
  // Name of one of these, or of a service of theirs; `body`: nothing else stands in its column. A
  // text of another column that happens to be the name of a commune says nothing.
  Said authority(std::string_view text, bool body) const;
  Said department(std::string_view text) const;  // code, name or both
  // "38 (Isère)" and "CA du Pays Voironnais": what rows of the territory would say.
  std::string own() const;
  // The name that goes with a SIREN; "" if it is not known.
  std::string group_of(std::string_view siren) const;

 private:
  const Surroundings &around_;
  std::map<std::string, bool> communes_;  // by folded name: whether one of the territory bears it
  std::map<std::string, bool> named_;     // communes and intercommunalities by their words, sorted
  std::map<std::string, bool> sirens_;    // of intercommunalities
  std::map<std::string, std::string> group_names_;  // by SIREN
  std::set<std::string> codes_;                     // INSEE codes of today
  std::map<std::string, std::string> departments_;  // folded name or code -> code
  std::map<std::string, std::string> shown_;        // code -> "38 (Isère)"
  std::set<std::string> own_departments_, own_words_;
  std::string own_names_;
};

}  // namespace jalon
