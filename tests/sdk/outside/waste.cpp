// A vendor's plugin, as small as it gets: bins cost something each year, sorting saves a share.
#include <jalon/plugin.hpp>
#include <vector>

struct Waste {
  static constexpr jalon::about about{
      .id = "org.example.waste", .name = "waste", .version = "1.0.0", .label = "Waste"};

  static constexpr std::array parameters{
      jalon::parameter("waste.bin.cost", "Collecting one bin", "currency", {0, 1000},
                       jalon::triangular(80, 100, 150), {"made up for a test", "2024"}),
      jalon::parameter("waste.sorting.saving", "Share saved by sorting", "1", {0, 1},
                       jalon::point(0.3), {"made up for a test", "2024"}),
      jalon::parameter("waste.sorting.price", "Sorting, per bin", "currency", {0, 1000},
                       jalon::point(50), {"made up for a test", "2024"})};
  static constexpr auto cost = jalon::index_of(parameters, "waste.bin.cost");
  static constexpr auto saving = jalon::index_of(parameters, "waste.sorting.saving");
  static constexpr auto price = jalon::index_of(parameters, "waste.sorting.price");

  static constexpr std::array columns{jalon::number("count", "Number", "1", {0, 1e9})};
  static constexpr std::array tables{jalon::table("waste.bins", "Bins", columns, "count")};
  static constexpr std::array effort{jalon::effort(0, 5, 2, 3)};
  static constexpr std::array measures{jalon::measure({.name = "waste.sorting",
                                                       .label = "Sorting",
                                                       .help = "Bins are sorted.",
                                                       .table = "waste.bins",
                                                       .effort = effort})};
  static constexpr std::array lines{
      jalon::money("waste.sorting_works", "Sorting works", "investment", "authority"),
      jalon::money("waste.collection", "Collection", "operation", "authority")};
  static constexpr std::array<jalon_indicator, 0> indicators{};

  Waste(const jalon::Host &, const jalon::Inventory &inventory) {
    const auto count = inventory.table(0).column(0);
    for (std::size_t row = 0; row < count.size(); ++row) bins.push_back(count.number(row));
  }

  // Bins in all, and those sorted, by year; bins newly sorted, by year.
  struct Prepared {
    std::vector<double> all, sorted, works;
    void evaluate(const jalon::Block &b) const {
      for (std::size_t y = 0; y < b.years(); ++y)
        for (std::size_t i = 0; i < b.draws(); ++i) {
          b.line(0, y)[i] = works[y] * b.parameter(price)[i];
          b.line(1, y)[i] = (all[y] - sorted[y] * b.parameter(saving)[i]) * b.parameter(cost)[i];
        }
    }
  };
  Prepared prepare(const jalon::Programme &programme) const {
    const auto years = programme.years();
    Prepared p{std::vector<double>(years.size()), std::vector<double>(years.size()),
               std::vector<double>(years.size())};
    for (std::size_t y = 0; y < years.size(); ++y)
      for (std::size_t row = 0; row < bins.size(); ++row) {
        p.all[y] += bins[row];
        for (std::size_t e = 0; e < programme.size(); ++e) {
          const double covered = bins[row] * programme[e].share(row);
          if (years[y] == programme[e].start_year()) p.works[y] += covered;
          if (years[y] > programme[e].start_year()) p.sorted[y] += covered;
        }
      }
    return p;
  }
  std::vector<double> bins;
};
JALON_PLUGIN(Waste)
