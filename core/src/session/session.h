// What is remembered of a session between messages: times and counts, no text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/policy.h"
#include "mimamori/record.h"
#include "mimamori/result.h"
#include "mimamori/verdict.h"

namespace mimamori {

inline constexpr std::int64_t kSnapshotFormat = 1;

struct SessionData {
  std::optional<EpochSeconds> last;           // latest time seen; never goes back
  std::optional<EpochSeconds> waiting_since;  // first customer message that is still unanswered
  std::int64_t elapsed_s = 0;
  std::int64_t company_wait_s = 0;
  std::vector<EpochSeconds> recent;           // times of the customer's latest messages, oldest first
  int contacts_24h = 0;
  int contacts_7d = 0;
  int warnings = 0;
  int harassing = 0;   // customer messages graded harassment
  int intensity = 0;   // decayed grade of the customer's messages, 0 … 1000
  Trend trend = Trend::kSteady;
  std::string demand = "unjudged";  // unjudged, reasonable, unreasonable: a person's judgement
};

// Moves the session on by one message of the given grade, and shows it.
SessionView advance(SessionData& session, const Message& message, Grade grade, const Policy& policy);

void apply(SessionData& session, const Event& event);

std::string snapshot(const SessionData& session);
Result<SessionData> restore(std::string_view json);

}  // namespace mimamori
