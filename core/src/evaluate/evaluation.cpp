#include "mimamori/evaluation.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace mimamori {
namespace {

void count(Counts& counts, bool labelled, bool found) {
  if (labelled) {
    ++(found ? counts.true_positive : counts.false_negative);
  } else {
    ++(found ? counts.false_positive : counts.true_negative);
  }
}

}  // namespace

Share share_of(std::size_t part, std::size_t whole) {
  Share out{part, whole, 0, 0, 0};
  if (whole == 0) return out;
  constexpr double kZ = 1.959963985;  // 95 %, two-sided
  const double n = static_cast<double>(whole);
  const double p = static_cast<double>(part) / n;
  const double centre = (p + kZ * kZ / (2 * n)) / (1 + kZ * kZ / n);
  const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n)) / (1 + kZ * kZ / n);
  out.value = p;
  out.low = std::max(0.0, centre - half);
  out.high = std::min(1.0, centre + half);
  return out;
}

double Counts::f1() const {
  const std::size_t wrong = false_positive + false_negative;
  return true_positive == 0 ? 0 : 2.0 * static_cast<double>(true_positive) / static_cast<double>(2 * true_positive + wrong);
}

void Evaluation::add(const Message& message, const Verdict& verdict, const std::string& group) {
  if (!message.gold || message.gold->grade.empty()) {
    ++unlabelled_;
    return;
  }
  if (message.gold->grade == "borderline") {
    ++borderline_;
    return;
  }
  const bool labelled = message.gold->grade == "harassment";
  const bool found = verdict.grade == Grade::kHarassment;
  count(overall_, labelled, found);
  count(by_group_[group], labelled, found);
  if (!message.gold->kind.empty()) count(by_kind_[(labelled ? "harassment: " : "none: ") + message.gold->kind], labelled, found);
  ++(labelled ? harassing_at_ : ordinary_at_)[verdict.strength];
  const std::set<std::string> wanted(message.gold->categories.begin(), message.gold->categories.end());
  std::set<std::string> given;
  if (found) given.insert(verdict.categories.begin(), verdict.categories.end());
  for (const std::string& category : wanted) count(by_category_[category], true, given.contains(category));
  for (const std::string& category : given) {
    if (!wanted.contains(category)) count(by_category_[category], false, true);
  }
  std::set<std::string> rules;
  for (const Finding& finding : verdict.findings) rules.insert(finding.rule);
  for (const std::string& rule : rules) ++(labelled ? by_rule_[rule].right : by_rule_[rule].false_alarms);
}

double Evaluation::macro_f1() const {
  double sum = 0;
  std::size_t categories = 0;
  for (const auto& [category, counts] : by_category_) {
    if (counts.true_positive + counts.false_negative == 0) continue;
    sum += counts.f1();
    ++categories;
  }
  return categories == 0 ? 0 : sum / static_cast<double>(categories);
}

std::vector<SweepPoint> Evaluation::sweep() const {
  std::vector<SweepPoint> out;
  for (Score threshold = 50; threshold <= 1000; threshold += 50) {
    SweepPoint point{threshold, {}};
    for (const auto& [strength, messages] : harassing_at_) (strength >= threshold ? point.counts.true_positive : point.counts.false_negative) += messages;
    for (const auto& [strength, messages] : ordinary_at_) (strength >= threshold ? point.counts.false_positive : point.counts.true_negative) += messages;
    out.push_back(point);
  }
  return out;
}

}  // namespace mimamori
