#include "core/app/import_plan.h"

#include <algorithm>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/schema/shipped.h"
#include "core/territory/best_table.h"
#include "core/territory/mapping.h"
#include "core/territory/projects_national.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using Plugins = std::vector<std::shared_ptr<const Plugin>>;

// Each table by the domain it belongs to; what others borrow of it is not meant.
std::vector<const jalon_table *> own_tables(const Plugins &plugins) {
  std::vector<const jalon_table *> tables;
  for (const auto &plugin : plugins)
    for (const auto &table : tables_of(plugin->domain()))
      if (!is_borrowed(plugin->domain(), table)) tables.push_back(&table);
  return tables;
}

const jalon_table *find_table(const Plugins &plugins, const std::string &name) {
  for (const auto *table : own_tables(plugins))
    if (name == table->name) return table;
  return nullptr;
}

const jalon_domain &owner_of(const Plugins &plugins, const jalon_table &table) {
  for (const auto &plugin : plugins)
    for (const auto &own : tables_of(plugin->domain()))
      if (&own == &table) return plugin->domain();
  throw Fault("unknown table '{1}'"_msg(table.name));
}

const jalon_table &need_table(const Plugins &plugins, const std::string &name) {
  if (const auto *table = find_table(plugins, name)) return *table;
  std::vector<std::string> known;
  for (const auto *table : own_tables(plugins)) known.emplace_back(table->name);
  const auto near = nearest(name, known);
  throw Fault("unknown table '{1}'"_msg(name), {},
              near ? "'{1}'?"_msg(*near) : Message("a table that `jalon plugins` lists"_msg),
              "name it with --table; `jalon plugins` lists all tables"_msg);
}

class Planner {
 public:
  Planner(const ImportOptions &options, const Install &install, const Plugins &plugins,
          const Tongues &tongues)
      : o_(options), install_(install), plugins_(plugins), tongues_(tongues) {}

  ImportPlan plan(const std::string &currency, const fs::path &file) {
    Reading how;
    std::vector<std::string> listed;
    if (!o_.mapping.empty()) {
      how = take_mapping(currency, listed);
    }
    if (o_.mapping.empty()) refuse_projects(file);
    const SourceTable source = read_source_table(file, how);
    if (o_.mapping.empty() && project_source(source.header)) throw projects_fault(file);
    if (o_.mapping.empty()) take_kind(source, listed);
    leave_out(source, how, listed);
    for (const auto *table : plan_.tables) plan_.domains.push_back(&owner_of(plugins_, *table));
    return std::move(plan_);
  }

 private:
  bool french() const { return tongues_.reader().language() == "fr"; }
  void tell(Message line) { plan_.told.push_back(std::move(line)); }

  Fault projects_fault(const fs::path &file) const {
    return Fault("this is a list of projects, not an inventory"_msg, {file.string()}, Message(),
                 "give it to: {1}"_msg("jalon projects import " + o_.dossier.string() + " " +
                                       file.string()));
  }
  // A JSON file of projects is no GeoJSON, and could not be read as a table.
  void refuse_projects(const fs::path &file) const {
    if (lower_case(file.extension().string()) != ".json") return;
    bool projects = false;
    try {
      projects = project_source(read_project_rows(file).columns).has_value();
    } catch (const Fault &) {
    }
    if (projects) throw projects_fault(file);
  }

  // The mapping that the user names.
  Reading take_mapping(const std::string &currency, std::vector<std::string> &listed) {
    plan_.mapping = o_.mapping;
    std::vector<Fault> faults;
    const auto head = read_head(o_.mapping, faults);
    if (head) listed = head->personal;
    if (!o_.table.empty())
      plan_.tables = {&need_table(plugins_, o_.table)};
    else if (head)
      for (const auto &name : head->tables) plan_.tables.push_back(&need_table(plugins_, name));
    if (plan_.tables.empty())
      throw Fault("no table is named"_msg, {o_.mapping.string()}, std::string("--table TABLE"));
    return read_mapping(o_.mapping, *plan_.tables[0], currency);
  }

  // The kind of files it is of, and what comes with Jalon for it.
  void take_kind(const SourceTable &source, std::vector<std::string> &listed) {
    const auto found = recognise(source.header, file_kinds(install_.config));
    if (!found) return take_unknown(source);
    const FileKind &kind = found->kind;
    const std::string title = french() ? kind.title_fr : kind.title_en;
    if (!kind.refuse_en.empty())
      throw Fault("recognised as: {1}"_msg(title), {source.file.string()}, Message(),
                  french() ? kind.refuse_fr : kind.refuse_en);
    if (!kind.feeds.empty())
      throw Fault("recognised as: {1}"_msg(title), {source.file.string()}, Message(),
                  "import it without --table: it feeds the accounts"_msg);
    listed = kind.personal;
    tell("Recognised as: {1} ({2} of the {3} columns it is known by)"_msg(
        title, std::to_string(found->found), std::to_string(kind.columns.size())));
    for (const auto &name : kind.tables)
      if (const auto *table = find_table(plugins_, name);
          table && (o_.table.empty() || o_.table == name))
        plan_.tables.push_back(table);
    if (plan_.tables.empty()) {
      if (o_.table.empty()) need_table(plugins_, kind.tables.at(0));
      tell("Its mapping is not for the table {1}: one is proposed"_msg(o_.table));
      plan_.tables = {&need_table(plugins_, o_.table)};
      return;
    }
    plan_.mapping = kind.file;
    plan_.shipped = true;
    if (!kind.schema.empty())
      tell("What does not follow the national schema is told by: {1}"_msg(
          "jalon check " + source.file.string() + " --schema " + kind.schema));
  }

  void take_unknown(const SourceTable &source) {
    if (!o_.table.empty()) {
      plan_.tables = {&need_table(plugins_, o_.table)};
      tell(
          "No known kind of files has these columns: the mapping is proposed by names and contents"_msg);
      tell_schema(source);
      return;
    }
    std::vector<Message> likely;
    for (const auto &like : tables_like(source, own_tables(plugins_), tongues_.languages()))
      if (likely.size() < 3)
        likely.push_back("{1} ({2} columns)"_msg(like.table, std::to_string(like.columns)));
    throw Fault("no known kind of files has the columns of this one"_msg, {source.file.string()},
                std::string("--table TABLE"),
                likely.empty() ? "say which table it is for; `jalon plugins` lists them"_msg()
                               : "say which table it is for; by its columns: {1}"_msg(
                                     Message::joined(std::move(likely))));
  }

  void tell_schema(const SourceTable &source) {
    constexpr double enough = 0.5;
    const auto like = resembling_schemas(source.file, install_.config);
    if (!like.empty() && like[0].likeness >= enough)
      tell("Its columns resemble a national schema: {1}"_msg("jalon check " + source.file.string() +
                                                             " --schema " + like[0].name));
  }

  // What tells of persons.
  void leave_out(const SourceTable &source, const Reading &how,
                 const std::vector<std::string> &listed) {
    const auto personal = personal_columns(source, listed);
    for (const auto &name : source.header)
      if (name != length_column &&
          std::none_of(personal.begin(), personal.end(),
                       [&](const PersonalColumn &column) { return column.name == name; }))
        plan_.columns.push_back(name);
    plan_.clean = copy_without(source, how, personal);
    if (!plan_.clean) return;
    std::vector<Message> columns;
    for (const auto &column : personal)
      columns.push_back("{1} ({2})"_msg(column.name, column.reason()));
    if (!columns.empty())
      tell(
          "Columns that tell of persons, not stored: {1}"_msg(Message::joined(std::move(columns))));
    if (plan_.clean->contacts)
      tell(
          "E-mail addresses and telephone numbers taken out of texts, [...] in their place: {1}"_msg(
              std::to_string(plan_.clean->contacts)));
    if (plan_.clean->mended_lines)
      tell(
          "Lines with quotation marks out of place, read as most programs would and put right in the copy: {1}"_msg(
              std::to_string(plan_.clean->mended_lines)));
    if (plan_.clean->shut_lines)
      tell(
          "Lines with a wrong number of cells, where anything might stand anywhere: {1}; a remark was stored for each, they will be set aside"_msg(
              std::to_string(plan_.clean->shut_lines)));
    if (plan_.clean->as_csv)
      tell(
          "Only the table that is read was stored, as CSV, positions in the columns longitude and latitude"_msg);
    tell("Names of persons within texts cannot be recognised: look whether any are left"_msg);
  }

  const ImportOptions &o_;
  const Install &install_;
  const Plugins &plugins_;
  const Tongues &tongues_;
  ImportPlan plan_;
};

std::vector<fs::path> catalogues(const Install &install, const Plugins &plugins) {
  std::vector<fs::path> all{install.lang};
  for (const auto &plugin : plugins) all.push_back(plugin->manifest().folder / "lang");
  return all;
}

}  // namespace

Tongues::Tongues(const Install &install, const Plugins &plugins, const Words &words)
    : french_("fr", catalogues(install, plugins)), languages_{&words} {
  if (words.language() != "fr") languages_.push_back(&french_);
}

ImportPlan plan_import(const ImportOptions &options, const Install &install,
                       const std::vector<std::shared_ptr<const Plugin>> &plugins,
                       const std::string &currency, const std::filesystem::path &file,
                       const Tongues &tongues) {
  return Planner(options, install, plugins, tongues).plan(currency, file);
}

}  // namespace jalon
