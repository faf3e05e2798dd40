// collect.h - fills the parts of Results that only restate what was read or computed.
#pragma once
#include <set>

#include "core/app/opened.h"
#include "core/app/questions.h"
#include "core/app/spreads.h"
#include "core/report/results.h"
#include "core/uncertainty/appraiser.h"

namespace jalon {

void collect_identity(const Opened &opened, const std::vector<Model> &models, Results &out);
void collect_inventories(const std::vector<Model> &models, Results &out);
// Indicators of the reference in year 0, with their range over the accepted draws.
void collect_indicators(const std::vector<Model> &models, const Central &reference,
                        const Drawn &drawn, Results &out);
void collect_figures(const Opened &opened, Results &out);
// Adds the figures of public finance that were used, by path.
void collect_figures_of_financing(const Opened &opened, const std::set<std::string> &paths,
                                  Results &out);
// Where the figures were read, told from their roots, since results are published:
// "dossier/settings.toml", "config/norms/fr-2025.toml"; of any other file its bare name.
void shorten_places(const std::filesystem::path &dossier, const std::filesystem::path &config,
                    Results &out);
// How many things the figures of peers give for the population, beside the inventories. After
// these.
void collect_expected(const Opened &opened, const std::vector<Model> &models, Results &out);
// Marks the figures used whose prices are of another year than the run's; one warning names them.
// After the figures and the identity.
void warn_of_price_years(const std::vector<Model> &models, Results &out);

// Indicators of value of one comparison. `spreads` may be null.
AppraisalResult appraisal_of(const std::vector<Model> &models, const Appraiser &appraiser,
                             const Norms &norms, const Central &central, const Spreads *spreads);

}  // namespace jalon
