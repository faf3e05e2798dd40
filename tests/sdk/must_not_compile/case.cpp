// A small right plugin; each define makes one mistake in it.
#include <jalon/plugin.hpp>

struct Bins {
#ifdef BAD_VERSION
  static constexpr const char *version = "1.0";
#else
  static constexpr const char *version = "1.0.0";
#endif
  static constexpr jalon::about about{
      .id = "org.example.waste", .name = "waste", .version = version, .label = "Waste"};
  static constexpr std::array parameters{
#ifdef BAD_BOUNDS
      jalon::parameter("waste.price", "Price", "currency", {0, 200}, jalon::triangular(1, 150, 400),
                       {.source = "Tender", .as_of = "2024"}),
#elif defined(LOGNORMAL_AT_ZERO)
      jalon::parameter("waste.price", "Price", "currency", {0, 500}, jalon::lognormal(0, 150, 400),
                       {.source = "Tender", .as_of = "2024"}),
#elif defined(EMPTY_PART)
      jalon::parameter("waste..price", "Price", "currency", {0, 500},
                       jalon::triangular(1, 150, 400), {.source = "Tender", .as_of = "2024"}),
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
  static constexpr std::array kinds{jalon::choice("small", "Small"), jalon::choice("big", "Big")};
#ifdef FILL_CHOICE
  static constexpr std::array when{jalon::fill_when("kind", "huge", "waste.price")};
#elif defined(FILL_COLUMN)
  static constexpr std::array when{jalon::fill_when("colour", "big", "waste.price")};
#else
  static constexpr std::array when{jalon::fill_when("kind", "big", "waste.price")};
#endif
#ifdef COLUMN_BOUNDS
  static constexpr jalon::range column_bounds{1, 0};
#else
  static constexpr jalon::range column_bounds{0, 1e6};
#endif
  static constexpr std::array columns{
      jalon::number("price", "Price", "currency", column_bounds, fills),
      jalon::choices("kind", "Kind", kinds),
      jalon::number("paid", "Paid", "currency", {0, 1e6}, when)};
#ifdef OPTION_DEFAULT
  static constexpr std::array options{jalon::option("size", "Size", "m3", {0, 5}, 7)};
#else
  static constexpr std::array options{jalon::option("size", "Size", "m3", {0, 5}, 2)};
#endif
#ifdef NEGATIVE_EFFORT
  static constexpr std::array effort{jalon::effort(0, 1, -2, 0)};
#else
  static constexpr std::array effort{jalon::effort(0, 1, 2, 0)};
#endif
  static constexpr std::array tables{jalon::table("waste.bins", "Bins", columns)};
#ifdef UNKNOWN_TABLE
  static constexpr std::array measures{jalon::measure(
      {.name = "waste.buy", .label = "Buy", .help = "Buy bins.", .table = "waste.boxes"})};
#elif defined(NEEDS_ITSELF)
  static constexpr std::array measures{jalon::measure({.name = "waste.buy",
                                                       .label = "Buy",
                                                       .help = "Buy bins.",
                                                       .table = "waste.bins",
                                                       .needs = "waste.buy"})};
#elif defined(UNKNOWN_PROCUREMENT)
  static constexpr std::array measures{jalon::measure({.name = "waste.buy",
                                                       .label = "Buy",
                                                       .help = "Buy bins.",
                                                       .table = "waste.bins",
                                                       .procurement = "barter"})};
#else
  static constexpr std::array measures{jalon::measure({.name = "waste.buy",
                                                       .label = "Buy",
                                                       .help = "Buy bins.",
                                                       .table = "waste.bins",
                                                       .options = options,
                                                       .effort = effort})};
#endif
#ifdef UNKNOWN_STAKEHOLDER
  static constexpr std::array lines{jalon::money("waste.cost", "Cost", "investment", "mayor")};
#elif defined(SAME_ENDS)
  static constexpr std::array lines{
      jalon::money("waste.cost", "Cost", "investment", "authority", "authority")};
#elif defined(UNKNOWN_CATEGORY)
  static constexpr std::array lines{jalon::money("waste.cost", "Cost", "wages", "authority")};
#elif defined(MONEY_PER_YEAR)
  static constexpr std::array lines{
      jalon::line("waste.cost", "Cost", "currency/year", "operation", "authority", "")};
#elif defined(FOREIGN_LINE)
  static constexpr std::array lines{jalon::money("trees.cost", "Cost", "investment", "authority")};
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
