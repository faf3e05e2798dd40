#include "core/base/files.h"

#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "core/base/fault.h"

namespace jalon {

std::string read_file(const std::filesystem::path &file) {
  if (std::filesystem::is_directory(file))
    throw Fault("this is a folder"_msg, {file.string()}, "a file"_msg, "name a file inside it"_msg);
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Fault("cannot be read: {1}"_msg(std::strerror(errno)), {file.string()},
                "a readable file"_msg, "check the name and the rights"_msg);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

void write_file(const std::filesystem::path &file, std::string_view bytes) {
  std::error_code why;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), why);
  auto temporary = file;
  temporary += ".part-" + std::to_string(::getpid());
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      const std::string reason = std::strerror(errno);
      std::filesystem::remove(temporary, why);
      throw Fault("cannot be written: {1}"_msg(reason), {file.string()},
                  "a writable folder with space"_msg, "check the rights and the space left"_msg);
    }
  }
  std::filesystem::rename(temporary, file, why);
  if (why) {
    const std::string reason = why.message();
    std::filesystem::remove(temporary, why);
    throw Fault("cannot be written: {1}"_msg(reason), {file.string()});
  }
}

std::string digest(std::string_view bytes) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), nullptr,
                     0);
  std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace jalon
