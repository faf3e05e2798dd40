// terminal.h - what the person in front of the terminal sees while the program works.
#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <string>

#include "core/base/message.h"
#include "core/base/words.h"

namespace jalon {

bool colour_wanted();  // standard output is a terminal and NO_COLOR is not set
// "fr" or, for any other language, "en": by JALON_LANG, LC_ALL, LC_MESSAGES, LANG. Nothing if none
// of them names a language ("C", "POSIX").
std::optional<std::string> language_of_environment();
std::string today();    // ISO date, local
void stop_on_ctrl_c();  // after this, Ctrl-C asks instead of killing; a second one kills
bool stop_requested();

// One line on standard error, redrawn in place where that is a terminal. Of work that will take
// more than a minute it says so once, terminal or not. [any thread]
class ProgressBar {
 public:
  ProgressBar(bool quiet, const Words &words);
  ~ProgressBar();  // clears the line
  void show(const Message &what, double fraction);

 private:
  void say_how_long(const std::string &what, double fraction);

  bool quiet_, shown_, told_ = false;
  const Words &words_;
  int last_ = -1;
  std::string what_;
  std::chrono::steady_clock::time_point begun_;
  std::mutex mutex_;
};

}  // namespace jalon
