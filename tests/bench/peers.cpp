// What others take for the same, in the same minute: the scripts of tests/bench/peers, each of
// which prints lines of "name seconds items". And the memory of children.
#include <array>
#include <cstdio>
#include <filesystem>

#include "tests/bench/bench.h"

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

// Peak of memory of a child that appraises this many draws, MB, as it says itself; 0 if it failed.
double memory_of(const char *draws) {
  const std::string self = std::filesystem::canonical("/proc/self/exe").string();
  std::FILE *in = ::popen(("'" + self + "' --draw-and-leave=" + draws).c_str(), "r");
  double peak = 0;
  if (!in || std::fscanf(in, "%lf", &peak) != 1) peak = 0;
  return in && ::pclose(in) == 0 ? peak : 0;
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
