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

// Rules alone, so that what the session adds is seen apart from what the model thinks.
std::shared_ptr<const Engine> rules_only() {
  EngineOptions options;
  options.use_model = false;
  auto engine = Engine::create(test::shipped_sources(), options);
  EXPECT_TRUE(engine.ok());
  return engine.value();
}

TEST(OffHours, MakeBluntWordsAboutTimeCoercion) {
  Analyzer analyzer(rules_only());
  EXPECT_EQ(analyze(analyzer, line("day", "10:00:00", "customer", "まだ帰るな。"))["grade"], "borderline");
  const Json verdict = analyze(analyzer, line("night", "23:00:00", "customer", "まだ帰るな。"));
  EXPECT_EQ(verdict["grade"], "harassment");
  EXPECT_EQ(verdict["findings"][0]["rule"], "session/off-hours");
  EXPECT_EQ(analyze(analyzer, line("calm", "23:00:00", "customer", "印刷の設定を教えてください。"))["grade"], "none");
}

TEST(Context, AThreatColoursTheAmbiguousWordsAfterIt) {
  Analyzer analyzer(rules_only());
  EXPECT_NE(analyze(analyzer, line("before", "10:00:00", "customer", "お返事しだいかな。"))["grade"], "harassment");
  analyze(analyzer, line("after", "10:00:00", "customer", "お前は本当に無能だな"));
  const Json verdict = analyze(analyzer, line("after", "10:01:00", "customer", "お返事しだいかな。"));
  EXPECT_EQ(verdict["grade"], "harassment");
  EXPECT_EQ(verdict["findings"][0]["rule"], "session/context");
}

TEST(Repetition, CountsOnlyWhatWasAnswered) {
  Analyzer analyzer(rules_only());
  const char* demand = "残り期間分の利用料を返金してください。";
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(analyze(analyzer, line("open", "10:00:00", "customer", demand))["state"]["repetition"], 0);
    analyze(analyzer, line("open", "10:01:00", "agent", "確認しますので少々お待ちください。"));
  }
  analyze(analyzer, line("open", "10:02:00", "agent", "返金の規定はございませんので、返金はいたしかねます。"));
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(analyze(analyzer, line("open", "10:03:00", "customer", demand))["state"]["repetition"], i);
}

TEST(Flooding, IsSeenButIsNotHarassment) {
  Analyzer analyzer(rules_only());
  Json verdict;
  for (const char* at : {"10:00:00", "10:00:20", "10:00:40", "10:01:00", "10:01:20"}) verdict = analyze(analyzer, line("s", at, "customer", "まだですか"));
  EXPECT_EQ(verdict["state"]["flooding"], true);
  EXPECT_EQ(verdict["grade"], "none");
}

TEST(Distress, LeadsToCareAndIsNotHarassment) {
  Analyzer analyzer(test::shipped_engine());
  const Json verdict = analyze(analyzer, line("s", "10:00:00", "customer", "もう死にたいです。"));
  EXPECT_EQ(verdict["signals"]["distress"], true);
  EXPECT_EQ(verdict["grade"], "none");
  EXPECT_EQ(verdict["recommendation"]["step"], "care");
}

TEST(Snapshot, HoldsNoText) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "10:00:00", "customer", "顧問先の算定基礎届のデータが消えた原因を文書でください"));
  EXPECT_EQ(analyzer.snapshot("s").value().find("算定"), std::string::npos);
  EXPECT_NE(analyzer.snapshot("s").value().find("trigrams"), std::string::npos);
}

TEST(Cost, DoesNotGrowWithTheSession) {
  Analyzer analyzer(test::shipped_engine());
  analyze(analyzer, line("s", "10:00:00", "customer", "一通目のお問い合わせです。印刷の設定を教えてください"));
  std::size_t largest = 0;
  for (int i = 0; i < 2000; ++i) {
    analyze(analyzer, line("s", "10:00:00", i % 2 == 0 ? "agent" : "customer", "設定" + std::to_string(i * 7919) + "番の帳票は、画面右上から印刷できます"));
    largest = std::max(largest, analyzer.snapshot("s").value().size());
  }
  EXPECT_LT(largest, 16384u);
}

TEST(Verdicts, AreTheSameEachTime) {
  const std::string input = line("s", "10:00:00", "customer", "お前は本当に無能だな");
  Analyzer a(test::shipped_engine());
  Analyzer b(test::shipped_engine());
  EXPECT_EQ(*a.analyze_line(input).value(), *b.analyze_line(input).value());
}

}  // namespace
}  // namespace mimamori
