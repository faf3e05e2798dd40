#include "core/uncertainty/model_buffers.h"

#include <algorithm>
#include <map>

namespace jalon {
namespace {

bool per_year(const jalon_parameter &p) {
  return p.flags & JALON_PER_YEAR;
}

bool varies_by_year(const Figure &figure) {
  return !figure.by_year.empty() || figure.growth != 0;
}

}  // namespace

std::vector<Factor> factors_of(const std::vector<DomainCase> &cases) {
  std::map<std::string, Figure> by_path;
  for (const auto &c : cases) {
    const auto declared = parameters_of(c.model->plugin().domain());
    for (std::size_t p = 0; p < declared.size(); ++p) {
      const Figure &figure = c.parameters[p];
      if (!figure.uncertain()) continue;
      if (per_year(declared[p]) && varies_by_year(figure) && figure.value == 0)
        throw Fault("a figure that varies by year and by draw has the central value 0"_msg,
                    figure.place, "a central value other than 0, which the draws scale"_msg,
                    "give the figure without a distribution, or without years and growth"_msg);
      by_path.emplace(declared[p].name, figure);
    }
  }
  std::vector<Factor> factors;
  for (auto &[path, figure] : by_path) factors.push_back({path, figure});
  return factors;
}

std::vector<Source> sources_of(const DomainCase &c, const std::vector<Factor> &factors,
                               const std::vector<int> &years) {
  const auto declared = parameters_of(c.model->plugin().domain());
  std::vector<Source> sources(declared.size());
  for (std::size_t p = 0; p < declared.size(); ++p) {
    const Figure &figure = c.parameters[p];
    Source &s = sources[p];
    s.yearly = per_year(declared[p]);
    s.uncertain = figure.uncertain();
    s.value = varies_by_year(figure) ? figure.value : 0;
    if (s.yearly)
      for (const int year : years) s.central.push_back(figure.in(year));
    else
      s.central.push_back(figure.value);
    if (s.uncertain) {
      const auto at = std::find_if(factors.begin(), factors.end(),
                                   [&](const Factor &f) { return f.path == declared[p].name; });
      s.factor = static_cast<std::size_t>(at - factors.begin());
    }
  }
  return sources;
}

DomainBuffers::DomainBuffers(const jalon_domain &d, const std::vector<Source> &sources,
                             std::size_t years, std::size_t stride, bool lateness)
    : reference(d.n_lines, years, stride),
      without(d.n_lines, years, stride),
      with(d.n_lines, years, stride),
      late(lateness ? d.n_lines : 0, years, stride),
      reference_indicators(d.n_indicators, years, stride),
      indicators(d.n_indicators, years, stride),
      sources_(sources),
      stride_(stride) {
  for (const Source &s : sources) {
    // Drawn scalars are read where they are drawn.
    if (s.uncertain && !s.yearly)
      columns_.emplace_back();
    else
      columns_.emplace_back(s.central.size() * stride);
    for (std::size_t y = 0; !columns_.back().empty() && y < s.central.size(); ++y)
      std::fill_n(columns_.back().data() + y * stride, stride, s.central[y]);
    parameters.push_back(columns_.back().data());
  }
}

void DomainBuffers::fill(std::span<const double *const> factors, std::size_t at, std::size_t n) {
  for (std::size_t p = 0; p < sources_.size(); ++p) {
    const Source &s = sources_[p];
    if (!s.uncertain) continue;
    const double *drawn = factors[s.factor] + at;
    if (!s.yearly) {
      parameters[p] = drawn;
      continue;
    }
    for (std::size_t y = 0; y < s.central.size(); ++y) {
      double *column = columns_[p].data() + y * stride_;
      if (s.value == 0)
        std::copy_n(drawn, n, column);
      else
        for (std::size_t i = 0; i < n; ++i) column[i] = s.central[y] * (drawn[i] / s.value);
    }
  }
}

}  // namespace jalon
