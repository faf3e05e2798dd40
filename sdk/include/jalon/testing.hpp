// testing.hpp - asks a plugin through the C boundary, as the real host does. For tests.
//
//   #include <jalon/testing.hpp>          // and link the plugin's own sources into the test
//   using namespace jalon::testing;
//   const Town town{.tables = {{"bins", {{{"count", 400.0}}}}}, .population = 5000};
//   const Answer a = ask(town, {.programme = {{"sorting", 2025}}, .years = 6});
//   a.line("collection", 2);              // of year 2; names may lack "waste."
//   a.paid(0);                            // what the authority pays in year 0, less what it
//   receives
//
// Depends on no test framework and on nothing but this SDK; knows no domain: all it needs is what
// the plugin declares. It is as strict as the host: a line that was not filled or is no number, an
// infinite indicator, a value written beyond the block's draws end the test with an exception.
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>

#include "testing_answer.hpp"

namespace jalon::testing {

// Thrown by ask when the plugin refuses, with its message.
struct Refused : std::runtime_error {
  Refused(jalon_status s, const jalon_error &e)
      : std::runtime_error(s < 0 ? e.message : "cancelled"), status(s), parameter(e.parameter) {}
  jalon_status status;
  uint32_t parameter;  // to blame, or JALON_NO_PARAMETER
};

// What the plugin found in the inventory, and logged, in this thread's last ask, refused or not.
inline const std::vector<Finding> &found() {
  return detail::told().findings;
}
inline const std::vector<std::string> &logged() {
  return detail::told().log;
}

// What the plugin declares. `entry` is that of the plugin linked into the test unless another is
// given (looked up in a loaded library by JALON_PLUGIN_ENTRY).
inline const jalon_domain_api &api_of(const jalon_entry *entry = jalon_plugin_entry_v1()) {
  const void *api =
      entry->abi_major == JALON_ABI_MAJOR ? entry->get_api(JALON_API_DOMAIN) : nullptr;
  if (!api) throw std::runtime_error("the plugin offers no " JALON_API_DOMAIN);
  return *static_cast<const jalon_domain_api *>(api);
}
inline const jalon_parameter &declared_figure(std::string_view name,
                                              const jalon_domain *domain = api_of().describe()) {
  const auto parameters = detail::parameters_of(*domain);
  return parameters[parameters.place(name, domain->name)];
}

// Figures that all differ between draws, the same in every call: each uniform over its declared
// range, those by year rising by 1 % a year up to their bound.
inline Figures drawn(const jalon_domain *domain = api_of().describe()) {
  Figures figures;
  const auto parameters = detail::parameters_of(*domain);
  for (std::size_t p = 0; p < parameters.size(); ++p)
    figures[parameters[p].name] = [&q = parameters[p], p](std::size_t year, std::size_t draw) {
      if (q.distribution == JALON_POINT) return q.value;
      uint64_t z = (uint64_t{p} << 32 | draw) * 0x9e3779b97f4a7c15u;  // splitmix64
      z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
      z = (z ^ z >> 27) * 0x94d049bb133111ebu;
      const double u = static_cast<double>((z ^ z >> 31) >> 11) * 0x1p-53;
      const double x = q.low + u * (q.high - q.low);
      if (!(q.flags & JALON_PER_YEAR)) return x;
      return std::min(q.upper, x * std::pow(1.01, static_cast<double>(year)));
    };
  return figures;
}

namespace detail {

inline void check(jalon_status status, const jalon_error &error) {
  if (status != JALON_OK && status != JALON_DRAWS_REJECTED) throw Refused(status, error);
}

// No model writes this: a NaN with a mark.
inline constexpr uint64_t unfilled_bits = 0x7ff8'0000'6a61'6c6fu;
inline bool is_unfilled(double x) {
  return std::bit_cast<uint64_t>(x) == unfilled_bits;
}

// Entries with the shares and options they point to.
struct ProgrammeStore {
  std::vector<Numbers> shares, options;
  std::vector<jalon_entry_of_programme> entries;
  std::vector<int32_t> years;

  ProgrammeStore(const jalon_domain &domain, const std::vector<std::size_t> &rows, int first_year,
                 const Asked &asked) {
    const auto measures = measures_of(domain);
    for (const Entry &e : asked.programme) {
      const std::size_t m = measures.place(e.measure, domain.name);
      const std::size_t n = rows[tables_of(domain).place(measures[m].table)];
      if (!e.share.empty() && e.share.size() != n)
        throw std::invalid_argument(e.measure + ": as many shares as rows, or none");
      shares.emplace_back(n, 1.0);
      std::copy(e.share.begin(), e.share.end(), shares.back().begin());
      const auto declared = options_of(measures[m]);
      options.emplace_back();
      for (std::size_t o = 0; o < declared.size(); ++o) options.back().push_back(declared[o].value);
      for (const auto &[name, value] : e.options) options.back()[declared.place(name)] = value;
      entries.push_back({sizeof(jalon_entry_of_programme), static_cast<uint32_t>(m), e.start_year,
                         0, shares.back().data(), options.back().data()});
    }
    for (std::size_t y = 0; y < asked.years; ++y)
      years.push_back(first_year + static_cast<int32_t>(y));
  }
  jalon_programme data() const {
    return {sizeof(jalon_programme),
            sizeof(jalon_entry_of_programme),
            static_cast<uint32_t>(entries.size()),
            static_cast<uint32_t>(years.size()),
            entries.data(),
            years.data()};
  }
};

// Asks for the draws from `first` on, as many as the block holds, and adds them to the answer.
inline void ask_block(const jalon_domain_api &api, const jalon_prepared *prepared,
                      const Asked &asked, std::size_t first, Answer &answer) {
  const jalon_domain &domain = *answer.domain;
  const std::size_t n = std::min(asked.block, asked.draws - first);
  const std::size_t stride = n + 3;  // never the number of draws: strides must be honoured
  const auto parameters = parameters_of(domain);
  std::vector<Numbers> in, out;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const jalon_parameter &q = parameters[p];
    const std::string_view name = q.name, own = domain.name;
    auto given = asked.figures.find(q.name);
    if (given == asked.figures.end() && name.starts_with(std::string(own) + "."))
      given = asked.figures.find(std::string(name.substr(own.size() + 1)));
    Numbers &column = in.emplace_back(stride * asked.years, unknown);
    for (std::size_t y = 0; y < (q.flags & JALON_PER_YEAR ? asked.years : 1); ++y)
      for (std::size_t d = 0; d < n; ++d)
        column[y * stride + d] =
            given == asked.figures.end() ? q.value : given->second(y, first + d);
  }
  const std::size_t n_lines = domain.n_lines, n_out = n_lines + domain.n_indicators;
  for (std::size_t k = 0; k < n_out; ++k)
    out.emplace_back(stride * asked.years, std::bit_cast<double>(unfilled_bits));
  std::vector<const double *> columns;
  std::vector<double *> results;
  for (const Numbers &c : in) columns.push_back(c.data());
  for (Numbers &c : out) results.push_back(c.data());
  std::vector<uint8_t> rejected(n + 1, 0), zeros(n_lines * asked.years, 0);
  jalon_error error{};
  error.struct_size = sizeof error;
  const jalon_block block{sizeof(jalon_block),
                          static_cast<uint32_t>(asked.years),
                          first,
                          n,
                          stride,
                          columns.data(),
                          nullptr,
                          results.data(),
                          results.data() + n_lines,
                          rejected.data(),
                          zeros.data()};
  check(api.evaluate(prepared, &block, &error), error);

  for (std::size_t d = 0; d < n; ++d) answer.rejected[first + d] = rejected[d] != 0;
  for (std::size_t k = 0; k < n_out; ++k) {
    const bool is_line = k < n_lines;
    const char *name = is_line ? lines_of(domain)[k].name : indicators_of(domain)[k - n_lines].name;
    auto &to = is_line ? answer.lines[k] : answer.indicators[k - n_lines];
    for (std::size_t y = 0; y < asked.years; ++y)
      for (std::size_t d = 0; d < stride; ++d) {
        const bool zero = is_line && zeros[k * asked.years + y] && d < n;
        const double x = zero ? 0 : out[k][y * stride + d];
        const auto wrong = [&](const char *what) {
          throw std::logic_error(std::string(name) + " in year " + std::to_string(y) + ", draw " +
                                 std::to_string(first + d) + ": " + what);
        };
        if (d >= n) {
          if (!is_unfilled(x)) wrong("written beyond the draws of the block");
          continue;
        }
        if (is_unfilled(x)) wrong("not filled");
        if (!rejected[d] && (is_line ? !std::isfinite(x) : std::isinf(x)))
          wrong("no finite number");
        to[y * asked.draws + first + d] = x;
      }
  }
}

}  // namespace detail

// Throws Refused with the plugin's message if it refuses; std::invalid_argument if town or question
// name what the plugin does not declare; std::logic_error if the answer breaks the contract.
inline Answer ask(const Town &town, const Asked &asked = {},
                  const jalon_entry *entry = jalon_plugin_entry_v1()) {
  using namespace detail;
  told() = {};
  const jalon_domain_api &api = api_of(entry);
  const jalon_domain &domain = *api.describe();
  const auto tables = tables_of(domain);
  for (const auto &[name, figure] : asked.figures) parameters_of(domain).place(name, domain.name);

  std::vector<const std::vector<Row> *> given(tables.size(), nullptr);
  for (const auto &[name, rows] : town.tables) given[tables.place(name, domain.name)] = &rows;
  std::vector<std::unique_ptr<TableStore>> stores;
  std::vector<std::size_t> n_rows;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const std::vector<Row> none;
    stores.push_back(std::make_unique<TableStore>(domain, tables[t], given[t] ? *given[t] : none));
    n_rows.push_back(given[t] ? given[t]->size() : 0);
  }
  for (const std::string &name : town.estimated) {
    const std::size_t t = tables.place(name, domain.name);
    stores[t]->estimate_count(tables[t], town.population);
  }
  std::vector<jalon_table_data> data;
  for (const auto &store : stores) data.push_back(store->data());
  const jalon_inventory inventory{sizeof(jalon_inventory), sizeof(jalon_table_data), data.data()};
  const Services services(domain, town.population, town.year, town.clock);

  jalon_error error{};
  error.struct_size = sizeof error;
  check(entry->init(services.host(), ".", &error), error);
  const auto end = [](const jalon_entry *e) { e->deinit(); };
  const std::unique_ptr<const jalon_entry, decltype(end)> begun(entry, end);

  jalon_instance *instance = nullptr;
  check(api.create(services.host(), &inventory, &instance, &error), error);
  const std::unique_ptr<jalon_instance, void (*)(jalon_instance *)> i(instance, api.destroy);
  const ProgrammeStore store(domain, n_rows, town.year, asked);
  const jalon_programme programme = store.data();
  jalon_prepared *prepared = nullptr;
  check(api.prepare(instance, &programme, &prepared, &error), error);
  const std::unique_ptr<jalon_prepared, void (*)(jalon_prepared *)> p(prepared, api.release);

  const std::vector<double> cells(asked.years * asked.draws, unknown);
  Answer answer{asked.years,
                asked.draws,
                std::vector(domain.n_lines, cells),
                std::vector(domain.n_indicators, cells),
                std::vector<bool>(asked.draws, false),
                &domain};
  std::size_t first = 0;
  do {  // without draws, once all the same
    ask_block(api, prepared, asked, first, answer);
    first += asked.block;
  } while (first < asked.draws);
  return answer;
}

// "" if both hold the same bits, unknown being equal to unknown; else where they first differ.
inline std::string difference(const Answer &a, const Answer &b) {
  if (a.years != b.years || a.draws != b.draws) return "not as many years or draws";
  if (a.rejected != b.rejected) return "other draws are rejected";
  const auto same = [](double x, double y) {
    return std::bit_cast<uint64_t>(x) == std::bit_cast<uint64_t>(y) ||
           (std::isnan(x) && std::isnan(y));
  };
  const auto compare = [&](const auto &x, const auto &y, const auto &names) -> std::string {
    for (std::size_t k = 0; k < names.size(); ++k)
      for (std::size_t i = 0; i < x[k].size(); ++i)
        if (!same(x[k][i], y[k][i]))
          return std::string(names[k].name) + ", year " + std::to_string(i / a.draws) + ", draw " +
                 std::to_string(i % a.draws) + ": " + std::to_string(x[k][i]) + " and " +
                 std::to_string(y[k][i]);
    return "";
  };
  const std::string lines = compare(a.lines, b.lines, detail::lines_of(*a.domain));
  return !lines.empty() ? lines
                        : compare(a.indicators, b.indicators, detail::indicators_of(*a.domain));
}

}  // namespace jalon::testing
