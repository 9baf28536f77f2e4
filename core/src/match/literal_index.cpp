#include "match/literal_index.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace mimamori {

LiteralIndex::LiteralIndex(const std::vector<std::u32string>& literals) : bitmap_((kBitmapMask + 1) / 64) {
  for (std::uint32_t i = 0; i < literals.size(); ++i) {
    const std::u32string& text = literals[i];
    entries_.push_back({key_of(text[0], text.size() > 1 ? text[1] : 0), text, i});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return std::tie(a.key, a.text, a.literal) < std::tie(b.key, b.text, b.literal); });
  slots_.resize(std::bit_ceil(entries_.size() * 2 + 2));
  const auto mask = static_cast<std::uint32_t>(slots_.size()) - 1;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const std::uint64_t key = entries_[i].key;
    std::uint32_t at = hash(key) & mask;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    if (slots_[at].key == 0) slots_[at] = {key, i, 0};
    ++slots_[at].count;
    bitmap_[(hash(key) & kBitmapMask) / 64] |= std::uint64_t{1} << (hash(key) % 64);
  }
}

}  // namespace mimamori
