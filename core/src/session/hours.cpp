#include "session/hours.h"

#include <algorithm>

namespace mimamori {
namespace {

constexpr std::int64_t kDay = 86400;

// Local day number and second of the day.
std::pair<std::int64_t, int> local(const BusinessHours& hours, EpochSeconds at) {
  const std::int64_t seconds = at + hours.utc_offset_s;
  const std::int64_t day = seconds >= 0 ? seconds / kDay : -((kDay - 1 - seconds) / kDay);
  return {day, static_cast<int>(seconds - day * kDay)};
}

}  // namespace

bool is_open(const BusinessHours& hours, EpochSeconds at) {
  if (!hours.known) return true;
  const auto [day, second] = local(hours, at);
  if (std::binary_search(hours.holidays.begin(), hours.holidays.end(), day)) return false;
  const auto weekday = static_cast<std::size_t>(((day + 4) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
  return std::any_of(hours.open[weekday].begin(), hours.open[weekday].end(), [second = second](const auto& span) { return second >= span.first && second < span.second; });
}

std::string local_time(const BusinessHours& hours, EpochSeconds at) {
  const int minutes = local(hours, at).second / 60;
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

}  // namespace mimamori
