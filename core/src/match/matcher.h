// Rules over folded text.
#pragma once

#include <cstdint>
#include <vector>

#include "match/prefilter.h"
#include "match/rule.h"
#include "normalise/normalise.h"

namespace mimamori {

// Matches of one rule that are kept per message; more of the same adds nothing for a reader.
inline constexpr std::size_t kMaxMatchesPerRule = 16;

struct RuleMatch {
  std::uint32_t rule = 0;  // index into RuleSet::rules
  std::vector<ByteRange> ranges;
  bool operator==(const RuleMatch& other) const;
};

enum class Candidates {
  kPrefilter,  // only rules whose literals occur
  kAll,        // every rule: the oracle of the tests
};

class Matcher {
 public:
  explicit Matcher(RuleSet rules);

  // Ascending by rule. Linear in the text: RE2 for each candidate, guards around each match.
  std::vector<RuleMatch> match(const Normalised& text, Speaker from, Candidates candidates = Candidates::kPrefilter) const;

  const std::vector<Rule>& rules() const { return rules_.rules; }
  const std::vector<RequiredLiterals>& literals() const { return literals_; }

 private:
  bool guards_allow(const Rule& rule, const Normalised& text, ByteRange range) const;

  RuleSet rules_;
  std::vector<RequiredLiterals> literals_;
  PrefilterIndex index_;
};

}  // namespace mimamori
