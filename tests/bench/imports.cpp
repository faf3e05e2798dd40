// What importing a national file takes, beside reading its cells alone, and that its memory grows
// with the file: `jalon import` of made-up charge points, ten real rows of a file again and again.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <limits>

#include "tests/bench/bench.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

struct Cost {
  double seconds = std::numeric_limits<double>::infinity(), peak = 0;  // MB
};

Cost cost_of(const std::vector<std::string> &words) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t pid = ::fork();
  if (pid == 0) {
    std::vector<char *> argv;
    for (const auto &word : words) argv.push_back(const_cast<char *>(word.c_str()));
    argv.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) && std::freopen("/dev/null", "w", stderr))
      ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  rusage used{};
  if (::wait4(pid, &status, 0, &used) < 0 || status != 0) return {};
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  return {took.count(), static_cast<double>(used.ru_maxrss) / 1024};
}

// The rows again and again, each with an identifier of its own.
void write_points(const fs::path &file, std::size_t rows) {
  std::ifstream in(JALON_SOURCE_DIR "/tests/core/app/data/imports/irve_eborn_10.csv");
  std::string header, line;
  std::getline(in, header);
  std::vector<std::string> lines;
  while (std::getline(in, line)) lines.push_back(line);
  std::ofstream out(file);
  out << header << "\n";
  for (std::size_t i = 0; i < rows; ++i) {
    std::string row = lines[i % lines.size()];
    const std::string id = "FREBNE";  // identifiers of charge points begin so, of stations FREBNP
    if (const auto at = row.find(id); at != std::string::npos)
      row.replace(at, row.find(',', at) - at, id + std::to_string(i));
    out << row << "\n";
  }
}

// Of a file of so many rows into a new dossier.
Cost import(const std::string &jalon, const fs::path &folder, const fs::path &file) {
  fs::remove_all(folder);
  cost_of({jalon, "new", "--name", "Bench", "--population", "8000", folder.string()});
  return cost_of({jalon, "import", folder.string(), file.string()});
}

void measure(Measured &measured) {
  const std::string jalon = (fs::canonical("/proc/self/exe").parent_path() / "jalon").string();
  const fs::path folder = fs::temp_directory_path() / ("jalon-bench-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const auto points = [&](std::size_t rows) {
    const fs::path file = folder / (std::to_string(rows) + ".csv");
    write_points(file, rows);
    return file;
  };
  const fs::path few = points(5050);
  Cost best, read;
  for (int turn = 0; turn < 3; ++turn) {
    best.seconds = std::min(best.seconds, import(jalon, folder / "dossier", few).seconds);
    read.seconds = std::min(
        read.seconds,
        cost_of({"python3", "-c",
                 "import csv,sys; print(sum(len(r) for r in csv.reader(open(sys.argv[1]))))",
                 few.string()})
            .seconds);
  }
  measured["import_5050"] = best.seconds;
  measured["read_5050"] = read.seconds;
  measured["import_memory_50000"] = import(jalon, folder / "dossier", points(50000)).peak;
  measured["import_memory_100000"] = import(jalon, folder / "dossier", points(100000)).peak;
  fs::remove_all(folder);
}

}  // namespace

void register_imports() {
  others().push_back(measure);
  auto &f = figures();
  f.push_back({"import of 5,050 charge points: s", "import_5050", "", "<= 2"});
  f.push_back({"  over python's csv reading the cells alone", "import_5050", "read_5050", ""});
  f.push_back({"peak of memory, import of 100,000 rows: MB", "import_memory_100000", "", ""});
  f.push_back({"  over that of 50,000", "import_memory_100000", "import_memory_50000", "<= 2.2"});
}

}  // namespace bench
