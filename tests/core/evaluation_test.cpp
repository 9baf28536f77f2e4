#include "mimamori/evaluation.h"

#include <gtest/gtest.h>

namespace mimamori {
namespace {

Message labelled(const std::string& grade, std::vector<std::string> categories = {}) {
  Message message;
  message.gold = Gold{grade, std::move(categories), "plain"};
  return message;
}

Verdict found(Grade grade, Score strength, std::vector<std::string> categories = {}) {
  Verdict verdict;
  verdict.grade = grade;
  verdict.strength = strength;
  verdict.categories = std::move(categories);
  return verdict;
}

TEST(Share, GivesWilsonsInterval) {
  // 8 of 10: Wilson's 95 % interval is 0.4902 … 0.9433 (Brown, Cai, DasGupta 2001, eq. 4).
  const Share share = share_of(8, 10);
  EXPECT_NEAR(share.low, 0.4902, 0.0005);
  EXPECT_NEAR(share.high, 0.9433, 0.0005);
  EXPECT_EQ(share_of(0, 0).whole, 0u);
}

TEST(Evaluation, CountsMessagesCategoriesAndThresholds) {
  Evaluation evaluation;
  evaluation.add(labelled("harassment", {"insult"}), found(Grade::kHarassment, 900, {"insult"}), "f");
  evaluation.add(labelled("harassment", {"insult"}), found(Grade::kNone, 200), "f");
  evaluation.add(labelled("none"), found(Grade::kHarassment, 850, {"shouting"}), "f");
  evaluation.add(labelled("none"), found(Grade::kBorderline, 600), "f");
  evaluation.add(labelled("borderline"), found(Grade::kHarassment, 900), "f");
  evaluation.add(Message(), found(Grade::kHarassment, 900), "f");
  EXPECT_EQ(evaluation.overall().true_positive, 1u);
  EXPECT_EQ(evaluation.overall().false_negative, 1u);
  EXPECT_EQ(evaluation.overall().false_positive, 1u);
  EXPECT_EQ(evaluation.overall().true_negative, 1u);
  EXPECT_EQ(evaluation.borderline(), 1u);
  EXPECT_EQ(evaluation.unlabelled(), 1u);
  EXPECT_EQ(evaluation.by_category().at("shouting").false_positive, 1u);
  EXPECT_NEAR(evaluation.macro_f1(), 2.0 / 3, 1e-9);
  for (const SweepPoint& point : evaluation.sweep()) {
    if (point.threshold == 550) {
      EXPECT_EQ(point.counts.false_positive, 2u);
    }
    if (point.threshold == 900) {
      EXPECT_EQ(point.counts.true_positive, 1u);
      EXPECT_EQ(point.counts.false_positive, 0u);
    }
  }
}

}  // namespace
}  // namespace mimamori
