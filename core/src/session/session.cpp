#include "session/session.h"

#include <algorithm>

#include "json/cursor.h"
#include "json/writer.h"

namespace mimamori {
namespace {

constexpr int kTrendStep = 60;  // smaller changes of intensity are noise

void advance_clock(SessionData& session, EpochSeconds at, Speaker from, const ClockPolicy& clock) {
  const EpochSeconds now = std::max(at, session.last.value_or(at));
  const EpochSeconds gap = now - session.last.value_or(now);
  const bool paused = gap > clock.idle_gap_s;
  if (paused) session.waiting_since.reset();
  if (!paused) session.elapsed_s += gap;
  if (from == Speaker::kAgent) {
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

void advance_trend(SessionData& session, Grade grade, const SessionPolicy& policy) {
  const int strength = grade == Grade::kHarassment ? 1000 : grade == Grade::kBorderline ? 500 : 0;
  const int before = session.intensity;
  session.intensity += (strength - before) / policy.trend_half_life_messages;
  const int change = session.intensity - before;
  session.trend = change > kTrendStep ? Trend::kRising : change < -kTrendStep ? Trend::kFalling : Trend::kSteady;
}

}  // namespace

SessionView advance(SessionData& session, const Message& message, Grade grade, const Policy& policy) {
  if (message.contact) {
    session.contacts_24h = message.contact->sessions_24h;
    session.contacts_7d = message.contact->sessions_7d;
  }
  if (message.at) advance_clock(session, *message.at, message.from, policy.clock);
  bool flooding = false;
  if (message.from == Speaker::kCustomer) {
    if (message.at) flooding = note_and_check_flooding(session, *session.last, policy.session);
    advance_trend(session, grade, policy.session);
    if (grade == Grade::kHarassment) ++session.harassing;
  } else if (message.from == Speaker::kAgent) {
    session.recent.clear();  // an answer ends a flood
  }
  SessionView view;
  view.elapsed_s = session.elapsed_s;
  view.company_wait_s = company_wait(session, policy.clock);
  view.clock = clock_state(view.elapsed_s - view.company_wait_s, policy.clock);
  view.flooding = flooding;
  view.contacts_7d = session.contacts_7d;
  view.trend = session.trend;
  view.warnings_given = session.warnings;
  return view;
}

void apply(SessionData& session, const Event& event) {
  if (event.name == "warning_given") session.warnings = std::min(session.warnings + 1, 1000000);
  if (event.name == "demand_judged" && (event.value == "unjudged" || event.value == "reasonable" || event.value == "unreasonable")) {
    session.demand = event.value;
  }
}

std::string snapshot(const SessionData& session) {
  JsonWriter json;
  json.begin_object().key("version").integer(kSnapshotFormat);
  if (session.last) json.key("last").integer(*session.last);
  if (session.waiting_since) json.key("waiting_since").integer(*session.waiting_since);
  json.key("elapsed_s").integer(session.elapsed_s).key("company_wait_s").integer(session.company_wait_s);
  json.key("recent").begin_array();
  for (const EpochSeconds at : session.recent) json.integer(at);
  json.end_array().key("contacts_24h").integer(session.contacts_24h).key("contacts_7d").integer(session.contacts_7d);
  json.key("warnings").integer(session.warnings).key("harassing").integer(session.harassing);
  json.key("intensity").integer(session.intensity).key("trend").text(to_string(session.trend));
  json.key("demand").text(session.demand).end_object();
  return json.take();
}

Result<SessionData> restore(std::string_view text) {
  constexpr std::int64_t kFar = std::int64_t{1} << 48;
  constexpr int kMany = 1000000;
  const Result<Json> parsed = parse_json(text);
  if (!parsed) return parsed.error();
  Problems problems;
  const Cursor root(parsed.value(), problems);
  if (root.at("version").integer(0, INT64_MAX) != kSnapshotFormat) {
    root.find("version").problem(ErrorCode::kUnsupportedVersion, "the snapshot is of another format; start a new session");
    return problems.errors.front();
  }
  SessionData session;
  if (const Cursor last = root.find("last"); last.exists()) session.last = last.integer(-kFar, kFar);
  if (const Cursor since = root.find("waiting_since"); since.exists()) session.waiting_since = since.integer(-kFar, kFar);
  session.elapsed_s = root.at("elapsed_s").integer(0, kFar);
  session.company_wait_s = root.at("company_wait_s").integer(0, kFar);
  const auto recent = root.at("recent").items();
  if (recent.size() > 64) root.find("recent").problem(ErrorCode::kTooLarge, "more than 64 entries");
  for (const Cursor& at : recent) session.recent.push_back(at.integer(-kFar, kFar));
  session.contacts_24h = static_cast<int>(root.at("contacts_24h").integer(0, kMany));
  session.contacts_7d = static_cast<int>(root.at("contacts_7d").integer(0, kMany));
  session.warnings = static_cast<int>(root.at("warnings").integer(0, kMany));
  session.harassing = static_cast<int>(root.at("harassing").integer(0, kMany * 1000));
  session.intensity = static_cast<int>(root.at("intensity").integer(0, 1000));
  const std::string trend = root.at("trend").text(16);
  session.trend = trend == "rising" ? Trend::kRising : trend == "falling" ? Trend::kFalling : Trend::kSteady;
  session.demand = root.at("demand").text(32);
  if (!problems.ok()) return problems.errors.front();
  return session;
}

}  // namespace mimamori
