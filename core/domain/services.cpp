#include "core/domain/services.h"

#include <cstring>
#include <utility>

namespace jalon {

HostServices::HostServices(std::string plugin, Facts facts, Callbacks callbacks)
    : plugin_(std::move(plugin)), facts_(std::move(facts)), callbacks_(std::move(callbacks)) {
  host_.struct_size = sizeof host_;
  host_.abi_major = JALON_ABI_MAJOR;
  host_.abi_minor = JALON_ABI_MINOR;
  host_.host_data = this;
  host_.name = "jalon";
  host_.version = JALON_VERSION;
  host_.get_service = get_service;
}

HostServices &HostServices::of(const jalon_host *host) {
  return *static_cast<HostServices *>(host->host_data);
}

const void *HostServices::get_service(const jalon_host *, const char *id) {
  static constexpr jalon_log log{sizeof log, 0,
                                 [](const jalon_host *h, int32_t level, const char *message) {
                                   const auto &self = of(h);
                                   if (self.callbacks_.log && message)
                                     self.callbacks_.log(level, self.plugin_, message);
                                 }};
  static constexpr jalon_progress progress{
      sizeof progress, 0, [](const jalon_host *h) -> int32_t { return of(h).cancelled() ? 1 : 0; },
      [](const jalon_host *, double, const char *) {}};
  static constexpr jalon_settings settings{
      sizeof settings, 0,
      [](const jalon_host *h, const char *key, double *out) -> int32_t {
        const auto &all = of(h).facts_.numbers;
        const auto at = all.find(key);
        if (at == all.end()) return 0;
        *out = at->second;
        return 1;
      },
      [](const jalon_host *h, const char *key, const char **out) -> int32_t {
        const auto &all = of(h).facts_.texts;
        const auto at = all.find(key);
        if (at == all.end()) return 0;
        *out = at->second.c_str();
        return 1;
      },
      [](const jalon_host *h, const char *key, const double **out, uint64_t *n) -> int32_t {
        const auto &all = of(h).facts_.series;
        const auto at = all.find(key);
        if (at == all.end()) return 0;
        *out = at->second.data();
        *n = at->second.size();
        return 1;
      }};
  static constexpr jalon_finding finding{
      sizeof finding, 0,
      [](const jalon_host *h, int32_t level, uint32_t table, uint64_t row, uint32_t column,
         const char *message, const double *values, uint32_t n) {
        if (!message) return;
        std::vector<Message> fill;
        for (uint32_t i = 0; values && i < n; ++i) fill.push_back(Message::number(values[i]));
        of(h).findings_.push_back({level, table, column, row, Message::pattern(message, fill)});
      }};
  if (!id) return nullptr;
  if (std::strcmp(id, JALON_SERVICE_LOG) == 0) return &log;
  if (std::strcmp(id, JALON_SERVICE_PROGRESS) == 0) return &progress;
  if (std::strcmp(id, JALON_SERVICE_SETTINGS) == 0) return &settings;
  if (std::strcmp(id, JALON_SERVICE_FINDING) == 0) return &finding;
  return nullptr;
}

}  // namespace jalon
