#include "core/appraisal/ledger.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/base/abi_list.h"

namespace jalon {
namespace {

// Draws worked on at once: the columns of all accounts for one year and this many draws stay in
// the first-level cache.
constexpr std::size_t k_tile = 256;

void check_ends(const jalon_domain &domain, const jalon_line &line) {
  for (const std::string end : {line.from, line.to})
    if (!end.empty() &&
        std::find(stakeholders.begin(), stakeholders.end(), end) == stakeholders.end())
      throw Fault(
          "line {1} of plugin {2} names the stakeholder \"{3}\""_msg(line.name, domain.id, end), {},
          "one of: {1}"_msg("authority operator users residents businesses state grid environment"),
          "ask the plugin's author for a version that does"_msg);
}

// Money that one unit of the line brings to the stakeholder.
double sign(const jalon_line &line, const std::string &stakeholder) {
  return (stakeholder == line.to ? 1.0 : 0.0) - (stakeholder == line.from ? 1.0 : 0.0);
}

}  // namespace

const std::vector<std::string> stakeholders{"authority",  "operator", "users", "residents",
                                            "businesses", "state",    "grid",  "environment"};

Ledger::Ledger(const jalon_domain &domain, const Norms &norms, std::vector<int> years)
    : names_{"authority", "collective", "public", "investment"},
      years_(std::move(years)),
      lines_(domain.n_lines) {
  for (std::size_t y = 1; y < years_.size(); ++y)
    if (years_[y] != years_[y - 1] + 1) throw std::invalid_argument("years are not consecutive");
  names_.insert(names_.end(), stakeholders.begin(), stakeholders.end());
  weights_.assign(names_.size() * lines_ * years_.size(), 0);
  const auto set = [&](std::size_t account, std::size_t line, std::size_t year, double weight) {
    weights_[(account * lines_ + line) * years_.size() + year] = weight;
  };
  for (std::size_t y = 0; y < years_.size(); ++y)
    discount_.push_back(discount_factor(norms.discount_rate, static_cast<int>(y)));

  std::size_t l = 0;
  for (const jalon_line &line : lines_of(domain)) {
    check_ends(domain, line);
    const bool money = std::string_view(line.unit) == "currency";
    const std::string category = line.category;
    const auto price = norms.values.find(category);
    valued_.push_back(money || price != norms.values.end());
    const bool counts = valued_.back() && (norms.residual_value || category != "residual");
    for (std::size_t y = 0; counts && y < years_.size(); ++y) {
      const double unit_value = money ? 1 : price->second.in(years_[y]);
      double all = 0, publicly = 0;
      for (std::size_t s = 0; s < stakeholders.size(); ++s) {
        const double signed_by = sign(line, stakeholders[s]);
        all += signed_by;
        if (const auto &owners = norms.public_stakeholders;
            money && std::find(owners.begin(), owners.end(), stakeholders[s]) != owners.end())
          publicly += signed_by;
        set(first_stakeholder + s, l, y, signed_by * unit_value);
      }
      set(collective, l, y, all * unit_value + norms.cost_of_public_funds * publicly);
      set(public_purse, l, y, publicly);
      if (!money) continue;
      const double own = sign(line, "authority");
      set(authority, l, y, own);
      if (category == "investment" && own < 0) set(investment, l, y, -own);
    }
    ++l;
  }
}

double Ledger::weight(std::size_t account, std::size_t line, std::size_t year) const {
  return weights_[(account * lines_ + line) * years_.size() + year];
}

bool Ledger::valued(std::size_t line) const {
  return valued_[line];
}

void Ledger::flows(std::span<double *const> programme, std::span<double *const> reference,
                   std::size_t draws, std::size_t stride, std::span<double *const> out) const {
  std::array<double, k_tile> change;
  for (std::size_t y = 0; y < years_.size(); ++y)
    for (std::size_t first = 0; first < draws; first += k_tile) {
      const std::size_t n = std::min(k_tile, draws - first), at = y * stride + first;
      for (std::size_t a = 0; a < accounts(); ++a) std::fill_n(out[a] + at, n, 0.0);
      for (std::size_t l = 0; l < lines_; ++l) {
        // A quantity without a price may hold anything: it is not even read.
        if (!valued_[l]) continue;
        const double *with = programme[l] + at, *without = reference[l] + at;
        for (std::size_t i = 0; i < n; ++i) change[i] = with[i] - without[i];
        for (std::size_t a = 0; a < accounts(); ++a) {
          const double w = weight(a, l, y);
          if (w == 0) continue;
          double *__restrict account = out[a] + at;
          for (std::size_t i = 0; i < n; ++i) account[i] += w * change[i];
        }
      }
    }
}

void Ledger::present_value(const double *flows, std::size_t draws, std::size_t stride,
                           std::span<double> out) const {
  std::fill_n(out.begin(), draws, 0.0);
  for (std::size_t y = 0; y < years_.size(); ++y) {
    const double *column = flows + y * stride;
    for (std::size_t i = 0; i < draws; ++i) out[i] += discount_[y] * column[i];
  }
}

}  // namespace jalon
