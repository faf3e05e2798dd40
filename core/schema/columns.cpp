#include "core/schema/columns.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.h"
#include "core/schema/field_reader.h"
#include "core/table/header_row.h"

namespace jalon {
namespace {

constexpr std::size_t npos = ColumnMatch::npos;

// The letters of U+00C0 to U+00FF without their accents, '?' where that says nothing.
constexpr std::string_view bare_letters =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty";

SchemaFault about(SchemaFault::Kind kind, bool remark, std::string column, Message found,
                  Message expected, Message advice) {
  SchemaFault fault;
  fault.kind = kind;
  fault.remark = remark;
  fault.column = std::move(column);
  fault.found = std::move(found);
  fault.expected = std::move(expected);
  fault.advice = std::move(advice);
  return fault;
}

bool in_key(const TableSchema &schema, const std::string &name) {
  return std::find(schema.primary_key.begin(), schema.primary_key.end(), name) !=
         schema.primary_key.end();
}

class Judge {
 public:
  Judge(const TableSchema &schema, const std::vector<std::string> &header, const ColumnMatch &match,
        std::size_t row)
      : schema_(schema), header_(header), match_(match), row_(row) {}

  std::vector<SchemaFault> judge() {
    for (std::size_t f = 0; f < schema_.fields.size(); ++f)
      if (match_.column_of[f] == npos) missing(schema_.fields[f]);
    std::set<std::string> seen;
    for (std::size_t c = 0; c < header_.size(); ++c) column(c, seen);
    order();
    return std::move(faults_);
  }

 private:
  void missing(const SchemaField &field) {
    const bool needed = field.constraints.required || in_key(schema_, field.name);
    std::vector<std::string> beyond;
    for (std::size_t c = 0; c < header_.size(); ++c)
      if (match_.field_of[c] == npos && !header_[c].empty()) beyond.push_back(header_[c]);
    const auto near = nearest(field.name, beyond);
    faults_.push_back(about(SchemaFault::missing_column, !needed, field.name,
                            needed ? Message("the column is missing"_msg)
                                   : Message("the optional column is missing"_msg),
                            field.title.empty() ? Message() : Message(field.title),
                            near     ? "is it the column '{1}'? Then rename that one"_msg(*near)
                            : needed ? Message("add the column and fill it in"_msg)
                                     : Message("add it, empty if nothing is known"_msg)));
  }

  void column(std::size_t c, std::set<std::string> &seen) {
    const std::string &name = header_[c];
    if (trim(name).empty()) {
      faults_.push_back(about(SchemaFault::column_name, false, "",
                              "column {1} has no name"_msg(c + 1), "a name for each column"_msg,
                              "name the column or delete it"_msg));
      faults_.back().row = row_;
      return;
    }
    if (!seen.insert(name).second) {
      faults_.push_back(about(SchemaFault::duplicate_column, false, name,
                              "column {1} has the name of an earlier one"_msg(c + 1),
                              "each column once"_msg, "rename or delete one of the two"_msg));
      return;
    }
    const auto field = match_.field_of[c];
    if (field == npos) {
      faults_.push_back(about(SchemaFault::extra_column, true, name,
                              "the schema has no such column; it is not checked"_msg,
                              "only columns of the schema"_msg,
                              "delete it if the file is to be published"_msg));
    } else if (schema_.fields[field].name != name) {
      faults_.push_back(about(SchemaFault::column_name, false, name,
                              "the column is called '{1}'"_msg(name), schema_.fields[field].name,
                              "rename it '{1}'"_msg(schema_.fields[field].name)));
    }
  }

  void order() {
    std::size_t last = 0;
    for (std::size_t c = 0; c < header_.size(); ++c) {
      const auto field = match_.field_of[c];
      if (field == npos) continue;
      if (field < last) {
        std::vector<std::string> names;
        for (const auto &each : schema_.fields) names.push_back(each.name);
        faults_.push_back(
            about(SchemaFault::column_order, true, header_[c],
                  "the columns stand in another order than in the schema, from here on"_msg,
                  short_list(names), "put them in that order if the file is to be published"_msg));
        return;
      }
      last = field;
    }
  }

  const TableSchema &schema_;
  const std::vector<std::string> &header_;
  const ColumnMatch &match_;
  std::size_t row_;
  std::vector<SchemaFault> faults_;
};

}  // namespace

std::string folded_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    auto c = static_cast<unsigned char>(name[i]);
    if (c == 0xC3 && i + 1 < name.size())
      c = static_cast<unsigned char>(
          bare_letters[(static_cast<unsigned char>(name[++i]) - 0x80U) % bare_letters.size()]);
    if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) out += static_cast<char>(c);
  }
  return out;
}

ColumnMatch match_columns(const TableSchema &schema, const std::vector<std::string> &header) {
  ColumnMatch match;
  match.field_of.assign(header.size(), npos);
  match.column_of.assign(schema.fields.size(), npos);
  const auto join = [&](std::size_t c, std::size_t f) {
    match.field_of[c] = f;
    match.column_of[f] = c;
    ++match.matched;
  };
  for (std::size_t c = 0; c < header.size(); ++c)
    if (const auto f = schema.field(header[c]); f != npos && match.column_of[f] == npos) join(c, f);
  for (std::size_t f = 0; f < schema.fields.size(); ++f) {
    if (match.column_of[f] != npos) continue;
    const std::string wanted = folded_name(schema.fields[f].name);
    for (std::size_t c = 0; c < header.size() && match.column_of[f] == npos; ++c)
      if (match.field_of[c] == npos && !wanted.empty() && folded_name(header[c]) == wanted &&
          schema.field(header[c]) == npos)
        join(c, f);
  }
  return match;
}

std::vector<SchemaFault> judge_header(const TableSchema &schema,
                                      const std::vector<std::string> &header,
                                      const ColumnMatch &match, std::size_t header_row) {
  return Judge(schema, header, match, header_row).judge();
}

double resemblance(const TableSchema &schema, const std::vector<std::string> &header) {
  const auto all = schema.fields.size() + header.size();
  const auto shared = match_columns(schema, header).matched;
  return all ? 2.0 * static_cast<double>(shared) / static_cast<double>(all) : 0;
}

}  // namespace jalon
