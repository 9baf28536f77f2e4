// Finds, in one pass over the text, the few rules that could match it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/literals.h"

namespace mimamori {

class PrefilterIndex {
 public:
  // `rules[i]` are the literals of rule i.
  explicit PrefilterIndex(const std::vector<RequiredLiterals>& rules);
  PrefilterIndex() = default;

  // Indices of the rules of which every group occurs, ascending. Linear in the text for a given index.
  std::vector<std::uint32_t> candidates(std::u32string_view text) const;

 private:
  struct Literal {
    std::u32string text;
    std::vector<std::uint32_t> groups;
  };
  struct Slot {
    std::uint64_t key = 0;  // the first two code points, or the only one; 0: empty
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  static std::uint64_t key_of(char32_t first, char32_t second) { return (static_cast<std::uint64_t>(first) << 32 | second); }
  static std::uint32_t hash(std::uint64_t key) { return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15u) >> 40); }
  const Slot* find(std::uint64_t key) const;
  void visit(const Slot& slot, std::u32string_view rest, std::vector<bool>& seen, std::vector<std::uint16_t>& missing,
             std::vector<std::uint32_t>& found) const;

  std::vector<Literal> literals_;             // sorted by key
  std::vector<Slot> slots_;                   // open addressing, size a power of two
  std::vector<std::uint64_t> bitmap_;         // 2^16 bits over hash(key): most positions stop here
  std::vector<std::uint32_t> rule_of_group_;
  std::vector<std::uint16_t> groups_of_rule_;  // how many groups each rule needs
  std::vector<std::uint32_t> always_;          // rules without a required literal
};

}  // namespace mimamori
