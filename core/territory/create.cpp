#include "core/territory/create.h"

#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/create_text.h"
#include "core/territory/dossier.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

// Removed with all it holds when it goes out of scope.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(fs::path path) : path_(std::move(path)) {
    std::error_code why;
    fs::remove_all(path_, why);
    if (!fs::create_directory(path_, why) || why)
      throw Fault("cannot be made: " + why.message(), {path_.string()}, "a folder one may write in",
                  "choose another place");
  }
  ~TemporaryFolder() {
    std::error_code why;
    fs::remove_all(path_, why);
  }
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;
  const fs::path &path() const { return path_; }

 private:
  fs::path path_;
};

void check_name(const NewDossier &what) {
  const auto &name = what.commune ? what.commune->name : what.name;
  if (trim(name).empty())
    throw Fault("the territory has no name", {}, "a name, or a commune code with --insee");
  bool same = false;  // bytes that are no UTF-8 do not come back as they were
  try {
    same = toml::parse("name = " + toml_text(name))["name"].value<std::string>() == name;
  } catch (const toml::parse_error &) {
  }
  if (!same) throw Fault("the name cannot be written in a text file", {}, "a name in UTF-8");
}

// The folder that will hold the dossier, and whether it is there already (and then is empty).
std::pair<fs::path, bool> target(const fs::path &folder) {
  auto path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  std::error_code why;
  if (fs::is_directory(path, why)) {
    if (fs::directory_iterator(path, why) != fs::directory_iterator())
      throw Fault("this folder is not empty", {folder.string()}, "a new or empty folder",
                  "choose another name; nothing was changed");
    if (why)
      throw Fault("cannot be read: " + why.message(), {folder.string()}, "a new or empty folder");
    return {path, true};
  }
  if (fs::exists(fs::symlink_status(path, why)))
    throw Fault("there is a file of that name", {folder.string()}, "a new or empty folder",
                "choose another name; nothing was changed");
  if (!fs::is_directory(path.parent_path(), why))
    throw Fault("the folder above is not there", {path.parent_path().string()},
                "a folder that exists", "make it first");
  return {path, false};
}

// One by one into a folder that was there: it may be somebody's current folder, or a mount.
void move_entries(const fs::path &from, const fs::path &to) {
  std::vector<fs::path> entries, moved;
  for (const auto &entry : fs::directory_iterator(from)) entries.push_back(entry.path());
  for (const auto &entry : entries) {
    std::error_code why;
    fs::rename(entry, to / entry.filename(), why);
    if (why) {
      const auto reason = why.message();
      for (const auto &done : moved) fs::remove_all(done, why);
      throw Fault("cannot be written: " + reason, {(to / entry.filename()).string()});
    }
    moved.push_back(to / entry.filename());
  }
}

}  // namespace

void create_dossier(const NewDossier &what) {
  check_name(what);
  const auto [folder, there] = target(what.folder);
  const auto suffix = ".jalon-new-" + std::to_string(::getpid());
  const TemporaryFolder temporary(
      there ? folder / suffix : folder.parent_path() / (suffix + "-" + folder.filename().string()));
  write_file(temporary.path() / "dossier.toml", dossier_text(what));
  write_file(temporary.path() / "projects.toml", projects_text(what));
  write_file(temporary.path() / "settings.toml", settings_text(what));
  write_file(temporary.path() / "LISEZMOI.md", readme_text(what));
  write_file(temporary.path() / "inventory" / "LISEZMOI.md", inventory_text());
  read_dossier(temporary.path());  // what a town is given must be readable, or not be given

  if (there) return move_entries(temporary.path(), folder);
  std::error_code why;
  fs::rename(temporary.path(), folder, why);
  if (why) throw Fault("cannot be written: " + why.message(), {folder.string()});
}

}  // namespace jalon
