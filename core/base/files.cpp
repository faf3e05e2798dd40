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
Message why_failed(int error) {
  switch (error) {
    case ENOENT:
      return "there is no such file or folder"_msg;
    case EACCES:
    case EPERM:
      return "the rights do not allow it"_msg;
    case ENOSPC:
    case EDQUOT:
      return "there is no space left"_msg;
    case EROFS:
      return "this place can only be read"_msg;
    case EISDIR:
      return "there is a folder of this name"_msg;
    case ENOTDIR:
      return "what should be a folder is a file"_msg;
    case ELOOP:
      return "a link leads back to itself"_msg;
    case ENAMETOOLONG:
      return "the name is too long"_msg;
    default:
      return std::string(std::strerror(error));
  }
}

namespace {

[[noreturn]] void unwritten(const std::filesystem::path &file, int error) {
  throw Fault("cannot be written: {1}"_msg(why_failed(error)), {file.string()},
              "a writable folder with space"_msg, "check the rights and the space left"_msg);
}

}  // namespace

std::string read_file(const std::filesystem::path &file) {
  std::error_code none;  // what cannot be looked at cannot be opened either, and that tells why
  if (std::filesystem::is_directory(file, none))
    throw Fault("this is a folder"_msg, {file.string()}, "a file"_msg, "name a file inside it"_msg);
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Fault("cannot be read: {1}"_msg(why_failed(errno)), {file.string()},
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
      const int error = errno;
      std::filesystem::remove(temporary, why);
      unwritten(file, error);
    }
  }
  std::filesystem::rename(temporary, file, why);
  if (why) {
    const int error = why.value();
    std::filesystem::remove(temporary, why);
    unwritten(file, error);
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
