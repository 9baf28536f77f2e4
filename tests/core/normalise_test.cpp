#include "normalise/normalise.h"

#include <gtest/gtest.h>

#include "engine_parts.h"
#include "support/sources.h"
#include "text/utf8.h"

namespace mimamori {
namespace {

const FoldingTable& table() { return test::shipped_engine()->parts().folding; }

struct FoldCase {
  const char* name;
  std::string text;
  std::string folded;
};

class Folding : public testing::TestWithParam<FoldCase> {};

TEST_P(Folding, GivesTheFormThatRulesExpect) { EXPECT_EQ(normalise(GetParam().text, table()).text, GetParam().folded); }

INSTANTIATE_TEST_SUITE_P(
    Cases, Folding,
    testing::Values(FoldCase{"Empty", "", ""}, FoldCase{"Katakana", "バカ", "ばか"}, FoldCase{"HalfWidthKanaWithDakuten", "ﾊﾞｶﾊﾟ", "ばかぱ"},
                    FoldCase{"CombiningDakuten", "か\u3099", "が"}, FoldCase{"FullWidthLatin", "ＦＵＣＫ！？", "fuck!?"},
                    FoldCase{"ZeroWidth", "死\u200bね\ufeff", "死ね"}, FoldCase{"IdeographicSpace", "バ　カ", "ばか"},
                    FoldCase{"SpacedLetters", "死・ね・よ", "死ねよ"}, FoldCase{"SpacedLatin", "f u c k you", "fuck you"},
                    FoldCase{"LatinWordsKeepTheirSpaces", "you  are a fool", "you are a fool"}, FoldCase{"LongVowels", "ば〜〜〜か", "ばーか"},
                    FoldCase{"RepeatedLetters", "ふざけるなああああ", "ふざけるなあ"}, FoldCase{"PairsStay", "いい加減", "いい加減"},
                    FoldCase{"DigitsStay", "1000000円", "1000000円"}, FoldCase{"ExclamationsAreCapped", "!!!!!!！", "!!!"},
                    FoldCase{"Crlf", "a\r\nb", "a\nb"}, FoldCase{"KnownDisguise", "タヒね", "死ね"}, FoldCase{"TahitiIsNoDisguise", "タヒチ", "たひち"},
                    FoldCase{"EnclosedForms", "㈱と①", "(株)と1"}, FoldCase{"MathematicalLetters", "𝐟𝐮𝐜𝐤", "fuck"}, FoldCase{"Accents", "Café", "cafe"},
                    FoldCase{"CyrillicLookAlikes", "fuсk", "fuck"}),
    test::case_name);

struct SpanCase {
  const char* name;
  std::string text;
  std::string folded_part;  // found in the folded text …
  Span original;            // … stands for these UTF-16 units
};

class Offsets : public testing::TestWithParam<SpanCase> {};

TEST_P(Offsets, PointIntoTheOriginal) {
  const Normalised folded = normalise(GetParam().text, table());
  const auto at = folded.text.find(GetParam().folded_part);
  ASSERT_NE(at, std::string::npos) << folded.text;
  const auto begin = static_cast<std::uint32_t>(at);
  const Span span = folded.original({begin, begin + static_cast<std::uint32_t>(GetParam().folded_part.size())});
  EXPECT_EQ(span.start, GetParam().original.start);
  EXPECT_EQ(span.end, GetParam().original.end);
}

INSTANTIATE_TEST_SUITE_P(Cases, Offsets,
                         testing::Values(SpanCase{"Plain", "このバカ", "ばか", {2, 4}}, SpanCase{"HalfWidthDakuten", "このﾊﾞｶ!", "ばか", {2, 5}},
                                         SpanCase{"AfterEmoji", "😡バカ", "ばか", {2, 4}}, SpanCase{"ZeroWidthInside", "死\u200bね", "死ね", {0, 3}},
                                         SpanCase{"CombiningMark", "か\u3099き", "が", {0, 2}}, SpanCase{"Crlf", "あ\r\n死ね", "死ね", {3, 5}},
                                         SpanCase{"Spaced", "死 ね", "死ね", {0, 3}}, SpanCase{"Repeats", "なああああ死ね", "死ね", {5, 7}},
                                         SpanCase{"Disguise", "早くタヒね", "死ね", {2, 5}}),
                         test::case_name);

void expect_invariants(const std::string& text) {
  const Normalised folded = normalise(text, table());
  const auto units = [&] {
    std::uint32_t sum = 0;
    for (const char32_t c : to_code_points(text)) sum += utf16_length(c);
    return sum;
  }();
  ASSERT_EQ(folded.begin.size(), folded.text.size());
  ASSERT_EQ(folded.end.size(), folded.text.size());
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    ASSERT_LT(folded.begin[i], folded.end[i]) << text;
    ASSERT_LE(folded.end[i], units) << text;
    if (i > 0) {
      ASSERT_LE(folded.begin[i - 1], folded.begin[i]) << text;
    }
  }
  std::uint32_t covered = 0;
  for (const ByteRange sentence : folded.sentences) {
    ASSERT_EQ(sentence.begin, covered);
    covered = sentence.end;
  }
  EXPECT_EQ(covered, folded.text.size());
}

TEST(Normalise, KeepsItsInvariantsOnEveryKindOfText) {
  for (const char* text : {"", "a", "ﾞ", "\u3099", "\u200b", "「お前は馬鹿だ。」と言われた。", "((((「「「", "😡😡\r\n\r\n", "㌔①㈱", "!!!???", "\xff\xfe", "f.u.c.k",
                           "か゛き゜", "タヒタヒタヒね", "・・・", "a b c d", " ", "\n\n\n"}) {
    expect_invariants(text);
  }
}

TEST(Normalise, FoldingTwiceChangesNothing) {
  for (const char* text : {"ﾊﾞｶﾊﾞｶしい", "F U C K", "ふざけるなああああ!!!!", "タヒね", "死・ね・よ", "㈱①", "ば〜か"}) {
    const std::string once = normalise(text, table()).text;
    EXPECT_EQ(normalise(once, table()).text, once) << text;
  }
}

TEST(Sentences, EndAtFullStopsButNotInsideQuotations) {
  const Normalised folded = normalise("「無能だ。帰れ。」と言われました。困っています。", table());
  ASSERT_EQ(folded.sentences.size(), 2u);
  ASSERT_EQ(folded.quotes.size(), 1u);
  EXPECT_EQ(folded.text.substr(folded.quotes[0].begin, folded.quotes[0].end - folded.quotes[0].begin), "無能だ。帰れ。");
}

TEST(Sentences, UnpairedMarksAreIgnored) {
  const Normalised folded = normalise("「無能だ。帰れ。", table());
  EXPECT_EQ(folded.quotes.size(), 0u);
  EXPECT_EQ(folded.sentences.size(), 2u);
}

TEST(AsWritten, PutsKatakanaBack) {
  const Normalised folded = normalise("このカスが", table());
  EXPECT_EQ(folded.as_written({6, 12}), "カス");
}

TEST(FoldPattern, FoldsKanaAndLeavesOperatorsAlone) { EXPECT_EQ(fold_pattern("バ[カヵ]+\\S(?:タヒ)"), "ば[かゕ]+\\S(?:たひ)"); }

}  // namespace
}  // namespace mimamori
