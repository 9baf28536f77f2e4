#include "assess/assess.h"

#include <algorithm>
#include <tuple>

namespace mimamori {
namespace {

Grade grade_of(Score score, const Thresholds& thresholds) {
  if (score >= thresholds.harassment) return Grade::kHarassment;
  return score >= thresholds.borderline ? Grade::kBorderline : Grade::kNone;
}

}  // namespace

std::vector<Span> merge_spans(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return std::tie(a.start, a.end) < std::tie(b.start, b.end); });
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.start < out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

Assessment assess(const std::vector<Evidence>& evidence, const Policy& policy) {
  std::vector<Score> strongest(policy.categories.size(), 0);
  Assessment out;
  for (const Evidence& item : evidence) {
    const Category& category = policy.categories[item.category];
    if (!category.off) out.strength = std::max(out.strength, item.score);
    if (category.off || grade_of(item.score, category.thresholds) == Grade::kNone) continue;
    strongest[item.category] = std::max(strongest[item.category], item.score);
    out.findings.push_back({category.id, item.source, item.rule, item.score, merge_spans(item.spans), category.clause, item.reason});
  }
  for (std::size_t i = 0; i < strongest.size(); ++i) {
    if (strongest[i] > 0) out.grade = std::max(out.grade, grade_of(strongest[i], policy.categories[i].thresholds));
  }
  for (std::size_t i = 0; i < strongest.size(); ++i) {
    if (strongest[i] > 0 && grade_of(strongest[i], policy.categories[i].thresholds) == out.grade) out.categories.push_back(policy.categories[i].id);
  }
  std::stable_sort(out.findings.begin(), out.findings.end(), [](const Finding& a, const Finding& b) { return a.score > b.score; });
  return out;
}

}  // namespace mimamori
