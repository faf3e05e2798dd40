#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/schema/check_table.h"
#include "core/schema/shipped.h"
#include "core/territory/projects_national.h"

namespace jalon {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const SchemaFault &fault, const Words &words) {
  return {{"kind", code_of(fault.kind)},
          {"remark", fault.remark},
          {"row", fault.row},
          {"column", fault.column},
          {"value", fault.value},
          {"found", fault.found.in(words)},
          {"expected", fault.expected.in(words)},
          {"advice", fault.advice.in(words)}};
}

// The schema of projects is the one that Jalon also imports by: what the import would make of the
// file, where that is not what stands there.
std::vector<Message> import_notes(const TableSchema &schema, const std::filesystem::path &file) {
  if (schema.name != "projets-territoire") return {};
  try {
    ProjectRows rows = read_project_rows(file);
    if (recognise_projects(rows, file.string()) != ProjectSource::national) return {};
    return read_national(std::move(rows)).notes;
  } catch (const Fault &fault) {
    return {"It would refuse the file: {1}"_msg(fault.message())};
  }
}

Json json_of(const SchemaReport &report, const TableSchema &schema,
             const std::vector<Message> &import, const Words &words) {
  Json j{{"file", report.file.string()},
         {"format", report.format},
         {"encoding", report.encoding},
         {"delimiter", report.delimiter},
         {"layer", report.layer},
         {"schema",
          {{"file", schema.file.string()},
           {"name", schema.name},
           {"title", schema.title},
           {"version", schema.version}}},
         {"rows", report.rows},
         {"columns", report.columns},
         {"valid", report.n_faults == 0},
         {"n_faults", report.n_faults},
         {"n_remarks", report.n_remarks}};
  j["not_checked"] = Json::array();
  for (const auto &note : report.not_checked) j["not_checked"].push_back(note.in(words));
  j["import_notes"] = Json::array();
  for (const auto &note : import) j["import_notes"].push_back(note.in(words));
  j["faults"] = Json::array();
  for (const auto &fault : report.faults) j["faults"].push_back(json_of(fault, words));
  return j;
}

class Printer {
 public:
  Printer(const SchemaReport &report, std::size_t most, const Words &words)
      : report_(report), most_(most), w(words) {}

  void print(const TableSchema &schema, const std::vector<Message> &import) {
    std::string read = report_.format;
    if (report_.format == "CSV") read += ", " + report_.encoding + ", '" + report_.delimiter + "'";
    if (!report_.layer.empty()) read += ", " + report_.layer;
    say("{1}: {2}"_msg(report_.file.string(), read), 0);
    say("schema {1} {2}; rows {3}, columns {4}"_msg(
            schema.title.empty() ? schema.file.string() : schema.title, schema.version,
            n(report_.rows), n(report_.columns)),
        0);
    if (report_.n_faults == 0)
      say("the file is as the schema asks; remarks: {1}"_msg(n(report_.n_remarks)), 0);
    else
      say("faults: {1}; remarks: {2}"_msg(n(report_.n_faults), n(report_.n_remarks)), 0);
    part(false, "Faults"_msg);
    part(true, "Remarks"_msg);
    notes("Not checked"_msg, report_.not_checked, report_.not_checked.size());
    // Each note is of one cell, faults are shown by kind and column: a few times as many.
    notes("What `{1}` would read otherwise or leave out"_msg("jalon projects import"), import,
          most_ > 0 ? 4 * most_ : import.size());
  }

 private:
  std::string n(std::size_t count) const { return w.number(static_cast<double>(count)); }
  void say(const Message &line, std::size_t indent) const {
    std::cout << std::string(indent, ' ') << line.in(w) << "\n";
  }

  void notes(const Message &title, const std::vector<Message> &all, std::size_t most) const {
    if (all.empty()) return;
    std::cout << "\n";
    say(title, 0);
    for (std::size_t i = 0; i < all.size() && i < most; ++i) say(all[i], 2);
    if (all.size() > most) say("... and {1} more; --all shows them"_msg(n(all.size() - most)), 2);
  }

  void part(bool remarks, const Message &title) {
    if ((remarks ? report_.n_remarks : report_.n_faults) == 0) return;
    std::cout << "\n";
    say(title, 0);
    for (const auto &count : report_.counts)
      if (count.remark == remarks) group(count);
  }

  // What is expected stands once above the faults of a group that all expect the same.
  void group(const SchemaReport::Count &count) {
    std::vector<const SchemaFault *> shown;
    for (const auto &fault : report_.faults) {
      const bool below = fault.kind > SchemaFault::no_rows;
      if (fault.kind == count.kind && fault.remark == count.remark &&
          (!below || fault.column == count.column))
        shown.push_back(&fault);
      if (most_ > 0 && shown.size() == most_) break;
    }
    const Message kind = title_of(count.kind);
    say(count.column.empty() ? "{1}: {2}"_msg(kind, n(count.all))
                             : "{1}, column {2}: {3}"_msg(kind, count.column, n(count.all)),
        2);
    const Message &expected = shown.front()->expected;
    const bool same = shown.size() > 1 && !expected.empty() &&
                      std::all_of(shown.begin(), shown.end(), [&](const SchemaFault *fault) {
                        return fault->expected == expected;
                      });
    if (same) say("expected: {1}"_msg(expected), 4);
    for (const auto *fault : shown) {
      SchemaFault told = *fault;
      if (same) told.expected = {};
      if (!count.column.empty()) told.column.clear();
      say(told.message(), 4);
    }
    if (shown.size() < count.all)
      say("... and {1} more; --all shows them"_msg(n(count.all - shown.size())), 4);
  }

  const SchemaReport &report_;
  std::size_t most_;
  const Words &w;
};

int tell_resembling(const CheckFileOptions &o, const Words &words) {
  const auto all = resembling_schemas(o.file, find_install().config);
  if (o.json) {
    auto list = Json::array();
    for (const auto &each : all)
      list.push_back({{"schema", each.name},
                      {"title", each.title},
                      {"shared_columns", each.shared},
                      {"schema_columns", each.fields},
                      {"likeness", each.likeness}});
    std::cout << list.dump(2) << "\n";
    return done;
  }
  if (all.empty()) {
    std::vector<Message> names;
    for (const auto &each : shipped_schemas(find_install().config)) names.emplace_back(each.name);
    throw Fault("the columns of this file resemble those of no shipped schema"_msg,
                {o.file.string()}, "columns of one of {1}"_msg(Message::joined(std::move(names))),
                "name the schema with --schema, which also takes the path of a schema.json"_msg);
  }
  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  say("{1}: its columns resemble most those of {2} ({3}): {4} of {5} columns"_msg(
      o.file.string(), all[0].name, all[0].title, static_cast<double>(all[0].shared),
      static_cast<double>(all[0].fields)));
  for (std::size_t i = 1; i < all.size(); ++i)
    say("  then {1} ({2}): {3} of {4} columns"_msg(all[i].name, all[i].title,
                                                   static_cast<double>(all[i].shared),
                                                   static_cast<double>(all[i].fields)));
  say("To check it: {1}"_msg("jalon check " + o.file.string() + " --schema " + all[0].name));
  return done;
}

}  // namespace

int command_check(const CheckFileOptions &o, const Words &words) {
  if (o.schema.empty()) return tell_resembling(o, words);
  const TableSchema schema = find_schema(o.schema, find_install().config);
  const std::size_t most = o.all ? 0 : o.most;
  CheckOptions options;
  if (!o.json && most > 0) options.most = most;
  const SchemaReport report = check_table(schema, o.file, options);
  const auto import = import_notes(schema, o.file);
  if (o.json)
    std::cout << json_of(report, schema, import, words).dump(2) << "\n";
  else
    Printer(report, most, words).print(schema, import);
  return report.n_faults == 0 ? done : bad_input;
}

}  // namespace jalon
