// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_LOG_ABSL_LOG_H_
#define MIMAMORI_ABSL_LOG_ABSL_LOG_H_

#include <cstdlib>

#ifndef __EMSCRIPTEN__
#include <cstdio>
#endif

namespace absl::mimamori_log {

struct Dropped {
  template <typename T>
  Dropped& operator<<(const T&) {
    return *this;
  }
};

[[noreturn]] inline Dropped Abort([[maybe_unused]] const char* file, [[maybe_unused]] int line,
                                  [[maybe_unused]] const char* what) {
#ifndef __EMSCRIPTEN__
  std::fprintf(stderr, "%s:%d: fatal: %s\n", file, line, what);
#endif
  std::abort();
}

}  // namespace absl::mimamori_log

#define ABSL_LOG(severity) MIMAMORI_ABSL_LOG_##severity
#define MIMAMORI_ABSL_LOG_INFO MIMAMORI_ABSL_LOG_DROPPED
#define MIMAMORI_ABSL_LOG_WARNING MIMAMORI_ABSL_LOG_DROPPED
#define MIMAMORI_ABSL_LOG_ERROR MIMAMORI_ABSL_LOG_DROPPED
#define MIMAMORI_ABSL_LOG_FATAL ::absl::mimamori_log::Abort(__FILE__, __LINE__, "ABSL_LOG(FATAL)")

#ifdef NDEBUG
#define MIMAMORI_ABSL_LOG_DFATAL MIMAMORI_ABSL_LOG_DROPPED
#else
#define MIMAMORI_ABSL_LOG_DFATAL MIMAMORI_ABSL_LOG_FATAL
#endif

#define MIMAMORI_ABSL_LOG_DROPPED \
  while (false) ::absl::mimamori_log::Dropped()

#endif
