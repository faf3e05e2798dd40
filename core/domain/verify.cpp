#include "core/domain/verify.h"

#include <cmath>
#include <set>

#include "core/base/abi_list.h"
#include "core/base/text.h"

namespace jalon {
namespace {

bool is_name(std::string_view s) {
  if (s.empty() || s.front() == '.' || s.back() == '.') return false;
  for (const char c : s)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.')) return false;
  return true;
}

bool is_stakeholder(std::string_view s) {
  static const std::set<std::string_view> known = {"",      "authority", "operator",
                                                   "users", "residents", "businesses",
                                                   "state", "grid",      "environment"};
  return known.contains(s);
}

class Verifier {
 public:
  explicit Verifier(const jalon_domain &d) : d_(d) {}

  std::vector<std::string> run() {
    identity();
    if (!mistakes_.empty()) return mistakes_;  // nothing below can be trusted
    list("parameter", parameters_of(d_), d_.parameters);
    list("table", tables_of(d_), d_.tables);
    list("measure", measures_of(d_), d_.measures);
    list("line", lines_of(d_), d_.lines);
    list("indicator", indicators_of(d_), d_.indicators);
    if (!mistakes_.empty()) return mistakes_;
    for (const auto &p : parameters_of(d_)) parameter(p);
    for (const auto &t : tables_of(d_)) table(t);
    for (const auto &m : measures_of(d_)) measure(m);
    for (const auto &l : lines_of(d_)) line(l);
    for (const auto &i : indicators_of(d_)) text("indicator", i.name, "unit", i.unit);
    return mistakes_;
  }

 private:
  void say(const std::string &kind, const char *name, const std::string &what) {
    mistakes_.push_back(kind + " '" + (name ? name : "?") + "': " + what);
  }
  bool text(const std::string &kind, const char *name, const char *field, const char *value,
            bool may_be_empty = false) {
    if (value && (may_be_empty || *value)) return true;
    say(kind, name, std::string(field) + (value ? " is empty" : " is a null pointer"));
    return false;
  }

  void identity() {
    if (d_.struct_size < sizeof(jalon_domain)) {
      mistakes_.push_back("the description is shorter than version 1.0 of the boundary");
      return;
    }
    for (const auto &[field, value] : {std::pair{"id", d_.id},
                                       {"name", d_.name},
                                       {"version", d_.version},
                                       {"label", d_.label},
                                       {"currency", d_.currency}})
      text("domain", d_.id, field, value);
  }

  // Readable as an array at all, sizes and strides right, names good and used once.
  template <class T>
  void list(const std::string &kind, const AbiList<T> &all, const T *first) {
    if (all.size() == 0) return;
    const auto stride =
        reinterpret_cast<const std::byte *>(&all[1]) - reinterpret_cast<const std::byte *>(&all[0]);
    if (!first || stride < static_cast<std::ptrdiff_t>(sizeof(T)) || stride % alignof(T) != 0) {
      mistakes_.push_back(kind + "s: null pointer, or elements shorter than version 1.0");
      return;
    }
    std::set<std::string_view> seen;
    for (const T &x : all) {
      if (x.struct_size < sizeof(T)) {
        mistakes_.push_back(kind + "s: an element is shorter than version 1.0");
        return;
      }
      if (!text(kind, x.name, "name", x.name)) continue;
      if (!is_name(x.name)) say(kind, x.name, "names are lower-case words joined by dots");
      if (!seen.insert(x.name).second) say(kind, x.name, "declared twice");
      text(kind, x.name, "label", x.label);
    }
  }

  void parameter(const jalon_parameter &p) {
    text("parameter", p.name, "unit", p.unit);
    text("parameter", p.name, "source", p.source);
    text("parameter", p.name, "as_of", p.as_of);
    if (!(p.lower <= p.upper)) say("parameter", p.name, "its lower bound is above its upper one");
    if (p.distribution > JALON_LOGNORMAL) say("parameter", p.name, "unknown distribution");
    if (p.confidence > JALON_HYPOTHETICAL) say("parameter", p.name, "unknown confidence");
    if (std::isnan(p.value)) return;
    const bool point = p.distribution == JALON_POINT;
    const double low = point ? p.value : p.low, high = point ? p.value : p.high;
    if (!(p.lower <= low && low <= p.value && p.value <= high && high <= p.upper))
      say("parameter", p.name, "bounds, range and default are not in order");
  }

  void table(const jalon_table &t) {
    list(std::string("column of ") + t.name, columns_of(t), t.columns);
    if (!text("table", t.name, "count_column", t.count_column, true) ||
        !text("table", t.name, "per_inhabitant", t.per_inhabitant, true))
      return;
    if (*t.count_column && columns_of(t).find(t.count_column) == AbiList<jalon_column>::npos)
      say("table", t.name, "count_column names no column of it");
    if (*t.per_inhabitant && !has_parameter(t.per_inhabitant))
      say("table", t.name, "per_inhabitant names no parameter");
    for (const auto &c : columns_of(t)) {
      if (c.type > JALON_TEXT) say("column", c.name, "unknown type");
      if (c.type == JALON_CHOICE)
        list(std::string("choice of ") + c.name, choices_of(c), c.choices);
      for (const auto &f : fills_of(c)) {
        if (!text("column", c.name, "fill", f.parameter) || !has_parameter(f.parameter))
          say("column", c.name, "a fill names no declared parameter");
        if (text("column", c.name, "fill", f.when_column, true) && *f.when_column &&
            columns_of(t).find(f.when_column) == AbiList<jalon_column>::npos)
          say("column", c.name, "a fill looks at a column that is not declared");
      }
    }
  }

  void measure(const jalon_measure &m) {
    if (!m.table || tables_of(d_).find(m.table) == AbiList<jalon_table>::npos)
      say("measure", m.name, "covers a table that is not declared");
    list(std::string("option of ") + m.name, options_of(m), m.options);
    if (!(m.usual_share > 0 && m.usual_share <= 1))
      say("measure", m.name, "its usual share is not above 0 and up to 1");
    for (const char *field : {m.help, m.needs, m.excludes, m.relevance, m.procurement, m.account,
                              m.vat, m.grants, m.follow})
      if (!field) say("measure", m.name, "a text is a null pointer; \"\" means none");
    if (!m.needs || !m.excludes) return;
    for (const char *other : {m.needs, m.excludes})
      for (const auto &word : words_of(other))
        if (measures_of(d_).find(word) == AbiList<jalon_measure>::npos)
          say("measure", m.name, "names an unknown measure '" + word + "'");
  }

  void line(const jalon_line &l) {
    text("line", l.name, "unit", l.unit);
    text("line", l.name, "category", l.category);
    for (const char *end : {l.from, l.to})
      if (!end || !is_stakeholder(end))
        say("line", l.name, std::string("unknown stakeholder '") + (end ? end : "") + "'");
    if (l.from && l.to && std::string_view(l.from) == l.to)
      say("line", l.name, "flows from a stakeholder to the same one, or has no end at all");
  }

  bool has_parameter(const char *name) const {
    return parameters_of(d_).find(name) != AbiList<jalon_parameter>::npos;
  }

  const jalon_domain &d_;
  std::vector<std::string> mistakes_;
};

}  // namespace

std::vector<std::string> mistakes_of(const jalon_domain *domain) {
  if (!domain) return {"it describes nothing (null pointer)"};
  return Verifier(*domain).run();
}

}  // namespace jalon
