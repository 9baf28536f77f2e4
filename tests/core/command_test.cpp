// The native command as its user runs it: real processes, real files, garbage.
#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "json/parse.h"
#include "support/sources.h"

namespace mimamori {
namespace {

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    std::istringstream in(out);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
  }
};

class Command : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("mimamori-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Outcome run(const std::string& arguments, const std::string& input = {}) {
    std::ofstream(folder_ / "in", std::ios::binary) << input;
    const std::string rules = arguments.find("--rules") == std::string::npos ? " --rules " + (test::project() / "rules").string() : "";
    const std::string line = std::string(MIMAMORI_COMMAND) + " " + arguments + rules + " < " + (folder_ / "in").string() + " > " + (folder_ / "out").string() + " 2> " + (folder_ / "err").string();
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, test::read_file(folder_ / "out"), test::read_file(folder_ / "err")};
  }

  std::filesystem::path folder_;
};

const std::string kGood = R"({"session":"s","id":"1","from":"customer","text":"印刷できません"})" "\n";

TEST_F(Command, AnalyzeGivesOneVerdictAMessageInOrder) {
  const Outcome outcome = run("analyze", kGood + R"({"session":"s","event":"warning_given"})" "\n" R"({"session":"s","id":"2","from":"customer","text":"はい"})");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  ASSERT_EQ(outcome.lines().size(), 2u);
  EXPECT_NE(outcome.lines()[0].find(R"("id":"1")"), std::string::npos);
  EXPECT_NE(outcome.lines()[1].find(R"("id":"2")"), std::string::npos);
}

TEST_F(Command, AnalyzeReportsABadLineInItsPlaceAndGoesOn) {
  const Outcome outcome = run("analyze", kGood + "garbage\n" + kGood);
  EXPECT_EQ(outcome.status, 1);
  ASSERT_EQ(outcome.lines().size(), 3u);
  EXPECT_EQ(Json::parse(outcome.lines()[1])["line"], 2);
  EXPECT_NE(outcome.err.find("line 2"), std::string::npos);
}

TEST_F(Command, AnalyzeTakesEmptyInput) {
  const Outcome outcome = run("analyze");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "");
}

TEST_F(Command, AnalyzeRefusesALineOfTenMegabytesAndGoesOn) {
  const Outcome outcome = run("analyze", R"({"session":"s","id":"1","from":"customer","text":")" + std::string(10 << 20, 'a') + "\"}\n" + kGood);
  EXPECT_EQ(outcome.status, 1);
  ASSERT_EQ(outcome.lines().size(), 2u);
  EXPECT_EQ(Json::parse(outcome.lines()[0])["code"], "too-large");
  EXPECT_NE(outcome.lines()[1].find("verdict"), 0u);
}

TEST_F(Command, AnalyzeSurvivesEveryKindOfGarbage) {
  std::string input = kGood;
  for (const std::string& line : {std::string("\xff\xfe\x00x", 4), std::string(R"({"session":"s","id":"1","from":"customer","text":"\ud800"})"), std::string(100000, '['), std::string("{}"),
                                  std::string("null"), std::string(R"({"session":1})")}) {
    input += line + "\n";
  }
  const Outcome outcome = run("analyze", input + kGood);
  EXPECT_EQ(outcome.status, 1);
  ASSERT_EQ(outcome.lines().size(), 8u);
  for (const std::string& line : outcome.lines()) EXPECT_FALSE(Json::parse(line, nullptr, false).is_discarded()) << line;
}

TEST_F(Command, NamesWhatIsWrongWithARulesFolder) {
  const Outcome missing = run("analyze --rules /nowhere", kGood);
  EXPECT_EQ(missing.status, 2);
  EXPECT_NE(missing.err.find("/nowhere"), std::string::npos);
  EXPECT_EQ(missing.out, "");
  std::filesystem::copy(test::project() / "rules", folder_ / "rules", std::filesystem::copy_options::recursive);
  std::ofstream(folder_ / "rules/ja/broken.json") << R"({"version":1,"lang":"ja","category":"insult","rules":[{"id":"ja/insult/broken","pattern":"(","reason":{"ja":"a","en":"a"}}]})";
  const Outcome broken = run("check --rules " + (folder_ / "rules").string());
  EXPECT_EQ(broken.status, 1);
  EXPECT_NE(broken.err.find("ja/broken.json /rules/0/pattern (ja/insult/broken)"), std::string::npos) << broken.err;
}

TEST_F(Command, ExplainsItselfAndItsMisuse) {
  EXPECT_EQ(run("--help").status, 0);
  EXPECT_NE(run("--help").out.find("analyze"), std::string::npos);
  EXPECT_EQ(run("conquer").status, 2);
  EXPECT_EQ(run("analyze --frobnicate").status, 2);
}

TEST_F(Command, EvaluateCountsLabelledMessages) {
  const std::string input = R"({"session":"a","id":"1","from":"customer","text":"お前は本当に無能だな","gold":{"grade":"harassment","categories":["insult"],"kind":"plain"}})" "\n"
                            R"({"session":"b","id":"2","from":"customer","text":"印刷できません","gold":{"grade":"none","categories":[]}})" "\n"
                            R"({"session":"c","id":"3","from":"customer","text":"うーん","gold":{"grade":"borderline","categories":[]}})" "\n";
  const Outcome outcome = run("evaluate --json", input);
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const Json report = Json::parse(outcome.out);
  EXPECT_EQ(report["overall"]["recall"]["part"], 1);
  EXPECT_EQ(report["overall"]["false_alarms"]["part"], 0);
  EXPECT_EQ(report["overall"]["false_alarms"]["whole"], 1);
  EXPECT_EQ(report["borderline"], 1);
  EXPECT_EQ(report["categories"]["insult"]["recall"]["part"], 1);
}

TEST_F(Command, EvaluateComparesTwoRulesFolders) {
  std::filesystem::copy(test::project() / "rules", folder_ / "rules", std::filesystem::copy_options::recursive);
  std::filesystem::remove(folder_ / "rules/ja/insult.json");
  std::filesystem::remove_all(folder_ / "rules/models");
  const std::string input = R"({"session":"a","id":"m1","from":"customer","text":"お前は本当に無能だな","gold":{"grade":"harassment","categories":["insult"]}})" "\n";
  const Outcome outcome = run("evaluate --no-model --compare " + (folder_ / "rules").string(), input);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("won\tm1"), std::string::npos) << outcome.out;
}

TEST_F(Command, BundleIsWhatItsLoaderReads) {
  const Outcome outcome = run("bundle");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_TRUE(read_bundle(outcome.out).ok());
}

}  // namespace
}  // namespace mimamori
