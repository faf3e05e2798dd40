#include <iostream>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/text.h"

namespace jalon {

int command_explain(const ExplainOptions &o, const Words &words) {
  const Opened opened =
      open_dossier(find_install(), o.dossier, {today(), o.norms, o.scenarios, o.assignments});
  const Settings &settings = opened.settings;
  if (o.path.empty()) {
    for (const auto &path : settings.paths()) {
      std::cout << path;
      if (settings.defined(path)) {
        const Figure &f = settings.at(path);
        const double value = f.by_year.empty() ? f.value : f.in(opened.dossier.base_year);
        std::cout << " = " << plain(value) << " " << f.unit << "  [" << name_of(f.layer) << ", "
                  << name_of(f.confidence) << "]";
      } else {
        std::cout << "  " << words("(not given)");
      }
      std::cout << "  " << words(settings.key(path).label) << "\n";
    }
    return done;
  }
  if (!settings.declared(o.path)) {
    const std::string near = settings.nearest_path(o.path);
    throw Fault(
        "unknown figure '" + o.path + "'", {},
        near.empty() ? "one of the paths that `jalon explain DOSSIER` lists" : "'" + near + "'?");
  }
  std::cout << explain(settings, o.path);
  return done;
}

}  // namespace jalon
