// Lines in, lines out: an engine with the sessions it has seen.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "mimamori/engine.h"

namespace mimamori {

// Sessions kept at once; beyond it the one that was silent longest is forgotten, so memory stays bounded.
inline constexpr std::size_t kMaxOpenSessions = 4096;

class Analyzer {
 public:
  explicit Analyzer(std::shared_ptr<const Engine> engine, std::size_t max_sessions = kMaxOpenSessions);

  // One record → its verdict as JSON; for an event, nothing. A bad line changes no session.
  Result<std::optional<std::string>> analyze_line(std::string_view line);

  // The session's snapshot, or kUnknownHandle.
  Result<std::string> snapshot(const std::string& session) const;
  // Puts a snapshot in place; the session is unchanged when the snapshot is damaged.
  Result<bool> restore(const std::string& session, std::string_view snapshot);
  void forget(const std::string& session);

  const Engine& engine() const { return *engine_; }

 private:
  SessionState& open(const std::string& session);

  struct Entry {
    std::string session;
    SessionState state;
  };
  std::shared_ptr<const Engine> engine_;
  std::size_t max_sessions_;
  std::list<Entry> recent_;  // most recently used first
  std::unordered_map<std::string, std::list<Entry>::iterator> index_;
};

}  // namespace mimamori
