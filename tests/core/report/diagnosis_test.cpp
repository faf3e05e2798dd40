// Proves: the page and the summary of a diagnosis are whole in both languages whatever stands in
// it, escape every text, keep unknown apart from zero, and fit on a screen.
#include <gtest/gtest.h>

#include "core/report/diagnosis_report.h"
#include "core/report/diagnosis_tell.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

const std::string nasty = "</script><b onload=\"x\">{{name}} & <!--";

// One domain where all is known, one where nothing is.
Diagnosis diagnosis() {
  Diagnosis d;
  d.territory = nasty;
  d.currency = "EUR";
  d.population = 5000;
  d.base_year = 2026;
  d.last_year = 2046;
  d.draws = 1024;
  d.grid.title = {"Axes", "Axes"};
  for (const char *id : {"data", "strategy", "skills"}) {
    Axis axis{id, {nasty, nasty}, {}};
    axis.levels.fill({nasty, nasty});
    d.axes.push_back({axis, {}, "", ""});
  }
  d.axes[0].level = 0;
  d.axes[0].evidence = nasty;
  d.skill_findings.push_back(std::string(nasty));
  DomainReading known;
  known.domain = "toy";
  known.title = {nasty, nasty};
  known.power.holder = HolderRule{"commune", {"la commune", "the town"}, {nasty, nasty}, 1, 1};
  known.power.factor = 1;
  known.power.contract_end = 2028;
  known.power.near_end = true;
  IndicatorReading i;
  i.name = "toy.paid";
  i.label = nasty;
  i.unit = "kWh";
  i.direction = -1;
  i.value = {651.0, 600.0, 700.0};
  i.limit = 220;
  i.target = 160;
  i.standing = Standing::beyond_limit;
  i.gap = 1;
  Peer peer;
  peer.who = {nasty, nasty};
  peer.mean = 533;
  i.peers.push_back({peer, {}, 0, -1});
  peer.mean.reset();
  peer.quantiles = {{0.1, 100}, {0.5, 500}, {0.9, 600}};
  i.peers.push_back({peer, 0.9, 1, -1});
  known.indicators.push_back(i);
  known.digital.push_back({"toy.bins", nasty, "digital", nasty, {{"no", nasty, 3, 1}}, 2});
  known.caveats.push_back(nasty);
  known.findings.push_back({"toy.bins", nasty, nasty, true, 2, {3, 4}, Message(nasty), nasty});
  known.need.gap = {1.0, 1.0, 1.0};
  known.need.gaps_known = 1;
  known.need.cost.amount = {1e6, 9e5, 1.1e6};
  known.need.cost.per_inhabitant = 200;
  known.need.stake = 1;
  known.need.power = 1;
  known.need.need = 1;
  known.need.rank = 1;
  DomainReading unknown;
  unknown.domain = "blank";
  unknown.title = {"Vide", "Blank"};
  i.value = {};
  i.standing = Standing::unknown;
  i.gap.reset();
  i.peers.clear();
  unknown.indicators.push_back(i);
  unknown.need.gaps_unknown = 1;
  unknown.need.to_get = {std::string("the losses"), std::string("the cost")};
  unknown.need.rank = 2;
  d.domains = {known, unknown};
  MissingReading m;
  m.kind = MissingReading::Kind::estimated_column;
  m.domain = "toy";
  m.table = "toy.bins";
  m.table_label = nasty;
  m.columns = {{"noted", nasty}};
  m.cells = 1;
  m.of = 2;
  m.figures = {{"toy.price", nasty}};
  m.cost = {3000, 6000};
  m.moved = {{"toy.paid", nasty, "kWh", false, 1, 2}};
  m.score = 0.5;
  d.missing.push_back(m);
  for (const auto kind : {MissingReading::Kind::power, MissingReading::Kind::axis,
                          MissingReading::Kind::skills, MissingReading::Kind::population}) {
    MissingReading open;
    open.kind = kind;
    open.domain = "toy";
    open.axes = {{nasty, nasty}};
    d.missing.push_back(open);
  }
  CandidateReading c;
  c.domain = "toy";
  c.measure = "toy.halve";
  c.label = c.help = c.relevance = nasty;
  c.status = CandidateReading::Status::not_relevant;
  c.gates.push_back(
      {"toy.paid", nasty, "kWh", false, 5, 10, {}, GateReading::State::closed, nasty});
  d.candidates.assign(40, c);
  c.status = CandidateReading::Status::relevant;
  d.candidates.insert(d.candidates.begin(), 20, c);
  d.warnings.assign(20, Message(nasty));
  return d;
}

std::string page_in(const std::string &language) {
  return diagnosis_html(diagnosis(), {}, page::words(language), page::web());
}

TEST(DiagnosisPage, IsWholeInBothLanguages) {
  for (const char *language : {"fr", "en"}) {
    const std::string html = page_in(language);
    EXPECT_EQ(page::unbalanced(html), "");
    EXPECT_TRUE(page::has(html, std::string("<html lang=\"") + language + "\">"));
    const auto charts = page::charts(html);
    std::set<std::string> kinds;
    for (const auto &chart : charts.at("charts")) {
      kinds.insert(chart.at("kind"));
      EXPECT_TRUE(page::has(html, "id=\"" + chart.at("id").get<std::string>() + "\""));
    }
    EXPECT_TRUE(kinds.contains("radar") && kinds.contains("bullets") &&
                kinds.contains("inventory"));
  }
}

TEST(DiagnosisPage, EscapesEveryText) {
  const std::string html = page_in("en");
  EXPECT_EQ(page::count(page::visible(html), "<b onload"), 0u);
  EXPECT_FALSE(page::has(page::between(html, "id=\"charts\">", "</script>"), "<b"));
}

TEST(DiagnosisPage, NeverDrawsAnUnknownAsZero) {
  for (const auto &chart : page::charts(page_in("en")).at("charts")) {
    if (chart.at("kind") != "radar") continue;
    EXPECT_EQ(chart.at("axes").at(0).at("level"), 0);
    EXPECT_TRUE(chart.at("axes").at(1).at("level").is_null());
    EXPECT_EQ(chart.at("axes").at(1).at("text"), "unknown");
  }
}

TEST(DiagnosisSummary, FitsOnAScreenAndSaysWhatIsUnknown) {
  const std::string text = diagnosis_summary(diagnosis(), page::words("en"), false);
  EXPECT_LE(page::count(text, "\n"), 38u);
  EXPECT_TRUE(page::has(text, "Need 1 = gap 1 × stake 1 × power held 1."));
  EXPECT_TRUE(page::has(text, "Need not known. To be got first: the losses; the cost."));
  EXPECT_FALSE(page::has(text, "at most"));
  EXPECT_TRUE(page::has(text,
                        "What it costs the authority a year, and what it brings in, is not "
                        "known."));
  EXPECT_TRUE(page::has(text, "650\u00a0kWh, limit 220\u00a0kWh"));
  EXPECT_FALSE(page::has(diagnosis_summary(diagnosis(), page::words("fr"), false), "Need"));
}

TEST(DiagnosisPage, SaysWhatToGetWhereGapOrStakeIsUnknownAndABoundWhereOnlyThePowerIs) {
  Diagnosis d = diagnosis();
  std::string html = page::visible(diagnosis_html(d, {}, page::words("en"), page::web()));
  EXPECT_TRUE(page::has(html, "the losses; the cost"));
  EXPECT_FALSE(page::has(html, "at most 1"));
  d.domains[0].power.factor.reset();
  d.domains[0].need.power.reset();
  d.domains[0].need.need.reset();
  d.domains[0].need.to_get = {std::string("the holder")};
  html = page::visible(diagnosis_html(d, {}, page::words("en"), page::web()));
  EXPECT_TRUE(page::has(html, "at most 1"));
  EXPECT_TRUE(page::has(html, "the holder"));
}

// Value, standing, gap and need of figures of other towns bear their sign; a town's own do not.
TEST(DiagnosisPage, MarksWhatRestsOnOtherTowns) {
  Diagnosis d = diagnosis();
  const auto summary = [&] { return diagnosis_summary(d, page::words("en"), false); };
  const auto signs = [&] {
    return page::count(page::visible(diagnosis_html(d, {}, page::words("en"), page::web())), "°");
  };
  EXPECT_FALSE(page::has(summary(), "°"));
  const auto own = signs();
  d.domains[0].indicators[0].estimated = true;
  EXPECT_TRUE(page::has(summary(), "650\u00a0kWh°, limit 220\u00a0kWh"));
  EXPECT_TRUE(page::has(summary(), "° Estimated from figures of other towns"));
  EXPECT_EQ(signs(), own + 1) << "the standing";
  d.domains[0].need.gap_estimated = true;
  EXPECT_TRUE(page::has(summary(), "Need 1° = gap 1° × stake 1 × power held 1."));
  EXPECT_EQ(signs(), own + 5) << "the gap and the need, in the table and above it";
}

TEST(DiagnosisSummary, TellsAmountsByTheirTwoDigitsThatCount) {
  Diagnosis d = diagnosis();
  d.domains[0].need.cost.amount.central = 1653357;
  d.domains[0].revenue.central = 1993104;
  const auto told = [&](const char *language) {
    const Words words = page::words(language);
    return stake_sentence(Say(words, "EUR"), d.domains[0]);
  };
  EXPECT_EQ(told("en"),
            "It costs the authority €1.7M a year, €200 per inhabitant (the central figure is on "
            "the unfavourable side: eight draws of ten lie between €900k and €1.1M); it brings in "
            "€2M.");
  d.domains[0].need.cost.amount.p10 = 1.5e6;
  d.domains[0].need.cost.amount.p90 = 1.8e6;
  EXPECT_TRUE(page::has(told("en"), "(eight draws of ten lie between €1.5M and €1.8M)"));
  EXPECT_TRUE(page::has(told("fr"), "1,7\u00a0M€ par an"));
  d.domains[1].need.emissions.amount.central = 101.9;
  const Words words = page::words("en");
  EXPECT_EQ(stake_sentence(Say(words, "EUR"), d.domains[1]),
            "What it costs the authority a year, and what it brings in, is not known; it emits 100 "
            "t of CO2e.");
  d.domains[0].need.cost.per_inhabitant = 4.56;
  EXPECT_TRUE(page::has(told("en"), "€4.60 per inhabitant")) << "cents are cents";
}

TEST(DiagnosisSummary, TellsAMinimumAndWhatTheDrawsDoNotAgreeOn) {
  const Words words = page::words("en");
  const Say say(words, "EUR");
  IndicatorReading i;
  i.unit = "1";
  i.direction = 1;
  i.limit = 1;
  i.value.central = 0.19;
  i.value.bound = 1;
  i.standing = Standing::bounded;
  EXPECT_TRUE(page::has(standing_told(say, i), "at least 0.19; whether 1 is reached is not known"));
  i.value.bound = 0;
  i.keeps_limit = 0.3;
  i.standing = Standing::unsure;
  EXPECT_EQ(standing_told(say, i), "below the limit in 70% of the draws: measure it first");
}

TEST(DiagnosisSummary, KeepsLimitsInDoubtApartFromThoseThatAreBroken) {
  const Words words = page::words("en");
  Diagnosis d = diagnosis();
  const std::string heading = "Limits that the draws leave in doubt";
  EXPECT_FALSE(page::has(diagnosis_summary(d, words, false), heading));
  for (auto &domain : d.domains) domain.indicators.clear();
  IndicatorReading i;
  i.label = "Yield";
  i.unit = "1";
  i.direction = 1;
  i.limit = 0.8;
  i.value.central = 0.81;
  i.keeps_limit = 0.23;
  i.standing = Standing::unsure;
  d.proposals.doubtful_share = 0.33;
  d.domains[0].indicators = {i};
  const auto told = diagnosis_summary(d, words, false);
  const auto broken = told.find("No known indicator is beyond its limit."),
             doubt = told.find(heading),
             yield = told.find("Yield: 0.81, limit 0.8; below the limit");
  ASSERT_NE(yield, std::string::npos) << told;
  EXPECT_LT(broken, doubt);
  EXPECT_LT(doubt, yield);
}

TEST(DiagnosisSummary, NeverSaysThatNothingChangesWhereTheCostIsUnknown) {
  const Words words = page::words("en");
  const Say say(words, "EUR");
  MissingReading m;
  m.figures = {{"toy.price", "Price"}};
  m.score = 0;
  EXPECT_EQ(effect_told(say, m), "The real figures would change nearly nothing.");
  m.money_unknown = true;
  EXPECT_EQ(effect_told(say, m), "What the domain costs is not known without figures of the town.");
  m.score.reset();
  EXPECT_EQ(effect_told(say, m), "What the domain costs is not known without figures of the town.");
}

}  // namespace
}  // namespace jalon
