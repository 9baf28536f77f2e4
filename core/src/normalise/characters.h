// Character classes and one-to-one foldings.
#pragma once

namespace mimamori {

bool is_invisible(char32_t c);  // zero-width, joiners, direction marks, variation selectors
bool is_space(char32_t c);      // horizontal only; line breaks are '\n' after folding
bool is_kana(char32_t c);       // hiragana, katakana, the long vowel mark
bool is_han(char32_t c);
bool is_digit(char32_t c);      // ASCII
bool is_latin(char32_t c);      // ASCII letters
inline bool is_japanese(char32_t c) { return is_kana(c) || is_han(c); }

// 0 when the base takes no (semi-)voiced mark.
char32_t with_dakuten(char32_t hiragana);
char32_t with_handakuten(char32_t hiragana);

// Width, case, katakana to hiragana, long vowel marks, line breaks: one code point to one.
char32_t fold_character(char32_t c);

// Compatibility forms of several letters ("㈱", "①", "ﬁ"): writes up to `room` code points, returns how many; 0: none.
int expand_compatibility(char32_t c, char32_t* out, int room);

}  // namespace mimamori
