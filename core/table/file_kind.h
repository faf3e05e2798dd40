// file_kind.h - which file is meant, and what kind it is, by its content.
#pragma once
#include <filesystem>
#include <string>

namespace jalon {

// A shapefile may be named by its folder. Throws Fault for another folder.
std::filesystem::path file_of(const std::filesystem::path &named);

// The GDAL driver for these bytes; "" = text. Throws Fault, with what to do, for a document that
// is no table.
std::string driver_for(const std::string &bytes, const std::filesystem::path &file);

// The file's bytes. Throws Fault if it is not there or empty.
std::string read_table_bytes(const std::filesystem::path &file);

}  // namespace jalon
