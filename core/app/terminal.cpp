#include "core/app/terminal.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace jalon {
namespace {

std::atomic<bool> stop = false;

}  // namespace

bool colour_wanted() {
  const char *no_color = std::getenv("NO_COLOR");
  return ::isatty(STDOUT_FILENO) && !(no_color && *no_color);
}

std::optional<std::string> language_of_environment() {
  for (const char *name : {"JALON_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char *value = std::getenv(name); value && *value) {
      const std::string_view language = value;
      if (language.starts_with("C.") || language == "C" || language == "POSIX") return {};
      return language.starts_with("fr") ? "fr" : "en";
    }
  return {};
}

std::string today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  ::localtime_r(&now, &local);
  char text[11];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

void stop_on_ctrl_c() {
  std::signal(SIGINT, [](int) {
    stop = true;
    std::signal(SIGINT, SIG_DFL);
  });
}

bool stop_requested() {
  return stop;
}

ProgressBar::ProgressBar(bool quiet) : shown_(!quiet && ::isatty(STDERR_FILENO)) {}

ProgressBar::~ProgressBar() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(const std::string &what, double fraction) {
  if (!shown_) return;
  const std::scoped_lock lock(mutex_);
  const int percent = static_cast<int>(100 * std::clamp(fraction, 0.0, 1.0));
  if (percent == last_ && what == what_) return;
  last_ = percent;
  what_ = what;
  std::string bar(20, ' ');
  std::fill_n(bar.begin(), percent / 5, '#');
  std::fprintf(stderr, "\r\033[K[%s] %3d %%  %s", bar.c_str(), percent, what.c_str());
  std::fflush(stderr);
}

}  // namespace jalon
