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
  stop = false;
  std::signal(SIGINT, [](int) {
    stop = true;
    std::signal(SIGINT, SIG_DFL);
  });
}

bool stop_requested() {
  return stop;
}

ProgressBar::ProgressBar(bool quiet, const Words &words)
    : quiet_(quiet), shown_(!quiet && ::isatty(STDERR_FILENO)), words_(words) {}

ProgressBar::~ProgressBar() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(const Message &said, double fraction) {
  if (quiet_) return;
  const std::scoped_lock lock(mutex_);
  const std::string what = said.in(words_);
  if (what != what_) {
    what_ = what;
    begun_ = std::chrono::steady_clock::now();
    told_ = false;
    last_ = -1;
  }
  say_how_long(what, fraction);
  const int percent = static_cast<int>(100 * std::clamp(fraction, 0.0, 1.0));
  if (!shown_ || percent == last_) return;
  last_ = percent;
  std::string bar(20, ' ');
  std::fill_n(bar.begin(), percent / 5, '#');
  std::fprintf(stderr, "\r\033[K[%s] %3d %%  %s", bar.c_str(), percent, what.c_str());
  std::fflush(stderr);
}

void ProgressBar::say_how_long(const std::string &what, double fraction) {
  constexpr double settled = 3, long_time = 60;  // seconds
  if (told_ || !(fraction > 0)) return;
  const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - begun_;
  if (gone.count() < settled) return;
  const double all = gone.count() / fraction;
  if (all < long_time) return;
  told_ = true;
  const auto minutes = static_cast<long>(all / 60 + 0.5);
  const Message time = minutes < 120 ? "{1} min"_msg(std::to_string(minutes))
                                     : "{1} h"_msg(std::to_string((minutes + 30) / 60));
  std::fprintf(
      stderr, "%s%s\n", shown_ ? "\r\033[K" : "",
      "{1}: about {2} in all, with no more memory than now. Ctrl-C stops and keeps what is "
      "done."_msg(what, time)
          .in(words_)
          .c_str());
  std::fflush(stderr);
}

}  // namespace jalon
