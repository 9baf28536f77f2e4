// The only input: one JSON object a line (NDJSON), a message or an event of a session.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mimamori/result.h"

namespace mimamori {

// Longest record that is read, in bytes of UTF-8. Longer lines are refused, not cut.
inline constexpr std::size_t kMaxRecordBytes = 4u << 20;
// Longest message text that is analysed, in bytes of UTF-8.
inline constexpr std::size_t kMaxTextBytes = 1u << 20;
// Longest session or message id, in bytes of UTF-8.
inline constexpr std::size_t kMaxIdBytes = 512;

enum class Speaker { kCustomer, kAgent, kSystem };
const char* to_string(Speaker speaker);

// Seconds since 1970-01-01T00:00:00Z. A leap second ("…:60") counts as the second after it.
using EpochSeconds = std::int64_t;

// Reads an RFC 3339 time with an offset ("2026-06-10T10:02:15+09:00"); fractions are dropped.
std::optional<EpochSeconds> parse_time(std::string_view text);

// How often the same customer has come lately: counts only, supplied by the caller.
struct Contact {
  int sessions_24h = 0;
  int sessions_7d = 0;
};

// What a human labelled the message with; ids of labelling, not checked against a policy.
struct Gold {
  std::string grade;
  std::vector<std::string> categories;
  std::string kind;  // how it is written, as the corpus names it: "covert", "trade", …; may be empty
};

struct Message {
  std::string session;
  std::string id;
  std::optional<EpochSeconds> at;  // none: the session clock is off
  Speaker from = Speaker::kCustomer;
  std::string text;                // UTF-8
  std::string lang;                // "ja", "en", …; empty: every loaded language applies
  std::optional<Contact> contact;
  std::optional<Gold> gold;
};

// Something that happened in a session and is not a message: a warning given, a judgement made.
struct Event {
  std::string session;
  std::optional<EpochSeconds> at;
  std::string name;
  std::string value;
};

using Record = std::variant<Message, Event>;

// Reads one line. Unknown fields are ignored. Errors carry a JSON pointer, never message text.
Result<Record> parse_record(std::string_view line);

}  // namespace mimamori
