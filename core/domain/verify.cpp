#include "core/domain/verify.h"

#include <cmath>
#include <optional>
#include <set>

#include "core/base/abi_list.h"
#include "core/base/fault.h"
#include "core/base/text.h"
#include "core/domain/verify_words.h"
#include "core/settings/units.h"

namespace jalon {
namespace {

// Whose names must begin with the domain's.
enum class Names { own, shared, inner };

bool known(double x) {
  return !std::isnan(x);
}

class Verifier {
 public:
  explicit Verifier(const jalon_domain &d) : d_(d) {}

  std::vector<Message> run() {
    identity();
    if (!mistakes_.empty()) return mistakes_;  // nothing below can be trusted
    units_.emplace(d_.currency);
    list("parameter"_msg, parameters_of(d_), d_.parameters, Names::shared);
    list("table"_msg, tables_of(d_), d_.tables, Names::shared);
    list("measure"_msg, measures_of(d_), d_.measures, Names::own);
    list("line"_msg, lines_of(d_), d_.lines, Names::own);
    list("indicator"_msg, indicators_of(d_), d_.indicators, Names::own);
    if (!mistakes_.empty()) return mistakes_;
    for (const auto &p : parameters_of(d_)) parameter(p);
    for (const auto &t : tables_of(d_)) table(t);
    for (const auto &m : measures_of(d_)) measure(m);
    for (const auto &l : lines_of(d_)) line(l);
    for (const auto &i : indicators_of(d_)) indicator(i);
    caveats();
    return mistakes_;
  }

 private:
  void say(const Message &kind, const char *name, const Message &what) {
    const bool readable = name && is_utf8(name);
    mistakes_.push_back("{1} '{2}': {3}"_msg(kind, readable ? name : "?", what));
  }
  bool text(const Message &kind, const char *name, const char *field, const char *value,
            bool may_be_empty = false) {
    if (value && !is_utf8(value)) {
      say(kind, name, "{1} is not UTF-8"_msg(field));
      return false;
    }
    if (value && (may_be_empty || *value)) return true;
    say(kind, name, value ? "{1} is empty"_msg(field) : "{1} is a null pointer"_msg(field));
    return false;
  }
  bool unit(const Message &kind, const char *name, const char *value) {
    if (!text(kind, name, "unit", value)) return false;
    if (units_->known(value)) return true;
    say(kind, name, "'{1}' is no unit of UDUNITS-2"_msg(value));
    return false;
  }

  void caveats() {
    if (d_.n_caveats > 0 && !d_.caveats)
      mistakes_.push_back("its list of caveats is a null pointer"_msg);
    else
      for (uint32_t i = 0; i < d_.n_caveats; ++i)
        text("domain"_msg, d_.id, "a caveat", d_.caveats[i]);
  }

  void identity() {
    if (d_.struct_size < sizeof(jalon_domain)) {
      mistakes_.push_back("the description is shorter than version 1.0 of the boundary"_msg);
      return;
    }
    bool readable = true;
    for (const auto &[field, value] : {std::pair{"id", d_.id},
                                       {"name", d_.name},
                                       {"version", d_.version},
                                       {"label", d_.label},
                                       {"currency", d_.currency}})
      readable = text("domain"_msg, d_.id, field, value) && readable;
    if (!readable) return;
    const std::string_view name = d_.name;
    if (!is_name(name) || name.find('.') != name.npos)
      say("domain"_msg, d_.id, "its name '{1}' is not one lower-case word"_msg(name));
    if (!is_semver(d_.version))
      say("domain"_msg, d_.id, "version '{1}' is not of the form 1.2.3"_msg(d_.version));
    if (!is_currency(d_.currency))
      say("domain"_msg, d_.id, "currency '{1}' is no ISO 4217 code"_msg(d_.currency));
  }

  // Readable as an array at all, sizes and strides right, names good and used once.
  template <class T>
  bool list(const Message &kind, const AbiList<T> &all, const T *first,
            Names names = Names::inner) {
    if (all.size() == 0) return true;
    const auto stride =
        reinterpret_cast<const std::byte *>(&all[1]) - reinterpret_cast<const std::byte *>(&all[0]);
    if (!first || stride < static_cast<std::ptrdiff_t>(sizeof(T)) || stride % alignof(T) != 0) {
      mistakes_.push_back(
          "{1}: the list is a null pointer, or its elements are shorter than version 1.0"_msg(
              kind));
      return false;
    }
    std::set<std::string_view> seen;
    for (const T &x : all) {
      if (x.struct_size < sizeof(T)) {
        mistakes_.push_back("{1}: an element is shorter than version 1.0"_msg(kind));
        return false;
      }
      if (!text(kind, x.name, "name", x.name)) continue;
      if (!is_name(x.name))
        say(kind, x.name, "names are lower-case words joined by dots"_msg);
      else
        belongs(kind, x.name, names);
      if (!seen.insert(x.name).second) say(kind, x.name, "declared twice"_msg);
      text(kind, x.name, "label", x.label);
    }
    return true;
  }

  void belongs(const Message &kind, const char *name, Names names) {
    const std::string_view whole = name, first = whole.substr(0, whole.find('.'));
    if (names == Names::own && (first != d_.name || first == whole))
      say(kind, name, "its name must begin with '{1}.'"_msg(d_.name));
    if (names != Names::shared) return;
    if (first == whole)
      say(kind, name,
          "its name must begin with '{1}.', or with the word of those who share it"_msg(d_.name));
    if (first == "norms" || first == "currency" || first == "about")
      say(kind, name, "names that begin with '{1}.' are the host's own"_msg(first));
  }

  void parameter(const jalon_parameter &p) {
    const auto wrong = [&](const Message &what) { say("parameter"_msg, p.name, what); };
    unit("parameter"_msg, p.name, p.unit);
    text("parameter"_msg, p.name, "source", p.source);
    text("parameter"_msg, p.name, "as_of", p.as_of);
    if (!(p.lower <= p.upper)) wrong("its lower bound is above its upper one"_msg);
    if (p.distribution > JALON_LOGNORMAL) wrong("unknown distribution"_msg);
    if (p.confidence > JALON_HYPOTHETICAL) wrong("unknown confidence"_msg);
    if (!known(p.value)) return;
    const bool point = p.distribution == JALON_POINT;
    const double low = point ? p.value : p.low, high = point ? p.value : p.high;
    if (!std::isfinite(p.value) || !std::isfinite(low) || !std::isfinite(high))
      wrong("its default is not finite"_msg);
    else if (!(p.lower <= low && low <= p.value && p.value <= high && high <= p.upper))
      wrong("bounds, range and default are not in order"_msg);
    if (p.distribution == JALON_LOGNORMAL && !(low > 0))
      wrong("a lognormal figure has its low quantile above 0, not {1}"_msg(low));
  }

  void table(const jalon_table &t) {
    const auto wrong = [&](const Message &what) { say("table"_msg, t.name, what); };
    if (!list("column of {1}"_msg(t.name), columns_of(t), t.columns)) return;
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
    const std::string name = std::string(t.name) + "." + (c.name ? c.name : "?");
    const auto wrong = [&](const Message &what) { say("column"_msg, name.c_str(), what); };
    if (c.type > JALON_TEXT) wrong("unknown type"_msg);
    if ((c.flags & JALON_DIGITAL) && c.type != JALON_CHOICE)
      wrong("it tells how digital things are, but is no choice"_msg);
    if (c.type == JALON_CHOICE) {
      if (!list("choice of {1}"_msg(name), choices_of(c), c.choices)) return;
      if (c.n_choices == 0) wrong("it offers no choice"_msg);
    }
    if (c.type == JALON_NUMBER) {
      unit("column"_msg, name.c_str(), c.unit);
      if (!(c.lower <= c.upper)) wrong("its lower bound is above its upper one"_msg);
    }
    if (c.n_fills > 0 && (!c.fills || c.fill_stride < sizeof(jalon_fill))) {
      wrong("its list of fills is a null pointer, or too short"_msg);
      return;
    }
    for (const auto &f : fills_of(c)) {
      if (!text("column"_msg, name.c_str(), "fill", f.parameter) || !has_parameter(f.parameter))
        wrong("a fill names no declared parameter"_msg);
      else if (c.type == JALON_NUMBER && c.unit && mistakes_.empty())
        value_of_fill(name, c, parameters_of(d_)[parameters_of(d_).find(f.parameter)]);
      condition_of_fill(t, name, f);
    }
  }

  // A hole takes the parameter's value as it is.
  void value_of_fill(const std::string &name, const jalon_column &c, const jalon_parameter &p) {
    bool same = false;
    try {
      same = units_->convert(1, p.unit, c.unit) == 1 && units_->convert(0, p.unit, c.unit) == 0;
    } catch (const Fault &) {
      // said below
    }
    if (!same)
      say("column"_msg, name.c_str(),
          "it is in {1}, but {2}, which fills it, is in {3}"_msg(c.unit, p.name, p.unit));
    else if (!(c.lower <= p.lower && p.upper <= c.upper))
      say("column"_msg, name.c_str(),
          "it lies between {1} and {2}, but {3}, which fills it, between {4} and {5}"_msg(
              c.lower, c.upper, p.name, p.lower, p.upper));
  }

  void condition_of_fill(const jalon_table &t, const std::string &name, const jalon_fill &f) {
    const auto wrong = [&](const Message &what) { say("column"_msg, name.c_str(), what); };
    if (!text("column"_msg, name.c_str(), "when_column", f.when_column, true) ||
        !text("column"_msg, name.c_str(), "when_choice", f.when_choice, true))
      return;
    if (!*f.when_column && !*f.when_choice) return;
    const auto at = columns_of(t).find(f.when_column);
    if (at == AbiList<jalon_column>::npos)
      wrong("a fill looks at a column that is not declared"_msg);
    else if (const auto &looked_at = columns_of(t)[at];
             looked_at.type != JALON_CHOICE ||
             choices_of(looked_at).find(f.when_choice) == AbiList<jalon_choice>::npos)
      wrong("a fill looks for '{1}', no choice of {2}"_msg(f.when_choice, f.when_column));
  }

  void measure(const jalon_measure &m) {
    const auto wrong = [&](const Message &what) { say("measure"_msg, m.name, what); };
    if (!m.table || tables_of(d_).find(m.table) == AbiList<jalon_table>::npos) {
      wrong("covers a table that is not declared"_msg);
      return;
    }
    if (list("option of {1}"_msg(m.name), options_of(m), m.options))
      for (const auto &o : options_of(m)) option(m, o);
    if (!(m.usual_share > 0 && m.usual_share <= 1))
      wrong("its usual share is not above 0 and up to 1"_msg);
    if (known(m.lifetime) && !(m.lifetime > 0)) wrong("its lifetime is not above 0"_msg);
    if (m.n_effort > 0 && (!m.effort || m.effort_stride < sizeof(jalon_effort)))
      wrong("its list of efforts is a null pointer, or too short"_msg);
    else
      for (const auto &e : effort_of(m))
        for (const double days : {static_cast<double>(e.year), e.business, e.digital, e.steering})
          if (!(days >= 0 && std::isfinite(days)))
            wrong("an effort is {1}: years and person-days are 0 or more"_msg(days));
    for (const auto &[field, value] : {std::pair{"help", m.help},
                                       {"needs", m.needs},
                                       {"excludes", m.excludes},
                                       {"relevance", m.relevance},
                                       {"procurement", m.procurement},
                                       {"account", m.account},
                                       {"vat", m.vat},
                                       {"grants", m.grants},
                                       {"follow", m.follow}})
      if (!text("measure"_msg, m.name, field, value, true)) return;
    gates(m);
    rows(m);
    for (const char *others : {m.needs, m.excludes})
      for (const auto &word : words_of(others))
        if (measures_of(d_).find(word) == AbiList<jalon_measure>::npos)
          wrong("names an unknown measure '{1}'"_msg(word));
    for (const auto &word : words_of(m.needs))
      if (word == m.name) wrong("it needs itself"_msg);
    for (const auto &word : words_of(m.follow))
      if (indicators_of(d_).find(word) == AbiList<jalon_indicator>::npos)
        wrong("names an unknown indicator '{1}'"_msg(word));
    if (!is_procurement(m.procurement))
      wrong("unknown procurement '{1}'; one of: {2}"_msg(m.procurement, "works supplies services"));
    if (!is_vat(m.vat))
      wrong("unknown vat '{1}'; one of: {2}"_msg(m.vat, "compensated deductible final"));
  }

  void gates(const jalon_measure &m) {
    const auto wrong = [&](const Message &what) { say("measure"_msg, m.name, what); };
    if (m.n_gates > 0 && (!m.gates || m.gate_stride < sizeof(jalon_gate))) {
      wrong("its list of gates is a null pointer, or too short"_msg);
      return;
    }
    for (const auto &g : gates_of(m)) {
      if (!text("measure"_msg, m.name, "indicator", g.indicator) ||
          !text("measure"_msg, m.name, "otherwise", g.otherwise))
        continue;
      if (indicators_of(d_).find(g.indicator) == AbiList<jalon_indicator>::npos)
        wrong("names an unknown indicator '{1}'"_msg(g.indicator));
      if ((!known(g.lower) && !known(g.upper)) || g.lower > g.upper)
        wrong("a gate on {1} has no bound, or the lower above the upper"_msg(g.indicator));
    }
  }

  // The rows it is meant for.
  void rows(const jalon_measure &m) {
    const auto wrong = [&](const Message &what) { say("measure"_msg, m.name, what); };
    const auto said = [](const char *s) { return s && *s; };
    if (!said(m.where_column) && !said(m.where_choices)) return;
    if (!text("measure"_msg, m.name, "where_column", m.where_column) ||
        !text("measure"_msg, m.name, "where_choices", m.where_choices))
      return;
    const auto at = tables_of(d_).find(m.table);
    if (at == AbiList<jalon_table>::npos) return;  // said above
    const auto columns = columns_of(tables_of(d_)[at]);
    const auto column = columns.find(m.where_column);
    if (column == AbiList<jalon_column>::npos || columns[column].type != JALON_CHOICE) {
      wrong("is meant for rows by '{1}', no choice column of {2}"_msg(m.where_column, m.table));
      return;
    }
    for (const auto &word : words_of(m.where_choices))
      if (choices_of(columns[column]).find(word) == AbiList<jalon_choice>::npos)
        wrong("is meant for '{1}', no choice of {2}"_msg(word, m.where_column));
  }

  void option(const jalon_measure &m, const jalon_option &o) {
    const std::string name = std::string(m.name) + "." + (o.name ? o.name : "?");
    const auto wrong = [&](const Message &what) { say("option"_msg, name.c_str(), what); };
    unit("option"_msg, name.c_str(), o.unit);
    if (!(o.lower <= o.upper))
      wrong("its lower bound is above its upper one"_msg);
    else if (known(o.value) && !(o.lower <= o.value && o.value <= o.upper))
      wrong("its default {1} is not between {2} and {3}"_msg(o.value, o.lower, o.upper));
  }

  bool is_money(const std::string &u) const {
    return u.find("currency") != u.npos || u.find(d_.currency) != u.npos ||
           !units_->foreign_currencies(u).empty();
  }

  void line(const jalon_line &l) {
    const auto wrong = [&](const Message &what) { say("line"_msg, l.name, what); };
    if (unit("line"_msg, l.name, l.unit) && text("line"_msg, l.name, "category", l.category)) {
      const std::string u = l.unit;
      if (u != "currency" && is_money(u))
        wrong("its unit is '{1}': money is counted in \"currency\", as an amount for each year"_msg(
            u));
      else if (u == "currency" && !is_money_category(l.category))
        wrong("unknown category '{1}' of money; one of: {2}"_msg(l.category, money_categories()));
      else if (!is_name(l.category))
        wrong("its category '{1}' is no name"_msg(l.category));
    }
    for (const char *end : {l.from, l.to})
      if (!end || !is_stakeholder(end))
        wrong("unknown stakeholder '{1}'"_msg(end && is_utf8(end) ? end : "?"));
    if (l.from && l.to && std::string_view(l.from) == l.to)
      wrong("flows from a stakeholder to the same one, or has no end at all"_msg);
  }

  void indicator(const jalon_indicator &i) {
    unit("indicator"_msg, i.name, i.unit);
    text("indicator"_msg, i.name, "source", i.source, true);
    text("indicator"_msg, i.name, "as_of", i.as_of, true);
    if (i.direction < -1 || i.direction > 1)
      say("indicator"_msg, i.name, "its direction is {1}, not -1, 0 or 1"_msg(i.direction));
    if (i.flags & ~JALON_SHARE) say("indicator"_msg, i.name, "unknown flags"_msg);
    if ((i.flags & JALON_SHARE) && i.unit != std::string_view("1"))
      say("indicator"_msg, i.name, "a part of a whole has unit 1"_msg);
    if (i.confidence > JALON_HYPOTHETICAL) say("indicator"_msg, i.name, "unknown confidence"_msg);
  }

  bool has_parameter(const char *name) const {
    return parameters_of(d_).find(name) != AbiList<jalon_parameter>::npos;
  }

  const jalon_domain &d_;
  std::optional<Units> units_;
  std::vector<Message> mistakes_;
};

}  // namespace

std::vector<Message> mistakes_of(const jalon_domain *domain) {
  if (!domain) return {"it describes nothing (null pointer)"_msg};
  return Verifier(*domain).run();
}

}  // namespace jalon
