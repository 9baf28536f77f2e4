// What is remembered of a session between messages: times, counts and sketches, no text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assess.h"
#include "decide/policy.h"
#include "mimamori/record.h"
#include "mimamori/result.h"
#include "mimamori/verdict.h"
#include "session/demands.h"

namespace mimamori {

inline constexpr std::int64_t kSnapshotFormat = 1;

// What a message shows beside its evidence; not part of the verdict.
struct Cues {
  bool warning = false;  // the agent asks to stop, by the policy
  bool holding = false;  // the agent only asks to wait
  bool calming = false;  // the customer apologises or thanks
  bool reopened = false;  // the customer tried the advice and it did not work
  std::vector<ByteRange> formulae;  // greetings, names and numbers, in the folded text
};

struct SessionData {
  std::optional<EpochSeconds> last;           // latest time seen; never goes back
  std::optional<EpochSeconds> waiting_since;  // first customer message that is still unanswered
  std::int64_t elapsed_s = 0;
  std::int64_t company_wait_s = 0;
  std::vector<EpochSeconds> recent;  // times of the customer's latest messages, oldest first
  int contacts_24h = 0;
  int contacts_7d = 0;
  int warnings = 0;
  bool warned = false;     // a warning was recognised and the customer has not spoken since
  int harassing = 0;       // customer messages graded harassment
  int harassing_ago = -1;  // customer messages since the last of them; -1: there was none
  int intensity = 0;       // decayed grade of the customer's messages, 0 … 1000
  int repetition = 0;      // most times that one answered demand came again
  Trend trend = Trend::kSteady;
  std::vector<Demand> demands;
  std::string demand = "unjudged";  // unjudged, reasonable, unreasonable, protected: a person's judgement
  std::string harm = "unjudged";    // unjudged, none, some, severe: a person's judgement
  std::string approved;             // step that a supervisor approved; empty: none
};

// Evidence that only the session shows: repetition, persistent contact, and borderline words that the hour or what went
// before makes plain. Adds to `evidence`; notes what the message asks or answers.
void weigh(SessionData& session, const Message& message, const Normalised& text, const Cues& cues, const Policy& policy, std::vector<Evidence>& evidence);

// Moves the session on by one message of the given grade, and shows it.
SessionView advance(SessionData& session, const Message& message, Grade grade, const Cues& cues, const Policy& policy);

// warning_given · demand_judged (unjudged, reasonable, unreasonable, protected or protected:<reason of the policy>) · harm_judged (unjudged, none, some, severe)
// · approved (a step) · withdrawn. Anything else changes nothing.
void apply(SessionData& session, const Event& event, const Policy& policy);

// Exact JSON and back. Holds times, counts, judgements, ids of answering messages, and hashes of what was asked.
std::string snapshot(const SessionData& session);
Result<SessionData> restore(std::string_view json);

}  // namespace mimamori
