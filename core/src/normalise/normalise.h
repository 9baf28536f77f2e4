// Folding: writing a text the one way the rules expect, with a map back to the original.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mimamori/verdict.h"

namespace mimamori {

// One code point on its way through the folding passes.
// begin/end: half-open range of UTF-16 code units in the original text that it stands for.
struct FoldedChar {
  char32_t c;
  std::uint32_t begin;
  std::uint32_t end;
  bool katakana = false;  // written in katakana, which folding turns into hiragana
};

// Half-open range of bytes in Normalised::text.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool contains(std::uint32_t position) const { return position >= begin && position < end; }
};

// Invariants: begin.size() == end.size() == text.size(); begin ascends; begin[i] < end[i]; all bytes of a
// folded character share one range. Example: "ﾊﾞｶ!" folds to "ばか!"; the three bytes of "ば" map to [0,2).
struct Normalised {
  std::string text;                  // UTF-8, folded
  std::u32string chars;              // the same, as code points
  std::vector<std::uint32_t> byte_of_char;  // byte offset in text of each code point; one more at the end
  std::vector<bool> katakana;        // per code point: was written in katakana
  std::vector<std::uint32_t> begin;  // per byte: first UTF-16 unit of the original
  std::vector<std::uint32_t> end;    // per byte: one past the last UTF-16 unit
  std::vector<ByteRange> sentences;  // cover the text; closing marks belong to the sentence they close
  std::vector<ByteRange> quotes;     // innermost content of paired brackets and quotation marks, by begin

  // The original range of a non-empty range of folded bytes.
  Span original(ByteRange range) const { return {begin[range.begin], end[range.end - 1]}; }
  // The folded text of the range with its katakana put back: "かす" or "カス", as it was written.
  std::string as_written(ByteRange range) const;
  // The sentence that holds the byte; the last one for a byte at the end.
  ByteRange sentence_at(std::uint32_t byte) const;
  // The innermost quotation around the range, or an empty range.
  ByteRange quote_around(ByteRange range) const;
};

// A disguise that is read as another word: "たひね" (タヒね) as "死ね".
struct FoldingSequence {
  std::u32string from;         // folded form
  std::u32string to;
  std::u32string followed_by;  // one of these must follow; empty: anything may
  std::u32string not_after;    // none of these may stand before
};

// rules/folding: what rule authors may extend without touching code.
struct FoldingTable {
  std::vector<std::pair<char32_t, char32_t>> characters;  // sorted by first; look-alikes
  std::vector<FoldingSequence> sequences;                 // longest first
};

// `text` is UTF-8. Linear in its length.
Normalised normalise(std::string_view text, const FoldingTable& table);

// Folds kana in the source of a pattern as `normalise` folds text, leaving operators alone.
std::string fold_pattern(std::string_view pattern);

}  // namespace mimamori
