#include "core/territory/quiet_gdal.h"

#include <gdal.h>

namespace jalon {

QuietGdal::QuietGdal() {
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
  self->failed_ = severity >= CE_Failure;
  self->message_ = message;
}

}  // namespace jalon
