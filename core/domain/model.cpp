#include "core/domain/model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <mutex>
#include <utility>

#include "core/base/clones.h"
#include "core/domain/guard.h"
#include "core/domain/inventory_data.h"
#include "core/domain/services.h"

namespace jalon {

struct Model::Impl {
  Impl(std::shared_ptr<const Plugin> p, std::vector<InventoryTable> t, Facts facts, Callbacks c)
      : plugin(std::move(p)),
        tables(std::move(t)),
        data(tables),
        services(plugin->manifest().id, std::move(facts), std::move(c)) {}
  ~Impl() {
    if (instance) plugin->api().destroy(instance);
  }

  std::shared_ptr<const Plugin> plugin;
  std::vector<InventoryTable> tables;
  InventoryData data;
  HostServices services;
  jalon_instance *instance = nullptr;
  std::mutex one_at_a_time;
  // What was no finite number: the lowest draw met so far, and the words for it.
  std::mutex noting;
  std::optional<std::array<std::uint64_t, 3>> noted_place;
  Message noted;

  void note(std::array<std::uint64_t, 3> place, const Message &said) {
    const std::scoped_lock lock(noting);
    if (noted_place && *noted_place <= place) return;
    noted_place = place;
    noted = said;
  }

  const jalon_domain &domain() const { return plugin->domain(); }

  // What the model found stands beside what the import found. A row or column that is none of the
  // table's is told of the whole table.
  void take_findings() {
    for (const ModelFinding &f : services.findings()) {
      if (f.table >= tables.size()) continue;
      InventoryTable &table = tables[f.table];
      Finding found;
      if (f.row < table.rows) {
        found.row = f.row < table.source_row.size() ? table.source_row[f.row] : f.row + 1;
        if (f.column < table.columns.size()) found.column = table.columns[f.column].name;
      }
      found.done = f.said;
      found.warning = f.level >= JALON_WARNING;
      table.import.findings.push_back(std::move(found));
    }
  }

  static jalon_error no_error() {
    jalon_error error{};
    error.struct_size = sizeof error;
    error.parameter = JALON_NO_PARAMETER;
    error.draw = JALON_NO_DRAW;
    return error;
  }

  // Runs one call of the plugin under guard; turns what comes back into a Fault. `failed`: "plugin
  // {1} could not ...: {2}"; `function`: its name in abi.h; `best`: the highest status it may give.
  template <class Call>
  void call(const Pattern &failed, const char *function, jalon_status best, Call &&run) const {
    jalon_error error = no_error();
    Guard guard;
    const jalon_status status = run(&error);
    const Message changed = guard.restore();
    if (!changed.empty()) fail(failed, "it changed {1} of the program"_msg(changed), error);
    if (status == JALON_CANCELLED) throw Fault("stopped on request"_msg);
    if (status > best || status < JALON_E_MODULE)
      fail(failed,
           "its function `{1}` answered {2}, no status that it may give"_msg(function, status),
           no_error());
    if (status < 0) fail(failed, refusal(status, error), error);
  }

  // A plugin that says it is done must have made what was asked for.
  template <class Handle>
  Handle *made(Handle *handle, const Pattern &failed, const char *function) const {
    if (!handle)
      fail(failed, "its function `{1}` said that all is well, but gave nothing"_msg(function),
           no_error());
    return handle;
  }

  [[noreturn]] void fail(const Pattern &failed, Message why, const jalon_error &e) const {
    const auto parameters = parameters_of(domain());
    if (e.parameter < parameters.size())
      why = "{1} (parameter {2})"_msg(why, parameters[e.parameter].name);
    if (e.draw != JALON_NO_DRAW) why = "{1} (draw {2})"_msg(why, std::to_string(e.draw));
    throw Fault(failed(plugin->manifest().id, why), {}, {},
                "check the figures of this domain with `jalon explain`, or tell the plugin's "
                "vendor"_msg);
  }

  static Message refusal(jalon_status status, jalon_error &e) {
    e.message[sizeof e.message - 1] = '\0';
    if (e.message[0]) return std::string(e.message);
    return "it answered status {1} without a message"_msg(status);
  }
};

struct PreparedProgramme::Impl {
  std::shared_ptr<Model::Impl> model;
  jalon_prepared *prepared = nullptr;
  std::vector<int32_t> years;
  ~Impl() {
    if (prepared) model->plugin->api().release(prepared);
  }
};

Model::Model(std::shared_ptr<const Plugin> plugin, std::vector<InventoryTable> tables, Facts facts,
             Callbacks callbacks)
    : impl_(std::make_shared<Impl>(std::move(plugin), std::move(tables), std::move(facts),
                                   std::move(callbacks))) {
  const auto failed = "plugin {1} could not take the inventory in: {2}"_msg;
  jalon_instance *instance = nullptr;  // what a call that failed left here is not to be destroyed
  impl_->call(failed, "create", JALON_OK, [&](jalon_error *e) {
    return impl_->plugin->api().create(impl_->services.host(), impl_->data.get(), &instance, e);
  });
  impl_->instance = impl_->made(instance, failed, "create");
  impl_->take_findings();
}
Model::~Model() = default;
Model::Model(Model &&) noexcept = default;

const Plugin &Model::plugin() const {
  return *impl_->plugin;
}
const std::vector<InventoryTable> &Model::tables() const {
  return impl_->tables;
}

PreparedProgramme Model::prepare(const Programme &programme, const std::vector<int> &years) const {
  auto out = std::make_unique<PreparedProgramme::Impl>();
  out->model = impl_;
  out->years.assign(years.begin(), years.end());
  std::vector<jalon_entry_of_programme> entries;
  for (const auto &entry : programme)
    entries.push_back({sizeof(jalon_entry_of_programme), static_cast<uint32_t>(entry.measure),
                       entry.start_year, 0, entry.share.data(), entry.options.data()});
  const jalon_programme asked{sizeof(jalon_programme),
                              sizeof(jalon_entry_of_programme),
                              static_cast<uint32_t>(entries.size()),
                              static_cast<uint32_t>(years.size()),
                              entries.data(),
                              out->years.data()};
  const std::scoped_lock lock(impl_->one_at_a_time);
  const auto failed = "plugin {1} could not prepare a programme: {2}"_msg;
  jalon_prepared *prepared = nullptr;
  impl_->call(failed, "prepare", JALON_OK, [&](jalon_error *e) {
    return impl_->plugin->api().prepare(impl_->instance, &asked, &prepared, e);
  });
  out->prepared = impl_->made(prepared, failed, "prepare");
  return PreparedProgramme(std::move(out));
}

PreparedProgramme::PreparedProgramme(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PreparedProgramme::~PreparedProgramme() = default;
PreparedProgramme::PreparedProgramme(PreparedProgramme &&) noexcept = default;

namespace {

// A NaN of our own: what a plugin leaves it in was not filled, or only added to.
constexpr double k_unfilled = std::bit_cast<double>(uint64_t{0x7ff800006a616c6f});
constexpr uint64_t k_payload = 0xffffffff;

bool unfilled(double x) {
  return std::isnan(x) &&
         ((std::bit_cast<uint64_t>(x) ^ std::bit_cast<uint64_t>(k_unfilled)) & k_payload) == 0;
}

// Every draw of a run's first block; of the others the first and the last, which tell a column that
// is not filled at all, at no cost.
void mark_unfilled(std::span<double *const> columns, const BlockView &b, std::size_t years) {
  if (b.draws == 0) return;
  for (double *column : columns)
    for (std::size_t y = 0; y < years; ++y) {
      double *cells = column + y * b.stride;
      if (b.first_draw == 0) std::fill_n(cells, b.draws, k_unfilled);
      cells[0] = cells[b.draws - 1] = k_unfilled;
    }
}

struct Cell {
  std::size_t column, year, draw;
  double value;
};

constexpr std::uint64_t k_exponent = 0x7ff0000000000000, k_size = 0x7fffffffffffffff;

// Whether any cell is NaN or infinite; infinite alone. One pass without a branch, on bits.
JALON_CLONED_LOOP bool any_not_finite(const double *cells, std::size_t n) {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < n; ++i)
    bad |= (std::bit_cast<std::uint64_t>(cells[i]) & k_exponent) == k_exponent;
  return bad != 0;
}
JALON_CLONED_LOOP bool any_infinite(const double *cells, std::size_t n) {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < n; ++i)
    bad |= (std::bit_cast<std::uint64_t>(cells[i]) & k_size) == k_exponent;
  return bad != 0;
}

// Hands each cell of an accepted draw that holds what it must not to `found`. `any`: whether a
// column has such a cell at all.
template <class IsBad, class Found>
void bad_cells(std::span<double *const> columns, const BlockView &b, std::size_t years,
               bool (*any)(const double *, std::size_t), IsBad &&is_bad, Found &&found) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    // A full block has no gap between its years: one look at the whole column tells most.
    if (b.draws == b.stride && !any(columns[c], years * b.stride)) continue;
    for (std::size_t y = 0; y < years; ++y) {
      const double *cells = columns[c] + y * b.stride;
      if (!any(cells, b.draws)) continue;
      for (std::size_t i = 0; i < b.draws; ++i)
        if (!b.rejected[i] && is_bad(cells[i])) found(Cell{c, y, i, cells[i]});
    }
  }
}

template <class Found>
void bad_lines(const BlockView &b, std::size_t years, Found &&found) {
  bad_cells(
      b.lines, b, years, any_not_finite, [](double x) { return !std::isfinite(x); }, found);
}

// An indicator may be NaN: nobody knows it.
template <class Found>
void bad_indicators(const BlockView &b, std::size_t years, Found &&found) {
  bad_cells(
      b.indicators, b, years, any_infinite, [](double x) { return std::isinf(x); }, found);
}

}  // namespace

void PreparedProgramme::evaluate(const BlockView &b) const {
  auto &model = *impl_->model;
  const jalon_block block{sizeof(jalon_block),
                          static_cast<uint32_t>(impl_->years.size()),
                          b.first_draw,
                          b.draws,
                          b.stride,
                          b.parameters.data(),
                          nullptr,
                          b.lines.data(),
                          b.indicators.data(),
                          b.rejected};
  const std::size_t years = impl_->years.size();
  mark_unfilled(b.lines, b, years);
  mark_unfilled(b.indicators, b, years);  // unknown wherever one of its draws is
  std::unique_lock lock(model.one_at_a_time, std::defer_lock);
  if (!(model.domain().claims & JALON_REENTRANT)) lock.lock();
  model.call(
      "plugin {1} could not evaluate a block of draws: {2}"_msg, "evaluate", JALON_DRAWS_REJECTED,
      [&](jalon_error *e) { return model.plugin->api().evaluate(impl_->prepared, &block, e); });
  const auto &id = model.plugin->manifest().id;
  const auto reject = [&](const Cell &bad, const Message &said) {
    model.note({b.first_draw + bad.draw, bad.column, bad.year}, said);
    b.rejected[bad.draw] = 1;
  };
  bad_lines(b, years, [&](const Cell &bad) {
    const auto *line = lines_of(model.domain())[bad.column].name;
    const auto draw = std::to_string(b.first_draw + bad.draw);
    if (unfilled(bad.value))
      throw Fault("plugin {1} did not fill line {2} in {3}, draw {4}"_msg(
                      id, line, impl_->years[bad.year], draw),
                  {}, "a number, or the draw rejected"_msg, "tell the plugin's vendor"_msg);
    reject(bad, "plugin {1} gave no finite number for line {2} in {3}, draw {4}"_msg(
                    id, line, impl_->years[bad.year], draw));
  });
  bad_indicators(b, years, [&](const Cell &bad) {
    reject(bad, "plugin {1} gave no finite number for indicator {2} in {3}, draw {4}"_msg(
                    id, indicators_of(model.domain())[bad.column].name, impl_->years[bad.year],
                    std::to_string(b.first_draw + bad.draw)));
  });
}

Message Model::not_finite() const {
  const std::scoped_lock lock(impl_->noting);
  return impl_->noted;
}

}  // namespace jalon
