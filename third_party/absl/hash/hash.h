// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_HASH_HASH_H_
#define MIMAMORI_ABSL_HASH_HASH_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include "absl/types/span.h"

namespace absl {

// The state that AbslHashValue() overloads thread through combine().
struct HashState {
  std::uint64_t value = 0x9e3779b97f4a7c15u;

  template <typename... Values>
  static HashState combine(HashState state, const Values&... values) {
    (state.Add(values), ...);
    return state;
  }

  void Mix(std::uint64_t word) {
    value = (value ^ word) * 0xff51afd7ed558ccdu;
    value ^= value >> 32;
  }

  template <typename T>
  void Add(const T& item) {
    if constexpr (std::is_pointer_v<T>) {
      Mix(reinterpret_cast<std::uintptr_t>(item));
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
      Mix(static_cast<std::uint64_t>(item));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      for (const char c : std::string_view(item)) Mix(static_cast<unsigned char>(c));
    } else {
      *this = AbslHashValue(std::move(*this), item);
    }
  }

  template <typename T>
  void Add(const Span<T>& items) {
    for (const T& item : items) Add(item);
    Mix(items.size());
  }
};

template <typename T>
struct Hash {
  std::size_t operator()(const T& item) const { return static_cast<std::size_t>(HashState::combine({}, item).value); }
};

}  // namespace absl

#endif
