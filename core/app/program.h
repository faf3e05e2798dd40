// program.h - the command line `jalon`.
//
// Exit codes: 0 done; 1 an error of the program itself; 2 the command line is wrong; 3 something
// in the input is wrong (the message says what, where, and what to do); 4 done, but no roadmap
// meets all its constraints; 130 stopped with Ctrl-C.
#pragma once

namespace jalon {

enum ExitCode {
  done = 0,
  internal_error = 1,
  usage = 2,
  bad_input = 3,
  no_roadmap = 4,
  stopped = 130
};

int run_program(int argc, const char *const *argv);

}  // namespace jalon
