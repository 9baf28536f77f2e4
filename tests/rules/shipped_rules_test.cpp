// The rules that are shipped: tested by their own examples, and enough of them.
#include <map>

#include <gtest/gtest.h>

#include "engine_parts.h"
#include "mimamori/check.h"
#include "support/sources.h"

namespace mimamori {
namespace {

TEST(ShippedRules, DoWhatTheirExamplesSay) {
  const CheckReport report = check_rules(*test::shipped_engine());
  for (const Error& error : report.errors) ADD_FAILURE() << error.to_line();
  EXPECT_GE(report.examples, report.rules * 4);
}

TEST(ShippedRules, AreNotTriedOnEveryMessage) {
  for (const Error& warning : check_rules(*test::shipped_engine()).warnings) ADD_FAILURE() << warning.to_line();
}

TEST(ShippedRules, CoverEveryCategoryWithAtLeastEightRules) {
  const Engine::Parts& parts = test::shipped_engine()->parts();
  std::map<std::string, int> rules;
  for (const Rule& rule : parts.matcher.rules()) {
    if (!rule.id.starts_with("ja/")) continue;
    for (const std::uint16_t category : rule.categories) ++rules[parts.policy.categories[category].id];
  }
  ASSERT_EQ(parts.policy.categories.size(), 14u);
  for (const Category& category : parts.policy.categories) EXPECT_GE(rules[category.id], 8) << category.id;
}

TEST(ShippedPolicies, Load) {
  int policies = 0;
  for (const SourceFile& file : test::shipped_sources()) {
    if (!file.path.starts_with("policies/")) continue;
    EngineOptions options;
    options.policy = file.path;
    const auto engine = Engine::create(test::shipped_sources(), options);
    EXPECT_TRUE(engine.ok()) << engine.error().to_line();
    ++policies;
  }
  EXPECT_GE(policies, 1);
}

TEST(ShippedPolicies, DraftEveryStepThatSpeaksToACustomer) {
  for (const Step& step : test::shipped_engine()->parts().policy.steps) {
    EXPECT_TRUE(step.id == "emergency" || step.drafts.contains("default")) << step.id;
  }
}

}  // namespace
}  // namespace mimamori
