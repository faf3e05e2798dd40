#include "core/territory/recognise.h"

#include <algorithm>
#include <set>

#include "core/territory/likeness.h"
#include "core/territory/toml_reader.h"

namespace jalon {

namespace fs = std::filesystem;

namespace {

// Each item one name, or a list of names of which one is enough.
std::vector<std::vector<std::string>> name_groups(TomlTable &t, std::string_view key) {
  std::vector<std::vector<std::string>> groups;
  const auto *node = t.node(key);
  const auto wrong = [&](const toml::node &found) {
    t.wrong_type(key, found, "a list of texts, or of lists of texts"_msg);
  };
  if (!node || !node->is_array()) {
    if (node) wrong(*node);
    return groups;
  }
  for (const auto &item : *node->as_array()) {
    auto &group = groups.emplace_back();
    if (const auto *one = item.as_string()) {
      group.push_back(one->get());
    } else if (const auto *several = item.as_array()) {
      for (const auto &name : *several)
        if (const auto *text = name.as_string())
          group.push_back(text->get());
        else
          wrong(name);
    } else {
      wrong(item);
    }
  }
  return groups;
}

FileKind read_head(TomlTable &t, const fs::path &file) {
  FileKind kind;
  kind.name = file.stem().string();
  kind.file = file;
  kind.title_fr = t.text("title_fr", Needed::yes).value_or("");
  kind.title_en = t.text("title_en", Needed::yes).value_or("");
  kind.source = t.text("source", Needed::yes).value_or("");
  kind.schema = t.text("schema").value_or("");
  kind.columns = name_groups(t, "columns");
  if (kind.columns.empty())
    t.fault("no column is named by which these files are known"_msg, t.place_of("columns"),
            std::string("columns = [\"...\"]"));
  const int all = std::max(1, static_cast<int>(kind.columns.size()));
  kind.at_least = static_cast<std::size_t>(t.whole("at_least", 1, all).value_or(all));
  kind.personal = t.texts("personal");
  kind.refuse_fr = t.text("refuse_fr").value_or("");
  kind.refuse_en = t.text("refuse_en").value_or("");
  if (kind.refuse_fr.empty() != kind.refuse_en.empty())
    t.fault("only one of `refuse_fr` and `refuse_en` is given"_msg, t.place(), "both, or none"_msg);
  kind.feeds = t.text("feeds").value_or("");
  if (!kind.feeds.empty() && kind.feeds != "budget" && kind.feeds != "loans" &&
      kind.feeds != "account_series")
    t.fault("`{1}` is `{2}`"_msg("feeds", kind.feeds), t.place_of("feeds"),
            "one of {1}"_msg("budget, loans, account_series"));
  t.finish();
  return kind;
}

}  // namespace

std::optional<FileKind> read_head(const fs::path &file, std::vector<Fault> &faults) {
  const auto root = parse_toml(file, file.string(), faults);
  if (!root || !root->contains("recognise")) return std::nullopt;
  TomlTable t(*root, file.string(), faults);
  auto head = t.table("recognise");
  if (!head) return std::nullopt;
  FileKind kind = read_head(*head, file);
  if (!kind.refuse_en.empty() || !kind.feeds.empty()) return kind;
  if (auto table = t.text("table", Needed::yes)) kind.tables.push_back(*table);
  if (auto also = t.table("also"))
    for (auto &name : also->keys()) kind.tables.push_back(name);
  return kind;
}

std::vector<FileKind> file_kinds(const fs::path &config) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto &entry : fs::directory_iterator(config / "mappings", none))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Fault> faults;
  std::vector<FileKind> kinds;
  for (const auto &file : files) {
    auto kind = read_head(file, faults);
    if (kind)
      kinds.push_back(std::move(*kind));
    else if (faults.empty())
      faults.emplace_back("`recognise` is missing here"_msg, Place{file.string()},
                          "a head that says which files this mapping is for"_msg);
  }
  sort_by_place(faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  return kinds;
}

std::optional<RecognisedKind> recognise(const std::vector<std::string> &header,
                                        const std::vector<FileKind> &kinds) {
  std::set<std::string> there;
  for (const auto &name : header) there.insert(folded_header(name));
  there.erase("");
  const auto found_of = [&](const FileKind &kind) {
    return static_cast<std::size_t>(
        std::count_if(kind.columns.begin(), kind.columns.end(), [&](const auto &group) {
          return std::any_of(group.begin(), group.end(), [&](const std::string &name) {
            return there.contains(folded_header(name));
          });
        }));
  };
  const FileKind *best = nullptr;
  std::size_t best_found = 0;
  double best_rank = 0;
  for (const auto &kind : kinds) {
    const auto found = found_of(kind);
    if (found < kind.at_least) continue;
    const double rank = static_cast<double>(found) / static_cast<double>(kind.columns.size()) +
                        (kind.refuse_en.empty() ? 0 : 1);
    if (rank <= best_rank) continue;
    best = &kind;
    best_found = found;
    best_rank = rank;
  }
  if (!best) return std::nullopt;
  return RecognisedKind{*best, best_found};
}

}  // namespace jalon
