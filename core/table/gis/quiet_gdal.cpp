#include "core/table/gis/quiet_gdal.h"

#include <gdal.h>

#include <string_view>
#include <utility>

namespace jalon {

Message with_detail(const Message &what, const std::string &of_gdal) {
  if (of_gdal.empty()) return what;
  std::string text = of_gdal;
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return "{1} (detail from GDAL: {2})"_msg(what, text);
}

QuietGdal::QuietGdal(std::string harmless) : harmless_(std::move(harmless)) {
  static const bool registered = [] {
    GDALAllRegister();
    return true;
  }();
  static_cast<void>(registered);
  CPLPushErrorHandlerEx(take, this);
}

QuietGdal::~QuietGdal() {
  CPLPopErrorHandler();
}

void CPL_STDCALL QuietGdal::take(CPLErr severity, CPLErrorNum, const char *message) {
  auto *self = static_cast<QuietGdal *>(CPLGetErrorHandlerUserData());
  if (severity < CE_Warning || self->failed_) return;
  if (!self->harmless_.empty() &&
      std::string_view(message).find(self->harmless_) != std::string_view::npos)
    return;
  self->failed_ = severity >= CE_Failure;
  self->message_ = message;
}

}  // namespace jalon
