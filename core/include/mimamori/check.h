// Does every rule do what its own examples say?
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mimamori/engine.h"

namespace mimamori {

struct CheckReport {
  std::vector<Error> errors;    // an example that is not found, or is found and must not be; too few examples
  std::vector<Error> warnings;  // costs of a rule: no required literal, or one so short that it is nearly always tried
  std::size_t rules = 0;
  std::size_t examples = 0;
};

// Fewest examples of each kind that a rule must carry.
inline constexpr std::size_t kMinExamples = 2;

// The engine must be loaded from source files, not from a bundle, which has no examples.
CheckReport check_rules(const Engine& engine);

}  // namespace mimamori
