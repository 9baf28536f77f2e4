#include "classify/model.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace mimamori {

struct Model::Sentence {
  std::vector<Feature> features;
  std::vector<std::int64_t> sums;  // one a head
  std::size_t count = 0;           // features, known or not
};

const std::int8_t* Model::row(std::uint32_t feature) const {
  const std::uint64_t word = known_[feature / 64];
  const std::uint64_t bit = std::uint64_t{1} << (feature % 64);
  if ((word & bit) == 0) return nullptr;
  const std::size_t index = rank_[feature / 64] + static_cast<std::size_t>(std::popcount(word & (bit - 1)));
  return &weights_[index * heads_.size()];
}

double Model::value(std::size_t head, std::int64_t sum, std::size_t count) const {
  return heads_[head].scale * static_cast<double>(sum) / std::sqrt(static_cast<double>(std::max<std::size_t>(count, 1))) + heads_[head].bias;
}

void Model::score_sentence(Sentence& sentence) const {
  sentence.sums.assign(heads_.size(), 0);
  sentence.count = sentence.features.size();
  for (const Feature& feature : sentence.features) {
    const std::int8_t* weights = row(feature.hash);
    if (weights == nullptr) continue;
    for (std::size_t h = 0; h < heads_.size(); ++h) sentence.sums[h] += weights[h];
  }
}

Score Model::calibrate(double raw) const {
  if (raw <= calibration_.front().first) return calibration_.front().second;
  for (std::size_t i = 1; i < calibration_.size(); ++i) {
    const auto& [x1, y1] = calibration_[i];
    if (raw > x1) continue;
    const auto& [x0, y0] = calibration_[i - 1];
    return y0 + static_cast<Score>((y1 - y0) * (raw - x0) / (x1 - x0));
  }
  return calibration_.back().second;
}

std::vector<std::uint16_t> Model::likely_categories(const Sentence& message, const Sentence& top) const {
  std::vector<std::pair<double, std::uint16_t>> found;
  for (std::size_t h = 1; h < heads_.size(); ++h) {
    const double both = (value(h, message.sums[h], message.count) + value(h, top.sums[h], top.count)) / 2;
    found.emplace_back(both, heads_[h].category);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<std::uint16_t> out;
  for (const auto& [raw, category] : found) {
    if (out.empty() || raw > 0) out.push_back(category);
  }
  return out;
}

// The stretch of the sentence whose n-grams speak loudest: the largest sum of each character's share, less the mean.
ByteRange Model::weightiest(const Normalised& text, const Sentence& sentence) const {
  std::uint32_t first = UINT32_MAX, last = 0;
  for (const Feature& feature : sentence.features) {
    first = std::min(first, feature.begin);
    last = std::max(last, feature.end);
  }
  if (first >= last) return {};
  std::vector<double> share(last - first);
  for (const Feature& feature : sentence.features) {
    const std::int8_t* weights = row(feature.hash);
    if (weights == nullptr || feature.end <= feature.begin || feature.end - feature.begin > 8) continue;
    for (std::uint32_t i = feature.begin; i < feature.end; ++i) share[i - first] += static_cast<double>(weights[0]) / (feature.end - feature.begin);
  }
  double mean = 0;
  for (const double s : share) mean += std::max(0.0, s);
  mean /= 2.0 * static_cast<double>(share.size());
  double best = 0, sum = 0;
  std::size_t best_begin = 0, best_end = share.size(), begin = 0;
  for (std::size_t i = 0; i < share.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += share[i] - mean;
    if (sum > best) best = sum, best_begin = begin, best_end = i + 1;
  }
  return {text.byte_of_char[first + best_begin], text.byte_of_char[first + best_end]};
}

Classification Model::classify(const Normalised& text, const Lexicon& lexicon, RuleEvidence rules) const {
  Classification out;
  Sentence message;
  message.sums.assign(heads_.size(), 0);
  Sentence top;
  double top_value = 0;
  for (const ByteRange range : text.sentences) {
    Sentence sentence;
    sentence.features = sentence_features(text, range, lexicon);
    if (sentence.features.empty()) continue;
    score_sentence(sentence);
    for (std::size_t h = 0; h < heads_.size(); ++h) message.sums[h] += sentence.sums[h];
    message.count += sentence.count;
    const double sentence_value = value(0, sentence.sums[0], sentence.count);
    if (top.count == 0 || sentence_value > top_value) {
      top_value = sentence_value;
      top = std::move(sentence);
    }
  }
  if (top.count == 0) return out;
  out.raw = message_weight_ * value(0, message.sums[0], message.count) + sentence_weight_ * top_value + offset_;
  const double beside = rules == RuleEvidence::kStrong ? strong_rule_ : rules == RuleEvidence::kWeak ? weak_rule_ : 0;
  out.score = calibrate(out.raw + beside);
  out.categories = likely_categories(message, top);
  const ByteRange range = weightiest(text, top);
  if (range.end > range.begin) out.ranges.push_back(range);
  return out;
}

}  // namespace mimamori
