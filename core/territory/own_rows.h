// own_rows.h - the rows of a file that are of the dossier's communes. Internal to the room.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/territory/inventory.h"
#include "core/territory/mapping.h"

namespace jalon {

// An INSEE code as five signs: the zero that a spreadsheet lost is put back, ".0" is taken off.
// "" if the text is no such code.
std::string commune_code(std::string_view text);

// The column of a file that holds INSEE codes of communes: most of its cells are codes, and its
// name says so. "" if there is none.
std::string commune_column(const SourceTable &source);

// Takes the rows of other communes out of a file that is fitted to its mapping (fit_to_file.cpp),
// with one finding for all of them. A row without a code is the town's if no row bears another's
// code, else it is left out. Where no cell is a code, or the dossier names no commune, all rows
// stay, with a warning. None left: a Fault is added.
struct OwnRows {
  std::size_t elsewhere = 0;
  bool by_commune = false;  // the column told them apart
};
OwnRows keep_own_rows(SourceTable &source, const Mapping &mapping, const Surroundings &around,
                      std::vector<Fault> &faults);

}  // namespace jalon
