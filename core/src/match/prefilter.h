// Finds, in one pass over the text, the few rules that could match it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/literal_index.h"
#include "match/literals.h"

namespace mimamori {

class PrefilterIndex {
 public:
  PrefilterIndex() = default;
  // `rules[i]` are the literals of rule i.
  explicit PrefilterIndex(const std::vector<RequiredLiterals>& rules);

  // Indices of the rules of which every group occurs, ascending. Linear in the text for a given index.
  std::vector<std::uint32_t> candidates(std::u32string_view text) const;

 private:
  LiteralIndex index_;
  std::vector<std::vector<std::uint32_t>> groups_of_literal_;
  std::vector<std::uint32_t> rule_of_group_;
  std::vector<std::uint16_t> groups_of_rule_;  // how many groups each rule needs
  std::vector<std::uint32_t> always_;          // rules without a required literal
};

}  // namespace mimamori
