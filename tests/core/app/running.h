// running.h - runs the program as a user would, and in a folder that disappears.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/app/program.h"

namespace jalon {

struct Ran {
  int code;
  std::string out, err;
};

inline Ran run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "jalon");
  std::vector<const char *> argv;
  for (const auto &a : arguments) argv.push_back(a.c_str());
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  const int code = run_program(static_cast<int>(argv.size()), argv.data());
  return {code, ::testing::internal::GetCapturedStdout(), ::testing::internal::GetCapturedStderr()};
}

// Speaks English unless told otherwise.
class InFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    ::setenv("JALON_LANG", "en", 1);
    const auto *test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("jalon-" + std::string(test->test_suite_name()) + "-" + test->name() + "-" +
               std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string at(const std::string &name) const { return (folder_ / name).string(); }

  std::filesystem::path folder_;
};

}  // namespace jalon
