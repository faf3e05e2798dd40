// Proves that no text of the results can become markup, script or terminal commands.
#include <gtest/gtest.h>

#include "core/report/summary.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

const std::string hostile = "</script><script>alert(1)</script><!-- \"' & {{{style}}} {{#t}}x";

// Every text that a user, a file or a plugin can write.
Results poisoned() {
  auto r = fixture::results();
  r.territory = r.norms_title_fr = r.norms_title_en = r.region = r.program_version = r.date =
      hostile;
  r.plugins[0].title_en = r.plugins[0].id = hostile;
  r.digests[hostile] = hostile;
  r.warnings = {hostile, Message::pattern(hostile)};
  auto &v = r.inventories[0];
  v.label = v.labels[0].second = v.breakdown[0].column_label = hostile;
  std::get<0>(v.breakdown[0].bars[0]) = hostile;
  v.import.file = "/x/<b>points.csv";
  v.import.findings[0].column = v.import.findings[0].found = hostile;
  v.import.findings[0].done = hostile;
  r.indicators[0].label = r.indicators[0].unit = r.indicators[0].source = hostile;
  auto &p = r.projects[0];
  p.title = p.phase = p.measures[0].label = p.measures[0].help = hostile;
  p.measures[0].relevance = p.measures[0].account = p.measures[0].procurement = hostile;
  p.appraisal->lines[4].label = p.appraisal->lines[4].unit = p.appraisal->lines[4].from = hostile;
  p.appraisal->lines[1].category = p.appraisal->accounts[7].name = hostile;
  p.appraisal->indicators[0].label = hostile;
  r.roadmap->decisions[0].title = hostile;
  r.roadmap->decisions[0].reason = {Reason::Kind::needed, {1.0, hostile}};
  r.figures[0].path = r.figures[0].unit = hostile;
  r.figures[0].label = Message::pattern(hostile);
  r.figures[0].figure.source = r.figures[0].figure.as_of = hostile;
  r.figures[0].figure.marks[0] = hostile;
  p.drivers[1].paths = {hostile, hostile};
  p.stressed[0].scenario = p.works = hostile;
  for (auto &s : r.stresses) s.title_fr = s.title_en = s.source = s.as_of = hostile;
  r.stresses[1].changes = r.stresses[1].left_out = {hostile};
  r.preferences->ids[1] = hostile;
  auto &n = r.other_norms[0];
  n.title_fr = n.title_en = n.currency = n.values[0].path = n.values[0].unit = hostile;
  r.draws.sampling = hostile;
  r.draws.precise = false;
  r.draws.loose = r.draws.correlations = {hostile};
  return r;
}

TEST(HostileTexts, StayTextInThePage) {
  const auto clean = page::of(fixture::results(), "en");
  const auto html = page::of(poisoned(), "en");
  EXPECT_EQ(page::unbalanced(html), "");
  EXPECT_EQ(page::count(html, "<script"), page::count(clean, "<script"));
  EXPECT_EQ(page::count(html, "</script"), page::count(clean, "</script"));
  EXPECT_EQ(page::count(html, "<!--"), 0u);
  EXPECT_EQ(page::count(html, "<b>points"), 0u);
  EXPECT_TRUE(page::has(html, "&lt;/script&gt;&lt;script&gt;alert(1)")) << "but they are shown";
  EXPECT_TRUE(page::has(html, "{{{style}}}")) << "and are no templates";
}

TEST(HostileTexts, StayDataInThePictures) {
  const auto charts = page::charts(page::of(poisoned(), "en"))["charts"];
  EXPECT_EQ(charts[0]["bars"][0]["name"], hostile);
}

TEST(HostileTexts, DoNotDriveTheTerminal) {
  auto r = fixture::results();
  r.territory = "Town\033[2J\r\n\x07";
  r.warnings = {
      std::string("clear \xc2\x9b"
                  "2J")};
  r.projects[0].title = "a\nb";
  const auto text = summary(r, page::words("en"), false);
  for (const char c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  EXPECT_FALSE(page::has(text, "\xc2\x9b"));
  EXPECT_TRUE(page::has(text, "a b"));
}

}  // namespace
}  // namespace jalon
