#include <iostream>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/terminal.h"

namespace jalon {

int command_explain(const ExplainOptions &o, const Words &words) {
  const Opened opened = open_dossier(find_install(), o.dossier,
                                     {today(), o.main_norms(), o.scenarios, o.assignments, true});
  const Settings &settings = opened.settings;
  if (o.path.empty()) {
    for (const auto &path : settings.paths()) {
      std::cout << path;
      if (settings.defined(path)) {
        const Figure &f = settings.at(path);
        const double value = f.by_year.empty() ? f.value : f.in(opened.dossier.base_year);
        std::cout << " = " << digits_of(value, words) << (f.unit == "1" ? "" : " " + f.unit)
                  << "  [" << message_of(f.layer).in(words) << ", "
                  << message_of(f.confidence).in(words) << "]";
      } else {
        std::cout << "  " << Message("(not given)"_msg).in(words);
      }
      std::cout << "  " << label_of(settings.key(path)).in(words) << "\n";
    }
    return done;
  }
  if (!settings.declared(o.path)) {
    std::vector<Message> meant;
    for (const auto &path : settings.similar_paths(o.path)) meant.push_back("'{1}'"_msg(path));
    throw Fault("unknown figure '{1}'"_msg(o.path), {},
                meant.empty() ? "one of the paths that `jalon explain DOSSIER` lists"_msg
                              : "{1}?"_msg(Message::joined(meant)),
                "look it up: `jalon explain DOSSIER` lists all paths"_msg);
  }
  std::cout << explain(settings, o.path, words);
  return done;
}

}  // namespace jalon
