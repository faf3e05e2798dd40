#include "core/base/cents.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace jalon {

namespace {
constexpr double most = 7e15;
}

Cents to_cents(double euros) {
  const double cents = euros * 100;
  if (!(std::abs(cents) <= most)) throw std::range_error("an amount that cents cannot tell");
  // What multiplying and reading a decimal lose, and no more; large amounts have no such digits.
  const double slack = std::abs(cents) < 1e13 ? std::abs(cents) * 4e-16 : 0;
  const double size = std::round(std::abs(cents) + slack);
  return {static_cast<std::int64_t>(std::copysign(size, cents))};
}

double euros(Cents amount) {
  return static_cast<double>(amount.n) / 100;
}

std::optional<Cents> read_cents(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  auto decimals = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
  const auto digits = [](std::string_view s) {
    return !s.empty() &&
           std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!digits(whole) || !digits(decimals) || decimals.size() > 2) return std::nullopt;
  Cents amount;
  const auto [end, failed] = std::from_chars(whole.data(), whole.data() + whole.size(), amount.n);
  if (failed != std::errc() || amount.n > static_cast<std::int64_t>(most / 100))
    return std::nullopt;
  amount.n = amount.n * 100 + (decimals[0] - '0') * 10;
  if (decimals.size() == 2) amount.n += decimals[1] - '0';
  return negative ? -amount : amount;
}

std::string text_of(Cents amount) {
  const auto size =
      amount.n < 0 ? -static_cast<std::uint64_t>(amount.n) : static_cast<std::uint64_t>(amount.n);
  const auto rest = std::to_string(size % 100);
  return (amount.n < 0 ? "-" : "") + std::to_string(size / 100) + (size % 100 < 10 ? ".0" : ".") +
         rest;
}

std::vector<Cents> spread(Cents total, std::span<const double> weights) {
  if (weights.empty() && total.n == 0) return {};
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const bool usable = std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; });
  if (!usable || !(sum > 0) || !std::isfinite(sum))
    throw std::invalid_argument("weights that share nothing out");
  std::vector<Cents> parts;
  std::vector<double> rest;
  Cents left = total;
  for (const double w : weights) {
    const double exact = static_cast<double>(total.n) * (w / sum);
    const double whole = std::trunc(exact);
    parts.push_back({static_cast<std::int64_t>(whole)});
    rest.push_back(w > 0 ? std::abs(exact - whole) : -1);
    left -= parts.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
  const Cents step{left.n < 0 ? -1 : 1};
  for (std::size_t i = 0; left.n != 0; i = (i + 1) % order.size()) {
    if (rest[order[i]] < 0) continue;
    parts[order[i]] += step;
    left -= step;
  }
  return parts;
}

}  // namespace jalon
