// plugin.h - finding, verifying and loading plugins.
//
// A plugin is a folder: plugin.toml (the manifest), the shared library it names, and lang/*.mo.
// Listing plugins reads manifests only; code is loaded when a dossier needs it, held against its
// manifest, and never unloaded.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/abi_list.h"
#include "core/base/fault.h"

namespace jalon {

struct Manifest {
  std::string id;       // "org.example.waste"
  std::string domain;   // "waste"
  std::string version;  // of the model, semver
  std::string title_fr, title_en;
  std::string license, vendor;
  unsigned abi_major = 0;
  std::filesystem::path folder, library;
  Place place;
};

// Manifests of all plugins below the roots (each root holds plugin folders), what is wrong set
// aside: one bad plugin does not hide the others. Of two plugins that claim one id or domain, the
// first by id and folder is found and the other refused.
struct RefusedManifest {
  Manifest manifest;  // folder and place; the other members as far as they could be read
  Fault why;
};
std::vector<Manifest> find_plugins(const std::vector<std::filesystem::path> &roots,
                                   std::vector<RefusedManifest> &refused);

// Folders below the roots that hold a shared library but no plugin.toml, sorted.
std::vector<std::filesystem::path> folders_without_manifest(
    const std::vector<std::filesystem::path> &roots);

// A loaded library. [any thread]
class Plugin {
 public:
  // Loads and verifies. Throws Fault, with a sentence that says why, for a library that is
  // missing, is no plugin, speaks another major, or is not what its manifest says.
  static std::shared_ptr<const Plugin> load(const Manifest &manifest);

  const Manifest &manifest() const { return manifest_; }
  const jalon_domain &domain() const { return *domain_; }
  const jalon_domain_api &api() const { return *api_; }

 private:
  Plugin() = default;
  Manifest manifest_;
  const jalon_domain *domain_ = nullptr;
  const jalon_domain_api *api_ = nullptr;
};

}  // namespace jalon
