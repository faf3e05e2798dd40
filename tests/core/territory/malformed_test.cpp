// Proves: thousands of damaged files and mappings never crash the import; each ends in a table
// whose rows add up, or in a Fault.
#include <gtest/gtest.h>

#include <random>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;

const std::string good_mapping = R"(table = "posts.posts"
[file]
delimiter = ","
decimal = "."
longitude = "X"
latitude = "Y"
crs = "EPSG:3857"
skip = { Notes = ["Removed"] }
[columns.id]
from = "GlobalID"
[columns.power]
from = ["Lamp_Wattage"]
unit = "W"
blank = ["N/A"]
patterns = [
  { match = '(\d+)\s*\((LED)\)', value = "$1", set = { kind = "led" } },
  { match = '(\d+)/(\d+)', sum = ["$1", "$2"] },
]
[columns.kind]
from = "Lamp_Type"
codes = { IND = "induction" }
other = "other"
[columns.count]
constant = 1
)";

// A few bytes replaced, taken out, doubled or cut off.
std::string damaged(std::string bytes, std::mt19937 &random) {
  static const std::string spice = "\",;\n\r\t|\\'[]{}=$()#.0\xE9\xC3\xFF\xFE\xEF";
  for (unsigned n = 1 + random() % 6; n > 0 && !bytes.empty(); --n) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 6) {
      case 0:
        bytes[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes[at] = spice[random() % spice.size()];
        break;
      case 2:
        bytes.erase(at, 1 + random() % 40);
        break;
      case 3:
        bytes.insert(at, 1, spice[random() % spice.size()]);
        break;
      case 4:
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 80));
        break;
      default:
        if (random() % 20 == 0) bytes.resize(at);
    }
  }
  return bytes;
}

void import_or_refuse(const Files &files, int &read, int &refused) {
  try {
    const auto t = files.import();
    ASSERT_EQ(t.import.rows_in, t.import.rows_kept + t.import.rows_set_aside);
    for (const auto &column : t.columns) ASSERT_EQ(column.quality.size(), t.rows);
    ++read;
  } catch (const Fault &fault) {
    ASSERT_STRNE(fault.what(), "");
    ++refused;
  }
}

TEST(Malformed, DamagedFilesEndInATableOrAFault) {
  std::mt19937 random(1);
  const auto whole = read_file(TEST_DATA "/posts/champaign_200.csv");
  const auto bytes = whole.substr(0, whole.find('\n', 4000) + 1);
  Files files(good_mapping, bytes);
  int read = 0, refused = 0;
  import_or_refuse(files, read, refused);
  ASSERT_EQ(read, 1);
  for (int i = 0; i < 1200; ++i) {
    write_file(files.source.file, damaged(bytes, random));
    import_or_refuse(files, read, refused);
  }
  EXPECT_GT(read, 100);
  EXPECT_GT(refused, 0);
}

TEST(Malformed, DamagedMappingsEndInATableOrAFault) {
  std::mt19937 random(2);
  const auto whole = read_file(TEST_DATA "/posts/champaign_200.csv");
  Files files(good_mapping, whole.substr(0, whole.find('\n', 3000) + 1));
  int read = 0, refused = 0;
  for (int i = 0; i < 1000; ++i) {
    write_file(files.source.mapping, damaged(good_mapping, random));
    import_or_refuse(files, read, refused);
  }
  EXPECT_GT(read, 10);
  EXPECT_GT(refused, 100);
}

TEST(Malformed, DamagedFilesEndInAProposalOrAFault) {
  std::mt19937 random(3);
  const auto whole = read_file(TEST_DATA "/posts/champaign_200.csv");
  const auto bytes = whole.substr(0, whole.find('\n', 3000) + 1);
  Files files("", bytes);
  for (int i = 0; i < 200; ++i) {
    write_file(files.source.file, damaged(bytes, random));
    try {
      const auto text = propose_mapping(files.source.file, posts);
      if (text.find("\n[columns.") == text.npos) continue;
      write_file(files.source.mapping, text);
      ASSERT_NO_THROW(read_mapping(files.source.mapping, posts)) << text;
    } catch (const Fault &fault) {
      ASSERT_STRNE(fault.what(), "");
    }
  }
}

}  // namespace
}  // namespace jalon
