#include "normalise/normalise.h"

#include <algorithm>

#include "normalise/characters.h"
#include "normalise/disguises.h"
#include "normalise/sentences.h"
#include "text/utf8.h"

namespace mimamori {
namespace {

constexpr char32_t kDakuten = 0x3099;
constexpr char32_t kHandakuten = 0x309A;

// The voiced mark that the character is, in any of its four shapes; 0 when it is none.
char32_t voiced_mark(char32_t c) {
  if (c == kDakuten || c == 0x309B || c == 0xFF9E) return kDakuten;
  if (c == kHandakuten || c == 0x309C || c == 0xFF9F) return kHandakuten;
  return 0;
}

bool is_combining(char32_t c) { return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF); }

// Marks and invisible characters have no place of their own: the character before them grows over them.
bool attach_mark(std::vector<FoldedChar>& out, char32_t c, std::uint32_t end) {
  const char32_t mark = voiced_mark(c);
  if (mark == 0 && !is_combining(c) && !is_invisible(c)) return false;
  if (out.empty()) return true;
  FoldedChar& base = out.back();
  if (mark != 0) {
    const char32_t voiced = mark == kDakuten ? with_dakuten(base.c) : with_handakuten(base.c);
    if (voiced != 0) base.c = voiced;
  }
  if (!is_invisible(c)) base.end = end;
  return true;
}

char32_t look_alike(char32_t c, const FoldingTable& table) {
  const auto found = std::lower_bound(table.characters.begin(), table.characters.end(), c,
                                      [](const auto& row, char32_t key) { return row.first < key; });
  return found != table.characters.end() && found->first == c ? found->second : c;
}

std::vector<FoldedChar> fold_characters(std::string_view text, const FoldingTable& table) {
  std::vector<FoldedChar> out;
  out.reserve(text.size() / 2 + 8);
  std::uint32_t unit = 0;
  char32_t previous = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    const std::uint32_t begin = unit;
    unit += utf16_length(c);
    const bool line_feed_of_crlf = c == '\n' && previous == '\r';
    previous = c;
    if (line_feed_of_crlf || attach_mark(out, c, unit)) continue;
    if (c == '\r') {
      out.push_back({U'\n', begin, unit});
      continue;
    }
    char32_t expansion[6];
    const int length = c < 0x80 ? 0 : expand_compatibility(c, expansion, 6);
    for (int k = 0; k < length; ++k) out.push_back({expansion[k], begin, unit});
    const bool katakana = (c >= 0x30A1 && c <= 0x30FE) || (c >= 0xFF66 && c <= 0xFF9D);
    if (length == 0) out.push_back({c < 0x80 ? fold_character(c) : fold_character(look_alike(c, table)), begin, unit, katakana});
  }
  return out;
}

void encode(const std::vector<FoldedChar>& chars, Normalised& out) {
  out.text.reserve(chars.size() * 3);
  out.begin.reserve(chars.size() * 3);
  out.end.reserve(chars.size() * 3);
  out.chars.reserve(chars.size());
  out.byte_of_char.reserve(chars.size() + 1);
  for (const FoldedChar& folded : chars) {
    out.byte_of_char.push_back(static_cast<std::uint32_t>(out.text.size()));
    out.chars += folded.c;
    out.katakana.push_back(folded.katakana);
    append_utf8(out.text, folded.c);
    out.begin.resize(out.text.size(), folded.begin);
    out.end.resize(out.text.size(), folded.end);
  }
  out.byte_of_char.push_back(static_cast<std::uint32_t>(out.text.size()));
}

}  // namespace

ByteRange Normalised::sentence_at(std::uint32_t byte) const {
  if (sentences.empty()) return {0, static_cast<std::uint32_t>(text.size())};
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), byte,
                                      [](std::uint32_t key, const ByteRange& sentence) { return key < sentence.begin; });
  return after == sentences.begin() ? sentences.front() : *(after - 1);
}

ByteRange Normalised::quote_around(ByteRange range) const {
  constexpr int kMaxSteps = 64;  // quotations nest no deeper
  auto quote = std::upper_bound(quotes.begin(), quotes.end(), range.begin,
                                [](std::uint32_t key, const ByteRange& candidate) { return key < candidate.begin; });
  for (int step = 0; quote != quotes.begin() && step < kMaxSteps; ++step) {
    --quote;
    if (quote->end >= range.end) return *quote;
  }
  return {};
}

std::string Normalised::as_written(ByteRange range) const {
  std::string out;
  const auto first = std::lower_bound(byte_of_char.begin(), byte_of_char.end(), range.begin);
  for (auto i = static_cast<std::size_t>(first - byte_of_char.begin()); i < chars.size() && byte_of_char[i] < range.end; ++i) {
    const char32_t c = chars[i];
    const bool shifted = katakana[i] && c >= 0x3041 && c <= 0x309E;
    append_utf8(out, shifted ? c + 0x60 : c);
  }
  return out;
}

Normalised normalise(std::string_view text, const FoldingTable& table) {
  std::vector<FoldedChar> chars = fold_characters(text, table);
  collapse_repeats(chars);
  join_spaced_letters(chars);
  drop_idle_spaces(chars);
  replace_sequences(chars, table.sequences);
  Normalised out;
  encode(chars, out);
  find_quotes(out);
  split_sentences(out);
  return out;
}

std::string fold_pattern(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const char32_t c = decode_utf8(pattern, i);
    append_utf8(out, is_kana(c) ? fold_character(c) : c);
  }
  return out;
}

}  // namespace mimamori
