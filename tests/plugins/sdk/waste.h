// waste.h - a plugin of a few lines that does what is wrong when an option asks for it.
#pragma once
#include <jalon/lanes.hpp>
#include <jalon/pieces.hpp>
#include <jalon/plugin.hpp>
#include <stdexcept>
#include <vector>

namespace waste {

inline constexpr std::array parameters{
    jalon::parameter("waste.bin.cost", "Collecting one bin", "currency", {0, 1000},
                     jalon::triangular(80, 100, 150), {"made up for a test", "2024"}),
    jalon::parameter("waste.bins_per_inhabitant", "Bins per inhabitant", "1", {0, 10},
                     jalon::point(0.5), {"made up for a test", "2024"}),
    jalon::parameter("waste.size.large", "A large bin", "l", {0, 2000}, jalon::point(660),
                     {"made up for a test", "2024"}),
    jalon::parameter("waste.size.usual", "A usual bin", "l", {0, 2000}, jalon::point(240),
                     {"made up for a test", "2024"}),
    jalon::parameter("energy.fuel.price", "Fuel", "currency/l", {0, 2.1}, jalon::uniform(1, 2),
                     {"made up for a test", "2024"}, JALON_PER_YEAR)};
enum Parameter : std::size_t { cost, per_inhabitant, large_size, usual_size, fuel_price };

inline constexpr std::array kinds{jalon::choice("paper", "Paper"), jalon::choice("rest", "Rest")};
inline constexpr std::array size_fills{jalon::fill_when("kind", "rest", "waste.size.large"),
                                       jalon::fill("waste.size.usual")};
inline constexpr std::array columns{
    jalon::number("count", "Number", "1", {0, 1e9}), jalon::choices("kind", "Kind", kinds),
    jalon::number("size", "Size", "l", {0, 2000}, size_fills), jalon::text("street", "Street")};
inline constexpr std::array tables{
    jalon::table("waste.bins", "Bins", columns, "count", "waste.bins_per_inhabitant"),
    jalon::table("waste.trucks", "Trucks", columns, "count")};

// What goes wrong, and in which draw of the block it does.
enum Mode {
  good,
  line_not_filled,
  line_unknown,
  indicator_infinite,
  indicator_not_filled,
  beyond_the_draws,
  rejects,
  blames_a_figure,
  throws_something
};
inline constexpr std::array options{jalon::option("saving", "Share saved", "1", {0, 1}, 0.25),
                                    jalon::option("mode", "What goes wrong", "1", {0, 8}, good)};
inline constexpr std::array measures{
    jalon::measure({.name = "waste.sorting",
                    .label = "Sorting",
                    .help = "Bins are sorted.",
                    .table = "waste.bins",
                    .options = options}),
    jalon::measure(
        {.name = "waste.truck", .label = "Truck", .help = "A truck.", .table = "waste.trucks"})};
inline constexpr std::array lines{
    jalon::money("waste.collection", "Collection", "operation", "authority", "operator"),
    jalon::money("waste.fuel", "Fuel", "energy", "operator"),
    jalon::line("waste.litres", "Litres", "l", "volume", "", "users")};
inline constexpr std::array indicators{jalon::indicator("waste.bins_in_all", "Bins", "1", 0)};

class Stock {
 public:
  Stock(const jalon::Host &host, const jalon::Inventory &inventory);
  struct Bin {
    double count, litres;
    bool estimated;
    uint32_t size_parameter;
  };
  std::vector<Bin> bins;
};

class Prepared {
 public:
  Prepared(const Stock &stock, const jalon::Programme &programme);
  void evaluate(const jalon::Block &block) const;

 private:
  int mode_ = good;
  std::vector<double> count_, litres_;  // by year, what sorting saves taken off
};

struct Waste : jalon::Domain<Stock, Prepared> {
  using Domain::Domain;
  JALON_DECLARED_IN(waste)
  static constexpr jalon::about about{
      .id = "org.example.waste", .name = "waste", .version = "1.0.0", .label = "Waste"};
};

}  // namespace waste
