// A broken rules folder is refused whole, and the error says where.
#include <gtest/gtest.h>

#include "mimamori/engine.h"
#include "support/sources.h"

namespace mimamori {
namespace {

std::string rule_file(const std::string& rules) { return R"({"version":1,"lang":"ja","category":"insult","rules":[)" + rules + "]}"; }

std::string rule(const std::string& id, const std::string& pattern, const std::string& more = {}) {
  return R"({"id":")" + id + R"(","pattern":")" + pattern + R"(","reason":{"ja":"理由","en":"reason"})" + more + "}";
}

struct BadFile {
  const char* name;
  std::string contents;
  ErrorCode code;
  std::string pointer;
  std::string rule;
};

class BadRuleFiles : public testing::TestWithParam<BadFile> {};

TEST_P(BadRuleFiles, AreRefusedWithFilePointerAndRule) {
  const auto engine = Engine::create(test::tiny_sources(GetParam().contents), test::tiny_options());
  ASSERT_FALSE(engine.ok());
  const Error& error = engine.error();
  EXPECT_EQ(error.code, GetParam().code) << error.to_line();
  EXPECT_EQ(error.file, "ja/insult.json");
  EXPECT_EQ(error.pointer, GetParam().pointer) << error.to_line();
  EXPECT_EQ(error.rule, GetParam().rule) << error.to_line();
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BadRuleFiles,
    testing::Values(
        BadFile{"NotJson", "{", ErrorCode::kInvalidJson, "", ""}, BadFile{"Array", "[]", ErrorCode::kInvalidField, "", ""},
        BadFile{"OtherVersion", R"({"version":2,"lang":"ja","category":"insult","rules":[]})", ErrorCode::kUnsupportedVersion, "/version", ""},
        BadFile{"UnknownCategory", R"({"version":1,"lang":"ja","category":"rudeness","rules":[]})", ErrorCode::kUnknownReference, "/category", ""},
        BadFile{"UnknownSignal", R"({"version":1,"lang":"ja","signal":"joy","rules":[]})", ErrorCode::kUnknownReference, "/signal", ""},
        BadFile{"UnknownField", R"({"version":1,"lang":"ja","category":"insult","rulez":[],"rules":[]})", ErrorCode::kInvalidField, "/rulez", ""},
        BadFile{"DuplicateKey", R"({"version":1,"version":1})", ErrorCode::kInvalidJson, "", ""},
        BadFile{"BadPattern", rule_file(rule("ja/insult/a", "(無能")), ErrorCode::kInvalidPattern, "/rules/0/pattern", "ja/insult/a"},
        BadFile{"Lookahead", rule_file(rule("ja/insult/a", "(?!無能)")), ErrorCode::kInvalidPattern, "/rules/0/pattern", "ja/insult/a"},
        BadFile{"HugeRepetition", rule_file(rule("ja/insult/a", "(?:(?:無{1000}){1000}){1000}")), ErrorCode::kInvalidPattern, "/rules/0/pattern", "ja/insult/a"},
        BadFile{"UnknownConcept", rule_file(rule("ja/insult/a", "{nobody}は無能")), ErrorCode::kUnknownReference, "/rules/0/pattern", "ja/insult/a"},
        BadFile{"DuplicateId", rule_file(rule("ja/insult/a", "無能") + "," + rule("ja/insult/a", "役立たず")), ErrorCode::kDuplicateId, "/rules/1/id",
                "ja/insult/a"},
        BadFile{"ForeignId", rule_file(rule("ja/shouting/a", "無能")), ErrorCode::kInvalidField, "/rules/0/id", "ja/shouting/a"},
        BadFile{"UnknownGuard", rule_file(rule("ja/insult/a", "無能", R"(,"unless":["nobody"])")), ErrorCode::kUnknownReference, "/rules/0/unless/0",
                "ja/insult/a"},
        BadFile{"ScoreAboveOne", rule_file(rule("ja/insult/a", "無能", R"(,"score":1.5)")), ErrorCode::kInvalidField, "/rules/0/score", "ja/insult/a"},
        BadFile{"NoReason", rule_file(R"({"id":"ja/insult/a","pattern":"無能"})"), ErrorCode::kInvalidField, "/rules/0", "ja/insult/a"},
        BadFile{"TooDeep", std::string(70, '['), ErrorCode::kInvalidJson, "", ""}),
    test::case_name);

TEST(Loader, RefusesAMissingPolicy) {
  EngineOptions options;
  options.policy = "policies/absent.json";
  const auto engine = Engine::create(test::tiny_sources(), options);
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().file, "policies/absent.json");
}

TEST(Loader, RefusesAFileGivenTwice) {
  auto sources = test::tiny_sources(rule_file(rule("ja/insult/a", "無能")));
  sources.push_back(sources.back());
  const auto engine = Engine::create(sources, test::tiny_options());
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().code, ErrorCode::kDuplicateId);
}

TEST(Loader, ConceptsInACircleAreRefused) {
  auto sources = test::tiny_sources(rule_file(rule("ja/insult/a", "{a}")));
  sources.push_back({"ja/concepts.json", R"({"version":1,"lang":"ja","concepts":{"a":"{b}","b":"{a}"},"guards":{}})"});
  const auto engine = Engine::create(sources, test::tiny_options());
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().code, ErrorCode::kInvalidPattern);
}

TEST(Loader, TheOrderOfFilesDoesNotChangeTheVersion) {
  auto sources = test::shipped_sources();
  const auto forward = Engine::create(sources);
  std::reverse(sources.begin(), sources.end());
  const auto backward = Engine::create(sources);
  ASSERT_TRUE(forward.ok() && backward.ok());
  EXPECT_EQ(forward.value()->version().rules, backward.value()->version().rules);
}

TEST(Bundle, LoadsToTheSameVersionAsTheFolder) {
  const auto bundle = write_bundle(test::shipped_sources());
  ASSERT_TRUE(bundle.ok());
  const auto sources = read_bundle(bundle.value());
  ASSERT_TRUE(sources.ok());
  EngineOptions options;
  options.use_model = false;
  const auto from_bundle = Engine::create(sources.value(), options);
  const auto from_folder = Engine::create(test::shipped_sources(), options);
  ASSERT_TRUE(from_bundle.ok()) << from_bundle.error().to_line();
  EXPECT_EQ(from_bundle.value()->version().rules, from_folder.value()->version().rules);
  EXPECT_EQ(from_bundle.value()->version().policy, from_folder.value()->version().policy);
}

TEST(Bundle, RefusesGarbage) {
  for (const char* text : {"", "[]", "{}", R"({"version":9,"files":{}})", R"({"version":1,"files":[]})"}) EXPECT_FALSE(read_bundle(text).ok()) << text;
}

}  // namespace
}  // namespace mimamori
