// The only output: one verdict a message.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mimamori {

// A text in the two languages of the interface. UTF-8.
struct LocalText {
  std::string ja;
  std::string en;
};

// Half-open range in UTF-16 code units of the original text.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

// A probability-like strength in thousandths, 0 … 1000. Integers keep native and WebAssembly equal.
using Score = int;

enum class Grade { kNone, kBorderline, kHarassment };
const char* to_string(Grade grade);

enum class Source { kRule, kModel, kSession };
const char* to_string(Source source);

enum class Clock { kNone, kNotice, kLimit, kOver };
const char* to_string(Clock clock);

enum class Trend { kFalling, kSteady, kRising };
const char* to_string(Trend trend);

struct Finding {
  std::string category;     // id of the policy
  Source source = Source::kRule;
  std::string rule;         // rule id; for the model and session their own ids ("model/ja", "session/repetition")
  Score score = 0;
  std::vector<Span> spans;  // ascending, not overlapping; may be empty for session findings
  std::string clause;       // clause id of the policy
  LocalText reason;
};

// Noticed beside harassment; never scored as harassment.
struct Signals {
  bool emergency = false;             // concrete violence about to happen
  bool distress = false;              // talk of self-harm: its own care path
  bool legitimate_complaint = false;
  bool agent_promise = false;         // careless promise or blanket admission by the agent
};

struct SessionView {
  std::int64_t elapsed_s = 0;
  std::int64_t company_wait_s = 0;  // part of elapsed_s that the customer spent waiting for the company
  Clock clock = Clock::kNone;
  int repetition = 0;
  bool flooding = false;
  int contacts_7d = 0;
  Trend trend = Trend::kSteady;
  int warnings_given = 0;
};

struct Recommendation {
  std::string step;      // id of the policy's response ladder
  std::string clause;
  std::string approval;  // "none" or "supervisor"
  LocalText draft;       // may be empty
};

// Which policy, rules and model were asked; equal values mean equal verdicts.
struct RulesetVersion {
  std::string policy;  // "<policy id>@<sha256>"
  std::string rules;   // sha256, hexadecimal
  std::string model;   // sha256, hexadecimal; "none" without a model
};

struct Verdict {
  std::string session;
  std::string id;
  Grade grade = Grade::kNone;
  Score strength = 0;                   // of the strongest evidence, also below every threshold; not part of the JSON
  std::vector<std::string> categories;  // in the policy's order
  std::vector<Finding> findings;        // strongest first
  Signals signals;
  SessionView state;
  Recommendation recommendation;
  RulesetVersion ruleset;
};

// One line of JSON, keys in the order of the contract, no trailing newline. Holds no message text.
std::string to_json(const Verdict& verdict);

}  // namespace mimamori
