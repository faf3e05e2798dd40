#include "core/domain/model.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

#include "core/domain/guard.h"
#include "core/domain/inventory_data.h"
#include "core/domain/judge.h"
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

  void reject(const BlockView &b, const BadCell &bad, const Message &said) const {
    model->note({b.first_draw + bad.draw, bad.column, bad.year}, said);
    b.rejected[bad.draw] = 1;
  }

  // `unseen`: lines that are not looked at, or null.
  void judge_lines(const BlockView &b, const uint8_t *unseen) const {
    const auto &id = model->plugin->manifest().id;
    bad_lines(b, years.size(), unseen, [&](const BadCell &bad) {
      const auto *line = lines_of(model->domain())[bad.column].name;
      const auto draw = std::to_string(b.first_draw + bad.draw);
      if (bad.unfilled)
        throw Fault("plugin {1} did not fill line {2} in {3}, draw {4}"_msg(id, line,
                                                                            years[bad.year], draw),
                    {}, "a number, or the draw rejected"_msg, "tell the plugin's vendor"_msg);
      reject(b, bad,
             "plugin {1} gave no finite number for line {2} in {3}, draw {4}"_msg(
                 id, line, years[bad.year], draw));
    });
  }

  void judge_indicators(const BlockView &b) const {
    bad_indicators(b, years.size(), [&](const BadCell &bad) {
      reject(b, bad,
             "plugin {1} gave no finite number for indicator {2} in {3}, draw {4}"_msg(
                 model->plugin->manifest().id, indicators_of(model->domain())[bad.column].name,
                 years[bad.year], std::to_string(b.first_draw + bad.draw)));
    });
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
                          b.rejected,
                          b.zeros};
  const std::size_t years = impl_->years.size();
  if (b.zeros) std::fill_n(b.zeros, b.lines.size() * years, uint8_t{0});
  mark_unfilled(b, years);
  std::unique_lock lock(model.one_at_a_time, std::defer_lock);
  if (!(model.domain().claims & JALON_REENTRANT)) lock.lock();
  model.call(
      "plugin {1} could not evaluate a block of draws: {2}"_msg, "evaluate", JALON_DRAWS_REJECTED,
      [&](jalon_error *e) { return model.plugin->api().evaluate(impl_->prepared, &block, e); });
  impl_->judge_lines(b, b.summed);
  impl_->judge_indicators(b);
}

void PreparedProgramme::judge(const BlockView &b) const {
  impl_->judge_lines(b, nullptr);
}

Message Model::not_finite() const {
  const std::scoped_lock lock(impl_->noting);
  return impl_->noted;
}

}  // namespace jalon
