#include "core/territory/mapping.h"

#include <cmath>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/settings/units.h"
#include "core/table/coordinates.h"
#include "core/table/dates.h"
#include "core/table/encoding.h"
#include "core/table/header_row.h"
#include "core/territory/cells.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

constexpr std::size_t longest_pattern = 500;

std::vector<std::string> names_of(const jalon_table &table) {
  std::vector<std::string> names;
  for (const jalon_column &c : columns_of(table)) names.emplace_back(c.name);
  return names;
}
std::vector<std::string> names_of(const jalon_column &column) {
  std::vector<std::string> names;
  for (const jalon_choice &c : choices_of(column)) names.emplace_back(c.name);
  return names;
}
std::string list_of(const std::vector<std::string> &names) {
  std::string list;
  for (const auto &name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}
Message one_of(const std::vector<std::string> &names) {
  return names.empty() ? Message() : "one of {1}"_msg(list_of(names));
}
Message did_you_mean(const std::string &name, const std::vector<std::string> &names) {
  const auto near = nearest(name, names);
  return near ? "did you mean \"{1}\"?"_msg(*near) : Message();
}

// Numbers are taken for the text a user would have put in quotes.
std::optional<std::string> scalar(const toml::node &node) {
  if (const auto *s = node.as_string()) return s->get();
  if (const auto *i = node.as_integer()) return std::to_string(i->get());
  if (const auto *f = node.as_floating_point(); f && std::isfinite(f->get()))
    return plain(f->get());
  return std::nullopt;
}

// One text, or a list of them.
std::vector<std::string> scalars(TomlTable &t, std::string_view key) {
  std::vector<std::string> list;
  const auto *node = t.node(key);
  if (!node) return list;
  if (const auto one = scalar(*node)) return {*one};
  if (!node->is_array()) {
    t.wrong_type(key, *node, "a text, or a list of texts: [\"...\", \"...\"]"_msg);
    return list;
  }
  for (const auto &item : *node->as_array())
    if (const auto s = scalar(item))
      list.push_back(*s);
    else
      t.wrong_type(key, item, "a list of texts only"_msg);
  return list;
}

void read_skip(TomlTable &t, Mapping &m) {
  auto skip = t.table("skip");
  if (!skip) return;
  for (const auto &key : skip->keys()) {
    m.places["skip " + column_name(key)] = skip->place_of(key);
    for (const auto &text : scalars(*skip, key))
      m.skip[column_name(key)].emplace_back(trim_spaces(text));
  }
}

void read_file_part(TomlTable &t, Mapping &m) {
  m.encoding = t.text("encoding").value_or("");
  if (!m.encoding.empty() && !known_encoding(m.encoding)) {
    t.fault("unknown encoding \"{1}\""_msg(m.encoding), t.place_of("encoding"),
            std::string("UTF-8, Windows-1252, ISO-8859-1, UTF-16, ..."));
    m.encoding.clear();  // recognised instead: the rest of the mapping is held against the file
  }
  m.delimiter = t.text("delimiter").value_or("");
  if (m.delimiter == "\t") m.delimiter = "tab";
  const std::string_view signs = ",;|:/~^ #!";
  if (!m.delimiter.empty() && m.delimiter != "tab" &&
      (m.delimiter.size() != 1 || signs.find(m.delimiter[0]) == signs.npos)) {
    t.fault("\"{1}\" cannot be a delimiter"_msg(m.delimiter), t.place_of("delimiter"),
            "one of , ; | or \"tab\""_msg);
    m.delimiter.clear();
  }
  m.decimal = t.text("decimal").value_or("");
  if (!m.decimal.empty() && m.decimal != "." && m.decimal != ",")
    t.fault("\"{1}\" is no decimal sign"_msg(m.decimal), t.place_of("decimal"),
            "\",\" or \".\""_msg);
  m.layer = t.text("layer").value_or("");
  m.header = t.whole("header", 1, 1000).value_or(0);
  m.keep_totals = t.truth("keep_totals").value_or(false);
  m.lenient = t.truth("lenient").value_or(false);
  m.territory_checked = t.truth("territory_checked").value_or(false);
  for (const auto &blank : scalars(t, "blank")) m.blank.emplace_back(trim_spaces(blank));
  m.position = column_name(t.text("position").value_or(""));
  m.latitude_first = t.truth("latitude_first").value_or(false);
  if (m.latitude_first && m.position.empty())
    t.fault("`{1}` goes with `{2}`"_msg("latitude_first", "position"), t.place_of("latitude_first"),
            std::string("position = \"...\""));
  m.longitude = column_name(t.text("longitude").value_or(""));
  m.latitude = column_name(t.text("latitude").value_or(""));
  if (m.longitude.empty() != m.latitude.empty())
    t.fault("only one of `longitude` and `latitude` is given"_msg, t.place(), "both, or none"_msg);
  if (!m.position.empty() && !m.longitude.empty())
    t.fault("both `position` and `longitude` are given"_msg, t.place_of("position"),
            "one of them"_msg);
  m.crs = t.text("crs").value_or("");
  if (!m.crs.empty() && !known_crs(m.crs))
    t.fault("unknown coordinate system \"{1}\""_msg(m.crs), t.place_of("crs"),
            "such as \"EPSG:2154\" (Lambert-93), \"EPSG:3857\" (Web Mercator), \"EPSG:4326\""_msg);
  read_skip(t, m);
  for (const auto &name : scalars(t, "commune")) m.commune.push_back(column_name(name));
  for (const auto &name : scalars(t, "one_source")) m.one_source.push_back(column_name(name));
  for (const char *key : {"longitude", "latitude", "position", "commune", "one_source"})
    m.places[key] = t.place_of(key);
  t.finish();
}

// One [columns.NAME].
class ColumnPart {
 public:
  ColumnPart(const jalon_table &table, const jalon_column &column, const std::string &currency,
             TomlTable t)
      : table_(table), column_(column), t_(std::move(t)) {
    m_.currency = currency;
  }

  ColumnMapping read() {
    m_.place = t_.place_of("from");
    for (const auto &from : scalars(t_, "from")) m_.from.push_back(column_name(from));
    for (const auto &blank : scalars(t_, "blank")) m_.blank.emplace_back(trim_spaces(blank));
    for (const auto &part : scalars(t_, "add")) m_.add.push_back(column_name(part));
    m_.over = column_name(t_.text("over").value_or(""));
    for (const char *key : {"add", "over", "units", "served"})
      if (t_.has(key) && column_.type != JALON_NUMBER)
        t_.fault("`{1}` is for columns of numbers"_msg(key), t_.place_of(key),
                 "no such key here"_msg, "remove it"_msg);
    if (auto units = t_.table("units")) read_units(*units);
    m_.unit = t_.text("unit").value_or("");
    bool unit_good = m_.unit.empty() || check_unit();
    if (auto codes = t_.table("codes")) read_codes(*codes);
    if (const auto future = t_.truth("future")) {
      m_.future = *future;
      if (!is_year(column_))
        t_.fault("`{1}` is for columns of years"_msg("future"), t_.place_of("future"),
                 "no such key here"_msg, "remove it"_msg);
    }
    m_.served = t_.truth("served").value_or(false);
    m_.other = t_.text("other");
    if (m_.other) check_choice(*m_.other, t_.place_of("other"), "other");
    if (const auto *node = t_.node("constant")) {
      m_.constant = scalar(*node);
      if (!m_.constant)
        t_.wrong_type("constant", *node, "a text or a number"_msg);
      else if (unit_good)
        check_meant(column_, &m_, *m_.constant, t_.place_of("constant"));
    }
    for (auto &pattern : t_.tables("patterns")) read_pattern(pattern);
    if (!m_.add.empty() && !m_.from.empty())
      t_.fault("both `from` and `add` are given"_msg, t_.place(), "one of them"_msg);
    if (m_.from.empty()) m_.place = t_.place_of(m_.add.empty() ? "over" : "add");
    if (m_.from.empty() && m_.add.empty() && !t_.has("constant"))
      t_.fault("neither `from` nor `constant` is given"_msg, t_.place(),
               std::string("from = \"...\""), "name the column of the file"_msg);
    if (!m_.all_from().empty() && m_.constant)
      t_.fault("both `from` and `constant` are given"_msg, t_.place(), "one of them"_msg);
    t_.finish();
    return std::move(m_);
  }

 private:
  bool converts(const std::string &unit, const Place &where) {
    if (unit == column_.unit) return true;
    try {
      Units(m_.currency).convert(1, unit, column_.unit);
      return true;
    } catch (const Fault &why) {
      t_.fault(why.found(), where, "a unit that converts to {1}"_msg(column_.unit));
      return false;
    }
  }

  void read_units(TomlTable &units) {
    m_.units_from = column_name(units.text("from", Needed::yes).value_or(""));
    for (const auto &key : units.keys()) {
      if (key == "from") continue;
      const auto unit = units.text(key);
      if (unit && converts(*unit, units.place_of(key)))
        m_.units[std::string(trim_spaces(key))] = *unit;
    }
    units.finish();
  }

  bool check_unit() {
    if (column_.type != JALON_NUMBER) {
      t_.fault("`{1}` is for columns of numbers"_msg("unit"), t_.place_of("unit"),
               "no such key here"_msg, "remove it"_msg);
      return false;
    }
    return converts(m_.unit, t_.place_of("unit"));
  }

  void check_choice(const std::string &name, const Place &place, const std::string &key) {
    if (column_.type != JALON_CHOICE)
      return t_.fault("`{1}` is for columns of choices"_msg(key), place, "no such key here"_msg,
                      "remove it"_msg);
    if (choice_index(column_, name) < 0)
      t_.fault("\"{1}\" is no choice of {2}"_msg(name, column_.name), place,
               one_of(names_of(column_)), did_you_mean(name, names_of(column_)));
  }

  void read_codes(TomlTable &codes) {
    for (const auto &key : codes.keys()) {
      const auto name = codes.text(key);
      if (!name) continue;
      if (!name->empty() || column_.type != JALON_CHOICE)  // "" = unknown
        check_choice(*name, codes.place_of(key), "codes");
      m_.codes[std::string(trim_spaces(key))] = *name;
    }
  }

  // What a user writes as the meaning of a cell must be one.
  void check_meant(const jalon_column &column, const ColumnMapping *mapping,
                   const std::string &text, const Place &place) {
    const Cell cell = CellReader(column, mapping, true).read_meant(text);
    if (cell.state != Cell::read)
      t_.fault(
          cell.done.empty() ? "\"{1}\" cannot stand in {2}"_msg(text, column.name)
                            : "\"{1}\" cannot stand in {2}: {3}"_msg(text, column.name, cell.done),
          place, column.type == JALON_CHOICE ? one_of(names_of(column)) : Message("a value"_msg));
  }

  void read_pattern(TomlTable &t) {
    CellPattern p;
    p.text = t.text("match", Needed::yes).value_or("");
    if (const auto *node = t.node("value")) {
      const auto value = scalar(*node);
      if (!value) t.wrong_type("value", *node, "a text in quotes"_msg);
      p.value = value.value_or("");
    }
    p.sum = scalars(t, "sum");
    if (auto set = t.table("set")) read_set(*set, p);
    if (t.has("value") && t.has("sum"))
      t.fault("a pattern has both `value` and `sum`"_msg, t.place(), "one of them"_msg);
    else if (!t.has("value") && p.sum.empty() && p.set.empty())
      t.fault("a pattern says nothing about the cell"_msg, t.place(), "value, sum or set"_msg);
    if (!p.sum.empty() && column_.type != JALON_NUMBER)
      t.fault("`{1}` is for columns of numbers"_msg("sum"), t.place_of("sum"),
              std::string("value = \"...\""));
    t.finish();
    if (p.text.empty() || !compile(t, p)) return;
    check_groups(t, p, p.value);
    for (const auto &part : p.sum) check_groups(t, p, part);
    for (const auto &[column, value] : p.set) check_groups(t, p, value);
    m_.patterns.push_back(std::move(p));
  }

  void read_set(TomlTable &set, CellPattern &p) {
    for (const auto &key : set.keys()) {
      const auto *node = set.node(key);
      const auto index = columns_of(table_).find(key);
      const auto value = scalar(*node);
      if (index == AbiList<jalon_column>::npos)
        t_.fault("`set` names an unknown column \"{1}\""_msg(key), t_.place_in(*node),
                 one_of(names_of(table_)), did_you_mean(key, names_of(table_)));
      else if (!value)
        set.wrong_type(key, *node, "a text in quotes"_msg);
      else if (value->find('$') == value->npos)
        check_meant(columns_of(table_)[index], nullptr, *value, t_.place_in(*node));
      if (value) p.set[key] = *value;
    }
  }

  bool compile(TomlTable &t, CellPattern &p) {
    const auto bad = [&](const Message &why) {
      t.fault("bad pattern '{1}': {2}"_msg(p.text, why), t.place_of("match"),
              "a regular expression (ECMAScript)"_msg, "try it on a few cells of the column"_msg);
      return false;
    };
    if (p.text.size() > longest_pattern) return bad("it is too long"_msg);
    try {
      p.match = std::regex(p.text, std::regex::ECMAScript | std::regex::icase);
    } catch (const std::regex_error &why) {
      return bad(std::string(why.what()));
    }
    return true;
  }

  void check_groups(TomlTable &t, const CellPattern &p, const std::string &format) {
    for (std::size_t i = 0; i + 1 < format.size(); ++i) {
      if (format[i] != '$' || format[i + 1] < '0' || format[i + 1] > '9') continue;
      const auto group = static_cast<unsigned>(format[i + 1] - '0');
      if (group > p.match.mark_count())
        t.fault("\"{1}\" names group {2} of '{3}', which has {4}"_msg(format, group, p.text,
                                                                      p.match.mark_count()),
                t.place(), "a part of the pattern in parentheses"_msg);
    }
  }

  const jalon_table &table_;
  const jalon_column &column_;
  TomlTable t_;
  ColumnMapping m_;
};

void read_columns(TomlTable &columns, const jalon_table &table, const std::string &currency,
                  Mapping &m) {
  for (const auto &name : columns.keys()) {
    const auto index = columns_of(table).find(name);
    auto part = columns.table(name);
    if (index == AbiList<jalon_column>::npos)
      columns.fault("the table \"{1}\" has no column \"{2}\""_msg(table.name, name),
                    columns.place_of(name), one_of(names_of(table)),
                    did_you_mean(name, names_of(table)));
    else if (part)
      m.columns.emplace(name, ColumnPart(table, columns_of(table)[index], currency, *part).read());
  }
}

// The part of a mapping that is for a second table fed by the same file; nothing if `table` is not
// among these.
std::optional<TomlTable> second_table(TomlTable &t, const jalon_table &table) {
  auto also = t.table("also");
  if (!also) return std::nullopt;
  std::optional<TomlTable> second;
  for (const auto &name : also->keys())
    if (name == table.name)
      second = also->table(name);
    else
      also->node(name);
  return second;
}

}  // namespace

Mapping read_mapping(const std::filesystem::path &file, const jalon_table &table,
                     const std::string &currency) {
  std::vector<Fault> faults;
  auto m = read_mapping(file, table, currency, faults);
  sort_by_place(faults);
  if (faults.size() == 1) throw faults[0];
  if (!faults.empty()) throw Faults(std::move(faults));
  return m;
}

Mapping read_mapping(const std::filesystem::path &file, const jalon_table &table,
                     const std::string &currency, std::vector<Fault> &faults) {
  if (file.empty())
    throw Fault("the table \"{1}\" has a file and no mapping"_msg(table.name), {},
                "mapping = \"...\" beside `file`"_msg);
  Mapping m;
  m.file = file;
  if (const auto root = parse_toml(file, file.string(), faults)) {
    TomlTable t(*root, file.string(), faults);
    m.table = t.text("table", Needed::yes).value_or("");
    t.node("recognise");
    auto second = second_table(t, table);
    if (second) m.table = table.name;
    if (!m.table.empty() && m.table != table.name)
      t.fault("this mapping is for the table \"{1}\""_msg(m.table), t.place_of("table"),
              std::string("\"") + table.name + "\"",
              "correct `table`, or name another mapping"_msg);
    if (auto part = t.table("file")) read_file_part(*part, m);
    auto first = t.table("columns");
    if (second) {
      first = second->table("columns");
      m.skip.clear();
      read_skip(*second, m);
      second->finish();
    }
    if (first) read_columns(*first, table, currency, m);
    for (auto &[name, column] : m.columns)
      column.blank.insert(column.blank.end(), m.blank.begin(), m.blank.end());
    if (m.columns.empty() && faults.empty())
      t.fault("no column is mapped"_msg, t.place(),
              "[columns.NAME], NAME being one of {1}"_msg(list_of(names_of(table))),
              "say which column of the file stands for which declared one"_msg);
    t.finish();
  }
  return m;
}

}  // namespace jalon
