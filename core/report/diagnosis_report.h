// diagnosis_report.h - a diagnosis as one page for people, and as a screenful of text.
#pragma once
#include <filesystem>
#include <string>

#include "core/base/words.h"
#include "core/diagnosis/diagnosis.h"
#include "core/report/results.h"

namespace jalon {

// One self-contained HTML file, as report_html makes them: nothing is fetched, every picture has
// its table, all texts are escaped. Of `seen` only what was read counts: inventories with
// positions, digests, the program's version, the date.
std::string diagnosis_html(const Diagnosis &diagnosis, const Results &seen, const Words &words,
                           const std::filesystem::path &web_folder);

// At most 38 lines for the terminal: needs, what is beyond limits, the town, what to get first,
// candidates, findings. Otherwise as summary().
std::string diagnosis_summary(const Diagnosis &diagnosis, const Words &words, bool colour);

}  // namespace jalon
