#include "core/table/gis.h"

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

namespace jalon {
namespace {

constexpr const char *entry = "jalon_gis";

const Gis &load() {
  const auto prefix = std::filesystem::canonical("/proc/self/exe").parent_path().parent_path();
  const auto file = prefix / "lib/jalon/libjalon_gis.so";
  // Never destroyed: what GDAL leaves to the end of the process may come after us.
  static auto &library = *new boost::dll::shared_library;
  boost::dll::fs::error_code why;
  library.load(file, why);
  if (why || !library.has(entry))
    throw Fault("the reader of workbooks and maps cannot be loaded ({1})"_msg(why.message()),
                {file.string()}, "the library that is installed with Jalon"_msg,
                "reinstall Jalon"_msg);
  return *library.get<const Gis *()>(entry)();
}

}  // namespace

const Gis &gis() {
  static const Gis &loaded = load();
  return loaded;
}

}  // namespace jalon
