// rivals.h - measures and projects that cannot stand on the same rows.
//
// Of one domain the measures say so (jalon_measure::excludes). Those that take what they cover
// (JALON_OCCUPIES) cannot take more of a row than there is, all together and whatever their
// domains.
#pragma once
#include <vector>

#include "core/app/questions.h"
#include "core/roadmap/roadmap.h"

namespace jalon {

// What is wrong within one project. `asked`: the measure that each part comes from.
void refuse_rivals(const ReadyProject &ready, const std::vector<const ProjectMeasure *> &asked,
                   const std::vector<Model> &models, std::vector<Fault> &faults);

// Pairs of projects that are never both in a plan.
std::vector<std::pair<std::size_t, std::size_t>> conflicts(
    const std::vector<ReadyProject> &projects, const std::vector<Model> &models);

// Where three projects or more would take more of a row than there is: each set of shares once.
std::vector<Room> rooms(const std::vector<ReadyProject> &projects,
                        const std::vector<Model> &models);

// Do two projects touch a common row of one table?
bool share_rows(const ReadyProject &a, const ReadyProject &b);

}  // namespace jalon
