// Business hours and holidays of a policy.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "mimamori/record.h"

namespace mimamori {

struct BusinessHours {
  std::int64_t utc_offset_s = 0;
  // For each day of the week, Sunday first: open intervals in seconds since local midnight.
  std::array<std::vector<std::pair<int, int>>, 7> open;
  std::vector<std::int64_t> holidays;  // days since 1970-01-01, ascending
  bool known = false;                  // false: the policy names no hours, and every hour counts as open
};

bool is_open(const BusinessHours& hours, EpochSeconds at);

// "10:05" by the policy's clock.
std::string local_time(const BusinessHours& hours, EpochSeconds at);

}  // namespace mimamori
