#include "session/demands.h"

#include <algorithm>
#include <iterator>

#include "normalise/characters.h"

namespace mimamori {
namespace {

// "はい、お願いします" and "確認しました" may well come three times; they are no demand.
constexpr std::size_t kMinCharacters = 8;
constexpr std::size_t kMinTerms = 2;
constexpr std::size_t kLongEnough = 15;  // in characters, whatever its terms

std::uint32_t hash_of(const char32_t* begin, const char32_t* end) {
  std::uint32_t h = 2166136261u;
  for (const char32_t* c = begin; c != end; ++c) h = (h ^ static_cast<std::uint32_t>(*c)) * 16777619u;
  h ^= h >> 16;
  h *= 0x85ebca6b;
  return h ^ (h >> 13);
}

void keep_smallest(std::vector<std::uint32_t>& hashes, std::size_t most) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > most) hashes.resize(most);
}

std::size_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

bool is_letter(char32_t c) { return is_japanese(c) || is_latin(c) || is_digit(c); }

// Kanji, words written in katakana, and Latin words of three letters: what a message is about.
int term_kind(const Normalised& text, std::size_t i) {
  if (is_han(text.chars[i])) return 1;
  if (text.katakana[i]) return 2;
  return is_latin(text.chars[i]) ? 3 : 0;
}

std::vector<std::uint32_t> content_terms(const Normalised& text, const std::vector<bool>& left_out) {
  std::vector<std::uint32_t> terms;
  const auto kind_at = [&](std::size_t i) { return left_out[i] ? 0 : term_kind(text, i); };
  for (std::size_t i = 0; i < text.chars.size();) {
    const int kind = kind_at(i);
    std::size_t end = i + 1;
    while (kind != 0 && end < text.chars.size() && kind_at(end) == kind) ++end;
    const std::size_t length = end - i;
    if (kind == 1) {  // kanji pairs, so that compounds that share a part are seen to
      for (std::size_t k = i; k + 2 <= end; ++k) terms.push_back(hash_of(&text.chars[k], &text.chars[k] + 2));
    } else if ((kind == 2 && length >= 2) || (kind == 3 && length >= 3)) {
      terms.push_back(hash_of(&text.chars[i], &text.chars[i] + length));
    }
    i = end;
  }
  return terms;
}

}  // namespace

std::optional<Sketch> sketch(const Normalised& text, const std::vector<ByteRange>& formulae) {
  std::vector<bool> left_out(text.chars.size());
  for (const ByteRange range : formulae) {
    auto i = static_cast<std::size_t>(std::lower_bound(text.byte_of_char.begin(), text.byte_of_char.end(), range.begin) - text.byte_of_char.begin());
    for (; i < left_out.size() && text.byte_of_char[i] < range.end; ++i) left_out[i] = true;
  }
  std::u32string letters;
  for (std::size_t i = 0; i < text.chars.size(); ++i) {
    if (!left_out[i] && is_letter(text.chars[i])) letters += text.chars[i];
  }
  if (letters.size() < kMinCharacters) return std::nullopt;
  Sketch out;
  for (std::size_t i = 0; i + 3 <= letters.size(); ++i) out.trigrams.push_back(hash_of(&letters[i], &letters[i] + 3));
  keep_smallest(out.trigrams, kMaxTrigrams);
  out.terms = content_terms(text, left_out);
  keep_smallest(out.terms, kMaxTerms);
  if (out.terms.size() < kMinTerms && letters.size() < kLongEnough) return std::nullopt;
  return out;
}

int similarity(const Sketch& a, const Sketch& b) {
  // Bottom-k estimate of Jaccard's index: among the k smallest of the union, the share found in both.
  std::vector<std::uint32_t> merged;
  std::set_union(a.trigrams.begin(), a.trigrams.end(), b.trigrams.begin(), b.trigrams.end(), std::back_inserter(merged));
  if (merged.size() > kMaxTrigrams) merged.resize(kMaxTrigrams);
  std::size_t shared = 0;
  for (const std::uint32_t h : merged) {
    shared += std::binary_search(a.trigrams.begin(), a.trigrams.end(), h) && std::binary_search(b.trigrams.begin(), b.trigrams.end(), h);
  }
  const int by_trigrams = merged.empty() ? 0 : static_cast<int>(1000 * shared / merged.size());
  const std::size_t terms = common(a.terms, b.terms);
  const std::size_t fewer = std::min(a.terms.size(), b.terms.size());
  const int by_terms = terms < 2 ? 0 : static_cast<int>(1000 * terms / std::max<std::size_t>(fewer, 3));
  return std::max(by_trigrams, by_terms);
}

const Demand* press(std::vector<Demand>& demands, Sketch asked, int threshold) {
  Demand* best = nullptr;
  int closest = threshold;
  for (Demand& demand : demands) {
    const int close = similarity(demand.sketch, asked);
    if (close >= closest) {
      closest = close;
      best = &demand;
    }
  }
  if (best == nullptr) {
    if (demands.size() >= kMaxDemands) demands.erase(demands.begin());
    demands.push_back({std::move(asked), false, std::nullopt, {}, 0});
    return nullptr;
  }
  // The latest wording is what the next one is likely to resemble.
  best->sketch = std::move(asked);
  if (!best->answered) return nullptr;
  ++best->pressed;
  return best;
}

void answer(std::vector<Demand>& demands, const Message& reply) {
  for (Demand& demand : demands) {
    if (demand.answered) continue;
    demand.answered = true;
    demand.answered_at = reply.at;
    demand.answer_id = reply.id;
  }
}

}  // namespace mimamori
