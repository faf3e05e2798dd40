// Proves that files are written whole or not at all, read as they are, and told apart.
#include "core/base/files.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>

#include "core/base/fault.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Files : public testing::Test {
 protected:
  ~Files() override { fs::remove_all(folder); }
  std::size_t entries(const fs::path &where) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(where), fs::directory_iterator()));
  }
  const fs::path folder = fs::temp_directory_path() / ("jalon-files-" + std::to_string(::getpid()));
};

TEST_F(Files, BytesComeBackUnchangedAndFoldersAreMade) {
  const std::string bytes("a\r\n\0\xff z", 7);
  write_file(folder / "deep" / "er" / "file", bytes);
  EXPECT_EQ(read_file(folder / "deep" / "er" / "file"), bytes);
  EXPECT_EQ(entries(folder / "deep" / "er"), 1u) << "no temporary file is left";
}

TEST_F(Files, AReaderOfTheOldFileKeepsTheOldBytes) {
  write_file(folder / "file", "old");
  std::ifstream reader(folder / "file");
  write_file(folder / "file", "new bytes");
  std::string seen;
  reader >> seen;
  EXPECT_EQ(seen, "old") << "the file was replaced, not overwritten";
  EXPECT_EQ(read_file(folder / "file"), "new bytes");
}

TEST_F(Files, AFailedWriteLeavesNothingBehindAndSaysWhich) {
  fs::create_directories(folder / "taken" / "inside");
  try {
    write_file(folder / "taken", "x");
    FAIL() << "a folder was overwritten";
  } catch (const Fault &fault) {
    EXPECT_THAT(fault.what(), HasSubstr("taken: cannot be written"));
  }
  EXPECT_EQ(entries(folder), 1u);
  write_file(folder / "file", "x");
  EXPECT_THROW(write_file(folder / "file" / "below", "x"), Fault);
}

TEST_F(Files, WhatCannotBeReadIsAFault) {
  EXPECT_THROW(read_file(folder / "missing"), Fault);
  fs::create_directories(folder);
  EXPECT_THROW(read_file(folder), Fault);
}

TEST(Digest, IsBlake2b256) {
  EXPECT_EQ(digest(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(digest("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_F(Files, WhyTheSystemRefusesIsAMessageOfOurs) {
  const auto folder = std::filesystem::temp_directory_path() / "jalon-files-loop";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::filesystem::create_symlink("loop", folder / "loop");
  write_file(folder / "file", "x");
  const auto refusal = [](const std::filesystem::path &file, bool writes) -> std::string {
    try {
      if (writes)
        write_file(file, "x");
      else
        read_file(file);
    } catch (const Fault &fault) {
      return fault.what();
    }
    return "";
  };
  EXPECT_NE(refusal(folder / "loop", false).find("a link leads back to itself; expected: "),
            std::string::npos);
  EXPECT_NE(refusal(folder / "none", false).find("there is no such file or folder; expected: "),
            std::string::npos);
  EXPECT_NE(refusal(folder / "file" / "x", true).find("should be a folder is a file; expected: "),
            std::string::npos);
  EXPECT_NE(refusal(folder, true).find("; to do: "), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace jalon
