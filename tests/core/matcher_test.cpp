#include "match/matcher.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "engine_parts.h"
#include "support/sources.h"

namespace mimamori {
namespace {

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// Rule by rule, the plain loop over RE2 must find just what the prefilter lets through.
void expect_oracle_agrees(const std::string& text) {
  const Engine::Parts& parts = test::shipped_engine()->parts();
  const Normalised folded = normalise(text, parts.folding);
  for (const Speaker from : {Speaker::kCustomer, Speaker::kAgent}) {
    ASSERT_EQ(parts.matcher.match(folded, from), parts.matcher.match(folded, from, Candidates::kAll)) << text;
  }
}

TEST(Prefilter, FindsWhatTheOracleFindsOnEveryExampleOfEveryRule) {
  for (const Rule& rule : test::shipped_engine()->parts().matcher.rules()) {
    for (const auto* examples : {&rule.match, &rule.no_match}) {
      for (const std::string& text : *examples) expect_oracle_agrees(text);
    }
  }
}

TEST(Prefilter, FindsWhatTheOracleFindsOnTheCorpus) {
  std::size_t messages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::project() / "tests/corpus")) {
    if (entry.path().extension() != ".ndjson") continue;
    const auto lines = lines_of(entry.path());
    for (std::size_t i = 0; i < lines.size(); i += 60) {  // every sixtieth: the oracle is slow by design
      const auto record = parse_record(lines[i]);
      ASSERT_TRUE(record.ok()) << entry.path() << ":" << i + 1;
      if (const auto* message = std::get_if<Message>(&record.value())) {
        expect_oracle_agrees(message->text);
        ++messages;
      }
    }
  }
  EXPECT_GE(messages, 100u);
}

struct LiteralCase {
  const char* name;
  const char* pattern;
  std::size_t groups;
};

class Literals : public testing::TestWithParam<LiteralCase> {};

TEST_P(Literals, AreTakenFromThePattern) {
  EXPECT_EQ(required_literals(RE2(GetParam().pattern)).groups.size(), GetParam().groups);
}

INSTANTIATE_TEST_SUITE_P(Cases, Literals,
                         testing::Values(LiteralCase{"Plain", "無能", 1}, LiteralCase{"Gap", "お前.{0,12}無能", 2}, LiteralCase{"Either", "無能|役立たず", 1},
                                         LiteralCase{"Nothing", ".{0,3}", 0}, LiteralCase{"Optional", "(?:無能)?", 0}),
                         test::case_name);

TEST(Matcher, KeepsABoundedNumberOfMatches) {
  const Engine::Parts& parts = test::shipped_engine()->parts();
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "お前は無能だ。";
  for (const RuleMatch& hit : parts.matcher.match(normalise(text, parts.folding), Speaker::kCustomer)) EXPECT_LE(hit.ranges.size(), kMaxMatchesPerRule);
}

}  // namespace
}  // namespace mimamori
