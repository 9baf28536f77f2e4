// The recommended step of the response ladder, from the policy's table.
#pragma once

#include "decide/policy.h"
#include "mimamori/verdict.h"
#include "session/session.h"

namespace mimamori {

struct Situation {
  Speaker from = Speaker::kCustomer;
  Grade grade = Grade::kNone;
  const std::vector<std::string>* categories = nullptr;
  Signals signals;
  const SessionData* session = nullptr;
};

// The first row of the table that holds. A policy without a matching row recommends nothing (empty step).
Recommendation decide(const Situation& situation, const Policy& policy);

}  // namespace mimamori
