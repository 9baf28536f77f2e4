// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_BASE_MACROS_H_
#define MIMAMORI_ABSL_BASE_MACROS_H_

#define ABSL_ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))

#endif
