// tests/cases/*.json: the same tables that the WebAssembly tests run.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "json/parse.h"
#include "mimamori/analyzer.h"
#include "support/sources.h"
#include "text/utf8.h"

namespace mimamori {
namespace {

// The part of `text` (UTF-8) between two UTF-16 offsets.
std::string utf16_slice(const std::string& text, std::int64_t start, std::int64_t end) {
  std::u32string part;
  std::int64_t unit = 0;
  for (const char32_t c : to_code_points(text)) {
    if (unit >= start && unit < end) part += c;
    unit += utf16_length(c);
  }
  return to_utf8(part);
}

std::vector<std::string> spans_of(const Json& finding, const std::string& text) {
  std::vector<std::string> out;
  for (const Json& span : finding["spans"]) out.push_back(utf16_slice(text, span["start"].get<std::int64_t>(), span["end"].get<std::int64_t>()));
  return out;
}

void expect_verdict(const Json& expected, const Json& verdict, const std::string& line) {
  // "harassment": false leaves open whether the message is borderline: that is shown softly, and people differ.
  if (expected.contains("harassment")) {
    EXPECT_EQ(verdict["grade"] == "harassment", expected["harassment"].get<bool>()) << verdict["findings"].dump();
  }
  for (const char* field : {"grade", "categories"}) {
    if (expected.contains(field)) {
      EXPECT_EQ(verdict[field], expected[field]) << field;
    }
  }
  for (const char* part : {"signals", "state", "recommendation"}) {
    if (!expected.contains(part)) continue;
    for (const auto& [key, value] : expected[part].items()) EXPECT_EQ(verdict[part][key], value) << part << "/" << key;
  }
  if (expected.contains("spans")) {
    const std::string text = Json::parse(line)["text"].get<std::string>();
    for (std::size_t i = 0; i < expected["spans"].size(); ++i) {
      ASSERT_LT(i, verdict["findings"].size());
      EXPECT_EQ(spans_of(verdict["findings"][i], text), expected["spans"][i].get<std::vector<std::string>>());
    }
  }
}

TEST(Cases, GiveTheExpectedVerdicts) {
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::project() / "tests/cases")) {
    if (entry.path().extension() != ".json") continue;
    const auto file = parse_json(test::read_file(entry.path()));
    ASSERT_TRUE(file.ok()) << entry.path() << " " << file.error().to_line();
    for (const Json& item : file.value()["cases"]) {
      SCOPED_TRACE(entry.path().filename().string() + ": " + item["name"].get<std::string>());
      ++cases;
      Analyzer analyzer(test::shipped_engine());
      ASSERT_EQ(item["lines"].size(), item["expect"].size());
      for (std::size_t i = 0; i < item["lines"].size(); ++i) {
        const std::string line = item["lines"][i].get<std::string>();
        SCOPED_TRACE(line);
        const Json& expected = item["expect"][i];
        const auto answer = analyzer.analyze_line(line);
        if (expected.contains("error")) {
          ASSERT_FALSE(answer.ok());
          EXPECT_EQ(to_string(answer.error().code), expected["error"].get<std::string>());
        } else if (expected.contains("event")) {
          ASSERT_TRUE(answer.ok());
          EXPECT_FALSE(answer.value().has_value());
        } else {
          ASSERT_TRUE(answer.ok()) << answer.error().to_line();
          expect_verdict(expected, Json::parse(*answer.value()), line);
        }
      }
    }
  }
  EXPECT_GE(cases, 10u);
}

}  // namespace
}  // namespace mimamori
