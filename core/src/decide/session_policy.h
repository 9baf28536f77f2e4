// The session and hours parts of a policy file.
#pragma once

#include "decide/policy.h"

namespace mimamori {

SessionPolicy read_session_policy(const Cursor& session, const Policy& policy);
BusinessHours read_hours(const Cursor& hours);

}  // namespace mimamori
