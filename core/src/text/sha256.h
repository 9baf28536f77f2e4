// SHA-256 (FIPS 180-4), to name the exact rules, policy and model behind a verdict.
#pragma once

#include <string>
#include <string_view>

namespace mimamori {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace mimamori
