// Proves that who pays what is written out whole: every field documented, amounts as they are,
// what is not known as null, and what has no financing as null.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/report/json.h"
#include "tests/core/report/financing.h"

namespace jalon {
namespace {

using nlohmann::ordered_json;

TEST(FinancingJson, HasEveryFieldDocumented) {
  const auto documented = read_file(std::string(JALON_SOURCE_DIR) + "/docs/integrator/results.md");
  std::vector<std::string> missing;
  const std::function<void(const ordered_json &)> walk = [&](const ordered_json &j) {
    if (j.is_array() && !j.empty()) walk(j[0]);
    if (!j.is_object()) return;
    for (const auto &[key, value] : j.items()) {
      if (documented.find('`' + key + '`') == documented.npos) missing.push_back(key);
      walk(value);
    }
  };
  const auto j = ordered_json::parse(results_json(fixture::financed()));
  ASSERT_FALSE(j["financing"].is_null());
  walk(j["financing"]);
  walk(j["projects"][0]["financing"]);
  walk(j["roadmap"]);
  EXPECT_TRUE(missing.empty()) << ordered_json(missing).dump();
}

TEST(FinancingJson, TellsAProjectAsItIs) {
  const auto j = ordered_json::parse(results_json(fixture::financed()));
  const auto &f = j["projects"][0]["financing"];
  EXPECT_EQ(f["start"], 2028);
  EXPECT_EQ(f["cost_with_vat"], 120000.0);
  EXPECT_EQ(f["own_final"]["granted"], 65315.2);
  EXPECT_EQ(f["own_final"]["expected"], 50315.2);
  EXPECT_EQ(f["own_final"]["all"], 35315.2);
  EXPECT_EQ(f["own"]["all"][4], -19684.8);
  const auto &asked = f["sources"][1];
  EXPECT_EQ(asked["status"], "requested");
  EXPECT_EQ(asked["asked"], 40000.0);
  EXPECT_EQ(asked["limited_by"], "project_cap");
  EXPECT_EQ(asked["why_less"], "limited by the cap per project");
  EXPECT_EQ(asked["confidence"], "to verify");
  const auto &vat = f["sources"][2];
  EXPECT_TRUE(vat["status"].is_null());
  EXPECT_TRUE(vat["probability"].is_null());
  EXPECT_TRUE(vat["why_less"].is_null());
}

TEST(FinancingJson, WritesNullForWhatIsNotKnown) {
  auto r = fixture::financed();
  r.financing->accounts_year.reset();
  r.financing->peak_year.reset();
  r.financing->before.debt.assign(r.financing->years.size(), std::nullopt);
  r.projects[0].financing->holder.clear();
  r.projects[1].financing.reset();
  r.roadmap->debt_room = {std::nan(""), 0, 5};
  auto j = ordered_json::parse(results_json(r));
  EXPECT_TRUE(j["financing"]["accounts"]["year"].is_null());
  EXPECT_TRUE(j["financing"]["peak_year"].is_null());
  ASSERT_EQ(j["financing"]["before"]["debt"].size(), r.financing->years.size());
  EXPECT_TRUE(j["financing"]["before"]["debt"][0].is_null());
  EXPECT_TRUE(j["projects"][0]["financing"]["holder"].is_null());
  EXPECT_TRUE(j["projects"][1]["financing"].is_null());
  EXPECT_TRUE(j["roadmap"]["debt_room"][0].is_null());
  EXPECT_EQ(j["roadmap"]["debt_room"][1], 0.0);
  r.financing.reset();
  j = ordered_json::parse(results_json(r));
  EXPECT_TRUE(j["financing"].is_null());
}

}  // namespace
}  // namespace jalon
