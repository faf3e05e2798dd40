// What starting costs: `jalon --help` with five plugins installed, against none, and against the
// smallest program there is.
#include <benchmark/benchmark.h>
#include <spawn.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>

#include "tests/bench/bench.h"

extern char **environ;

namespace bench {
namespace {

void start(benchmark::State &state, const std::string &program, const std::string &argument,
           const char *plugins) {
  plugins ? ::setenv("JALON_PLUGINS", plugins, 1) : ::unsetenv("JALON_PLUGINS");
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
  for (auto _ : state) {
    char *const argv[] = {const_cast<char *>(program.c_str()), const_cast<char *>(argument.c_str()),
                          nullptr};
    pid_t pid = 0;
    int status = 0;
    if (::posix_spawn(&pid, program.c_str(), &quiet, nullptr, argv, environ) != 0 ||
        ::waitpid(pid, &status, 0) < 0 || status != 0)
      state.SkipWithError("could not run");
  }
  posix_spawn_file_actions_destroy(&quiet);
}

}  // namespace

void register_startup() {
  const std::string jalon =
      (std::filesystem::canonical("/proc/self/exe").parent_path() / "jalon").string();
  const auto add = [](const char *name, const std::string &program, const char *plugins) {
    benchmark::RegisterBenchmark(name,
                                 [=](benchmark::State &s) { start(s, program, "--help", plugins); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  add("start_true", "/bin/true", nullptr);
  add("start_without_more_plugins", jalon, nullptr);
  add("start_with_five_more_plugins", jalon, BENCH_PLUGINS);
  figures().push_back({"jalon --help with five more plugins, over without",
                       "start_with_five_more_plugins", "start_without_more_plugins", "<= 1.1"});
  figures().push_back({"jalon --help with five more plugins, over /bin/true (goal: 50 ms)",
                       "start_with_five_more_plugins", "start_true", ""});
}

}  // namespace bench
