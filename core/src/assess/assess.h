// Evidence to a grade. Thresholds are the policy's.
#pragma once

#include <string>
#include <vector>

#include "decide/policy.h"
#include "mimamori/verdict.h"

namespace mimamori {

// One reason to believe that a message is conduct of a category.
struct Evidence {
  std::uint16_t category = 0;  // index into the policy's categories
  Source source = Source::kRule;
  std::string rule;
  Score score = 0;
  std::vector<Span> spans;
  LocalText reason;
};

struct Assessment {
  Grade grade = Grade::kNone;
  Score strength = 0;                   // of the strongest evidence, whatever the thresholds
  std::vector<std::string> categories;  // those that reach the grade, in the policy's order
  std::vector<Finding> findings;        // strongest first; what stays below every threshold is left out
};

// A category's strength is that of its strongest evidence.
Assessment assess(const std::vector<Evidence>& evidence, const Policy& policy);

// Ascending and without overlap.
std::vector<Span> merge_spans(std::vector<Span> spans);

}  // namespace mimamori
