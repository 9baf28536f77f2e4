// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_LOG_ABSL_CHECK_H_
#define MIMAMORI_ABSL_LOG_ABSL_CHECK_H_

#include "absl/log/absl_log.h"

// A loop, not an if: it cannot capture the caller's else. The body never returns, so it runs at most once.
#define ABSL_CHECK(condition) \
  while (__builtin_expect(!(condition), 0)) ::absl::mimamori_log::Abort(__FILE__, __LINE__, #condition)
#define ABSL_CHECK_EQ(a, b) ABSL_CHECK((a) == (b))

#ifdef NDEBUG
#define ABSL_DCHECK(condition) \
  while (false && (condition)) ::absl::mimamori_log::Dropped()
#else
#define ABSL_DCHECK(condition) ABSL_CHECK(condition)
#endif

#define ABSL_DCHECK_EQ(a, b) ABSL_DCHECK((a) == (b))
#define ABSL_DCHECK_NE(a, b) ABSL_DCHECK((a) != (b))
#define ABSL_DCHECK_LE(a, b) ABSL_DCHECK((a) <= (b))
#define ABSL_DCHECK_GE(a, b) ABSL_DCHECK((a) >= (b))

#endif
