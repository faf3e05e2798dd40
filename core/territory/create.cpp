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
      throw Fault("cannot be made: {1}"_msg(why.message()), {path_.string()},
                  "a folder one may write in"_msg, "choose another place"_msg);
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
    throw Fault("the territory has no name"_msg, {}, "a name, or a commune code with --insee"_msg);
  bool same = false;  // bytes that are no UTF-8 do not come back as they were
  try {
    same = toml::parse("name = " + toml_text(name))["name"].value<std::string>() == name;
  } catch (const toml::parse_error &) {
  }
  if (!same)
    throw Fault("the name cannot be written in a text file"_msg, {}, "a name in UTF-8"_msg);
}

void check_number(const char *name, const std::optional<double> &x, double lower, double upper) {
  if (!x || (*x >= lower && *x <= upper)) return;
  throw Fault("{1} is {2}"_msg(name, *x), {}, "a number from {1} to {2}"_msg(lower, upper));
}

void check_numbers(const NewDossier &what) {
  check_number("--population", what.population, 1, 1e9);
  check_number("--latitude", what.latitude, -90, 90);
  check_number("--longitude", what.longitude, -180, 180);
  if (what.latitude.has_value() != what.longitude.has_value())
    throw Fault("only one of {1} and {2} is given"_msg("--latitude", "--longitude"), {},
                "both, or none"_msg);
}

// The folder that will hold the dossier, and whether it is there already (and then is empty).
std::pair<fs::path, bool> target(const fs::path &folder) {
  auto path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  std::error_code why;
  if (fs::is_directory(path, why)) {
    if (fs::directory_iterator(path, why) != fs::directory_iterator())
      throw Fault("this folder is not empty"_msg, {folder.string()}, "a new or empty folder"_msg,
                  "choose another name; nothing was changed"_msg);
    if (why)
      throw Fault("cannot be read: {1}"_msg(why.message()), {folder.string()},
                  "a new or empty folder"_msg);
    return {path, true};
  }
  if (fs::exists(fs::symlink_status(path, why)))
    throw Fault("there is a file of that name"_msg, {folder.string()}, "a new or empty folder"_msg,
                "choose another name; nothing was changed"_msg);
  if (!fs::is_directory(path.parent_path(), why))
    throw Fault("the folder above is not there"_msg, {path.parent_path().string()},
                "a folder that exists"_msg, "make it first"_msg);
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
      throw Fault("cannot be written: {1}"_msg(reason), {(to / entry.filename()).string()});
    }
    moved.push_back(to / entry.filename());
  }
}

}  // namespace

std::string create_dossier(const NewDossier &what) {
  check_name(what);
  check_numbers(what);
  const auto [folder, there] = target(what.folder);
  const auto suffix = ".jalon-new-" + std::to_string(::getpid());
  const TemporaryFolder temporary(
      there ? folder / suffix : folder.parent_path() / (suffix + "-" + folder.filename().string()));
  write_file(temporary.path() / "dossier.toml", dossier_text(what));
  write_file(temporary.path() / "projects.toml", projects_text(what));
  write_file(temporary.path() / "settings.toml", settings_text(what));
  const std::string readme = what.language == "fr" ? "LISEZMOI.md" : "README.md";
  write_file(temporary.path() / readme, readme_text(what));
  write_file(temporary.path() / "inventory" / readme, inventory_text(what));
  read_dossier(temporary.path());  // what a town is given must be readable, or not be given

  if (there) {
    move_entries(temporary.path(), folder);
    return readme;
  }
  std::error_code why;
  fs::rename(temporary.path(), folder, why);
  if (why) throw Fault("cannot be written: {1}"_msg(why.message()), {folder.string()});
  return readme;
}

}  // namespace jalon
