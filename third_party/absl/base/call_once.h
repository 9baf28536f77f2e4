// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_BASE_CALL_ONCE_H_
#define MIMAMORI_ABSL_BASE_CALL_ONCE_H_

#include <functional>
#include <utility>

#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)

namespace absl {

struct once_flag {
  bool done = false;
};

template <typename Callable, typename... Args>
void call_once(once_flag& flag, Callable&& fn, Args&&... args) {
  if (flag.done) return;
  std::invoke(std::forward<Callable>(fn), std::forward<Args>(args)...);
  flag.done = true;
}

}  // namespace absl

#else

#include <atomic>
#include <mutex>

namespace absl {

// RE2 asks on every search: the answer "done already" must cost one load.
struct once_flag {
  std::atomic<bool> done{false};
  std::once_flag slow{};
};

template <typename Callable, typename... Args>
void call_once(once_flag& flag, Callable&& fn, Args&&... args) {
  if (flag.done.load(std::memory_order_acquire)) return;
  std::call_once(flag.slow, std::forward<Callable>(fn), std::forward<Args>(args)...);
  flag.done.store(true, std::memory_order_release);
}

}  // namespace absl

#endif

#endif
