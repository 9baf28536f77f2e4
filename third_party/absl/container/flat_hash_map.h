// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_CONTAINER_FLAT_HASH_MAP_H_
#define MIMAMORI_ABSL_CONTAINER_FLAT_HASH_MAP_H_

#include <functional>
#include <unordered_map>

#include "absl/hash/hash.h"

namespace absl {

template <typename Key, typename Value, typename H = Hash<Key>, typename Eq = std::equal_to<Key>>
using flat_hash_map = std::unordered_map<Key, Value, H, Eq>;

}  // namespace absl

#endif
