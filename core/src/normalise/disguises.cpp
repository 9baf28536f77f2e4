#include "normalise/disguises.h"

#include <algorithm>

#include "normalise/characters.h"

namespace mimamori {
namespace {

// How many of a run are kept.
std::size_t kept_of_run(char32_t c, std::size_t run) {
  if (run == 1 || is_digit(c)) return run;
  if (c == '!' || c == '?') return std::min<std::size_t>(run, 3);
  if (c == U'ー' || c == ' ' || c == '\n' || c == U'…' || c == U'。' || c == U'、' || c == U'・' || c == '-' || c == '=' || c == '_') return 1;
  if (c == U'○' || c == U'●' || c == '*') return std::min<std::size_t>(run, 3);
  return run >= 3 ? 1 : run;
}

bool is_joiner(char32_t c) {
  constexpr std::u32string_view kJoiners = U" ・.,/_-*☆★♪♡♥◇◆、|+=~";
  return kJoiners.find(c) != std::u32string_view::npos;
}

bool same_script_letter(char32_t a, char32_t b) {
  return (is_japanese(a) && is_japanese(b) && a != U'ー' && b != U'ー') || (is_latin(a) && is_latin(b));
}

// How many letters stand singly from `start` on with the same joiner between them: "死・ね・よ" → 3.
std::size_t spaced_letters(const std::vector<FoldedChar>& chars, std::size_t start) {
  if (start + 2 >= chars.size() || !is_joiner(chars[start + 1].c)) return 1;
  const char32_t joiner = chars[start + 1].c;
  std::size_t count = 1;
  std::size_t i = start;
  while (i + 2 < chars.size() && chars[i + 1].c == joiner && same_script_letter(chars[i].c, chars[i + 2].c)) {
    i += 2;
    ++count;
  }
  // The last one must stand singly too: in "a b cd" the "c" belongs to a word.
  if (count > 1 && i + 1 < chars.size() && same_script_letter(chars[i].c, chars[i + 1].c)) --count;
  return count;
}

bool matches(const std::vector<FoldedChar>& chars, std::size_t at, const FoldingSequence& sequence) {
  if (at + sequence.from.size() > chars.size()) return false;
  for (std::size_t k = 0; k < sequence.from.size(); ++k) {
    if (chars[at + k].c != sequence.from[k]) return false;
  }
  const std::size_t next = at + sequence.from.size();
  if (!sequence.followed_by.empty() && (next >= chars.size() || sequence.followed_by.find(chars[next].c) == std::u32string::npos)) return false;
  return sequence.not_after.empty() || at == 0 || sequence.not_after.find(chars[at - 1].c) == std::u32string::npos;
}

}  // namespace

void collapse_repeats(std::vector<FoldedChar>& chars) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size();) {
    std::size_t run = 1;
    while (i + run < chars.size() && chars[i + run].c == chars[i].c) ++run;
    const std::size_t keep = kept_of_run(chars[i].c, run);
    const std::uint32_t end = chars[i + run - 1].end;
    for (std::size_t k = 0; k < keep; ++k) chars[out + k] = chars[i + k];
    chars[out + keep - 1].end = end;  // the last one kept stands for the rest
    out += keep;
    i += run;
  }
  chars.resize(out);
}

void join_spaced_letters(std::vector<FoldedChar>& chars) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size();) {
    const bool word_before = i > 0 && same_script_letter(chars[i - 1].c, chars[i].c);
    const std::size_t letters = word_before && is_latin(chars[i].c) ? 1 : spaced_letters(chars, i);
    if (letters < 3) {
      chars[out++] = chars[i++];
      continue;
    }
    for (std::size_t k = 0; k < letters; ++k) chars[out++] = chars[i + 2 * k];
    i += 2 * letters - 1;
  }
  chars.resize(out);
}

void drop_idle_spaces(std::vector<FoldedChar>& chars) {
  const auto keeps_space = [](char32_t c) { return is_latin(c) || is_digit(c) || (c > ' ' && c < 0x80); };
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (chars[i].c == ' ') {
      const bool before = out > 0 && keeps_space(chars[out - 1].c);
      const bool after = i + 1 < chars.size() && keeps_space(chars[i + 1].c);
      if (!before || !after) continue;
    }
    chars[out++] = chars[i];
  }
  chars.resize(out);
}

void replace_sequences(std::vector<FoldedChar>& chars, const std::vector<FoldingSequence>& sequences) {
  if (sequences.empty()) return;
  std::vector<FoldedChar> result;
  result.reserve(chars.size());
  for (std::size_t i = 0; i < chars.size();) {
    const FoldingSequence* found = nullptr;
    for (const FoldingSequence& sequence : sequences) {
      if (sequence.from[0] == chars[i].c && matches(chars, i, sequence)) {
        found = &sequence;
        break;
      }
    }
    if (found == nullptr) {
      result.push_back(chars[i++]);
      continue;
    }
    const std::uint32_t begin = chars[i].begin;
    const std::uint32_t end = chars[i + found->from.size() - 1].end;
    for (const char32_t c : found->to) result.push_back({c, begin, end});
    i += found->from.size();
  }
  chars = std::move(result);
}

}  // namespace mimamori
