// What others take for the same, in the same minute: the scripts of tests/bench/peers, each of
// which prints lines of "name seconds items". And the memory of children.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "tests/bench/bench.h"

extern char **environ;

namespace bench {
namespace {

void run_script(const std::string &script, Measured &measured) {
  std::FILE *in = ::popen(("/usr/bin/python3 -B " BENCH_PEERS "/" + script).c_str(), "r");
  if (!in) return;
  std::array<char, 128> name{};
  double seconds = 0, items = 0;
  while (std::fscanf(in, "%127s %lf %lf", name.data(), &seconds, &items) == 3) {
    measured[name.data()] = seconds / items * 1e9;
    std::printf("%-40s %10.1f ns an item\n", name.data(), seconds / items * 1e9);
  }
  if (::pclose(in) != 0)
    std::printf("%s could not run: its figures are left out\n", script.c_str());
}

// Peak of memory of a child that appraises this many draws, MB; 0 if it failed.
double memory_of(const char *draws) {
  const std::string self = std::filesystem::canonical("/proc/self/exe").string();
  const std::string argument = std::string("--draw-and-leave=") + draws;
  char *const argv[] = {const_cast<char *>(self.c_str()), const_cast<char *>(argument.c_str()),
                        nullptr};
  pid_t pid = 0;
  int status = 1;
  rusage used{};
  if (::posix_spawn(&pid, self.c_str(), nullptr, nullptr, argv, environ) != 0 ||
      ::wait4(pid, &status, 0, &used) < 0 || status != 0)
    return 0;
  return static_cast<double>(used.ru_maxrss) / 1024;
}

}  // namespace

void register_peers() {
  others().push_back([](Measured &m) {
    run_script("retrofit.py", m);
    run_script("openturns_retrofit.py", m);
  });
}

void register_memory() {
  others().push_back([](Measured &m) {
    m["memory_65536"] = memory_of("65536");
    m["memory_1000000"] = memory_of("1000000");
  });
  figures().push_back({"peak of memory, a million draws of a project of Champaign, MB",
                       "memory_1000000", "", "<= 200"});
  figures().push_back({"  over that of 65,536 draws", "memory_1000000", "memory_65536", "about 1"});
}

}  // namespace bench
