// What a loaded engine consists of; for core's own sources and tests.
#pragma once

#include <optional>

#include "decide/policy.h"
#include "match/matcher.h"
#include "mimamori/engine.h"
#include "normalise/normalise.h"
#include "session/session.h"

namespace mimamori {

struct Engine::Parts {
  Policy policy;
  FoldingTable folding;
  Matcher matcher;
  RulesetVersion version;
};

struct SessionState::Data {
  SessionData session;
};

}  // namespace mimamori
