// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_CONTAINER_INLINED_VECTOR_H_
#define MIMAMORI_ABSL_CONTAINER_INLINED_VECTOR_H_

#include <cstddef>
#include <vector>

namespace absl {

template <typename T, std::size_t InlineSize>
using InlinedVector = std::vector<T>;

}  // namespace absl

#endif
