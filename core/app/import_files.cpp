#include "core/app/import_files.h"

#include <toml++/toml.h>

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/toml_reader.h"

namespace jalon {

namespace fs = std::filesystem;

std::vector<fs::path> parts_of(fs::path file) {
  std::error_code error;
  if (fs::is_directory(file, error)) {
    std::vector<fs::path> shapes;
    for (const auto &entry : fs::directory_iterator(file))
      if (lower_case(entry.path().extension().string()) == ".shp") shapes.push_back(entry.path());
    if (shapes.size() != 1)
      throw Fault("this is a folder"_msg, {file.string()}, "a file"_msg,
                  "name a file inside it"_msg);
    file = shapes[0];
  }
  std::vector<fs::path> parts{file};
  if (lower_case(file.extension().string()) != ".shp") return parts;
  const fs::path folder = file.parent_path().empty() ? "." : file.parent_path();
  if (!fs::is_directory(folder, error)) return parts;
  for (const auto &entry : fs::directory_iterator(folder))
    if (entry.path().stem() == file.stem() && entry.path().filename() != file.filename())
      for (const char *ending : {".dbf", ".shx", ".prj", ".cpg"})
        if (lower_case(entry.path().extension().string()) == ending) parts.push_back(entry.path());
  return parts;
}

Staging::Staging(fs::path folder) : folder_(std::move(folder)), stage_(folder_ / ".import") {
  std::error_code none;
  fresh_folder_ = !fs::exists(folder_, none);
  fs::remove_all(stage_, none);  // of an import that was broken off
}

Staging::~Staging() {
  std::error_code none;
  fs::remove_all(stage_, none);
  if (fresh_folder_) fs::remove(folder_, none);  // stays if something lies in it
}

fs::path Staging::write(const std::string &name, const std::string &bytes) {
  write_file(stage_ / name, bytes);
  names_.push_back(name);
  return stage_ / name;
}

void Staging::place() {
  for (const auto &name : names_) {
    std::error_code error;
    const bool fresh = !fs::exists(folder_ / name, error);
    fs::rename(stage_ / name, folder_ / name, error);
    if (error) {
      take_back();
      throw Fault("cannot be written: {1}"_msg(error.message()), {(folder_ / name).string()});
    }
    if (fresh) fresh_.push_back(folder_ / name);
  }
}

void Staging::take_back() const {
  std::error_code none;
  for (const auto &file : fresh_) fs::remove(file, none);
}

std::string with_territory_checked(const std::string &mapping, const std::string &shown) {
  const auto said = [&](const toml::table &root) {
    return root.at_path("file.territory_checked").value_or(false);
  };
  if (said(read_toml(mapping, shown))) return mapping;
  const std::string line = "territory_checked = true\n";
  std::string after = mapping;
  std::size_t at = 0;
  while (at < after.size() &&
         !trim(after.substr(at, after.find('\n', at) - at)).starts_with("[file]"))
    at = std::min(after.find('\n', at), after.size() - 1) + 1;
  if (at < after.size()) {
    const auto end = after.find('\n', at);
    if (end == after.npos) after += '\n';
    after.insert(end == after.npos ? after.size() : end + 1, line);
  } else {
    after += std::string(after.empty() || after.back() == '\n' ? "" : "\n") + "\n[file]\n" + line;
  }
  if (!is_toml(after) || !said(read_toml(after, shown)))
    throw Fault("`{1}` cannot be written into this mapping as it is"_msg("territory_checked"),
                {shown}, "a mapping with a head [file]"_msg,
                "write territory_checked = true under [file] by hand; nothing was changed"_msg);
  return after;
}

void refuse_existing(const fs::path &file, const std::vector<fs::path> &allowed) {
  std::error_code error;
  if (!fs::exists(file) || std::any_of(allowed.begin(), allowed.end(), [&](const fs::path &other) {
        return fs::equivalent(file, other, error);
      }))
    return;
  throw Fault("exists already"_msg, {file.string()}, "a new name"_msg,
              "rename one of the two files"_msg);
}

void refuse_place(const fs::path &data, const fs::path &file) {
  std::error_code error;
  if (fs::equivalent(data, file, error))
    throw Fault("this file lies in the dossier and tells of persons"_msg, {file.string()},
                "a file outside the dossier"_msg,
                "move it out, then import it from there: a copy without them is made"_msg);
}

}  // namespace jalon
