// quiet_gdal.h - GDAL for a while: its errors are kept for a Fault instead of printed.
#pragma once
#include <cpl_error.h>

#include <string>

#include "core/base/message.h"

namespace jalon {

// What is said in the reader's language, and behind it the words of GDAL, which are English.
Message with_detail(const Message &what, const std::string &of_gdal);

// Registers GDAL's drivers on first use. While it lives, errors of this thread go here. [one
// thread]
class QuietGdal {
 public:
  // An error whose text holds `harmless` is none.
  explicit QuietGdal(std::string harmless = {});
  ~QuietGdal();
  QuietGdal(const QuietGdal &) = delete;
  QuietGdal &operator=(const QuietGdal &) = delete;

  bool failed() const { return failed_; }                  // an error, not a mere warning
  const std::string &message() const { return message_; }  // the first error, else last warning

 private:
  static void CPL_STDCALL take(CPLErr severity, CPLErrorNum number, const char *message);
  std::string harmless_;
  bool failed_ = false;
  std::string message_;
};

}  // namespace jalon
