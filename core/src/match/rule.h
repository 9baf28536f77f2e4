// A rule: a phrase frame over folded text, with guards that tell conduct from mention.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "mimamori/record.h"
#include "mimamori/verdict.h"

namespace mimamori {

// The part of the message that a guard's pattern is searched in; at most about 160 characters to either side.
enum class GuardWhere {
  kBefore,      // from the start of the sentence to the match
  kAfter,       // from the match to the end of the sentence
  kSentence,    // the whole sentence of the match
  kMessage,     // the opening of the text
  kWritten,     // the match itself with its katakana put back
  kAfterQuote,  // what follows the closing mark when the match is quoted; does not hold otherwise
};

struct Guard {
  std::string id;  // "ja/reported"
  GuardWhere where = GuardWhere::kSentence;
  std::unique_ptr<RE2> pattern;
};

// Noticed beside harassment. The first four are part of the verdict; the others only move the session on.
enum class SignalKind { kEmergency, kDistress, kLegitimateComplaint, kAgentPromise, kWarning, kHolding, kCalming, kReopened, kFormula };
std::optional<SignalKind> signal_from_name(const std::string& name);

struct Rule {
  std::string id;                        // "<language>/<category or signal>/<slug>"
  std::string file;                      // where it stands
  std::vector<std::uint16_t> categories;  // indices into the policy's categories; empty for a signal
  std::optional<SignalKind> signal;
  Score score = 0;
  std::optional<Speaker> from;           // none: both speakers
  std::string expression;                // concepts expanded, kana folded
  std::unique_ptr<RE2> pattern;
  std::vector<std::uint16_t> required;   // guards that must hold
  std::vector<std::uint16_t> unless;     // guards of which none may hold
  LocalText reason;
  std::vector<std::string> match;        // examples that must, and must not, be found
  std::vector<std::string> no_match;
};

// Most rules that one engine loads, and longest expanded expression in bytes: what keeps a hostile pack harmless.
inline constexpr std::size_t kMaxRules = 20000;
inline constexpr std::size_t kMaxExpressionBytes = 32768;

struct RuleSet {
  std::vector<Rule> rules;
  std::vector<Guard> guards;
};

}  // namespace mimamori
