// data.hpp - safe views of what the host hands over: host services, inventory, programme, block.
//
// All views borrow: they live as long as the host's data, i.e. Inventory as long as the instance,
// Programme and Block during the call. None allocates.
#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "declare.hpp"

namespace jalon {

struct cancelled {};  // thrown by Host::check_cancelled; the SDK turns it into JALON_CANCELLED

// The host's services. Works with a host that offers none. [any thread]
class Host {
 public:
  explicit Host(const jalon_host *host) : host_(host) {
    if (!host) return;
    log_ = service<jalon_log>(JALON_SERVICE_LOG);
    progress_ = service<jalon_progress>(JALON_SERVICE_PROGRESS);
    settings_ = service<jalon_settings>(JALON_SERVICE_SETTINGS);
    finding_ = service<jalon_finding>(JALON_SERVICE_FINDING);
  }
  void log(int32_t level, const char *message) const {
    if (log_) log_->write(host_, level, message);
  }
  // Call it now and then in a long prepare or evaluate.
  void check_cancelled() const {
    if (progress_ && progress_->cancelled(host_)) throw cancelled{};
  }
  void report(double fraction, const char *what) const {
    if (progress_) progress_->report(host_, fraction, what);
  }
  // Something that contradicts the model's sums; only while the inventory is taken in. Row
  // JALON_WHOLE_TABLE: of no row.
  void finding(int32_t level, std::size_t table, uint64_t row, std::size_t column,
               const char *message, std::initializer_list<double> values = {}) const {
    if (finding_)
      finding_->report(host_, level, static_cast<uint32_t>(table), row,
                       static_cast<uint32_t>(column), message, values.begin(),
                       static_cast<uint32_t>(values.size()));
  }
  // Facts of the dossier; abi.h lists the keys.
  std::optional<double> number(const char *key) const {
    double x = 0;
    if (settings_ && settings_->number(host_, key, &x)) return x;
    return std::nullopt;
  }
  std::optional<std::string_view> text(const char *key) const {
    const char *s = nullptr;
    if (settings_ && settings_->text(host_, key, &s)) return s;
    return std::nullopt;
  }
  std::span<const double> series(const char *key) const {
    const double *x = nullptr;
    uint64_t n = 0;
    if (settings_ && settings_->series(host_, key, &x, &n)) return {x, n};
    return {};
  }

 private:
  template <class S>
  const S *service(const char *id) const {
    const auto *s = static_cast<const S *>(host_->get_service(host_, id));
    return s && s->struct_size >= sizeof(S) ? s : nullptr;
  }
  const jalon_host *host_ = nullptr;
  const jalon_log *log_ = nullptr;
  const jalon_progress *progress_ = nullptr;
  const jalon_settings *settings_ = nullptr;
  const jalon_finding *finding_ = nullptr;
};

// One column of an inventory table; rows count from 0.
class Column {
 public:
  Column(const jalon_column_data &data, std::size_t n) : data_(&data), n_(n) {}
  std::size_t size() const { return n_; }
  double number(std::size_t row) const { return data_->numbers[row]; }  // NaN = unknown
  std::string_view text(std::size_t row) const { return data_->texts[row]; }
  bool known(std::size_t row) const { return data_->quality[row] != JALON_UNKNOWN; }
  bool measured(std::size_t row) const { return data_->quality[row] == JALON_MEASURED; }
  // The parameter whose draws an estimated cell stands for, or JALON_NO_PARAMETER.
  uint32_t fill(std::size_t row) const {
    return data_->fill ? data_->fill[row] : JALON_NO_PARAMETER;
  }

 private:
  const jalon_column_data *data_;
  std::size_t n_;
};

class Table {
 public:
  explicit Table(const jalon_table_data &data) : data_(&data) {}
  std::size_t rows() const { return data_->n_rows; }
  Column column(std::size_t index) const {
    const auto *base = reinterpret_cast<const char *>(data_->columns);
    return {*reinterpret_cast<const jalon_column_data *>(base + index * data_->column_stride),
            rows()};
  }

 private:
  const jalon_table_data *data_;
};

class Inventory {
 public:
  explicit Inventory(const jalon_inventory &data) : data_(&data) {}
  Table table(std::size_t index) const {
    const auto *base = reinterpret_cast<const char *>(data_->tables);
    return Table(*reinterpret_cast<const jalon_table_data *>(base + index * data_->table_stride));
  }

 private:
  const jalon_inventory *data_;
};

// One measure of a programme.
class Entry {
 public:
  Entry(const jalon_entry_of_programme &e) : e_(&e) {}
  std::size_t measure() const { return e_->measure; }  // index among the declared measures
  int32_t start_year() const { return e_->start_year; }
  double share(std::size_t row) const { return e_->share[row]; }
  double option(std::size_t index) const { return e_->options[index]; }  // NaN = not given

 private:
  const jalon_entry_of_programme *e_;
};

class Programme {
 public:
  explicit Programme(const jalon_programme &p) : p_(&p) {}
  std::span<const int32_t> years() const { return {p_->years, p_->n_years}; }
  std::size_t size() const { return p_->n_entries; }
  Entry operator[](std::size_t i) const {
    const auto *base = reinterpret_cast<const char *>(p_->entries);
    return *reinterpret_cast<const jalon_entry_of_programme *>(base + i * p_->entry_stride);
  }

 private:
  const jalon_programme *p_;
};

// A block of draws. Parameters, lines and indicators go by their place in the declared lists.
class Block {
 public:
  explicit Block(const jalon_block &b) : b_(&b) {}
  std::size_t draws() const { return b_->n_draws; }
  std::size_t years() const { return b_->n_years; }
  std::span<const double> parameter(std::size_t p) const { return {b_->parameters[p], draws()}; }
  // Of a parameter declared JALON_PER_YEAR.
  std::span<const double> parameter(std::size_t p, std::size_t year) const {
    return {b_->parameters[p] + year * b_->stride, draws()};
  }
  std::span<double> line(std::size_t l, std::size_t year) const {
    return {b_->lines[l] + year * b_->stride, draws()};
  }
  std::span<double> indicator(std::size_t k, std::size_t year) const {
    return {b_->indicators[k] + year * b_->stride, draws()};
  }
  // Instead of filling a line's year with zeros: this takes next to no time.
  void zero(std::size_t l, std::size_t year) const {
    if (b_->zeros)
      b_->zeros[l * years() + year] = 1;
    else
      std::ranges::fill(line(l, year), 0.0);
  }
  // This draw lies outside what the model can say; the others are unaffected.
  void reject(std::size_t draw) const {
    b_->rejected[draw] = 1;
    any_rejected_ = true;
  }
  bool any_rejected() const { return any_rejected_; }

 private:
  const jalon_block *b_;
  mutable bool any_rejected_ = false;
};

}  // namespace jalon
