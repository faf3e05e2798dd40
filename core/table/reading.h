// reading.h - what may be said beforehand of somebody's file; what is not said is recognised.
#pragma once
#include <string>

namespace jalon {

struct Reading {
  std::string encoding, delimiter, layer;  // "" = recognise; delimiter: one sign, or "tab"
  int header = 0;                          // row of the names, from 1; 0 = recognise
};

}  // namespace jalon
