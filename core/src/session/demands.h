// What the customer has asked for, so that pressing an answered demand again can be told from asking anew.
//
// Kept of each demand are up to 24 hashes of character trigrams (the smallest: a bottom-k sketch) and up to 16 hashes of
// its content words. No text can be read back from them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mimamori/record.h"
#include "normalise/normalise.h"

namespace mimamori {

inline constexpr std::size_t kMaxTrigrams = 24;
inline constexpr std::size_t kMaxTerms = 16;
inline constexpr std::size_t kMaxDemands = 16;  // the oldest is forgotten beyond

struct Sketch {
  std::vector<std::uint32_t> trigrams;  // ascending
  std::vector<std::uint32_t> terms;     // ascending
};

// Too short a text ("はい") has no sketch: it is no demand. `formulae` (greetings, names, numbers) are left out.
std::optional<Sketch> sketch(const Normalised& text, const std::vector<ByteRange>& formulae);

// 0 … 1000: the larger of the trigrams' Jaccard estimate and the share of content words in common (two at least).
int similarity(const Sketch& a, const Sketch& b);

struct Demand {
  Sketch sketch;
  bool answered = false;
  std::optional<EpochSeconds> answered_at;
  std::string answer_id;  // id of the agent's message that answered it first
  int pressed = 0;        // times it came again after the answer
};

// Notes a customer's message. Returns the demand that it presses again after an answer, or null. The pointer lives until the
// next call.
const Demand* press(std::vector<Demand>& demands, Sketch asked, int threshold);

// Notes that the agent answered whatever is open.
void answer(std::vector<Demand>& demands, const Message& reply);

}  // namespace mimamori
