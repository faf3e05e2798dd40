#include "core/schema/check_table.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "core/base/text.h"
#include "core/schema/columns.h"
#include "core/schema/explain_value.h"
#include "core/schema/fault_keeper.h"
#include "core/schema/field_reader.h"
#include "core/table/number_text.h"
#include "core/table/row_source.h"

namespace jalon {
namespace {

constexpr std::size_t longest_value = 1000;  // of a fault

// Value, or values of a key, to the row where it was seen first.
using Seen = std::unordered_map<std::string, std::size_t>;

// A field that has a column, ready to be held against its cells.
struct Plan {
  const SchemaField *field;
  std::size_t column;
  FieldReader reader;
  bool wants_value;
  std::vector<std::string> choices{};  // as FieldValue::same
  std::optional<double> minimum{}, maximum{};
  Seen seen{};
  std::size_t key_part = static_cast<std::size_t>(-1);  // place in the primary key
};

bool is_blank(const std::vector<std::string> &cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const std::string &cell) { return trim_spaces(cell).empty(); });
}

class Check {
 public:
  Check(const TableSchema &schema, const std::filesystem::path &file, const CheckOptions &options)
      : schema_(schema), source_(file, options.reading), kept_(options.most) {
    const auto &about = source_.about();
    report_.file = about.file;
    report_.format = about.format;
    report_.encoding = about.encoding;
    report_.delimiter = about.delimiter;
    report_.layer = about.layer;
    report_.columns = about.header.size();
    report_.not_checked = schema.notes;
  }

  SchemaReport run() {
    judge_file();
    const auto &header = source_.about().header;
    const ColumnMatch match = match_columns(schema_, header);
    if (match.matched == 0) {
      other_table();
    } else {
      for (auto &fault : judge_header(schema_, header, match, source_.about().header_row))
        add(std::move(fault));
      plan(match);
      SourceRow row;
      while (source_.next(row)) check_row(row);
      if (report_.rows == 0)
        add({SchemaFault::no_rows, true, 0, "", "", "there is no row below the column names"_msg,
             "at least one row"_msg, "check that the export is complete"_msg});
    }
    std::vector<std::string> columns;
    for (const auto &plan : plans_) columns.push_back(header[plan.column]);
    std::move(kept_).into(report_, columns);
    return std::move(report_);
  }

 private:
  void judge_file() {
    const auto &about = source_.about();
    const std::string encoding = lower_case(about.encoding);
    if (about.format == "CSV" && encoding != "utf-8" && encoding != "utf8")
      add({SchemaFault::encoding, true, 0, "", "",
           "the file is not in UTF-8: it was read as {1}"_msg(about.encoding), "UTF-8"_msg,
           "save it in UTF-8 if it is to be published"_msg});
    if (source_.outer_quotes())
      add({SchemaFault::layout, false, 0, "", "",
           "each line stands in quotation marks as a whole"_msg,
           "quotation marks around single cells only"_msg, "export the table again as CSV"_msg});
    if (about.header_row > 1)
      add({SchemaFault::header_row, false, about.header_row, "", "",
           "the names of the columns stand in row {1}"_msg(about.header_row),
           "the names of the columns in row 1"_msg, "delete the rows above"_msg});
  }

  void other_table() {
    std::vector<std::string> names;
    for (const auto &field : schema_.fields) names.push_back(field.name);
    SchemaFault fault{SchemaFault::no_columns,
                      false,
                      source_.about().header_row,
                      "",
                      cut_text(short_list(source_.about().header), longest_value),
                      "no column has a name of the schema; nothing below was checked"_msg,
                      "columns named {1}"_msg(short_list(names)),
                      "check the file and the schema, and that the first row holds the names"_msg};
    add(std::move(fault));
    for (SourceRow row; source_.next(row);) ++report_.rows;
  }

  void plan(const ColumnMatch &match) {
    for (std::size_t f = 0; f < schema_.fields.size(); ++f) {
      if (match.column_of[f] == ColumnMatch::npos) continue;
      const auto &field = schema_.fields[f];
      const auto &c = field.constraints;
      Plan plan{&field, match.column_of[f], FieldReader(field), false};
      const auto key =
          std::find(schema_.primary_key.begin(), schema_.primary_key.end(), field.name);
      if (key != schema_.primary_key.end())
        plan.key_part = static_cast<std::size_t>(key - schema_.primary_key.begin());
      const bool measured = (c.min_length || c.max_length) &&
                            (field.type == FieldType::array || field.type == FieldType::object);
      plan.wants_value = c.unique || !c.choices.empty() || c.minimum || c.maximum || measured ||
                         key != schema_.primary_key.end();
      for (const auto &choice : c.choices) {
        FieldValue value;
        plan.reader.read(choice, false, &value);
        plan.choices.push_back(value.same);
      }
      plan.minimum = bound(plan.reader, c.minimum);
      plan.maximum = bound(plan.reader, c.maximum);
      plans_.push_back(std::move(plan));
    }
    whole_key_ = !schema_.primary_key.empty();
    for (const auto &name : schema_.primary_key)
      if (match.column_of[schema_.field(name)] == ColumnMatch::npos) whole_key_ = false;
    key_.resize(schema_.primary_key.size());
  }

  static std::optional<double> bound(const FieldReader &reader,
                                     const std::optional<std::string> &text) {
    FieldValue value;
    if (!text || !reader.read(*text, false, &value)) return std::nullopt;
    return value.number;
  }

  void check_row(const SourceRow &row) {
    ++report_.rows;
    const std::size_t n = report_.columns;
    if (!row.broken.empty()) {
      add({SchemaFault::broken_row, false, row.number, "", cut_text(row.cells[0], longest_value),
           row.broken, "a line of {1} cells"_msg(n),
           "mend the quotation marks of this line; its cells were not checked"_msg});
    } else if (is_blank(row.cells)) {
      add({SchemaFault::blank_row, false, row.number, "", "", "the row is blank"_msg,
           "rows that hold something"_msg, "delete the row"_msg});
    } else if (row.cells.size() != n) {
      std::string line;
      for (const auto &cell : row.cells) line += (line.empty() ? "" : report_.delimiter) + cell;
      add({SchemaFault::ragged_row, false, row.number, "", cut_text(line, longest_value),
           "the row has {1} cells"_msg(row.cells.size()), "{1} cells, as the header has"_msg(n),
           row.cells.size() > n
               ? Message(
                     "put cells that hold the delimiter in quotation marks; the cells of this row were not checked"_msg)
               : Message(
                     "write the empty cells at the end too; the cells of this row were not checked"_msg)});
    } else {
      check_cells(row);
    }
  }

  void check_cells(const SourceRow &row) {
    for (auto &part : key_) part.clear();
    bool key_known = whole_key_;
    for (Plan &plan : plans_) {
      const std::string &text = row.cells[plan.column];
      const bool in_key = plan.key_part < key_.size();
      FieldValue *value = plan.wants_value ? &value_ : nullptr;
      if (std::find(schema_.missing.begin(), schema_.missing.end(), text) !=
          schema_.missing.end()) {
        if (plan.field->constraints.required || in_key) missing(plan, row, text);
        if (in_key) key_known = false;
      } else if (!check_cell(plan, row, text, value)) {
        if (in_key) key_known = false;
      } else if (in_key) {
        key_[plan.key_part] = value_.same;
      }
    }
    if (key_known) check_key(row);
  }

  void missing(const Plan &plan, const SourceRow &row, const std::string &text) {
    const bool empty = text.empty();
    report(SchemaFault::required, plan, row, text,
           empty ? Message("the cell is empty"_msg)
                 : "'{1}' stands for a value that is missing"_msg(cut_text(text)),
           plan.field->example.empty()
               ? Message("a value"_msg)
               : "a value such as '{1}'"_msg(cut_text(plan.field->example, 60)),
           "fill it in"_msg);
  }

  // Whether the text is a value of the field, whatever its constraints say.
  bool check_cell(Plan &plan, const SourceRow &row, const std::string &text, FieldValue *value) {
    const SchemaField &field = *plan.field;
    const auto &c = field.constraints;
    if (!plan.reader.read(text, source_.about().typed, value)) {
      explained(SchemaFault::type, plan, row, text,
                [&](SchemaFault &fault) { explain_type(field, plan.reader, text, fault); });
      return false;
    }
    if (c.pattern)
      if (const auto answer = c.pattern->matches(text); answer != ValuePattern::yes)
        explained(SchemaFault::pattern, plan, row, text,
                  [&](SchemaFault &fault) { explain_pattern(field, text, answer, fault); });
    if (!plan.choices.empty() &&
        std::find(plan.choices.begin(), plan.choices.end(), value->same) == plan.choices.end())
      explained(SchemaFault::choice, plan, row, text,
                [&](SchemaFault &fault) { explain_choice(field, text, fault); });
    if (plan.minimum && value->number < *plan.minimum)
      report(SchemaFault::minimum, plan, row, text, "'{1}' is too small"_msg(cut_text(text)),
             "{1} or more"_msg(*c.minimum), "correct the cell"_msg);
    if (plan.maximum && value->number > *plan.maximum)
      report(SchemaFault::maximum, plan, row, text, "'{1}' is too large"_msg(cut_text(text)),
             "{1} or less"_msg(*c.maximum), "correct the cell"_msg);
    if (c.min_length || c.max_length) check_length(plan, row, text, value);
    if (c.unique) {
      const auto [before, fresh] = plan.seen.emplace(value->same, row.number);
      if (!fresh)
        report(SchemaFault::unique, plan, row, text,
               "'{1}' stands in row {2} already"_msg(cut_text(text), before->second),
               "a value of its own in each row"_msg, "correct or delete one of the two rows"_msg);
    }
    return true;
  }

  void check_length(const Plan &plan, const SourceRow &row, const std::string &text,
                    const FieldValue *value) {
    const auto &c = plan.field->constraints;
    const bool list = plan.field->type == FieldType::array || plan.field->type == FieldType::object;
    const std::size_t length = list ? value->length : length_of(text);
    const Message found = list ? "it has {1} elements"_msg(length)
                               : "'{1}' has {2} signs"_msg(cut_text(text), length);
    if (c.min_length && length < *c.min_length)
      report(SchemaFault::min_length, plan, row, text, found, "{1} or more"_msg(*c.min_length),
             "complete the cell"_msg);
    if (c.max_length && length > *c.max_length)
      report(SchemaFault::max_length, plan, row, text, found, "{1} or less"_msg(*c.max_length),
             "shorten the cell"_msg);
  }

  void check_key(const SourceRow &row) {
    std::string whole;
    for (const auto &part : key_) whole += std::to_string(part.size()) + ":" + part;
    const auto [before, fresh] = keys_.emplace(std::move(whole), row.number);
    if (fresh) return;
    std::string shown;
    for (const auto &part : key_) shown += (shown.empty() ? "" : ", ") + part;
    add({SchemaFault::primary_key, false, row.number, short_list(schema_.primary_key),
         cut_text(shown, longest_value),
         "'{1}' stands in row {2} already"_msg(cut_text(shown), before->second),
         "a key of its own for each row"_msg, "correct or delete one of the two rows"_msg});
  }

  void report(SchemaFault::Kind kind, const Plan &plan, const SourceRow &row,
              const std::string &text, Message found, Message expected, Message advice) {
    add({kind, false, row.number, source_.about().header[plan.column],
         cut_text(text, longest_value), std::move(found), std::move(expected), std::move(advice)});
  }

  // Finds the words only for what is kept.
  template <class Explain>
  void explained(SchemaFault::Kind kind, const Plan &plan, const SourceRow &row,
                 const std::string &text, Explain &&explain) {
    SchemaFault fault{kind, false, row.number, source_.about().header[plan.column], "", {}, {}, {}};
    if (!kept_.count(fault)) return;
    fault.value = cut_text(text, longest_value);
    explain(fault);
    kept_.keep(std::move(fault));
  }

  void add(SchemaFault fault) { kept_.add(std::move(fault)); }

  const TableSchema &schema_;
  RowSource source_;
  SchemaReport report_;
  FaultKeeper kept_;
  std::vector<Plan> plans_;
  FieldValue value_;
  bool whole_key_ = false;
  std::vector<std::string> key_;
  Seen keys_;
};

}  // namespace

SchemaReport check_table(const TableSchema &schema, const std::filesystem::path &file,
                         const CheckOptions &options) {
  return Check(schema, file, options).run();
}

}  // namespace jalon
