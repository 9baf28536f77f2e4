// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_STRINGS_STRING_VIEW_H_
#define MIMAMORI_ABSL_STRINGS_STRING_VIEW_H_

#include <string_view>

namespace absl {

using std::string_view;

}  // namespace absl

#endif
