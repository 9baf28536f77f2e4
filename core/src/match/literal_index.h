// Many literals found in one pass over a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mimamori {

class LiteralIndex {
 public:
  LiteralIndex() = default;
  // Literals must not be empty; the same text may stand twice.
  explicit LiteralIndex(const std::vector<std::u32string>& literals);

  bool empty() const { return entries_.empty(); }

  // Calls found(literal, position) for every occurrence, by ascending position. Linear in the text for a given index.
  template <typename Found>
  void scan(std::u32string_view text, Found&& found) const {
    if (entries_.empty()) return;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::u32string_view rest = text.substr(i);
      visit(find(key_of(text[i], 0)), rest, i, found);
      if (rest.size() > 1) visit(find(key_of(text[i], text[i + 1])), rest, i, found);
    }
  }

 private:
  struct Entry {
    std::uint64_t key;
    std::u32string text;
    std::uint32_t literal;  // its index as given
  };
  struct Slot {
    std::uint64_t key = 0;  // the first two code points, or the only one; 0: empty
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  static std::uint64_t key_of(char32_t first, char32_t second) { return static_cast<std::uint64_t>(first) << 32 | second; }
  static std::uint32_t hash(std::uint64_t key) { return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15u) >> 40); }

  const Slot* find(std::uint64_t key) const {
    const std::uint32_t h = hash(key);
    if ((bitmap_[(h & kBitmapMask) / 64] >> (h % 64) & 1) == 0) return nullptr;
    const auto mask = static_cast<std::uint32_t>(slots_.size()) - 1;
    for (std::uint32_t at = h & mask; slots_[at].key != 0; at = (at + 1) & mask) {
      if (slots_[at].key == key) return &slots_[at];
    }
    return nullptr;
  }

  template <typename Found>
  void visit(const Slot* slot, std::u32string_view rest, std::size_t position, Found&& found) const {
    if (slot == nullptr) return;
    for (std::uint32_t i = slot->first; i < slot->first + slot->count; ++i) {
      if (rest.starts_with(entries_[i].text)) found(entries_[i].literal, position);
    }
  }

  static constexpr std::uint32_t kBitmapMask = 0xFFFF;
  std::vector<Entry> entries_;         // sorted by key
  std::vector<Slot> slots_;            // open addressing, size a power of two
  std::vector<std::uint64_t> bitmap_;  // 2^16 bits over hash(key): most positions stop here
};

}  // namespace mimamori
