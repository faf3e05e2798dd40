// terminal.h - what the person in front of the terminal sees while the program works.
#pragma once
#include <mutex>
#include <optional>
#include <string>

namespace jalon {

bool colour_wanted();  // standard output is a terminal and NO_COLOR is not set
// "fr" or, for any other language, "en": by JALON_LANG, LC_ALL, LC_MESSAGES, LANG. Nothing if none
// of them names a language ("C", "POSIX").
std::optional<std::string> language_of_environment();
std::string today();    // ISO date, local
void stop_on_ctrl_c();  // after this, Ctrl-C asks instead of killing; a second one kills
bool stop_requested();

// One line on standard error, redrawn in place; silent when that is no terminal. [any thread]
class ProgressBar {
 public:
  explicit ProgressBar(bool quiet);
  ~ProgressBar();  // clears the line
  void show(const std::string &what, double fraction);

 private:
  bool shown_;
  int last_ = -1;
  std::string what_;
  std::mutex mutex_;
};

}  // namespace jalon
