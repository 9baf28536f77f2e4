// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_BASE_THREAD_ANNOTATIONS_H_
#define MIMAMORI_ABSL_BASE_THREAD_ANNOTATIONS_H_

#define ABSL_NO_THREAD_SAFETY_ANALYSIS

#endif
