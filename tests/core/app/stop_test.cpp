// Proves: a run that is stopped leaves what an earlier one completed as it was, says that it is
// not complete on the terminal, in its own files and on its page, and gives way to the next
// complete run.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/app/program.h"
#include "core/base/files.h"

namespace jalon {
namespace {

using testing::HasSubstr;
using testing::Not;

int run_quietly(const std::string &out, const char *draws) {
  const std::string dossier = std::string(JALON_SOURCE_DIR) + "/config/examples/champaign";
  const char *argv[] = {"jalon",   "run", dossier.c_str(), "--out", out.c_str(),
                        "--draws", draws, "--lang",        "en"};
  return run_program(static_cast<int>(std::size(argv)), argv);
}

// Standard error in a file, so that another thread can read how far the run is.
class ErrorsInFile {
 public:
  explicit ErrorsInFile(const std::string &file) : old_(::dup(STDERR_FILENO)) {
    const int to = ::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    ::dup2(to, STDERR_FILENO);
    ::close(to);
  }
  ~ErrorsInFile() {
    ::dup2(old_, STDERR_FILENO);
    ::close(old_);
  }

 private:
  int old_;
};

TEST(Stop, StoppedRunLiesBesideTheCompleteOneUntilTheNext) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("jalon-stop-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string out = folder / "out", errors = folder / "errors";
  const auto in_out = [&](const char *name) {
    return read_file(std::filesystem::path(out) / name);
  };

  testing::internal::CaptureStdout();
  ASSERT_EQ(run_quietly(out, "100"), done);
  testing::internal::GetCapturedStdout();
  const std::string page = in_out("report.html"), figures = in_out("results.json");
  EXPECT_TRUE(nlohmann::json::parse(figures).at("run").at("unfinished").empty());

  int code = done;
  testing::internal::CaptureStdout();
  {
    const ErrorsInFile redirected(errors);
    std::atomic<bool> over = false;
    std::thread ctrl_c([&] {  // once the draws are on their way
      while (!over &&
             read_file(errors).find("Drawing the uncertain figures: about") == std::string::npos)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      if (!over) std::raise(SIGINT);
    });
    code = run_quietly(out, "4000000000");
    over = true;
    ctrl_c.join();
  }
  const std::string told = testing::internal::GetCapturedStdout();
  EXPECT_EQ(code, stopped);
  EXPECT_EQ(in_out("report.html"), page);
  EXPECT_EQ(in_out("results.json"), figures);
  EXPECT_THAT(read_file(errors), HasSubstr("this run is not complete; what was done is in " + out +
                                           "/report.stopped.html"));
  EXPECT_THAT(read_file(errors), HasSubstr("earlier run is left as it was: " + out));
  EXPECT_THAT(told, HasSubstr(out + "/results.stopped.json"));
  EXPECT_THAT(told, Not(HasSubstr("/results.json")));
  const auto json = nlohmann::json::parse(in_out("results.stopped.json"));
  EXPECT_EQ(json.at("run").at("unfinished").size(), 2u) << json.at("run").at("unfinished");
  const std::string stopped_page = in_out("report.stopped.html");
  const auto banner = stopped_page.find("This run was stopped on request: it is not complete.");
  ASSERT_NE(banner, std::string::npos);
  EXPECT_LT(banner, stopped_page.find("<nav"));

  testing::internal::CaptureStdout();
  ASSERT_EQ(run_quietly(out, "100"), done);
  testing::internal::GetCapturedStdout();
  EXPECT_FALSE(std::filesystem::exists(out + "/report.stopped.html"));
  EXPECT_FALSE(std::filesystem::exists(out + "/results.stopped.json"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace jalon
