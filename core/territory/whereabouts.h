// whereabouts.h - what the rows of a file say of where they are, held against the dossier's
// territory. Internal to the room.
//
// Columns are known by their names, what stands in them by the shipped reference
// (config/reference): INSEE codes and names of communes, SIREN of intercommunalities and communes,
// names of authorities and services, departments. What is not in the reference says nothing.
#pragma once
#include <cstddef>
#include <vector>

#include "core/territory/inventory.h"
#include "core/territory/mapping.h"

namespace jalon {

struct SaidWhere {
  bool told = false;          // something in the file says where it is, and it is the territory
  std::size_t elsewhere = 0;  // rows of other territories that were taken out
};

// Of rows of which those of other communes are gone and those that `skip` names are no matter. A
// row that something says to be of the territory is its own; else one that something says to be of
// another is not, and is taken out with one finding for all. None left: a Fault is added, unless
// the mapping says that the town has checked the file (territory_checked): then all rows stay, and
// a warning says what contradicts it. Nothing is held against a territory whose communes are not
// known.
SaidWhere hold_against_territory(SourceTable &source, const Mapping &mapping,
                                 const Surroundings &around, std::vector<Fault> &faults);

}  // namespace jalon
