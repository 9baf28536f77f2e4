#include <algorithm>

#include "session/session.h"

namespace mimamori {
namespace {

constexpr std::size_t kMinAnswer = 8;  // characters: "はい" answers nothing

std::string filled(std::string text, const std::string& name, const std::string& value) {
  const std::string field = "{" + name + "}";
  for (auto at = text.find(field); at != std::string::npos; at = text.find(field, at + value.size())) text.replace(at, field.size(), value);
  return text;
}

LocalText filled(const LocalText& text, const std::string& name, const std::string& value) {
  return {filled(text.ja, name, value), filled(text.en, name, value)};
}

void weigh_repetition(SessionData& session, const Normalised& text, const Cues& cues, const Policy& policy, std::vector<Evidence>& evidence) {
  const RepetitionPolicy& rule = policy.session.repetition;
  auto asked = sketch(text, cues.formulae);
  if (!rule.category || !asked) return;
  const Demand* pressed = press(session.demands, std::move(*asked), rule.similarity);
  if (pressed == nullptr) return;
  session.repetition = std::max(session.repetition, pressed->pressed);
  if (pressed->pressed < rule.count) return;
  const Score score = pressed->pressed >= rule.insistent_count ? rule.insistent_score : rule.score;
  LocalText reason = filled(rule.reason, "count", std::to_string(pressed->pressed));
  reason = filled(reason, "time", pressed->answered_at ? local_time(policy.hours, *pressed->answered_at) : "–");
  reason = filled(reason, "answer", pressed->answer_id);
  evidence.push_back({*rule.category, Source::kSession, "session/repetition", score, {}, reason});
}

void weigh_contacts(const SessionData& session, const Policy& policy, std::vector<Evidence>& evidence) {
  const ContactPolicy& rule = policy.session.contacts;
  if (!rule.category || (session.contacts_24h < rule.per_24h && session.contacts_7d < rule.per_7d)) return;
  const LocalText reason = filled(filled(rule.reason, "day", std::to_string(session.contacts_24h)), "week", std::to_string(session.contacts_7d));
  evidence.push_back({*rule.category, Source::kSession, "session/persistent-contact", rule.score, {}, reason});
}

// Adds evidence of the lift's score for every rule that spoke below it.
void lift(const LiftPolicy& rule, const char* name, std::vector<Evidence>& evidence) {
  std::vector<Evidence> lifted;
  for (const Evidence& item : evidence) {
    if (item.source != Source::kRule || item.score >= rule.score || (rule.category && *rule.category != item.category)) continue;
    lifted.push_back({item.category, Source::kSession, name, rule.score, item.spans, rule.reason});
  }
  evidence.insert(evidence.end(), lifted.begin(), lifted.end());
}

// A question back is no answer: 「どの画面でしょうか。」
bool asks_back(const Normalised& text) {
  std::u32string_view end = text.chars;
  while (!end.empty() && (end.back() == U'。' || end.back() == '\n' || end.back() == ' ')) end.remove_suffix(1);
  return end.ends_with(U"?") || end.ends_with(U"か");
}

}  // namespace

void weigh(SessionData& session, const Message& message, const Normalised& text, const Cues& cues, const Policy& policy, std::vector<Evidence>& evidence) {
  if (message.from == Speaker::kAgent) {
    if (!cues.holding && !cues.warning && !asks_back(text) && text.chars.size() >= kMinAnswer) answer(session.demands, message);
    return;
  }
  if (message.from != Speaker::kCustomer) return;
  const SessionPolicy& watched = policy.session;
  if (watched.off_hours.category && message.at && !is_open(policy.hours, *message.at)) lift(watched.off_hours, "session/off-hours", evidence);
  const bool heated = session.harassing_ago >= 0 && session.harassing_ago < watched.context.messages;
  if (heated && !watched.context.reason.ja.empty()) lift(watched.context, "session/context", evidence);
  if (cues.reopened) {
    for (Demand& demand : session.demands) demand.answered = false;
  } else if (!cues.calming) {
    weigh_repetition(session, text, cues, policy, evidence);
  }
  if (message.contact) {
    session.contacts_24h = message.contact->sessions_24h;
    session.contacts_7d = message.contact->sessions_7d;
    weigh_contacts(session, policy, evidence);
  }
}

}  // namespace mimamori
