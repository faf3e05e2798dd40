// testing_parts.hpp - what testing.hpp is made of: a host's services and an inventory, in memory.
//
// Test authors want testing.hpp. Everything here follows abi.h word for word: arrays are walked by
// their strides, columns are 64-byte aligned, holes are filled by the declared rules.
#pragma once
#include <map>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "data.hpp"

namespace jalon::testing {

// A row of a table: what is not said is unknown. Choices are given by name.
using Cell = std::variant<double, std::string>;
using Row = std::map<std::string, Cell>;

// The legal clock of a year, as the host's series (abi.h, jalon_settings).
struct LegalClock {
  std::vector<double> since, offset;
};

// What the plugin found wrong in the inventory.
struct Finding {
  int32_t level;
  std::string table, column;
  uint64_t row;         // or JALON_WHOLE_TABLE
  std::string message;  // the English pattern
  std::vector<double> values;
};

namespace detail {

// An array of the boundary: as many bytes from one to the next as its author compiled with.
template <class T>
class List {
 public:
  List(const T *first, std::size_t n, std::size_t stride)
      : first_(reinterpret_cast<const char *>(first)), n_(n), stride_(stride) {}
  std::size_t size() const { return n_; }
  const T &operator[](std::size_t i) const {
    return *reinterpret_cast<const T *>(first_ + i * stride_);
  }
  // Place of a name, which may be written without "`prefix`."; size() if there is none.
  std::size_t find(std::string_view name, std::string_view prefix = "") const {
    for (std::size_t i = 0; i < n_; ++i) {
      std::string_view own = (*this)[i].name;
      if (own == name) return i;
      if (prefix.empty() || !own.starts_with(prefix)) continue;
      own.remove_prefix(prefix.size());
      if (own.starts_with('.') && own.substr(1) == name) return i;
    }
    return n_;
  }
  std::size_t place(std::string_view name, std::string_view prefix = "") const {
    const std::size_t i = find(name, prefix);
    if (i == n_) throw std::invalid_argument("nothing is declared as " + std::string(name));
    return i;
  }

 private:
  const char *first_;
  std::size_t n_, stride_;
};

inline auto parameters_of(const jalon_domain &d) {
  return List(d.parameters, d.n_parameters, d.parameter_stride);
}
inline auto tables_of(const jalon_domain &d) {
  return List(d.tables, d.n_tables, d.table_stride);
}
inline auto measures_of(const jalon_domain &d) {
  return List(d.measures, d.n_measures, d.measure_stride);
}
inline auto lines_of(const jalon_domain &d) {
  return List(d.lines, d.n_lines, d.line_stride);
}
inline auto indicators_of(const jalon_domain &d) {
  return List(d.indicators, d.n_indicators, d.indicator_stride);
}
inline auto columns_of(const jalon_table &t) {
  return List(t.columns, t.n_columns, t.column_stride);
}
inline auto choices_of(const jalon_column &c) {
  return List(c.choices, c.n_choices, c.choice_stride);
}
inline auto options_of(const jalon_measure &m) {
  return List(m.options, m.n_options, m.option_stride);
}

// Columns begin where the contract says.
template <class T>
struct Aligned {
  using value_type = T;
  static constexpr std::align_val_t alignment{64};
  Aligned() = default;
  template <class U>
  Aligned(const Aligned<U> &) {}
  T *allocate(std::size_t n) { return static_cast<T *>(::operator new(n * sizeof(T), alignment)); }
  void deallocate(T *p, std::size_t) { ::operator delete(p, alignment); }
  bool operator==(const Aligned &) const = default;
};
using Numbers = std::vector<double, Aligned<double>>;

// One table as the host hands it over. Not to be moved: `data` points into it.
class TableStore {
 public:
  TableStore(const jalon_domain &domain, const jalon_table &table, const std::vector<Row> &rows)
      : domain_(domain), columns_(columns_of(table)), n_(rows.size()) {
    for (const Row &row : rows)
      for (const auto &[name, cell] : row) columns_.place(name);
    for (std::size_t c = 0; c < columns_.size(); ++c) read(columns_[c], rows);
    for (std::size_t c = 0; c < columns_.size(); ++c) fill_holes(c);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Stored &s = stored_[c];
      const bool is_text = columns_[c].type == JALON_TEXT;
      handed_.push_back({sizeof(jalon_column_data), 0, is_text ? nullptr : s.numbers.data(),
                         is_text ? s.texts.data() : nullptr, s.quality.data(), s.fill.data()});
    }
  }
  TableStore(const TableStore &) = delete;
  TableStore &operator=(const TableStore &) = delete;

  // The count of the first row, as the host makes it for a town without inventory.
  void estimate_count(const jalon_table &table, double population) {
    if (n_ == 0) throw std::invalid_argument("give the row whose count is to be estimated");
    const auto parameters = parameters_of(domain_);
    const jalon_parameter &each = parameters[parameters.place(table.per_inhabitant)];
    Stored &count = stored_[columns_.place(table.count_column)];
    count.numbers[0] = population * each.value;
    count.quality[0] = JALON_ESTIMATED;
    count.fill[0] = JALON_NO_PARAMETER;
  }
  jalon_table_data data() const {
    return {sizeof(jalon_table_data), sizeof(jalon_column_data), n_, handed_.data()};
  }

 private:
  struct Stored {
    Numbers numbers;
    std::vector<const char *> texts;
    std::vector<uint8_t> quality;
    std::vector<uint32_t> fill;
  };

  void read(const jalon_column &c, const std::vector<Row> &rows) {
    Stored &s = stored_.emplace_back();
    s.numbers.assign(n_, unknown);
    s.texts.assign(n_, "");
    s.quality.assign(n_, JALON_UNKNOWN);
    s.fill.assign(n_, JALON_NO_PARAMETER);
    for (std::size_t r = 0; r < n_; ++r) {
      const auto cell = rows[r].find(c.name);
      if (cell == rows[r].end()) continue;
      s.quality[r] = JALON_MEASURED;
      if (c.type == JALON_NUMBER) s.numbers[r] = std::get<double>(cell->second);
      if (c.type == JALON_TEXT)
        s.texts[r] =
            words_.emplace_back(new std::string(std::get<std::string>(cell->second)))->c_str();
      if (c.type == JALON_CHOICE)
        s.numbers[r] =
            static_cast<double>(choices_of(c).place(std::get<std::string>(cell->second)));
    }
  }
  void fill_holes(std::size_t column) {
    const jalon_column &c = columns_[column];
    const List fills(c.fills, c.n_fills, c.fill_stride);
    const auto parameters = parameters_of(domain_);
    Stored &s = stored_[column];
    for (std::size_t r = 0; r < n_; ++r)
      for (std::size_t f = 0; f < fills.size() && s.quality[r] == JALON_UNKNOWN; ++f) {
        if (!applies(fills[f], r)) continue;
        const std::size_t p = parameters.place(fills[f].parameter);
        s.fill[r] = static_cast<uint32_t>(p);
        s.numbers[r] = parameters[p].value;
        s.quality[r] = JALON_ESTIMATED;
      }
  }
  bool applies(const jalon_fill &f, std::size_t row) const {
    if (*f.when_column == 0) return true;
    const std::size_t c = columns_.place(f.when_column);
    return stored_[c].numbers[row] ==
           static_cast<double>(choices_of(columns_[c]).place(f.when_choice));
  }

  const jalon_domain &domain_;
  List<jalon_column> columns_;
  std::size_t n_;
  std::vector<Stored> stored_;
  std::vector<std::unique_ptr<std::string>> words_;
  std::vector<jalon_column_data> handed_;
};

// What one thread's last question made the plugin say.
struct Told {
  std::vector<Finding> findings;
  std::vector<std::string> log;
};
inline Told &told() {
  static thread_local Told last;
  return last;
}

// The host that the plugin sees: log, findings, and the facts of the dossier.
class Services {
 public:
  Services(const jalon_domain &d, double inhabitants, int base_year, const LegalClock &legal)
      : domain_(&d), population_(inhabitants), year_(base_year), clock_(&legal) {
    host_ = {sizeof(jalon_host),
             JALON_ABI_MAJOR,
             JALON_ABI_MINOR,
             0,
             this,
             "jalon.testing",
             "1",
             service};
  }
  Services(const Services &) = delete;
  Services &operator=(const Services &) = delete;
  const jalon_host *host() const { return &host_; }

 private:
  static const Services &of(const jalon_host *h) {
    return *static_cast<const Services *>(h->host_data);
  }
  static void write(const jalon_host *, int32_t, const char *message) {
    told().log.emplace_back(message);
  }
  static void find(const jalon_host *h, int32_t level, uint32_t table, uint64_t row,
                   uint32_t column, const char *message, const double *values, uint32_t n) {
    const jalon_table &t = tables_of(*of(h).domain_)[table];
    told().findings.push_back(
        {level, t.name, columns_of(t)[column].name, row, message, {values, values + n}});
  }
  static int32_t number(const jalon_host *h, const char *key, double *out) {
    const std::string_view name = key;
    if (name == "territory.population") *out = of(h).population_;
    if (name == "territory.year") *out = of(h).year_;
    return name == "territory.population" || name == "territory.year";
  }
  static int32_t text(const jalon_host *, const char *, const char **) { return 0; }
  static int32_t series(const jalon_host *h, const char *key, const double **out, uint64_t *n) {
    const std::string_view name = key;
    if (!name.starts_with("territory.clock.")) return 0;
    const LegalClock &clock = *of(h).clock_;
    const auto &list = name == "territory.clock.since" ? clock.since : clock.offset;
    *out = list.data();
    *n = list.size();
    return !list.empty();
  }
  static const void *service(const jalon_host *, const char *id) {
    static constexpr jalon_log log{sizeof(jalon_log), 0, write};
    static constexpr jalon_settings settings{sizeof(jalon_settings), 0, number, text, series};
    static constexpr jalon_finding finding{sizeof(jalon_finding), 0, find};
    const std::string_view name = id;
    if (name == JALON_SERVICE_LOG) return &log;
    if (name == JALON_SERVICE_SETTINGS) return &settings;
    if (name == JALON_SERVICE_FINDING) return &finding;
    return nullptr;
  }

  const jalon_domain *domain_;
  double population_;
  int year_;
  const LegalClock *clock_;
  jalon_host host_{};
};

}  // namespace detail
}  // namespace jalon::testing
