// A company's policy as data: its categories, thresholds, clauses, clock and response ladder.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "json/cursor.h"
#include "match/rule.h"
#include "mimamori/record.h"
#include "mimamori/verdict.h"
#include "session/hours.h"

namespace mimamori {

struct Thresholds {
  Score borderline = 500;
  Score harassment = 800;
};

struct Category {
  std::string id;
  std::string clause;
  LocalText label;
  LocalText reason;  // what the model says when it finds the category without a rule
  Thresholds thresholds;
  bool off = false;  // the policy does not watch for it
};

struct ClockPolicy {
  std::int64_t notice_s = 2700;
  std::int64_t limit_s = 3600;
  std::int64_t repeat_s = 900;     // after the limit, remind again this often
  std::int64_t grace_s = 180;      // a customer's message unanswered for longer is the company's wait
  std::int64_t idle_gap_s = 1800;  // silence longer than this pauses the clock
};

// What a whole session can show that no single message does. Categories are indices; none: not watched.
struct RepetitionPolicy {
  std::optional<std::uint16_t> category;
  int similarity = 400;  // thousandths
  int count = 3;         // times an answered demand comes again
  Score score = 700;
  int insistent_count = 5;
  Score insistent_score = 850;
  LocalText reason;      // {count}, {time} and {answer} are filled in
};

struct ContactPolicy {
  std::optional<std::uint16_t> category;
  int per_24h = 5;
  int per_7d = 15;
  Score score = 700;
  LocalText reason;
};

// Lifts borderline evidence of a category when the circumstances speak for it.
struct LiftPolicy {
  std::optional<std::uint16_t> category;  // none: any
  Score score = 800;
  int messages = 3;  // context only: how many customer messages ago harassment may lie
  LocalText reason;
};

struct SessionPolicy {
  int flooding_messages = 5;
  std::int64_t flooding_window_s = 90;
  int trend_half_life_messages = 4;
  RepetitionPolicy repetition;
  ContactPolicy contacts;
  LiftPolicy off_hours;
  LiftPolicy context;
};

struct Step {
  std::string id;
  std::string clause;
  std::string approval;
  std::map<std::string, LocalText> drafts;  // by category id; "default" for the rest
};

// One row of the table that recommends a step; every condition given must hold. The first row that holds wins.
struct Decision {
  std::string step;
  std::optional<SignalKind> signal;
  std::optional<Speaker> from;
  std::optional<Grade> grade;
  std::optional<Trend> trend;
  std::optional<int> min_warnings;
  std::optional<int> min_harassing;  // harassing messages in the session, this one included
  std::vector<std::string> categories;  // any of these
  std::vector<std::string> only_categories;  // no other than these
  std::optional<std::string> demand;    // judged by a person: unjudged, reasonable, unreasonable, protected
  std::optional<std::string> harm;      // judged by a person: unjudged, none, some, severe
  std::optional<std::string> approved;  // a step that a supervisor approved and nobody withdrew
  std::optional<int> min_heat;          // decayed intensity of the session, thousandths
};

struct Policy {
  std::string id;
  std::string hash;  // sha256 of the canonical file
  std::vector<Category> categories;
  std::vector<Step> steps;
  std::vector<Decision> decisions;
  ClockPolicy clock;
  SessionPolicy session;
  BusinessHours hours;
  std::vector<std::string> protected_reasons;  // ids: for these the policy does not apply to a demand

  std::optional<std::uint16_t> category_index(const std::string& category) const;
  const Step* step(const std::string& step) const;
};

inline constexpr std::int64_t kPolicyFormat = 1;

// Reads a policy file; what is wrong is added to the problems.
Policy load_policy(const Cursor& root);

}  // namespace mimamori
