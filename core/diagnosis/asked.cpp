#include "core/diagnosis/asked.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t k_block = 64;  // a year has 31 lines in the widest model: stay in the caches

bool is(const char *text, std::string_view what) {
  return text && what == text;
}

bool money(const jalon_line &line) {
  return is(line.unit, "currency") && !is(line.category, "residual");
}

// What is emitted, not what is avoided elsewhere.
double tonnes_of(const jalon_line &line, const Units &units) {
  if (!is(line.category, "co2e") || !*line.from) return 0;
  return units.convert(1, line.unit, "t");
}

}  // namespace

Asked::Asked(const std::vector<Model> &models, const Settings &settings, std::vector<int> years)
    : models_(models), years_(std::move(years)) {
  for (const auto &model : models) {
    DomainCase c{&model, {}};
    for (const auto &p : parameters_of(model.plugin().domain()))
      c.parameters.push_back(settings.at(p.name));
    cases_.push_back(std::move(c));
  }
  factors_ = factors_of(cases_);
  for (const auto &c : cases_) {
    sources_.push_back(sources_of(c, factors_, years_));
    reference_.push_back(c.model->prepare({}, years_));
    auto &tonnes = tonnes_.emplace_back();
    for (const auto &line : lines_of(c.model->plugin().domain()))
      tonnes.push_back(tonnes_of(line, settings.units()));
  }
}

bool Asked::uses(std::size_t domain, std::size_t factor) const {
  return std::any_of(sources_[domain].begin(), sources_[domain].end(),
                     [&](const Source &s) { return s.uncertain && s.factor == factor; });
}

bool Asked::counts_cost(std::size_t domain) const {
  for (const auto &line : lines_of(models_[domain].plugin().domain()))
    if (money(line) && is(line.from, "authority")) return true;
  return false;
}

bool Asked::counts_revenue(std::size_t domain) const {
  for (const auto &line : lines_of(models_[domain].plugin().domain()))
    if (money(line) && is(line.to, "authority") && *line.from && !is(line.category, "grant"))
      return true;
  return false;
}

std::vector<double> Asked::centre() const {
  std::vector<double> values;
  for (const auto &f : factors_) values.push_back(f.figure.value);
  return values;
}

DomainAnswers Asked::ask(std::size_t k, std::span<const double *const> columns,
                         std::size_t n) const {
  const jalon_domain &domain = models_[k].plugin().domain();
  const auto lines = lines_of(domain);
  const std::size_t n_years = years_.size();
  DomainBuffers buffers(domain, sources_[k], n_years, k_block, false);
  DomainAnswers out;
  out.cost.assign(n, unknown);
  out.revenue.assign(n, unknown);
  const auto &tonnes = tonnes_[k];
  if (std::any_of(tonnes.begin(), tonnes.end(), [](double t) { return t != 0; }))
    out.emissions.assign(n, unknown);
  out.indicators.assign(domain.n_indicators, std::vector<double>(n, unknown));
  for (std::size_t at = 0; at < n; at += k_block) {
    const std::size_t m = std::min(k_block, n - at);
    buffers.fill(columns, at, m);
    std::vector<std::uint8_t> rejected(k_block);
    reference_[k].evaluate({at, m, k_block, buffers.parameters, buffers.reference.all(),
                            buffers.reference_indicators.all(), rejected.data()});
    for (std::size_t i = 0; i < m; ++i) {
      if (rejected[i]) continue;
      double cost = 0, revenue = 0, emissions = 0;
      for (std::size_t l = 0; l < lines.size(); ++l) {
        double sum = 0;
        for (std::size_t y = 0; y < n_years; ++y) sum += buffers.reference[l][y * k_block + i];
        if (money(lines[l]) && is(lines[l].from, "authority")) cost += sum;
        if (money(lines[l]) && is(lines[l].to, "authority")) revenue += sum;
        emissions += tonnes[l] * sum;
      }
      const double years = static_cast<double>(n_years);
      out.cost[at + i] = cost / years;
      out.revenue[at + i] = revenue / years;
      if (!out.emissions.empty()) out.emissions[at + i] = emissions / years;
      for (std::size_t j = 0; j < out.indicators.size(); ++j)
        out.indicators[j][at + i] = buffers.reference_indicators[j][i];
    }
  }
  return out;
}

DomainAnswers Asked::central(std::size_t k) const {
  const auto centre = this->centre();
  std::vector<const double *> columns;
  for (const double &x : centre) columns.push_back(&x);
  DomainAnswers answers = ask(k, columns, 1);
  if (std::isnan(answers.cost[0]))
    throw Fault("the central figures of domain {1} lie outside what its model can say"_msg(
                    models_[k].plugin().domain().name),
                {}, "figures the model accepts"_msg, "look at them with `jalon explain`"_msg);
  return answers;
}

}  // namespace jalon
