// Proves, on a toy domain worked out by hand: what is asked of a model, what missing data would
// change, what gates say, and what is written of it as JSON and as projects to copy.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/diagnosis/json.h"
#include "core/diagnosis/parts.h"
#include "core/diagnosis/propose.h"
#include "core/settings/settings.h"
#include "tests/core/domain/toy.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using testing::Scratch;

// 40 bins at 100 a year, triangular 50, 100, 200; row 2 has an estimated price, row 1 no colour.
struct Town {
  Scratch folder;
  Dossier dossier;
  Settings settings{"EUR", "2026-11-23"};
  std::vector<Model> models;
  DiagnosisOptions options;

  explicit Town(const char *plugin = "toy_good") {
    dossier.folder = folder.path();
    dossier.name = "Toy \"town\"\nand more";
    dossier.country = "fr";
    dossier.base_year = 2026;
    dossier.population = 1000;
    Figure price;
    price.value = 100;
    price.distribution = Distribution::triangular;
    price.low = 50;
    price.high = 200;
    price.unit = "EUR";
    price.source = "made up";
    price.as_of = "2024";
    Key key;
    key.path = "toy.price";
    key.unit = "currency";
    key.lower = 0;
    key.upper = 1000;
    settings.declare(key, price);
    settings.resolve();
    InventoryTable table;
    table.name = "toy.bins";
    table.rows = 2;
    table.import.file = "bins.csv";
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const uint32_t no = JALON_NO_PARAMETER;
    table.columns = {{"count", {10, 30}, {}, {JALON_MEASURED, JALON_MEASURED}, {no, no}},
                     {"colour", {nan, 1}, {}, {JALON_UNKNOWN, JALON_MEASURED}, {no, no}},
                     {"noted", {100, 100}, {}, {JALON_MEASURED, JALON_ESTIMATED}, {no, 0}}};
    models.push_back(Model(Plugin::load(toy::manifest(plugin)), {table}, {}, {}));
    options.config = std::filesystem::path(JALON_SOURCE_DIR) / "config";
    options.years = 4;
    options.draws = 4096;
  }
  Diagnosis diagnosis() const { return diagnose(dossier, settings, models, options); }
};

TEST(Diagnosing, AsksTheReferenceForCostAndIndicatorsWithTheirRange) {
  const Diagnosis d = Town().diagnosis();
  ASSERT_EQ(d.domains.size(), 1u);
  const auto &toy = d.domains[0];
  // As a run shows it: the mode of 100, not the median of 200 - sqrt(0.5 x 150 x 100) = 113.40.
  EXPECT_DOUBLE_EQ(toy.need.cost.amount.central.value(), 4000);
  EXPECT_NEAR(toy.need.cost.amount.median.value(), 40 * 113.397, 25);
  EXPECT_DOUBLE_EQ(toy.need.cost.per_inhabitant.value(), 4);
  // Triangular: P10 = 50 + sqrt(0.1 x 150 x 50) = 77.39; P90 = 200 - sqrt(0.1 x 150 x 100) =
  // 161.27.
  EXPECT_NEAR(toy.need.cost.amount.p10.value(), 40 * 77.386, 25);
  EXPECT_NEAR(toy.need.cost.amount.p90.value(), 40 * 161.270, 25);
  EXPECT_EQ(toy.indicators[0].value.central, 100);
  EXPECT_NEAR(toy.indicators[0].value.median.value(), 113.397, 0.7);
  EXPECT_NEAR(toy.indicators[0].value.p10.value(), 77.386, 0.7);
  EXPECT_FALSE(toy.need.emissions.amount.central) << "no line of CO2e: unknown, not 0";
  EXPECT_FALSE(toy.need.gap.central) << "no mark, no gap";
  EXPECT_FALSE(toy.need.need);
  EXPECT_EQ(toy.caveats.size(), 1u);
}

TEST(Diagnosing, TellsWhatMissingDataWouldChangeLargestFirst) {
  const Diagnosis d = Town().diagnosis();
  ASSERT_GE(d.missing.size(), 2u);
  const auto &price = d.missing[0];
  EXPECT_EQ(price.kind, MissingReading::Kind::estimated_column);
  EXPECT_EQ(price.columns[0].first, "noted");
  EXPECT_EQ(price.cells, 1u);
  EXPECT_EQ(price.of, 2u);
  EXPECT_EQ(price.figures[0].first, "toy.price");
  ASSERT_TRUE(price.cost);
  EXPECT_NEAR((*price.cost)[0], 40 * 77.386, 60);
  EXPECT_NEAR((*price.cost)[1], 40 * 161.270, 60);
  ASSERT_EQ(price.moved.size(), 1u);
  EXPECT_NEAR(price.score.value(), (161.270 - 77.386) / 100, 0.03);
  ASSERT_TRUE(price.revenue);
  EXPECT_EQ((*price.revenue)[1], 0) << "the toy brings nothing in";
  const auto &colour = d.missing[1];
  EXPECT_EQ(colour.kind, MissingReading::Kind::unknown_column);
  EXPECT_FALSE(colour.score);
  const auto kinds = [&](MissingReading::Kind kind) {
    return std::count_if(d.missing.begin(), d.missing.end(),
                         [&](const auto &m) { return m.kind == kind; });
  };
  EXPECT_EQ(kinds(MissingReading::Kind::power), 1);
  EXPECT_EQ(kinds(MissingReading::Kind::axis), 1);
  EXPECT_EQ(kinds(MissingReading::Kind::skills), 1);
  EXPECT_EQ(kinds(MissingReading::Kind::population), 0);
}

TEST(Diagnosing, ReadsGatesAndWhatAMeasureIsMeantFor) {
  const Diagnosis d = Town().diagnosis();
  ASSERT_EQ(d.candidates.size(), 1u);
  const auto &c = d.candidates[0];
  EXPECT_EQ(c.status, CandidateReading::Status::relevant) << "the price is above 10";
  EXPECT_EQ(c.things, 30) << "blue";
  EXPECT_EQ(c.things_unknown, 10);
  Town cheap;
  cheap.settings.add_assignment("toy.price=5 EUR");
  cheap.settings.resolve();
  const Diagnosis closed = cheap.diagnosis();
  EXPECT_EQ(closed.candidates[0].status, CandidateReading::Status::not_relevant);
  EXPECT_EQ(closed.candidates[0].gates[0].otherwise, "Bins cost next to nothing here.");
}

// Mode 50 of a price between 50 and 200: the central figures give the least value there is.
TEST(Diagnosing, ShowsTheFigureOfARunWhereTheModeIsAtAnEnd) {
  Town skewed;
  Figure price;
  price.value = price.low = 50;
  price.high = 200;
  price.distribution = Distribution::triangular;
  price.unit = "EUR";
  price.source = "made up";
  price.as_of = "2024";
  Key key;
  key.path = "toy.price";
  key.unit = "currency";
  key.lower = 0;
  key.upper = 1000;
  skewed.settings = Settings("EUR", "2026-11-23");
  skewed.settings.declare(key, price);
  skewed.settings.resolve();
  const Diagnosis d = skewed.diagnosis();
  const Ranged &cost = d.domains[0].need.cost.amount, &paid = d.domains[0].indicators[0].value;
  EXPECT_DOUBLE_EQ(cost.central.value(), 40 * 50);
  for (const Ranged *r : {&cost, &paid}) {
    EXPECT_LT(r->central.value(), r->p10.value());
    EXPECT_LT(r->p10.value(), r->median.value());
    EXPECT_LT(r->median.value(), r->p90.value());
  }
  EXPECT_EQ(d.candidates[0].gates[0].value, paid.central) << "gates read the same estimate";
}

TEST(Diagnosing, ComparesNoWhollyEstimatedInventoryWithPeers) {
  Town town;
  town.folder.write("config/peers/fr.toml",
                    "[[peer]]\nindicator = 'toy.paid'\nunit = 'EUR'\nwho_fr = 'a'\nwho_en = 'a'\n"
                    "mean = 10\nsource = 's'\nas_of = '2024'\nconfidence = 'certain'\n");
  for (const char *file : {"axes.toml", "power.toml", "propose.toml"})
    town.folder.write(std::string("config/diagnosis/") + file,
                      read_file(town.options.config / "diagnosis" / file));
  town.options.config = town.folder.path() / "config";
  const Diagnosis own = town.diagnosis();
  ASSERT_EQ(own.domains[0].indicators[0].peers.size(), 1u);
  EXPECT_NE(own.domains[0].indicators[0].peers[0].side, 0);
  EXPECT_FALSE(own.domains[0].indicators[0].estimated);
  auto tables = town.models[0].tables();
  tables[0].import.estimated_table = true;
  town.models.clear();
  town.models.push_back(Model(Plugin::load(toy::manifest("toy_good")), tables, {}, {}));
  const Diagnosis d = town.diagnosis();
  EXPECT_TRUE(d.domains[0].indicators[0].estimated);
  EXPECT_FALSE(own.domains[0].need.gap_estimated);
  EXPECT_EQ(d.domains[0].need.gap_estimated, d.domains[0].need.gaps_known > 0);
  EXPECT_TRUE(d.candidates[0].gates[0].estimated);
  EXPECT_EQ(d.domains[0].indicators[0].peers[0].side, 0);
}

// The toy counts a cost and no receipts: without any measured cell a cost that is 0 in every draw
// is unknown, its receipts are known to be none. A measured 0 is 0.
TEST(Diagnosing, TellsNoZeroWhereNothingIsMeasured) {
  const auto of_quality = [](std::uint8_t quality) {
    Town town;
    auto tables = town.models[0].tables();
    for (auto &column : tables[0].columns) {
      std::fill(column.quality.begin(), column.quality.end(), quality);
      if (column.name == "count") column.numbers = {0, 0};
    }
    tables[0].import.estimated_table = quality == JALON_ESTIMATED;
    town.models.clear();
    town.models.push_back(Model(Plugin::load(toy::manifest("toy_good")), tables, {}, {}));
    return town.diagnosis();
  };
  const Diagnosis none = of_quality(JALON_MEASURED), unknown = of_quality(JALON_ESTIMATED);
  EXPECT_EQ(none.domains[0].need.cost.amount.central, 0);
  EXPECT_TRUE(none.domains[0].unmeasured.empty());
  EXPECT_FALSE(unknown.domains[0].need.cost.amount.central);
  EXPECT_FALSE(unknown.domains[0].need.stake);
  EXPECT_EQ(unknown.domains[0].revenue.central, 0);
  ASSERT_EQ(unknown.domains[0].unmeasured.size(), 1u);
  std::string to_get;
  for (const auto &what : unknown.domains[0].need.to_get) to_get += what.english() + "\n";
  EXPECT_THAT(to_get, HasSubstr("by the town's own file (" + unknown.domains[0].unmeasured[0]));
  for (const auto &m : unknown.missing) {
    EXPECT_FALSE(m.cost) << name_of(m.kind);
    EXPECT_EQ(m.money_unknown, !m.table.empty() && !m.figures.empty()) << name_of(m.kind);
  }
}

TEST(Diagnosing, SaysWhyTheAxesAreEmptyAndWhatToDo) {
  Town town;
  const auto warned = [&] {
    std::string all;
    for (const auto &w : town.diagnosis().warnings) all += w.english() + "\n";
    return all;
  };
  EXPECT_THAT(warned(), HasSubstr("The axes are empty because nobody has answered them"));
  town.folder.write("diagnosis.toml", "schema = 1\n[[axis]]\naxis = 'data'\nlevel = 0\n");
  EXPECT_THAT(warned(), ::testing::Not(HasSubstr("The axes are empty")));
}

TEST(Diagnosing, LeavesOutWhatTheMappingSkipsOnPurpose) {
  Town town;
  auto tables = town.models[0].tables();
  tables[0].import.findings = {
      {Finding::set_aside, 1, "town", "1", "whatever is said of it"_msg, false, true},
      {Finding::set_aside, 2, "town", "2", "the row repeats another"_msg}};
  town.models.clear();
  town.models.push_back(Model(Plugin::load(toy::manifest("toy_good")), tables, {}, {}));
  const auto findings = town.diagnosis().domains[0].findings;
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].found, "2");
}

TEST(Gates, CannotTellWhereANoticeablePartOfTheDrawsIsOnEitherSide) {
  using State = GateReading::State;
  GateReading g;
  g.lower = 1.0;
  g.value = 1.2;
  const std::vector<uint8_t> none(10), first{1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  const auto judged = [&](int open, const std::vector<uint8_t> &rejected) {
    std::vector<double> draws(10, 0.5);
    std::fill_n(draws.begin(), open, 1.5);
    judge_gate(g, draws, rejected, 0.33);
    return g.state;
  };
  EXPECT_EQ(judged(10, none), State::open);
  EXPECT_EQ(judged(7, none), State::open) << "three in ten are not a noticeable part";
  EXPECT_EQ(judged(6, none), State::cannot_tell);
  EXPECT_DOUBLE_EQ(g.chance.value(), 0.6);
  EXPECT_EQ(judged(4, none), State::cannot_tell) << "nor is it surely closed";
  EXPECT_EQ(judged(3, none), State::closed);
  judged(6, first);
  EXPECT_DOUBLE_EQ(g.chance.value(), 5.0 / 9) << "rejected draws do not count";
  judge_gate(g, {}, {}, 0.33);
  EXPECT_EQ(g.state, State::open) << "without draws by its value";
  EXPECT_FALSE(g.chance);
  g.value.reset();
  EXPECT_EQ(judged(10, none), State::cannot_tell) << "unknown stays unknown";
}

// All rows are of one body: what doubling them moves is known as a bound, and told as missing.
TEST(Diagnosing, TellsAMinimumWhereTheInventoryMayLackTheThingsOfOthers) {
  Town town;
  auto tables = town.models[0].tables();
  tables[0].import.findings = {
      {Finding::note, 0, "operator", "ACME", "however it is told"_msg, true, false, true}};
  town.models.clear();
  town.models.push_back(Model(Plugin::load(toy::manifest("toy_good")), tables, {}, {}));
  town.options.with_tables = [](std::size_t, std::vector<InventoryTable> longer) {
    EXPECT_EQ(longer[0].rows, 4u);
    return Model(Plugin::load(toy::manifest("toy_good")), std::move(longer), {}, {});
  };
  const Diagnosis d = town.diagnosis();
  ASSERT_EQ(d.domains[0].partial.size(), 1u);
  EXPECT_EQ(d.domains[0].partial[0].body, "ACME");
  EXPECT_EQ(d.domains[0].need.cost.amount.bound, 1) << "twice the bins cost twice as much";
  EXPECT_EQ(d.domains[0].indicators[0].value.bound, 0) << "the price of one does not move";
  const auto m = std::find_if(d.missing.begin(), d.missing.end(), [](const auto &x) {
    return x.kind == MissingReading::Kind::partial_table;
  });
  ASSERT_NE(m, d.missing.end());
  EXPECT_DOUBLE_EQ(m->score.value(), 0.5);
  ASSERT_EQ(m->twice.size(), 1u);
  EXPECT_DOUBLE_EQ(m->twice[0].then, 8000);
}

TEST(Diagnosing, GivesTheSameBitsAgain) {
  EXPECT_EQ(diagnosis_json(Town().diagnosis(), Words("en", {})),
            diagnosis_json(Town().diagnosis(), Words("en", {})));
}

TEST(Diagnosing, StopsOnRequest) {
  Town town;
  town.options.cancelled = [] { return true; };
  EXPECT_THAT(testing::refusal([&] { town.diagnosis(); }), HasSubstr("stopped on request"));
}

TEST(DiagnosisJson, WritesUnknownAsNull) {
  const auto j = nlohmann::json::parse(diagnosis_json(Town().diagnosis(), Words("en", {})));
  const auto &toy = j.at("domains").at(0);
  EXPECT_TRUE(toy.at("need").at("need").is_null());
  EXPECT_TRUE(toy.at("need").at("gap").at("central").is_null());
  EXPECT_TRUE(toy.at("need").at("emissions").at("amount").at("central").is_null());
  EXPECT_TRUE(toy.at("power").at("holder").is_null());
  EXPECT_EQ(toy.at("indicators").at(0).at("status"), "no mark");
  EXPECT_EQ(j.at("axes").at("answers").size(), 7u);
  EXPECT_TRUE(j.at("axes").at("answers").at(0).at("level").is_null());
  EXPECT_TRUE(j.at("skills").at("business").is_null());
  EXPECT_EQ(j.at("candidates").at(0).at("status"), "relevant");
}

// A name with a quote and a line break must not end a comment or a text.
TEST(ProposedProjects, ReadAsProjects) {
  const Town town;
  const std::string text = proposed_projects(town.diagnosis(), Words("en", {}));
  EXPECT_THAT(text, HasSubstr("Gate: Price paid for a bin: 100"));
  const std::string head = "schema = 1\nname = \"A\"\ncountry = \"fr\"\nbase_year = 2026\n";
  town.folder.write("dossier.toml", head);
  town.folder.write("projects.toml", text);
  const auto read = read_dossier(town.folder.path());
  ASSERT_EQ(read.projects.size(), 1u);
  EXPECT_EQ(read.projects[0].id, "toy-halve");
  EXPECT_EQ(read.projects[0].measures[0].measure, "toy.halve");
  EXPECT_EQ(read.projects[0].measures[0].where.any_of.at("colour").size(), 2u);
}

TEST(ProposedProjects, LeaveOutWhatTheGatesCloseWithTheReason) {
  Town cheap;
  cheap.settings.add_assignment("toy.price=5 EUR");
  cheap.settings.resolve();
  const std::string text = proposed_projects(cheap.diagnosis(), Words("en", {}));
  EXPECT_THAT(text, HasSubstr("## Halve: Bins cost next to nothing here."));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("[[project]]")));
}

}  // namespace
}  // namespace jalon
