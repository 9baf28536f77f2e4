// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_CONTAINER_FLAT_HASH_SET_H_
#define MIMAMORI_ABSL_CONTAINER_FLAT_HASH_SET_H_

#include <functional>
#include <unordered_set>

#include "absl/hash/hash.h"

namespace absl {

template <typename Key, typename H = Hash<Key>, typename Eq = std::equal_to<Key>>
using flat_hash_set = std::unordered_set<Key, H, Eq>;

}  // namespace absl

#endif
