#include "match/prefilter.h"

#include <algorithm>
#include <map>

namespace mimamori {

PrefilterIndex::PrefilterIndex(const std::vector<RequiredLiterals>& rules) {
  std::map<std::u32string, std::vector<std::uint32_t>> groups_of;
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    const auto& groups = rules[rule].groups;
    groups_of_rule_.push_back(rules[rule].impossible ? UINT16_MAX : static_cast<std::uint16_t>(std::min<std::size_t>(groups.size(), UINT16_MAX - 1)));
    if (rules[rule].impossible) continue;
    if (groups.empty()) always_.push_back(rule);
    for (std::size_t g = 0; g < groups_of_rule_[rule]; ++g) {
      for (const std::u32string& literal : groups[g]) groups_of[literal].push_back(static_cast<std::uint32_t>(rule_of_group_.size()));
      rule_of_group_.push_back(rule);
    }
  }
  std::vector<std::u32string> literals;
  for (auto& [literal, groups] : groups_of) {
    literals.push_back(literal);
    groups_of_literal_.push_back(std::move(groups));
  }
  index_ = LiteralIndex(literals);
}

std::vector<std::uint32_t> PrefilterIndex::candidates(std::u32string_view text) const {
  std::vector<std::uint32_t> found = always_;
  std::vector<bool> seen(rule_of_group_.size());
  std::vector<std::uint16_t> missing = groups_of_rule_;
  index_.scan(text, [&](std::uint32_t literal, std::size_t) {
    for (const std::uint32_t group : groups_of_literal_[literal]) {
      if (seen[group]) continue;
      seen[group] = true;
      if (--missing[rule_of_group_[group]] == 0) found.push_back(rule_of_group_[group]);
    }
  });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace mimamori
