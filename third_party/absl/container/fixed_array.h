// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_CONTAINER_FIXED_ARRAY_H_
#define MIMAMORI_ABSL_CONTAINER_FIXED_ARRAY_H_

#include <algorithm>
#include <cstddef>
#include <memory>

namespace absl {

// A heap array unless it fits into InlineSize elements. Elements of scalar type start indeterminate, as in new T[n].
template <typename T, std::size_t InlineSize>
class FixedArray {
 public:
  explicit FixedArray(std::size_t size)
      : size_(size), heap_(size > InlineSize ? new T[size] : nullptr), data_(heap_ ? heap_.get() : inline_) {}
  FixedArray(std::size_t size, const T& value) : FixedArray(size) { std::fill_n(data_, size_, value); }
  FixedArray(const FixedArray&) = delete;
  FixedArray& operator=(const FixedArray&) = delete;

  T* data() { return data_; }
  std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return data_[i]; }

 private:
  std::size_t size_;
  std::unique_ptr<T[]> heap_;
  T inline_[InlineSize];
  T* data_;
};

}  // namespace absl

#endif
