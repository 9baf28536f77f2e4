#include "decide/session_policy.h"

#include <algorithm>

namespace mimamori {
namespace {

constexpr std::string_view kWeekdays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::int64_t kDay = 86400;

std::optional<std::uint16_t> category_of(const Cursor& item, const Policy& policy) {
  const Cursor category = item.find("category");
  if (!category.exists()) return std::nullopt;
  const auto index = policy.category_index(category.text(128));
  if (!index) category.problem(ErrorCode::kUnknownReference, "is not a category of this policy");
  return index;
}

RepetitionPolicy read_repetition(const Cursor& item, const Policy& policy) {
  item.allow_only({"category", "similarity", "count", "score", "insistent_count", "insistent_score", "reason"});
  RepetitionPolicy out;
  out.category = category_of(item, policy);
  out.similarity = item.at("similarity").score();
  out.count = static_cast<int>(item.at("count").integer(1, 1000));
  out.score = item.at("score").score();
  out.insistent_count = static_cast<int>(item.at("insistent_count").integer(1, 1000));
  out.insistent_score = item.at("insistent_score").score();
  out.reason = item.at("reason").local_text();
  return out;
}

ContactPolicy read_contacts(const Cursor& item, const Policy& policy) {
  item.allow_only({"category", "per_24h", "per_7d", "score", "reason"});
  ContactPolicy out;
  out.category = category_of(item, policy);
  out.per_24h = static_cast<int>(item.at("per_24h").integer(1, 100000));
  out.per_7d = static_cast<int>(item.at("per_7d").integer(1, 100000));
  out.score = item.at("score").score();
  out.reason = item.at("reason").local_text();
  return out;
}

LiftPolicy read_lift(const Cursor& item, const Policy& policy) {
  item.allow_only({"category", "score", "messages", "reason"});
  LiftPolicy out;
  out.category = category_of(item, policy);
  out.score = item.at("score").score();
  out.messages = static_cast<int>(item.find("messages").integer_or(3, 1, 100));
  out.reason = item.at("reason").local_text();
  return out;
}

// "09:30" → seconds since midnight; "24:00" is the end of the day.
int read_clock_time(const Cursor& cursor) {
  const std::string text = cursor.text(8);
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  const bool shaped = text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4);
  const int minutes = shaped ? ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0' : -1;
  if (cursor.exists() && (minutes < 0 || minutes > 24 * 60)) cursor.problem(ErrorCode::kInvalidField, "must be a time such as 09:30");
  return std::max(0, minutes) * 60;
}

}  // namespace

SessionPolicy read_session_policy(const Cursor& session, const Policy& policy) {
  session.allow_only({"flooding_messages", "flooding_window_s", "trend_half_life_messages", "repetition", "contacts", "off_hours", "context"});
  SessionPolicy out;
  out.flooding_messages = static_cast<int>(session.at("flooding_messages").integer(2, 64));
  out.flooding_window_s = session.at("flooding_window_s").integer(1, kDay);
  out.trend_half_life_messages = static_cast<int>(session.at("trend_half_life_messages").integer(1, 100));
  if (const Cursor item = session.find("repetition"); item.exists()) out.repetition = read_repetition(item, policy);
  if (const Cursor item = session.find("contacts"); item.exists()) out.contacts = read_contacts(item, policy);
  if (const Cursor item = session.find("off_hours"); item.exists()) out.off_hours = read_lift(item, policy);
  if (const Cursor item = session.find("context"); item.exists()) out.context = read_lift(item, policy);
  return out;
}

BusinessHours read_hours(const Cursor& cursor) {
  cursor.allow_only({"utc_offset", "open", "holidays"});
  BusinessHours out;
  out.known = true;
  const Cursor offset = cursor.at("utc_offset");
  const auto shifted = parse_time("1970-01-02T00:00:00" + offset.text(8));
  if (offset.exists() && !shifted) offset.problem(ErrorCode::kInvalidField, "must be an offset such as +09:00");
  out.utc_offset_s = kDay - shifted.value_or(kDay);
  for (const Cursor& item : cursor.at("open").items()) {
    item.allow_only({"days", "from", "to"});
    const std::pair<int, int> span = {read_clock_time(item.at("from")), read_clock_time(item.at("to"))};
    for (const Cursor& day : item.at("days").items()) {
      const auto found = std::find(std::begin(kWeekdays), std::end(kWeekdays), day.text(8));
      if (found == std::end(kWeekdays)) {
        day.problem(ErrorCode::kInvalidField, "must be one of sun, mon, tue, wed, thu, fri, sat");
      } else {
        out.open[static_cast<std::size_t>(found - std::begin(kWeekdays))].push_back(span);
      }
    }
  }
  for (const Cursor& item : cursor.find("holidays").items()) {
    const auto day = parse_time(item.text(16) + "T00:00:00Z");
    if (!day) item.problem(ErrorCode::kInvalidField, "must be a date such as 2026-11-23");
    out.holidays.push_back(day.value_or(0) / kDay);
  }
  std::sort(out.holidays.begin(), out.holidays.end());
  return out;
}

}  // namespace mimamori
