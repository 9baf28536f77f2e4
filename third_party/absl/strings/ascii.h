// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_STRINGS_ASCII_H_
#define MIMAMORI_ABSL_STRINGS_ASCII_H_

namespace absl {

constexpr bool ascii_isdigit(unsigned char c) { return c >= '0' && c <= '9'; }
constexpr bool ascii_isalnum(unsigned char c) {
  return ascii_isdigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool ascii_isspace(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace absl

#endif
