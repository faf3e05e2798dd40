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

  std::vector<Message> run() {
    identity();
    if (!mistakes_.empty()) return mistakes_;  // nothing below can be trusted
    list("parameter"_msg, parameters_of(d_), d_.parameters);
    list("table"_msg, tables_of(d_), d_.tables);
    list("measure"_msg, measures_of(d_), d_.measures);
    list("line"_msg, lines_of(d_), d_.lines);
    list("indicator"_msg, indicators_of(d_), d_.indicators);
    if (!mistakes_.empty()) return mistakes_;
    for (const auto &p : parameters_of(d_)) parameter(p);
    for (const auto &t : tables_of(d_)) table(t);
    for (const auto &m : measures_of(d_)) measure(m);
    for (const auto &l : lines_of(d_)) line(l);
    for (const auto &i : indicators_of(d_)) text("indicator"_msg, i.name, "unit", i.unit);
    return mistakes_;
  }

 private:
  void say(const Message &kind, const char *name, const Message &what) {
    mistakes_.push_back("{1} '{2}': {3}"_msg(kind, name ? name : "?", what));
  }
  bool text(const Message &kind, const char *name, const char *field, const char *value,
            bool may_be_empty = false) {
    if (value && (may_be_empty || *value)) return true;
    say(kind, name, value ? "{1} is empty"_msg(field) : "{1} is a null pointer"_msg(field));
    return false;
  }

  void identity() {
    if (d_.struct_size < sizeof(jalon_domain)) {
      mistakes_.push_back("the description is shorter than version 1.0 of the boundary"_msg);
      return;
    }
    for (const auto &[field, value] : {std::pair{"id", d_.id},
                                       {"name", d_.name},
                                       {"version", d_.version},
                                       {"label", d_.label},
                                       {"currency", d_.currency}})
      text("domain"_msg, d_.id, field, value);
  }

  // Readable as an array at all, sizes and strides right, names good and used once.
  template <class T>
  void list(const Message &kind, const AbiList<T> &all, const T *first) {
    if (all.size() == 0) return;
    const auto stride =
        reinterpret_cast<const std::byte *>(&all[1]) - reinterpret_cast<const std::byte *>(&all[0]);
    if (!first || stride < static_cast<std::ptrdiff_t>(sizeof(T)) || stride % alignof(T) != 0) {
      mistakes_.push_back(
          "{1}: the list is a null pointer, or its elements are shorter than version 1.0"_msg(
              kind));
      return;
    }
    std::set<std::string_view> seen;
    for (const T &x : all) {
      if (x.struct_size < sizeof(T)) {
        mistakes_.push_back("{1}: an element is shorter than version 1.0"_msg(kind));
        return;
      }
      if (!text(kind, x.name, "name", x.name)) continue;
      if (!is_name(x.name)) say(kind, x.name, "names are lower-case words joined by dots"_msg);
      if (!seen.insert(x.name).second) say(kind, x.name, "declared twice"_msg);
      text(kind, x.name, "label", x.label);
    }
  }

  void parameter(const jalon_parameter &p) {
    const auto wrong = [&](const Message &what) { say("parameter"_msg, p.name, what); };
    text("parameter"_msg, p.name, "unit", p.unit);
    text("parameter"_msg, p.name, "source", p.source);
    text("parameter"_msg, p.name, "as_of", p.as_of);
    if (!(p.lower <= p.upper)) wrong("its lower bound is above its upper one"_msg);
    if (p.distribution > JALON_LOGNORMAL) wrong("unknown distribution"_msg);
    if (p.confidence > JALON_HYPOTHETICAL) wrong("unknown confidence"_msg);
    if (std::isnan(p.value)) return;
    const bool point = p.distribution == JALON_POINT;
    const double low = point ? p.value : p.low, high = point ? p.value : p.high;
    if (!(p.lower <= low && low <= p.value && p.value <= high && high <= p.upper))
      wrong("bounds, range and default are not in order"_msg);
  }

  void table(const jalon_table &t) {
    const auto wrong = [&](const Message &what) { say("table"_msg, t.name, what); };
    list("column of {1}"_msg(t.name), columns_of(t), t.columns);
    if (!text("table"_msg, t.name, "count_column", t.count_column, true) ||
        !text("table"_msg, t.name, "per_inhabitant", t.per_inhabitant, true))
      return;
    if (*t.count_column && columns_of(t).find(t.count_column) == AbiList<jalon_column>::npos)
      wrong("count_column names no column of it"_msg);
    if (*t.per_inhabitant && !has_parameter(t.per_inhabitant))
      wrong("per_inhabitant names no parameter"_msg);
    for (const auto &c : columns_of(t)) column(t, c);
  }

  void column(const jalon_table &t, const jalon_column &c) {
    const auto wrong = [&](const Message &what) { say("column"_msg, c.name, what); };
    if (c.type > JALON_TEXT) wrong("unknown type"_msg);
    if (c.type == JALON_CHOICE) list("choice of {1}"_msg(c.name), choices_of(c), c.choices);
    for (const auto &f : fills_of(c)) {
      if (!text("column"_msg, c.name, "fill", f.parameter) || !has_parameter(f.parameter))
        wrong("a fill names no declared parameter"_msg);
      if (text("column"_msg, c.name, "fill", f.when_column, true) && *f.when_column &&
          columns_of(t).find(f.when_column) == AbiList<jalon_column>::npos)
        wrong("a fill looks at a column that is not declared"_msg);
    }
  }

  void measure(const jalon_measure &m) {
    const auto wrong = [&](const Message &what) { say("measure"_msg, m.name, what); };
    if (!m.table || tables_of(d_).find(m.table) == AbiList<jalon_table>::npos)
      wrong("covers a table that is not declared"_msg);
    list("option of {1}"_msg(m.name), options_of(m), m.options);
    if (!(m.usual_share > 0 && m.usual_share <= 1))
      wrong("its usual share is not above 0 and up to 1"_msg);
    for (const char *field : {m.help, m.needs, m.excludes, m.relevance, m.procurement, m.account,
                              m.vat, m.grants, m.follow})
      if (!field) wrong("a text is a null pointer; \"\" means none"_msg);
    if (!m.needs || !m.excludes) return;
    for (const char *other : {m.needs, m.excludes})
      for (const auto &word : words_of(other))
        if (measures_of(d_).find(word) == AbiList<jalon_measure>::npos)
          wrong("names an unknown measure '{1}'"_msg(word));
  }

  void line(const jalon_line &l) {
    const auto wrong = [&](const Message &what) { say("line"_msg, l.name, what); };
    text("line"_msg, l.name, "unit", l.unit);
    text("line"_msg, l.name, "category", l.category);
    for (const char *end : {l.from, l.to})
      if (!end || !is_stakeholder(end)) wrong("unknown stakeholder '{1}'"_msg(end ? end : ""));
    if (l.from && l.to && std::string_view(l.from) == l.to)
      wrong("flows from a stakeholder to the same one, or has no end at all"_msg);
  }

  bool has_parameter(const char *name) const {
    return parameters_of(d_).find(name) != AbiList<jalon_parameter>::npos;
  }

  const jalon_domain &d_;
  std::vector<Message> mistakes_;
};

}  // namespace

std::vector<Message> mistakes_of(const jalon_domain *domain) {
  if (!domain) return {"it describes nothing (null pointer)"_msg};
  return Verifier(*domain).run();
}

}  // namespace jalon
