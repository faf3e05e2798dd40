// model_buffers.h - the columns that one model reads and writes for a block of draws, and how its
// parameters are filled from the uncertain figures. Part of appraiser.
#pragma once
#include <vector>

#include "core/uncertainty/appraiser.h"
#include "core/uncertainty/columns.h"

namespace jalon {

// Every uncertain figure that a model of the cases uses, by path. Throws Fault for one that varies
// by year and whose central value is 0.
std::vector<Factor> factors_of(const std::vector<DomainCase> &cases);

// How a declared parameter is filled for a block.
struct Source {
  std::size_t factor = 0;       // of an uncertain one
  bool uncertain = false;       //
  bool yearly = false;          // [year][draw], else [draw]
  std::vector<double> central;  // by year, or one
  double value = 0;             // what draws of the factor are held against
};
std::vector<Source> sources_of(const DomainCase &c, const std::vector<Factor> &factors,
                               const std::vector<int> &years);

// What a model fills with its lines.
struct LineColumns : Columns {
  LineColumns(std::size_t n, std::size_t years, std::size_t stride)
      : Columns(n, years, stride), zeros(n * years) {}
  LineValues lines() const { return {all(), zeros.data()}; }

  std::vector<std::uint8_t> zeros;  // as LineValues has them: only where they were asked for
};

// What one domain needs to be asked, for one thread and one block.
class DomainBuffers {
 public:
  // `lateness`: some comparison has a part that is late. `sources` outlive the buffers.
  DomainBuffers(const jalon_domain &domain, const std::vector<Source> &sources, std::size_t years,
                std::size_t stride, bool lateness);

  // Parameters of n draws, from columns of factors read from `at` on.
  void fill(std::span<const double *const> factors, std::size_t at, std::size_t n);

  std::vector<const double *> parameters;
  LineColumns reference, without, with, late;
  Columns reference_indicators, indicators;

 private:
  const std::vector<Source> &sources_;
  std::size_t stride_;
  std::vector<AlignedBuffer> columns_;
};

}  // namespace jalon
