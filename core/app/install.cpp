#include <cstdlib>
#include <string_view>

#include "core/app/opened.h"

namespace jalon {

std::filesystem::path find_words() {
  const auto prefix = std::filesystem::canonical("/proc/self/exe").parent_path().parent_path();
  return prefix / "share/jalon/lang";
}

Install find_install() {
  Install install;
  const auto prefix = std::filesystem::canonical("/proc/self/exe").parent_path().parent_path();
  const auto share = prefix / "share/jalon";
  const char *config = std::getenv("JALON_CONFIG");
  install.config = config ? std::filesystem::path(config) : share / "config";
  install.web = share / "web";
  install.lang = find_words();
  if (const char *roots = std::getenv("JALON_PLUGINS")) {
    for (std::string_view rest = roots; !rest.empty();) {
      const auto end = std::min(rest.find(':'), rest.size());
      if (end > 0) install.plugins.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (const auto &root : install.plugins)
    if (!std::filesystem::is_directory(root))
      throw Fault("JALON_PLUGINS names something that is no folder"_msg, {root.string()},
                  "folders that hold plugin folders"_msg, "correct or unset JALON_PLUGINS"_msg);
  install.plugins.push_back(prefix / "lib/jalon/plugins");
  if (!std::filesystem::is_directory(install.config / "norms"))
    throw Fault("no configuration found"_msg, {install.config.string()},
                "the folder config/ of Jalon"_msg, "reinstall Jalon, or set JALON_CONFIG"_msg);
  return install;
}

}  // namespace jalon
