// record.h - one TOML table as a figure.
#pragma once
#include <toml++/toml.h>

#include <optional>
#include <string>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

// Whether a table is a figure, and not a segment of paths.
bool is_record(const toml::table &table);

// The figure, or nothing with at least one fault more.
std::optional<Figure> read_record(const toml::table &table, const std::string &path,
                                  const std::string &file, Layer layer, std::vector<Fault> &faults);

// What every reader must be told of a figure for which nobody answers.
void mark_without_source(Figure &figure);

}  // namespace jalon
