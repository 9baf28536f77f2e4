#include "mimamori/analyzer.h"

#include <gtest/gtest.h>

#include "json/parse.h"
#include "support/sources.h"

namespace mimamori {
namespace {

std::string line(const std::string& session, const std::string& at, const std::string& from, const std::string& text) {
  Json json = {{"session", session}, {"id", "1"}, {"from", from}, {"text", text}};
  if (!at.empty()) json["at"] = "2026-06-10T" + at + "+09:00";
  return json.dump();
}

Json analyze(Analyzer& analyzer, const std::string& input) {
  const auto answer = analyzer.analyze_line(input);
  EXPECT_TRUE(answer.ok()) << answer.error().to_line();
  return Json::parse(answer.ok() && answer.value() ? *answer.value() : "{}");
}

TEST(Analyzer, ABadLineChangesNoSession) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "10:00:00", "customer", "困っています"));
  const std::string before = analyzer.snapshot("s").value();
  EXPECT_FALSE(analyzer.analyze_line(R"({"session":"s","id":"2","from":"customer"})").ok());
  EXPECT_EQ(analyzer.snapshot("s").value(), before);
}

TEST(Analyzer, ForgetsTheSessionThatWasSilentLongest) {
  Analyzer analyzer(test::shipped_engine(), 2);
  for (const char* session : {"a", "b", "a", "c"}) analyze(analyzer, line(session, "", "customer", "はい"));
  EXPECT_TRUE(analyzer.snapshot("a").ok());
  EXPECT_FALSE(analyzer.snapshot("b").ok());
  EXPECT_TRUE(analyzer.snapshot("c").ok());
}

TEST(Analyzer, ASnapshotRestoresToTheSameVerdicts) {
  Analyzer first(test::shipped_engine());
  analyze(first, line("s", "10:00:00", "customer", "お前は本当に無能だな"));
  Analyzer second(test::shipped_engine());
  ASSERT_TRUE(second.restore("s", first.snapshot("s").value()).ok());
  const std::string next = line("s", "10:50:00", "customer", "まだですか");
  EXPECT_EQ(*first.analyze_line(next).value(), *second.analyze_line(next).value());
}

TEST(Analyzer, ADamagedSnapshotIsRefusedAndLosesNothing) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "10:00:00", "customer", "はい"));
  const std::string before = analyzer.snapshot("s").value();
  for (const char* damaged : {"", "{}", "[]", R"({"version":99})", R"({"version":1,"elapsed_s":-5})"}) {
    EXPECT_FALSE(analyzer.restore("s", damaged).ok()) << damaged;
  }
  EXPECT_EQ(analyzer.snapshot("s").value(), before);
}

TEST(Analyzer, SystemMessagesAreNotJudged) {
  Analyzer analyzer(test::shipped_engine());
  EXPECT_EQ(analyze(analyzer, line("s", "", "system", "お前は本当に無能だな"))["grade"], "none");
}

TEST(Clock, RemindsAndLimitsWithoutCallingItHarassment) {
  Analyzer analyzer(test::shipped_engine());
  const char* expected[][2] = {{"10:00:00", "none"}, {"10:20:00", "none"}, {"10:44:59", "none"}, {"10:45:00", "notice"},
                               {"11:00:00", "limit"}, {"11:14:00", "limit"}, {"11:15:00", "over"}};
  for (const auto& [at, clock] : expected) {
    analyze(analyzer, line("s", at, "agent", "設定画面の右上から印刷できます"));
    const Json verdict = analyze(analyzer, line("s", at, "customer", "はい、お願いします"));
    EXPECT_EQ(verdict["state"]["clock"], clock) << at;
    EXPECT_EQ(verdict["grade"], "none");
    analyze(analyzer, line("s", at, "agent", "では次の画面に進んでください"));
  }
}

TEST(Clock, CountsTheCompanysWaitApart) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "10:00:00", "customer", "教えてください"));
  const Json verdict = analyze(analyzer, line("s", "10:23:00", "agent", "お待たせしました"));
  EXPECT_EQ(verdict["state"]["elapsed_s"], 1380);
  EXPECT_EQ(verdict["state"]["company_wait_s"], 1200);
}

TEST(Clock, PleaseWaitDoesNotEndTheCompanysWait) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "10:00:00", "customer", "教えてください"));
  analyze(analyzer, line("s", "10:01:00", "agent", "確認いたします。少々お待ちください。"));
  const Json verdict = analyze(analyzer, line("s", "10:21:00", "agent", "お待たせしました。設定画面の右上から印刷できます"));
  EXPECT_EQ(verdict["state"]["company_wait_s"], 1080);
}

TEST(Clock, AnOvernightPauseIsNotALongSession) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "01:00:00", "customer", "教えてください"));
  const Json verdict = analyze(analyzer, line("s", "09:30:00", "customer", "おはようございます"));
  EXPECT_EQ(verdict["state"]["elapsed_s"], 0);
  EXPECT_EQ(verdict["state"]["clock"], "none");
}

TEST(Clock, StandsStillWithoutTimesAndWhenTimeGoesBack) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "10:00:00", "customer", "一"));
  analyze(analyzer, line("s", "", "customer", "二"));
  const Json verdict = analyze(analyzer, line("s", "09:00:00", "customer", "三"));
  EXPECT_EQ(verdict["state"]["elapsed_s"], 0);
}

TEST(Verdicts, AreTheSameEachTime) {
  const std::string input = line("s", "10:00:00", "customer", "お前は本当に無能だな");
  Analyzer a(test::shipped_engine());
  Analyzer b(test::shipped_engine());
  EXPECT_EQ(*a.analyze_line(input).value(), *b.analyze_line(input).value());
}

}  // namespace
}  // namespace mimamori
