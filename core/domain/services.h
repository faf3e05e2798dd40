// services.h - the host as one plugin instance sees it.
#pragma once
#include <string>
#include <vector>

#include "core/domain/model.h"

namespace jalon {

// What a model found in its inventory, by places in the declared lists.
struct ModelFinding {
  int level = JALON_INFO;
  uint32_t table = 0, column = 0;
  uint64_t row = JALON_WHOLE_TABLE;
  Message said;
};

// Offers jalon.log/1, jalon.progress/1, jalon.settings/1 and jalon.finding/1 to one instance. Must
// outlive it.
class HostServices {
 public:
  HostServices(std::string plugin, Facts facts, Callbacks callbacks);
  HostServices(const HostServices &) = delete;
  const jalon_host *host() const { return &host_; }
  bool cancelled() const { return callbacks_.cancelled && callbacks_.cancelled(); }
  // In the order told.
  const std::vector<ModelFinding> &findings() const { return findings_; }

 private:
  static HostServices &of(const jalon_host *host);
  static const void *get_service(const jalon_host *host, const char *id);

  std::string plugin_;
  Facts facts_;
  Callbacks callbacks_;
  std::vector<ModelFinding> findings_;
  jalon_host host_{};
};

}  // namespace jalon
