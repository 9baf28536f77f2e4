#include "match/prefilter.h"

#include <algorithm>
#include <bit>
#include <map>

namespace mimamori {
namespace {

constexpr std::uint32_t kBitmapMask = 0xFFFF;

}  // namespace

PrefilterIndex::PrefilterIndex(const std::vector<RequiredLiterals>& rules) : bitmap_((kBitmapMask + 1) / 64) {
  std::map<std::pair<std::uint64_t, std::u32string>, std::vector<std::uint32_t>> by_key;
  groups_of_rule_.resize(rules.size());
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    if (rules[rule].impossible) {
      groups_of_rule_[rule] = UINT16_MAX;
      continue;
    }
    const auto& groups = rules[rule].groups;
    groups_of_rule_[rule] = static_cast<std::uint16_t>(std::min<std::size_t>(groups.size(), UINT16_MAX - 1));
    if (groups.empty()) always_.push_back(rule);
    for (std::size_t g = 0; g < groups_of_rule_[rule]; ++g) {
      for (const std::u32string& literal : groups[g]) {
        by_key[{key_of(literal[0], literal.size() > 1 ? literal[1] : 0), literal}].push_back(static_cast<std::uint32_t>(rule_of_group_.size()));
      }
      rule_of_group_.push_back(rule);
    }
  }
  slots_.resize(std::bit_ceil(by_key.size() * 2 + 2));
  for (auto& [where, groups] : by_key) {
    const std::uint64_t key = where.first;
    std::uint32_t at = hash(key) & (static_cast<std::uint32_t>(slots_.size()) - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (static_cast<std::uint32_t>(slots_.size()) - 1);
    if (slots_[at].key == 0) slots_[at] = {key, static_cast<std::uint32_t>(literals_.size()), 0};
    ++slots_[at].count;
    bitmap_[(hash(key) & kBitmapMask) / 64] |= std::uint64_t{1} << (hash(key) % 64);
    literals_.push_back({where.second, std::move(groups)});
  }
}

const PrefilterIndex::Slot* PrefilterIndex::find(std::uint64_t key) const {
  const std::uint32_t h = hash(key);
  if ((bitmap_[(h & kBitmapMask) / 64] >> (h % 64) & 1) == 0) return nullptr;
  const auto mask = static_cast<std::uint32_t>(slots_.size()) - 1;
  for (std::uint32_t at = h & mask; slots_[at].key != 0; at = (at + 1) & mask) {
    if (slots_[at].key == key) return &slots_[at];
  }
  return nullptr;
}

void PrefilterIndex::visit(const Slot& slot, std::u32string_view rest, std::vector<bool>& seen, std::vector<std::uint16_t>& missing,
                           std::vector<std::uint32_t>& found) const {
  for (std::uint32_t i = slot.first; i < slot.first + slot.count; ++i) {
    const Literal& literal = literals_[i];
    if (!rest.starts_with(literal.text)) continue;
    for (const std::uint32_t group : literal.groups) {
      if (seen[group]) continue;
      seen[group] = true;
      if (--missing[rule_of_group_[group]] == 0) found.push_back(rule_of_group_[group]);
    }
  }
}

std::vector<std::uint32_t> PrefilterIndex::candidates(std::u32string_view text) const {
  std::vector<std::uint32_t> found = always_;
  if (literals_.empty()) return found;
  std::vector<bool> seen(rule_of_group_.size());
  std::vector<std::uint16_t> missing = groups_of_rule_;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::u32string_view rest = text.substr(i);
    if (const Slot* single = find(key_of(text[i], 0))) visit(*single, rest, seen, missing, found);
    if (rest.size() < 2) break;
    if (const Slot* pair = find(key_of(text[i], text[i + 1]))) visit(*pair, rest, seen, missing, found);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace mimamori
