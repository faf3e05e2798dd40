// A small right plugin; each define makes one mistake in it.
#include <jalon/plugin.hpp>

struct Bins {
  static constexpr jalon::about about{
      .id = "org.example.waste", .name = "waste", .version = "1.0.0", .label = "Waste"};
  static constexpr std::array parameters{
#ifdef BAD_BOUNDS
      jalon::parameter("waste.price", "Price", "currency", {0, 200}, jalon::triangular(1, 150, 400),
                       {.source = "Tender", .as_of = "2024"}),
#elif defined(NO_SOURCE)
      jalon::parameter("waste.price", "Price", "currency", {0, 500}, jalon::triangular(1, 150, 400),
                       {}),
#elif defined(BAD_NAME)
      jalon::parameter("Waste price", "Price", "currency", {0, 500}, jalon::triangular(1, 150, 400),
                       {.source = "Tender", .as_of = "2024"}),
#else
      jalon::parameter("waste.price", "Price", "currency", {0, 500}, jalon::triangular(1, 150, 400),
                       {.source = "Tender", .as_of = "2024"}),
#endif
#ifdef TWICE
      jalon::parameter("waste.price", "Price", "currency", {0, 500}, jalon::point(1),
                       {.source = "Tender", .as_of = "2024"}),
#endif
  };
#ifdef UNKNOWN_FILL
  static constexpr std::array fills{jalon::fill("waste.prize")};
#else
  static constexpr std::array fills{jalon::fill("waste.price")};
#endif
  static constexpr std::array columns{jalon::number("price", "Price", "currency", {0, 1e6}, fills)};
  static constexpr std::array tables{jalon::table("waste.bins", "Bins", columns)};
#ifdef UNKNOWN_TABLE
  static constexpr std::array measures{jalon::measure(
      {.name = "waste.buy", .label = "Buy", .help = "Buy bins.", .table = "waste.boxes"})};
#else
  static constexpr std::array measures{jalon::measure(
      {.name = "waste.buy", .label = "Buy", .help = "Buy bins.", .table = "waste.bins"})};
#endif
#ifdef UNKNOWN_STAKEHOLDER
  static constexpr std::array lines{jalon::money("waste.cost", "Cost", "investment", "mayor")};
#elif defined(SAME_ENDS)
  static constexpr std::array lines{
      jalon::money("waste.cost", "Cost", "investment", "authority", "authority")};
#else
  static constexpr std::array lines{jalon::money("waste.cost", "Cost", "investment", "authority")};
#endif
  static constexpr std::array<jalon_indicator, 0> indicators{};
#ifdef UNKNOWN_INDEX
  static constexpr auto price = jalon::index_of(parameters, "waste.prize");
#else
  static constexpr auto price = jalon::index_of(parameters, "waste.price");
#endif

  Bins(const jalon::Host &, const jalon::Inventory &) {}
  struct Prepared {
    void evaluate(const jalon::Block &b) const {
      for (std::size_t y = 0; y < b.years(); ++y)
        for (std::size_t i = 0; i < b.draws(); ++i) b.line(0, y)[i] = b.parameter(price)[i];
    }
  };
  Prepared prepare(const jalon::Programme &) const {
    return {};
  }
};
JALON_PLUGIN(Bins)
