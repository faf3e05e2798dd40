// html.h - the results of a run as one page for people.
#pragma once
#include <filesystem>
#include <string>

#include "core/base/words.h"
#include "core/report/results.h"

namespace jalon {

// One self-contained HTML file in the language of `words`: style, pictures' code and data inside,
// nothing fetched from anywhere. Everything that pictures show stands in a table too, so the page
// prints and reads without scripts. All texts of the results are escaped. A pure function of the
// results, the words and `web_folder` (share/jalon/web: templates, style, script). Throws Fault
// if a file of web_folder cannot be read or is no valid template.
std::string report_html(const Results &results, const Words &words,
                        const std::filesystem::path &web_folder);

}  // namespace jalon
