#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/base/toml_guard.h"
#include "core/base/toml_slip.h"
#include "core/domain/plugin.h"

namespace jalon {
namespace {

// Reads one manifest, collecting every mistake before it is refused.
class Reader {
 public:
  explicit Reader(const std::filesystem::path &file) : file_(file.string()) {
    const std::string text = read_file(file);
    if (const auto fault = toml_guard(text, file_)) throw *fault;
    try {
      table_ = toml::parse(std::string_view(text), std::string_view(file_));
    } catch (const toml::parse_error &e) {
      const Place at = place(e.source());
      throw toml_slip(text, file_, at.line, at.column);
    }
  }

  std::string text(const char *path) {
    const auto node = table_.at_path(path);
    if (const auto s = node.value<std::string>(); s && !s->empty()) return *s;
    faults_.emplace_back(node ? "{1} is not a text"_msg(path) : "{1} is missing"_msg(path),
                         node ? place(node.node()->source()) : Place{file_},
                         "a text, e.g. {1}"_msg(path + std::string(" = \"...\"")));
    return {};
  }
  unsigned number(const char *path) {
    const auto node = table_.at_path(path);
    if (const auto n = node.value<int64_t>(); n && *n > 0) return static_cast<unsigned>(*n);
    faults_.emplace_back("{1} is missing or no positive whole number"_msg(path),
                         node ? place(node.node()->source()) : Place{file_},
                         std::string(path) + " = 1");
    return 0;
  }
  void only(const std::vector<std::string> &known) {
    for (const auto &[key, node] : table_) {
      const std::string name(key.str());
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const auto near = nearest(name, known);
      faults_.emplace_back("unknown key '{1}'"_msg(name), place(key.source()),
                           near ? "'{1}'?"_msg(*near) : Message("a key of the manifest"_msg));
    }
  }
  const std::vector<Fault> &faults() const { return faults_; }

 private:
  Place place(const toml::source_region &at) const {
    return {file_, static_cast<int>(at.begin.line), static_cast<int>(at.begin.column), {}};
  }
  std::string file_;
  toml::table table_;
  std::vector<Fault> faults_;
};

// Fills in what can be read before it refuses.
void read_manifest(const std::filesystem::path &file, Manifest &m) {
  m.place = {file.string()};
  m.folder = file.parent_path();
  Reader reader(file);
  m.id = reader.text("id");
  m.domain = reader.text("domain");
  m.version = reader.text("version");
  m.title_fr = reader.text("title.fr");
  m.title_en = reader.text("title.en");
  m.license = reader.text("license");
  m.vendor = reader.text("vendor");
  m.abi_major = reader.number("abi.major");
  const std::string library = reader.text("library");
  reader.only({"id", "domain", "version", "title", "license", "vendor", "abi", "library"});
  if (!reader.faults().empty()) throw Faults(reader.faults());
  if (library.find('/') != library.npos)
    throw Fault("library '{1}' is not in the plugin's own folder"_msg(library), m.place,
                "a file name without '/'"_msg);
  m.library = m.folder / library;
}

std::vector<std::filesystem::path> folders_in(const std::vector<std::filesystem::path> &roots) {
  std::vector<std::filesystem::path> folders;
  for (const auto &root : roots) {
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(root, none))
      if (entry.is_directory(none)) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

// Why `m` cannot stand beside `other`; nothing if it can.
std::optional<Fault> rivalry(const Manifest &m, const Manifest &other) {
  for (const auto member : {&Manifest::id, &Manifest::domain})
    if (m.*member == other.*member)
      return Fault("'{1}' is served by {2} already"_msg(m.*member, other.place.file), m.place,
                   "one plugin for each id and domain"_msg, "remove one of the two"_msg);
  return std::nullopt;
}

}  // namespace

std::vector<Manifest> find_plugins(const std::vector<std::filesystem::path> &roots,
                                   std::vector<RefusedManifest> &refused) {
  std::vector<Manifest> read, found;
  for (const auto &folder : folders_in(roots)) {
    const auto file = folder / "plugin.toml";
    if (!std::filesystem::exists(file)) continue;
    Manifest m;
    try {
      read_manifest(file, m);
      read.push_back(std::move(m));
    } catch (const Fault &fault) {
      refused.push_back({std::move(m), fault});
    }
  }
  std::stable_sort(read.begin(), read.end(),
                   [](const Manifest &a, const Manifest &b) { return a.id < b.id; });
  for (auto &m : read) {
    std::optional<Fault> why;
    for (const auto &other : found)
      if (!why) why = rivalry(m, other);
    if (why)
      refused.push_back({std::move(m), *why});
    else
      found.push_back(std::move(m));
  }
  return found;
}

std::vector<std::filesystem::path> folders_without_manifest(
    const std::vector<std::filesystem::path> &roots) {
  std::vector<std::filesystem::path> folders;
  for (const auto &folder : folders_in(roots)) {
    if (std::filesystem::exists(folder / "plugin.toml")) continue;
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(folder, none))
      if (entry.path().extension() == ".so") {
        folders.push_back(folder);
        break;
      }
  }
  return folders;
}

}  // namespace jalon
