// import_files.h - the files that an import writes into a dossier: all of them or none.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace jalon {

// A Shapefile is several files of one stem, and may be named by its folder; anything else is one.
std::vector<std::filesystem::path> parts_of(std::filesystem::path file);

// Files are first written into a folder of their own, where they can be read, and take their place
// in `folder` when all is well. What was not placed is gone with this.
class Staging {
 public:
  explicit Staging(std::filesystem::path folder);
  ~Staging();
  Staging(const Staging &) = delete;
  Staging &operator=(const Staging &) = delete;

  // Where it lies until place(). Throws Fault if it cannot be written.
  std::filesystem::path write(const std::string &name, const std::string &bytes);
  // Each takes the place of a file of its name, if there is one. Throws Fault.
  void place();
  // After place(): removes what was not there before.
  void take_back() const;

 private:
  std::filesystem::path folder_, stage_;
  bool fresh_folder_ = false;  // it was not there before
  std::vector<std::string> names_;
  std::vector<std::filesystem::path> fresh_;
};

// The text of a mapping that says the town has checked of which territory the file is: each run
// tells so. As it is if it says it already. `shown`: its name in messages. Throws Fault for a
// mapping that is no TOML, or written so that this cannot be added.
std::string with_territory_checked(const std::string &mapping, const std::string &shown);

// Throws Fault if `file` exists and is none of `allowed`.
void refuse_existing(const std::filesystem::path &file,
                     const std::vector<std::filesystem::path> &allowed);

// What is stored differs from the file: it must not take the place of the file itself. Throws
// Fault.
void refuse_place(const std::filesystem::path &data, const std::filesystem::path &file);

}  // namespace jalon
