// recognise.h - which kind of files somebody's file is, by the names of its columns, and the
// mapping that comes with Jalon for that kind: config/mappings/<name>.toml.
//
// Such a file is a mapping (mapping.h) with a head:
//
//   [recognise]
//   title_fr = "..."                  # what the files are, for the user
//   title_en = "..."
//   source = "..."                    # where names and codes were read, and what is to verify
//   columns = ["bin", ["nom", "name"]]  # what they are known by; a list: one of these names
//   at_least = 1                      # of these are there; default: all
//   personal = ["contact"]            # columns that tell of persons: never stored
//   schema = "bins"                   # that `jalon check` holds them against; optional
//   feeds = "budget"                  # the town's accounts and no table: files of budget lines
//                                     # ("budget"), of loans ("loans"), of one row by year
//                                     # ("account_series", account_series.h)
//   refuse_fr = "..."                 # these files are known and cannot be used: why, and what to
//   refuse_en = "..."                 # do instead. Such a file needs no table.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/fault.h"

namespace jalon {

struct FileKind {
  std::string name;  // of the shipped mapping
  std::filesystem::path file;
  std::string title_fr, title_en, source, schema;
  std::vector<std::vector<std::string>> columns;
  std::size_t at_least = 0;
  std::vector<std::string> personal;
  std::vector<std::string>
      tables;         // the first, then those of `also`; none if it is refused or feeds accounts
  std::string feeds;  // "" = tables
  std::string refuse_fr, refuse_en;  // "" = it can be used
};

// All that come with Jalon, by name. `config`: the folder that holds mappings/. Throws Faults that
// name every mistake in a head.
std::vector<FileKind> file_kinds(const std::filesystem::path &config);

// The head of one mapping; nothing if it has none. Mistakes are added to `faults`.
std::optional<FileKind> read_head(const std::filesystem::path &file, std::vector<Fault> &faults);

struct RecognisedKind {
  FileKind kind;
  std::size_t found = 0;  // of its columns
};

// The kind whose columns the header has enough of; of several the one that finds the greatest part
// of its columns, a refused one first. Names are compared without capitals, accents and signs.
std::optional<RecognisedKind> recognise(const std::vector<std::string> &header,
                                        const std::vector<FileKind> &kinds);

}  // namespace jalon
