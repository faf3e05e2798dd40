// rates.h - the paths of currency rates. Inside this room only.
#pragma once
#include <string>
#include <string_view>

namespace jalon {

inline constexpr std::string_view rate_prefix = "currency.rate.";

inline bool is_rate(const std::string &path) {
  return path.starts_with(rate_prefix);
}

inline std::string rate_of(const std::string &currency) {
  return std::string(rate_prefix) + currency;
}

}  // namespace jalon
