#include "normalise/characters.h"

#include <algorithm>
#include <iterator>

namespace mimamori {
namespace {

struct CompatibilitySingle {
  char32_t from;
  char32_t to;
};
struct CompatibilitySequence {
  char32_t from;
  const char32_t* to;
};
#include "normalise/compatibility.inc"

// U+FF66 … U+FF9D, half-width katakana, as hiragana.
constexpr char32_t kHalfWidthKana[] = U"をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

char32_t fold_single_compatibility(char32_t c) {
  const auto* found = std::lower_bound(std::begin(kSingles), std::end(kSingles), c,
                                       [](const CompatibilitySingle& row, char32_t key) { return row.from < key; });
  return found != std::end(kSingles) && found->from == c ? found->to : c;
}

char32_t fold_punctuation(char32_t c) {
  switch (c) {
    case 0xFF61: return U'。';
    case 0xFF62: case 0x201E: return U'「';
    case 0xFF63: return U'」';
    case 0xFF64: return U'、';
    case 0xFF65: return U'・';
    case 0x203C: case 0x2757: case 0x2755: return U'!';
    case 0x2753: case 0x2754: case 0x2047: return U'?';
    case 0x2018: case 0x2019: case 0x02BC: return U'\'';
    case 0x201C: case 0x201D: return U'"';
    case 0x301C: case 0x3030: case 0x223C: case 0x223E: case 0x2015: case 0x2014: case 0x2013: case 0x2500: case 0x2501: return U'ー';
    case 0x2010: case 0x2011: case 0x2012: case 0x2212: return U'-';
    case 0x2025: case 0x22EF: return U'…';
    case 0x25EF: case 0x3007: case 0x25CB: return U'○';
    case 0x25CF: case 0x2B24: case 0x26AB: return U'●';
    default: return c;
  }
}

}  // namespace

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0x180E || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 ||
         c == 0xFFA0 || (c >= 0xE0000 && c <= 0xE0FFF) || (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0 && c != 0x85);
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x2800;
}

bool is_kana(char32_t c) { return (c >= 0x3041 && c <= 0x3096) || (c >= 0x309D && c <= 0x30FF && c != 0x30FB && c != 0x30A0); }

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 || c == 0x3006 || (c >= 0x20000 && c <= 0x323AF);
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_latin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char32_t with_dakuten(char32_t c) {
  if (c == U'う') return U'ゔ';
  const bool k_to_d = c >= 0x304B && c <= 0x3062 && (c - 0x304B) % 2 == 0;
  const bool t_row = c == U'つ' || c == U'て' || c == U'と';
  const bool h_row = c >= 0x306F && c <= 0x307D && (c - 0x306F) % 3 == 0;
  return k_to_d || t_row || h_row ? c + 1 : 0;
}

char32_t with_handakuten(char32_t c) { return c >= 0x306F && c <= 0x307D && (c - 0x306F) % 3 == 0 ? c + 2 : 0; }

char32_t fold_character(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return c + 0x20;
    return c == '\t' ? ' ' : c;
  }
  if (c >= 0x3041 && c <= 0x3096) return c;
  if (c >= 0x30A1 && c <= 0x30F6) return c - 0x60;
  if (c == 0x30FD || c == 0x30FE) return c - 0x60;
  if (c >= 0x4E00 && c <= 0x9FFF) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c == 0xFF5E ? U'ー' : fold_character(c - 0xFEE0);
  if (c >= 0xFF66 && c <= 0xFF9D) return kHalfWidthKana[c - 0xFF66];
  if (is_space(c)) return ' ';
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return '\n';
  if (c >= 0x1D400 && c <= 0x1D6A3) return U'a' + (c - 0x1D400) % 26;
  if (c >= 0x1D7CE && c <= 0x1D7FF) return U'0' + (c - 0x1D7CE) % 10;
  const char32_t punctuation = fold_punctuation(c);
  return punctuation != c ? punctuation : fold_single_compatibility(c);
}

int expand_compatibility(char32_t c, char32_t* out, int room) {
  if (c < 0x80) return 0;
  const auto* found = std::lower_bound(std::begin(kSequences), std::end(kSequences), c,
                                       [](const CompatibilitySequence& row, char32_t key) { return row.from < key; });
  if (found == std::end(kSequences) || found->from != c) return 0;
  int length = 0;
  while (found->to[length] != 0 && length < room) {
    out[length] = found->to[length];
    ++length;
  }
  return length;
}

}  // namespace mimamori
