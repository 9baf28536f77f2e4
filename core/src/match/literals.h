// What must stand in a text before a rule can match: an AND of ORs of literals, from RE2's own analysis.
#pragma once

#include <string>
#include <vector>

#include <re2/re2.h>

namespace mimamori {

// One of these must occur.
using LiteralGroup = std::vector<std::u32string>;

struct RequiredLiterals {
  std::vector<LiteralGroup> groups;  // all must be satisfied; empty: nothing is known, always try the rule
  bool impossible = false;           // the pattern can match no text
};

RequiredLiterals required_literals(const RE2& pattern);

}  // namespace mimamori
