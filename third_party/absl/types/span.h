// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_TYPES_SPAN_H_
#define MIMAMORI_ABSL_TYPES_SPAN_H_

#include <algorithm>
#include <cstddef>

namespace absl {

template <typename T>
class Span {
 public:
  Span(T* data, std::size_t size) : data_(data), size_(size) {}
  T* begin() const { return data_; }
  T* end() const { return data_ + size_; }
  std::size_t size() const { return size_; }

  friend bool operator==(const Span& a, const Span& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  T* data_;
  std::size_t size_;
};

}  // namespace absl

#endif
