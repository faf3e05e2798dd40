// loading.h - the installed plugins, and the figures they declare, held against one another.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/domain/plugin.h"
#include "core/settings/settings.h"

namespace jalon {

struct InstalledPlugin {
  Manifest manifest;                     // as far as it could be read
  std::shared_ptr<const Plugin> plugin;  // none if it was refused
  // Why it was refused; or the figures that it declares otherwise than a plugin before it, or than
  // the host. Such a figure keeps its first declaration; all others are declared.
  std::vector<Fault> faults;
};

// What to load. A plugin that is not `needed` is declared after those that are, so that it can
// never spoil them; its figures are required of nobody.
struct Loading {
  std::vector<std::filesystem::path> roots;
  std::function<bool(const Manifest &)> needed;
  bool required = true;  // must somebody give the figures of what is needed?
};

// Finds, loads and declares all that is installed: the needed first, each group in order of id.
// Throws nothing for a bad plugin.
std::vector<InstalledPlugin> load_installed(const Loading &what, Settings &settings);

// All that can be loaded, without settings; why the others cannot goes to `aside`.
std::vector<std::shared_ptr<const Plugin>> load_sound(
    const std::vector<std::filesystem::path> &roots, std::vector<Fault> &aside);

}  // namespace jalon
