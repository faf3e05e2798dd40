#include "core/domain/plugin.h"

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include "core/base/text.h"
#include "core/domain/guard.h"
#include "core/domain/verify.h"

namespace jalon {
namespace {

using Library = boost::dll::shared_library;

[[noreturn]] void refuse(const Manifest &m, const std::string &why, const std::string &expected,
                         const std::string &advice) {
  throw Fault("plugin " + m.id + " refused: " + why, {m.library.string()}, expected, advice);
}

// Loads a library and never unloads it: threads, thread-local destructors and static destructors
// of foreign code make unloading crash, so the handle is left to the end of the process.
const Library &load_for_ever(const Manifest &m) {
  if (!std::filesystem::exists(m.library))
    refuse(m, "its library is missing", "the file named by `library` in " + m.place.file,
           "reinstall the plugin");
  Guard guard;
  auto *library = new Library;
  boost::dll::fs::error_code why;
  library->load(std::filesystem::absolute(m.library), why, boost::dll::load_mode::rtld_now);
  const std::string changed = guard.restore();
  if (why || !library->is_loaded())
    refuse(m, "its library cannot be loaded (" + why.message() + ")",
           "a shared library for this machine with all it needs",
           "ask the vendor for a build for this system");
  if (!changed.empty())
    refuse(m, "loading it changed " + changed, "a library that leaves the process as it is",
           "rebuild it with jalon_add_plugin and without -ffast-math or -Ofast");
  return *library;
}

const jalon_entry *entry_of(const Manifest &m, const Library &library) {
  if (!library.has(JALON_PLUGIN_ENTRY)) {
    for (int major = 2; major < 10; ++major)
      if (library.has("jalon_plugin_entry_v" + std::to_string(major)))
        refuse(m, "it speaks version " + std::to_string(major) + " of the boundary", "version 1",
               "install a newer Jalon, or an older release of the plugin");
    refuse(m, "it is no Jalon plugin", std::string("an exported function ") + JALON_PLUGIN_ENTRY,
           "check the `library` of its manifest");
  }
  const jalon_entry *entry = library.get<const jalon_entry *(void)>(JALON_PLUGIN_ENTRY)();
  if (!entry || entry->struct_size < sizeof(jalon_entry) || !entry->get_api || !entry->init)
    refuse(m, "its entry is empty or too short", "a jalon_entry of version 1.0 or later",
           "rebuild it with the SDK");
  if (entry->abi_major != JALON_ABI_MAJOR)
    refuse(m, "its entry says version " + std::to_string(entry->abi_major) + " of the boundary",
           "version 1", "rebuild it with the SDK of this Jalon");
  return entry;
}

void hold_against_manifest(const Manifest &m, const jalon_domain &d) {
  const auto same = [&](const char *what, const std::string &said, const char *is) {
    if (said != is)
      refuse(m,
             std::string("its manifest lies: it says ") + what + " '" + said +
                 "', the library says '" + is + "'",
             "a manifest and a library of the same build", "reinstall the plugin");
  };
  same("id", m.id, d.id);
  same("domain", m.domain, d.name);
  same("version", m.version, d.version);
}

}  // namespace

std::shared_ptr<const Plugin> Plugin::load(const Manifest &m) {
  if (m.abi_major != JALON_ABI_MAJOR)
    refuse(m, "its manifest asks for version " + std::to_string(m.abi_major) + " of the boundary",
           "version 1", "install a Jalon and a plugin that speak the same version");
  const Library &library = load_for_ever(m);
  Guard guard;
  const jalon_entry *entry = entry_of(m, library);
  jalon_error error{};
  error.struct_size = sizeof error;
  if (entry->init(nullptr, m.folder.c_str(), &error) != JALON_OK)
    refuse(m, std::string("it cannot start: ") + error.message, "", "see its documentation");
  const auto *api = static_cast<const jalon_domain_api *>(entry->get_api(JALON_API_DOMAIN));
  if (!api || api->struct_size < sizeof(jalon_domain_api) || !api->describe || !api->create ||
      !api->prepare || !api->evaluate || !api->release || !api->destroy)
    refuse(m, "it offers no domain model", std::string("the interface ") + JALON_API_DOMAIN,
           "rebuild it with the SDK");
  const jalon_domain *domain = api->describe();
  const std::string changed = guard.restore();
  if (!changed.empty())
    refuse(m, "starting it changed " + changed, "a library that leaves the process as it is",
           "ask the vendor to mend it");
  if (const auto mistakes = mistakes_of(domain); !mistakes.empty()) {
    std::string all;
    for (const auto &x : mistakes) all += (all.empty() ? "" : "; ") + x;
    refuse(m, "its declaration is wrong: " + all, "a declaration as jalon/abi.h asks",
           "ask the vendor to mend it");
  }
  hold_against_manifest(m, *domain);
  std::shared_ptr<Plugin> plugin(new Plugin);
  plugin->manifest_ = m;
  plugin->domain_ = domain;
  plugin->api_ = api;
  return plugin;
}

}  // namespace jalon
