#include "tests/bench/retrofit_case.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "core/uncertainty/columns.h"
#include "tests/bench/fused.h"

namespace bench {
namespace {

jalon::Figure figure_of(const jalon_parameter &p) {
  jalon::Figure f;
  f.value = p.value;
  f.low = p.low;
  f.high = p.high;
  f.distribution = static_cast<jalon::Distribution>(p.distribution);
  return f;
}

jalon::Figure constant(double value) {
  jalon::Figure f;
  f.value = f.low = f.high = value;
  return f;
}

jalon::Norms norms(int first_year) {
  jalon::Norms n;
  n.discount_rate = constant(k_rate);
  n.cost_of_public_funds = k_public_funds;
  n.public_stakeholders = {"authority", "state"};
  jalon::Figure carbon = constant(carbon_value(0));
  for (std::size_t y = 0; y < k_years; ++y)
    carbon.by_year[first_year + static_cast<int>(y)] = carbon_value(y);
  n.values["co2e"] = carbon;
  return n;
}

std::unique_ptr<jalon::Model> load() {
  std::vector<jalon::RefusedManifest> refused;
  const auto found = jalon::find_plugins({BENCH_RETROFIT}, refused);
  jalon::InventoryTable table;
  table.name = "retrofit.points";
  table.rows = 1;
  table.columns.push_back({"count", {1000}, {}, {JALON_MEASURED}, {JALON_NO_PARAMETER}});
  return std::make_unique<jalon::Model>(jalon::Plugin::load(found.at(0)), std::vector{table},
                                        jalon::Facts{}, jalon::Callbacks{});
}

RetrofitCase make() {
  auto model = load();
  const auto declared = jalon::parameters_of(model->plugin().domain());
  jalon::DomainCase domain{model.get(), {}};
  for (const auto &p : declared) domain.parameters.push_back(figure_of(p));
  constexpr int first = 2026;
  std::vector<int> years;
  for (std::size_t y = 0; y < k_years; ++y) years.push_back(first + static_cast<int>(y));
  jalon::Appraiser appraiser({domain}, norms(first), years);
  jalon::Comparison comparison;
  comparison.without = {{}};
  comparison.with = {{{0, first, {1}, {}}}};
  jalon::Joint joint(appraiser.factors(), {});
  std::vector<std::size_t> places;
  for (const auto &p : declared) {
    const auto &all = appraiser.factors();
    places.push_back(static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const auto &f) { return f.path == p.name; }) -
        all.begin()));
  }
  return {std::move(model), std::move(appraiser), std::move(comparison), std::move(joint),
          std::move(places)};
}

double greatest_difference(std::size_t n, const double *a, const double *b) {
  constexpr double worth = 1e6;
  double most = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double difference = std::fabs(a[i] - b[i]) / worth;
    if (!(difference <= most)) most = difference;
  }
  return most;
}

// Both accounts' values by the peer script, one after the other.
std::vector<double> by_numpy(std::span<const double *const> figures, std::size_t n) {
  const auto file = std::filesystem::temp_directory_path() / "jalon-bench-figures.bin";
  std::FILE *out = std::fopen(file.c_str(), "wb");
  for (const double *column : figures)
    if (out) std::fwrite(column, sizeof(double), n, out);
  if (out) std::fclose(out);
  const std::string command =
      "/usr/bin/python3 -B " BENCH_PEERS "/retrofit.py '" + file.string() + "'";
  std::vector<double> values(2 * n, std::nan(""));
  if (std::FILE *in = ::popen(command.c_str(), "r")) {
    if (std::fread(values.data(), sizeof(double), 2 * n, in) != 2 * n)
      values.assign(2 * n, std::nan(""));
    ::pclose(in);
  }
  std::filesystem::remove(file);
  return values;
}

}  // namespace

const RetrofitCase &retrofit_case() {
  static const RetrofitCase c = make();
  return c;
}

Agreement agreement(const RetrofitCase &c) {
  constexpr std::size_t n = jalon::k_chunk;
  std::vector<std::string> names;
  for (const auto &f : c.appraiser.factors()) names.push_back(f.path);
  const jalon::Points points(jalon::Sampling::random, 1, names, n);
  const jalon::Columns in(k_figures, 1, n), out(2, 1, n);
  c.joint.draw(points, 0, n, in.all());
  const auto function = c.appraiser.function({c.comparison}, jalon::Appraiser::Wanted::values);
  std::vector<std::uint8_t> rejected(n);
  function.evaluate(0, n, in.read(), out.all(), rejected.data());

  std::vector<const double *> figures;
  for (const auto place : c.factor) figures.push_back(in[place]);
  std::vector<double> own(n), everything(n);
  fused_values(n, figures, own.data(), everything.data());
  const auto numpy = by_numpy(figures, n);
  const double *authority = out[jalon::Appraiser::authority(0)];
  const double *collective = out[jalon::Appraiser::collective(0)];
  return {std::max(greatest_difference(n, authority, own.data()),
                   greatest_difference(n, collective, everything.data())),
          std::max(greatest_difference(n, authority, numpy.data()),
                   greatest_difference(n, collective, numpy.data() + n))};
}

}  // namespace bench
