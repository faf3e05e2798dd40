// import_plan.h - what to do with somebody's file: which tables it feeds, through which mapping,
// and what of it is stored.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/commands.h"
#include "core/base/message.h"
#include "core/territory/personal.h"
#include "core/territory/recognise.h"

namespace jalon {

// The words in which labels are looked up: the reader's language first, then French for the files
// of France.
class Tongues {
 public:
  Tongues(const Install &install, const std::vector<std::shared_ptr<const Plugin>> &plugins,
          const Words &words);
  Tongues(const Tongues &) = delete;  // the list points into it
  Tongues &operator=(const Tongues &) = delete;
  const std::vector<const Words *> &languages() const { return languages_; }
  const Words &reader() const { return *languages_.front(); }

 private:
  Words french_;
  std::vector<const Words *> languages_;
};

struct ImportPlan {
  std::vector<const jalon_table *> tables;    // not empty; of the plugins
  std::vector<const jalon_domain *> domains;  // of each of these tables
  std::filesystem::path mapping;              // to be copied; "" = propose one
  bool shipped = false;                       // that mapping comes with Jalon
  std::optional<CleanCopy> clean;             // stored instead of the file
  std::vector<std::string> columns;           // of the file that are stored
  std::vector<Message> told;                  // what was recognised and left out
};

// Throws Fault for a file of a kind that cannot be used, for an unknown one without --table (the
// tables that it resembles are named), for an unknown table and for a mapping that has mistakes.
ImportPlan plan_import(const ImportOptions &options, const Install &install,
                       const std::vector<std::shared_ptr<const Plugin>> &plugins,
                       const std::string &currency, const std::filesystem::path &file,
                       const Tongues &tongues);

}  // namespace jalon
