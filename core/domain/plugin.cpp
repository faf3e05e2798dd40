#include "core/domain/plugin.h"

#define BOOST_DLL_USE_STD_FS
#include <dlfcn.h>

#include <boost/dll/shared_library.hpp>
#include <forward_list>
#include <mutex>

#include "core/base/text.h"
#include "core/domain/guard.h"
#include "core/domain/verify.h"

namespace jalon {
namespace {

using Library = boost::dll::shared_library;

[[noreturn]] void refuse(const Manifest &m, const Message &why, const Message &expected,
                         const Message &advice) {
  throw Fault("plugin {1} refused: {2}"_msg(m.id, why), {m.library.string()}, expected, advice);
}

// An empty handle that lives to the end of the process: threads, thread-local destructors and
// static destructors of foreign code make unloading crash.
Library &one_more_library() {
  static std::mutex mutex;
  static auto &all = *new std::forward_list<Library>;  // never destroyed
  const std::scoped_lock lock(mutex);
  return all.emplace_front();
}

const Library &load_for_ever(const Manifest &m) {
  if (!std::filesystem::exists(m.library))
    refuse(m, "its library is missing"_msg, "the file named by `library` in {1}"_msg(m.place.file),
           "reinstall the plugin"_msg);
  Guard guard;
  auto &library = one_more_library();
  boost::dll::fs::error_code why;
  library.load(std::filesystem::absolute(m.library), why, boost::dll::load_mode::rtld_now);
  const char *loader = why ? ::dlerror() : nullptr;  // which symbol, which library is missing
  const std::string reason = loader ? loader : why.message();
  const Message changed = guard.restore();
  if (why || !library.is_loaded())
    refuse(m, "its library cannot be loaded ({1})"_msg(reason),
           "a shared library for this machine with all it needs"_msg,
           "ask the vendor for a build for this system"_msg);
  if (!changed.empty())
    refuse(m, "loading it changed {1}"_msg(changed),
           "a library that leaves the process as it is"_msg,
           "rebuild it with jalon_add_plugin and without -ffast-math or -Ofast"_msg);
  return library;
}

const jalon_entry *entry_of(const Manifest &m, const Library &library) {
  if (!library.has(JALON_PLUGIN_ENTRY)) {
    for (int major = 2; major < 10; ++major)
      if (library.has("jalon_plugin_entry_v" + std::to_string(major)))
        refuse(m, "it speaks version {1} of the boundary"_msg(major), "version 1"_msg,
               "install a newer Jalon, or an older release of the plugin"_msg);
    refuse(m, "it is no Jalon plugin"_msg, "an exported function {1}"_msg(JALON_PLUGIN_ENTRY),
           "check the `library` of its manifest"_msg);
  }
  const jalon_entry *entry = library.get<const jalon_entry *(void)>(JALON_PLUGIN_ENTRY)();
  if (!entry || entry->struct_size < sizeof(jalon_entry) || !entry->get_api || !entry->init)
    refuse(m, "its entry is empty or too short"_msg, "a jalon_entry of version 1.0 or later"_msg,
           "rebuild it with the SDK"_msg);
  if (entry->abi_major != JALON_ABI_MAJOR)
    refuse(m, "its entry says version {1} of the boundary"_msg(entry->abi_major), "version 1"_msg,
           "rebuild it with the SDK of this Jalon"_msg);
  return entry;
}

void hold_against_manifest(const Manifest &m, const jalon_domain &d) {
  const auto same = [&](const char *what, const std::string &said, const char *is) {
    if (is && said != is)
      refuse(m, "its manifest lies: it says {1} '{2}', the library says '{3}'"_msg(what, said, is),
             "a manifest and a library of the same build"_msg, "reinstall the plugin"_msg);
  };
  same("id", m.id, d.id);
  same("domain", m.domain, d.name);
  same("version", m.version, d.version);
}

}  // namespace

std::shared_ptr<const Plugin> Plugin::load(const Manifest &m) {
  if (m.abi_major != JALON_ABI_MAJOR)
    refuse(m, "its manifest asks for version {1} of the boundary"_msg(m.abi_major), "version 1"_msg,
           "install a Jalon and a plugin that speak the same version"_msg);
  const Library &library = load_for_ever(m);
  Guard guard;
  const jalon_entry *entry = entry_of(m, library);
  jalon_error error{};
  error.struct_size = sizeof error;
  if (const auto status = entry->init(nullptr, m.folder.c_str(), &error); status != JALON_OK) {
    error.message[sizeof error.message - 1] = '\0';
    const Message why = error.message[0] ? Message(std::string(error.message))
                                         : "it answered status {1} without a message"_msg(status);
    refuse(m, "it cannot start: {1}"_msg(why), {}, "see its documentation"_msg);
  }
  const auto *api = static_cast<const jalon_domain_api *>(entry->get_api(JALON_API_DOMAIN));
  if (!api || api->struct_size < sizeof(jalon_domain_api) || !api->describe || !api->create ||
      !api->prepare || !api->evaluate || !api->release || !api->destroy)
    refuse(m, "it offers no domain model"_msg, "the interface {1}"_msg(JALON_API_DOMAIN),
           "rebuild it with the SDK"_msg);
  const jalon_domain *domain = api->describe();
  const Message changed = guard.restore();
  if (!changed.empty())
    refuse(m, "starting it changed {1}"_msg(changed),
           "a library that leaves the process as it is"_msg, "ask the vendor to mend it"_msg);
  // Another build is the likelier cause of whatever else is wrong: it is told first.
  if (domain && domain->struct_size >= sizeof(jalon_domain)) hold_against_manifest(m, *domain);
  if (const auto mistakes = mistakes_of(domain); !mistakes.empty())
    refuse(m, "its declaration is wrong: {1}"_msg(Message::joined(mistakes, "; ")),
           "a declaration as jalon/abi.h asks"_msg, "ask the vendor to mend it"_msg);
  std::shared_ptr<Plugin> plugin(new Plugin);
  plugin->manifest_ = m;
  plugin->domain_ = domain;
  plugin->api_ = api;
  return plugin;
}

}  // namespace jalon
