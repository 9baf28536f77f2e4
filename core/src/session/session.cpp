#include "session/session.h"

#include <algorithm>

namespace mimamori {
namespace {

constexpr int kTrendStep = 60;  // smaller changes of intensity are noise
constexpr int kMany = 1000000;

void advance_clock(SessionData& session, EpochSeconds at, Speaker from, bool holding, const ClockPolicy& clock) {
  const EpochSeconds now = std::max(at, session.last.value_or(at));
  const EpochSeconds gap = now - session.last.value_or(now);
  const bool paused = gap > clock.idle_gap_s;
  if (paused) session.waiting_since.reset();
  if (!paused) session.elapsed_s += gap;
  if (from == Speaker::kAgent && holding) {
    if (!session.waiting_since) session.waiting_since = now;  // "please wait": the customer waits on
  } else if (from == Speaker::kAgent) {
    const EpochSeconds waited = now - session.waiting_since.value_or(now);
    if (waited > clock.grace_s) session.company_wait_s += waited - clock.grace_s;
    session.waiting_since.reset();
  } else if (from == Speaker::kCustomer && !session.waiting_since) {
    session.waiting_since = now;
  }
  session.last = now;
}

// The company's waits, with the one that is still running.
std::int64_t company_wait(const SessionData& session, const ClockPolicy& clock) {
  if (!session.waiting_since || !session.last) return session.company_wait_s;
  return session.company_wait_s + std::max<std::int64_t>(0, *session.last - *session.waiting_since - clock.grace_s);
}

Clock clock_state(std::int64_t counted_s, const ClockPolicy& clock) {
  if (counted_s >= clock.limit_s + clock.repeat_s) return Clock::kOver;
  if (counted_s >= clock.limit_s) return Clock::kLimit;
  return counted_s >= clock.notice_s ? Clock::kNotice : Clock::kNone;
}

bool note_and_check_flooding(SessionData& session, EpochSeconds now, const SessionPolicy& policy) {
  session.recent.push_back(now);
  const auto keep = static_cast<std::size_t>(policy.flooding_messages);
  if (session.recent.size() > keep) session.recent.erase(session.recent.begin());
  return session.recent.size() == keep && now - session.recent.front() <= policy.flooding_window_s;
}

void advance_trend(SessionData& session, Grade grade, bool calming, const SessionPolicy& policy) {
  const int strength = grade == Grade::kHarassment ? 1000 : grade == Grade::kBorderline ? 500 : 0;
  const int before = session.intensity;
  session.intensity += (strength - before) / policy.trend_half_life_messages;
  if (calming && grade == Grade::kNone) session.intensity /= 2;
  const int change = session.intensity - before;
  session.trend = change > kTrendStep ? Trend::kRising : change < -kTrendStep ? Trend::kFalling : Trend::kSteady;
}

void note_customer(SessionData& session, Grade grade, const Cues& cues, const SessionPolicy& policy) {
  advance_trend(session, grade, cues.calming, policy);
  session.warned = false;
  if (grade == Grade::kHarassment) {
    session.harassing = std::min(session.harassing + 1, kMany);
    session.harassing_ago = 0;
  } else if (session.harassing_ago >= 0) {
    session.harassing_ago = std::min(session.harassing_ago + 1, kMany);
  }
}

void note_agent(SessionData& session, const Cues& cues) {
  session.recent.clear();  // an answer ends a flood
  if (cues.warning && session.harassing > 0 && !session.warned) {
    session.warnings = std::min(session.warnings + 1, kMany);
    session.warned = true;
  }
}

}  // namespace

SessionView advance(SessionData& session, const Message& message, Grade grade, const Cues& cues, const Policy& policy) {
  if (message.at) advance_clock(session, *message.at, message.from, cues.holding, policy.clock);
  bool flooding = false;
  if (message.from == Speaker::kCustomer) {
    if (message.at) flooding = note_and_check_flooding(session, *session.last, policy.session);
    note_customer(session, grade, cues, policy.session);
  } else if (message.from == Speaker::kAgent) {
    note_agent(session, cues);
  }
  SessionView view;
  view.elapsed_s = session.elapsed_s;
  view.company_wait_s = company_wait(session, policy.clock);
  view.clock = clock_state(view.elapsed_s - view.company_wait_s, policy.clock);
  view.repetition = session.repetition;
  view.flooding = flooding;
  view.contacts_7d = session.contacts_7d;
  view.trend = session.trend;
  view.warnings_given = session.warnings;
  return view;
}

void apply(SessionData& session, const Event& event, const Policy& policy) {
  const auto one_of = [&](std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), event.value) != words.end(); };
  if (event.name == "warning_given" && !session.warned) {
    session.warnings = std::min(session.warnings + 1, kMany);
    session.warned = true;
  }
  if (event.name == "demand_judged" && one_of({"unjudged", "reasonable", "unreasonable", "protected"})) session.demand = event.value;
  for (const std::string& reason : policy.protected_reasons) {
    if (event.name == "demand_judged" && event.value == "protected:" + reason) session.demand = "protected";
  }
  if (event.name == "harm_judged" && one_of({"unjudged", "none", "some", "severe"})) session.harm = event.value;
  if (event.name == "approved" && policy.step(event.value) != nullptr) session.approved = event.value;
  if (event.name == "withdrawn") session.approved.clear();
}

}  // namespace mimamori
