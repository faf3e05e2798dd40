// services.h - the host as one plugin instance sees it.
#pragma once
#include <string>

#include "core/domain/model.h"

namespace jalon {

// Offers jalon.log/1, jalon.progress/1 and jalon.settings/1 to one instance. Must outlive it.
class HostServices {
 public:
  HostServices(std::string plugin, Facts facts, Callbacks callbacks);
  HostServices(const HostServices &) = delete;
  const jalon_host *host() const { return &host_; }
  bool cancelled() const { return callbacks_.cancelled && callbacks_.cancelled(); }

 private:
  static const HostServices &of(const jalon_host *host);
  static const void *get_service(const jalon_host *host, const char *id);

  std::string plugin_;
  Facts facts_;
  Callbacks callbacks_;
  jalon_host host_{};
};

}  // namespace jalon
