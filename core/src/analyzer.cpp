#include "mimamori/analyzer.h"

namespace mimamori {

Analyzer::Analyzer(std::shared_ptr<const Engine> engine, std::size_t max_sessions)
    : engine_(std::move(engine)), max_sessions_(max_sessions == 0 ? 1 : max_sessions) {}

SessionState& Analyzer::open(const std::string& session) {
  const auto known = index_.find(session);
  if (known != index_.end()) {
    recent_.splice(recent_.begin(), recent_, known->second);
    return recent_.front().state;
  }
  if (recent_.size() >= max_sessions_) {
    index_.erase(recent_.back().session);
    recent_.pop_back();
  }
  recent_.push_front({session, SessionState()});
  index_[session] = recent_.begin();
  return recent_.front().state;
}

Result<std::optional<std::string>> Analyzer::analyze_line(std::string_view line) {
  Result<Record> record = parse_record(line);
  if (!record) return record.error();
  if (const auto* event = std::get_if<Event>(&record.value())) {
    engine_->note(*event, open(event->session));
    return std::optional<std::string>();
  }
  const auto& message = std::get<Message>(record.value());
  return std::optional<std::string>(to_json(engine_->analyze(message, open(message.session))));
}

Result<std::string> Analyzer::snapshot(const std::string& session) const {
  const auto known = index_.find(session);
  if (known == index_.end()) return Error{ErrorCode::kUnknownHandle, "no such session is open", {}, 0, {}, {}};
  return known->second->state.to_json();
}

Result<bool> Analyzer::restore(const std::string& session, std::string_view snapshot) {
  Result<SessionState> state = SessionState::from_json(snapshot);
  if (!state) return state.error();
  open(session) = std::move(state).value();
  return true;
}

void Analyzer::forget(const std::string& session) {
  const auto known = index_.find(session);
  if (known == index_.end()) return;
  recent_.erase(known->second);
  index_.erase(known);
}

}  // namespace mimamori
