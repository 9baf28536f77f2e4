// The learned model: linear over hashed features, int8 weights, calibrated.
//
// File: the line "MIMAMORI MODEL 1", a line of JSON (heads, scales, blend, calibration, provenance), then bytes:
//   keys      `keys` gaps between ascending feature numbers, as LEB128
//   weights   for each head: `rows` gaps between ascending key indices (LEB128), then `rows` signed bytes
// The first head scores "harassment at all"; the others one category each, given that it is harassment.
// What rules found beside it adds "strong" or "weak" to the raw score, so that both together decide.
// Score of a text: scale * sum(weights) / sqrt(number of features) + bias, for the message and for each sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "classify/features.h"
#include "decide/policy.h"
#include "mimamori/result.h"
#include "normalise/normalise.h"

namespace mimamori {

// The strongest rule that found something in the text, by its own score.
enum class RuleEvidence { kNone, kWeak, kStrong };
inline constexpr Score kStrongRule = 800;
inline constexpr Score kWeakRule = 500;  // below it a rule speaks only in context

struct Classification {
  Score score = 0;                        // harassment at all
  double raw = 0;                         // the same before calibration: for training and tests
  std::vector<std::uint16_t> categories;  // indices into the policy's categories; the likeliest first
  std::vector<ByteRange> ranges;          // the words that weigh most, in the folded text
};

class Model {
 public:
  // `path` names the file in errors. Heads must be categories of the policy.
  static Result<Model> load(std::string_view bytes, const std::string& path, const Policy& policy, const std::string& lexicon_hash);

  Classification classify(const Normalised& text, const Lexicon& lexicon, RuleEvidence rules = RuleEvidence::kNone) const;

  const std::string& lang() const { return lang_; }

 private:
  struct Head {
    std::uint16_t category = 0;  // unused for the first head
    double scale = 0;
    double bias = 0;
  };
  struct Sentence;

  Score calibrate(double raw) const;
  const std::int8_t* row(std::uint32_t feature) const;
  double value(std::size_t head, std::int64_t sum, std::size_t count) const;
  void score_sentence(Sentence& sentence) const;
  std::vector<std::uint16_t> likely_categories(const Sentence& message, const Sentence& top) const;
  ByteRange weightiest(const Normalised& text, const Sentence& sentence) const;

  std::string lang_;
  std::vector<Head> heads_;
  std::vector<std::uint64_t> known_;        // bitmap over the feature space
  std::vector<std::uint32_t> rank_;         // known features before each 64-bit word
  std::vector<std::int8_t> weights_;        // a row of heads_.size() for each known feature
  double message_weight_ = 0, sentence_weight_ = 0, offset_ = 0, strong_rule_ = 0, weak_rule_ = 0;
  std::vector<std::pair<double, Score>> calibration_;  // ascending; linear between
};

}  // namespace mimamori
