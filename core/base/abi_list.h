// abi_list.h - walks an array of ABI structs by the stride its author compiled with.
//
//   for (const jalon_line &line : lines_of(domain)) ...
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "jalon/abi.h"

namespace jalon {

template <class T>
class AbiList {
 public:
  AbiList(const T *first, uint32_t n, uint32_t stride)
      : first_(reinterpret_cast<const std::byte *>(first)), n_(n), stride_(stride) {}

  class iterator {
   public:
    iterator(const std::byte *at, uint32_t stride) : at_(at), stride_(stride) {}
    const T &operator*() const { return *reinterpret_cast<const T *>(at_); }
    iterator &operator++() {
      at_ += stride_;
      return *this;
    }
    bool operator!=(const iterator &o) const { return at_ != o.at_; }

   private:
    const std::byte *at_;
    uint32_t stride_;
  };

  std::size_t size() const { return n_; }
  const T &operator[](std::size_t i) const {
    return *reinterpret_cast<const T *>(first_ + i * stride_);
  }
  iterator begin() const { return {first_, stride_}; }
  iterator end() const { return {first_ + std::size_t{n_} * stride_, stride_}; }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  // Place of the element of that name, or npos.
  std::size_t find(std::string_view name) const {
    for (std::size_t i = 0; i < n_; ++i)
      if (name == (*this)[i].name) return i;
    return npos;
  }

 private:
  const std::byte *first_;
  uint32_t n_, stride_;
};

inline AbiList<jalon_parameter> parameters_of(const jalon_domain &d) {
  return {d.parameters, d.n_parameters, d.parameter_stride};
}
inline AbiList<jalon_table> tables_of(const jalon_domain &d) {
  return {d.tables, d.n_tables, d.table_stride};
}
inline AbiList<jalon_measure> measures_of(const jalon_domain &d) {
  return {d.measures, d.n_measures, d.measure_stride};
}
inline AbiList<jalon_line> lines_of(const jalon_domain &d) {
  return {d.lines, d.n_lines, d.line_stride};
}
inline AbiList<jalon_indicator> indicators_of(const jalon_domain &d) {
  return {d.indicators, d.n_indicators, d.indicator_stride};
}
inline AbiList<jalon_column> columns_of(const jalon_table &t) {
  return {t.columns, t.n_columns, t.column_stride};
}
inline AbiList<jalon_choice> choices_of(const jalon_column &c) {
  return {c.choices, c.n_choices, c.choice_stride};
}
inline AbiList<jalon_fill> fills_of(const jalon_column &c) {
  return {c.fills, c.n_fills, c.fill_stride};
}
inline AbiList<jalon_option> options_of(const jalon_measure &m) {
  return {m.options, m.n_options, m.option_stride};
}
inline AbiList<jalon_effort> effort_of(const jalon_measure &m) {
  return {m.effort, m.n_effort, m.effort_stride};
}
inline AbiList<jalon_gate> gates_of(const jalon_measure &m) {
  return {m.gates, m.n_gates, m.gate_stride};
}

}  // namespace jalon
