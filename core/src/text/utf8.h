// UTF-8 decoding and encoding. Input is expected to be valid; a bad byte decodes to U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mimamori {

// Reads the code point at `position` and moves it past. Requires position < text.size().
char32_t decode_utf8(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

// Code units that the code point takes in UTF-16.
inline std::uint32_t utf16_length(char32_t code_point) { return code_point > 0xFFFF ? 2 : 1; }

}  // namespace mimamori
