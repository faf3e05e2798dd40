#include "core/domain/model.h"

#include <cmath>
#include <mutex>
#include <utility>

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

  const jalon_domain &domain() const { return plugin->domain(); }

  // Runs one call of the plugin under guard; turns what comes back into a Fault. `failed`: "plugin
  // {1} could not ...: {2}".
  template <class Call>
  jalon_status call(const Pattern &failed, Call &&run) const {
    jalon_error error{};
    error.struct_size = sizeof error;
    error.parameter = JALON_NO_PARAMETER;
    error.draw = JALON_NO_DRAW;
    Guard guard;
    const jalon_status status = run(&error);
    const Message changed = guard.restore();
    if (!changed.empty()) fail(failed, "it changed {1} of the program"_msg(changed), error);
    if (status == JALON_CANCELLED) throw Fault("stopped on request"_msg);
    if (status < 0) fail(failed, refusal(status, error), error);
    return status;
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
  impl_->call("plugin {1} could not take the inventory in: {2}"_msg, [&](jalon_error *e) {
    return impl_->plugin->api().create(impl_->services.host(), impl_->data.get(), &impl_->instance,
                                       e);
  });
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
  impl_->call("plugin {1} could not prepare a programme: {2}"_msg, [&](jalon_error *e) {
    return impl_->plugin->api().prepare(impl_->instance, &asked, &out->prepared, e);
  });
  return PreparedProgramme(std::move(out));
}

PreparedProgramme::PreparedProgramme(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PreparedProgramme::~PreparedProgramme() = default;
PreparedProgramme::PreparedProgramme(PreparedProgramme &&) noexcept = default;

namespace {

// First cell of an accepted draw that is not finite: {line, year, draw}.
std::optional<std::array<std::size_t, 3>> first_bad_cell(const BlockView &b, std::size_t years) {
  for (std::size_t l = 0; l < b.lines.size(); ++l)
    for (std::size_t y = 0; y < years; ++y) {
      const double *cells = b.lines[l] + y * b.stride;
      double sum = 0;  // x - x is 0 for a finite x, NaN otherwise: one pass without a branch
      for (std::size_t i = 0; i < b.draws; ++i) sum += cells[i] - cells[i];
      if (sum == 0) continue;
      for (std::size_t i = 0; i < b.draws; ++i)
        if (!b.rejected[i] && !std::isfinite(cells[i])) return {{l, y, i}};
    }
  return std::nullopt;
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
  std::unique_lock lock(model.one_at_a_time, std::defer_lock);
  if (!(model.domain().claims & JALON_REENTRANT)) lock.lock();
  model.call("plugin {1} could not evaluate a block of draws: {2}"_msg, [&](jalon_error *e) {
    return model.plugin->api().evaluate(impl_->prepared, &block, e);
  });
  if (const auto bad = first_bad_cell(b, impl_->years.size())) {
    const auto &[line, year, draw] = *bad;
    throw Fault("plugin {1} gave no finite number for line {2} in {3}, draw {4}"_msg(
                    model.plugin->manifest().id, lines_of(model.domain())[line].name,
                    impl_->years[year], std::to_string(b.first_draw + draw)),
                {}, "a number, or the draw rejected"_msg, "tell the plugin's vendor"_msg);
  }
}

}  // namespace jalon
