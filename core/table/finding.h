// finding.h - one thing worth telling about a cell, a row or a whole file that was read.
#pragma once
#include <cstddef>
#include <string>

#include "core/base/message.h"

namespace jalon {

struct Finding {
  enum Kind { repaired, estimated, refused, set_aside, note };
  Kind kind = note;
  std::size_t row = 0;    // row of the file's data, from 1; 0 = the whole file (see row_in_file)
  std::string column;     // of the file, as written there
  std::string found;      // what stood there
  Message done;           // what was done, and why
  bool warning = false;   // of the whole file: to be shown without being asked for
  bool asked = false;     // set aside because the mapping asks for it: nobody needs to look at it
  bool one_body = false;  // of the whole file: all rows are of one body, told in `found`
  // Of the whole file: by what they say rows are of another territory; the town wants them kept.
  bool elsewhere = false;
};

}  // namespace jalon
