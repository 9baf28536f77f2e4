#include "mimamori/record.h"

#include <gtest/gtest.h>

#include "support/sources.h"

namespace mimamori {
namespace {

TEST(ParseTime, ReadsOffsetsFractionsAndLeapSeconds) {
  EXPECT_EQ(parse_time("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_time("2026-06-10T10:02:15+09:00"), parse_time("2026-06-10T01:02:15Z"));
  EXPECT_EQ(parse_time("2026-06-10T10:02:15.123+0900"), parse_time("2026-06-10T01:02:15Z"));
  EXPECT_EQ(parse_time("2016-12-31T23:59:60Z"), parse_time("2017-01-01T00:00:00Z"));
  EXPECT_EQ(parse_time("2026-11-01T01:30:00-04:00"), parse_time("2026-11-01T00:30:00-05:00"));
  EXPECT_EQ(parse_time("2024-02-29T00:00Z"), parse_time("2024-02-29T00:00:00Z"));
}

TEST(ParseTime, RefusesWhatIsNoTimeWithOffset) {
  for (const char* text : {"", "2026-06-10", "2026-06-10T10:02:15", "2026-13-01T00:00:00Z", "2025-02-29T00:00:00Z", "2026-06-10T24:00:00Z",
                           "2026-06-10T10:02:15+09:00x", "10:02", "2026-06-10T10:02:61Z"}) {
    EXPECT_EQ(parse_time(text), std::nullopt) << text;
  }
}

TEST(ParseRecord, ReadsAMessageWithAllItsFields) {
  const auto record = parse_record(
      R"({"session":"s1","id":"m7","at":"2026-06-10T10:02:15+09:00","from":"customer","text":"困る","lang":"ja","contact":{"sessions_24h":2,"sessions_7d":5},"gold":{"grade":"none"},"later":[1]})");
  ASSERT_TRUE(record.ok());
  const auto& message = std::get<Message>(record.value());
  EXPECT_EQ(message.session, "s1");
  EXPECT_EQ(message.text, "困る");
  EXPECT_EQ(message.contact->sessions_7d, 5);
  EXPECT_EQ(message.gold->grade, "none");
  EXPECT_TRUE(message.at.has_value());
}

TEST(ParseRecord, ReadsAnEvent) {
  const auto record = parse_record(R"({"session":"s1","event":"demand_judged","value":"unreasonable"})");
  ASSERT_TRUE(record.ok());
  EXPECT_EQ(std::get<Event>(record.value()).value, "unreasonable");
}

struct BadRecord {
  const char* name;
  std::string line;
  ErrorCode code;
  std::string pointer;
};

class BadRecords : public testing::TestWithParam<BadRecord> {};

TEST_P(BadRecords, AreRefusedWithTheirPlace) {
  const auto record = parse_record(GetParam().line);
  ASSERT_FALSE(record.ok());
  EXPECT_EQ(record.error().code, GetParam().code) << record.error().to_line();
  EXPECT_EQ(record.error().pointer, GetParam().pointer) << record.error().to_line();
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BadRecords,
    testing::Values(BadRecord{"Empty", "", ErrorCode::kInvalidJson, ""}, BadRecord{"NotJson", "hello", ErrorCode::kInvalidJson, ""},
                    BadRecord{"Array", "[]", ErrorCode::kInvalidField, ""}, BadRecord{"TwoValues", "{} {}", ErrorCode::kInvalidJson, ""},
                    BadRecord{"InvalidUtf8", "{\"text\":\"\xff\"}", ErrorCode::kInvalidJson, ""},
                    BadRecord{"LoneSurrogate", R"({"text":"\ud800"})", ErrorCode::kInvalidJson, ""},
                    BadRecord{"Deep", std::string(100000, '['), ErrorCode::kInvalidJson, ""},
                    BadRecord{"NoText", R"({"session":"s","id":"1","from":"agent"})", ErrorCode::kInvalidField, ""},
                    BadRecord{"TextIsNumber", R"({"session":"s","id":"1","from":"agent","text":5})", ErrorCode::kInvalidField, "/text"},
                    BadRecord{"UnknownSpeaker", R"({"session":"s","id":"1","from":"boss","text":""})", ErrorCode::kInvalidField, "/from"},
                    BadRecord{"BadTime", R"({"session":"s","id":"1","from":"agent","text":"","at":"noon"})", ErrorCode::kInvalidField, "/at"},
                    BadRecord{"NegativeContact", R"({"session":"s","id":"1","from":"agent","text":"","contact":{"sessions_7d":-1}})",
                              ErrorCode::kInvalidField, "/contact/sessions_7d"},
                    BadRecord{"HugeText", R"({"session":"s","id":"1","from":"agent","text":")" + std::string(kMaxTextBytes + 1, 'a') + "\"}",
                              ErrorCode::kTooLarge, "/text"},
                    BadRecord{"HugeLine", std::string(kMaxRecordBytes + 1, ' '), ErrorCode::kTooLarge, ""}),
    test::case_name);

TEST(ParseRecord, ErrorsNeverRepeatTheText) {
  const auto record = parse_record("{\"text\":\"秘密の相談\" oops}");
  ASSERT_FALSE(record.ok());
  EXPECT_EQ(record.error().to_line().find("秘密"), std::string::npos) << record.error().to_line();
}

}  // namespace
}  // namespace mimamori
