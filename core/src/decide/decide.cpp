#include "decide/decide.h"

#include <algorithm>

namespace mimamori {
namespace {

bool is_set(const Signals& signals, SignalKind kind) {
  switch (kind) {
    case SignalKind::kEmergency: return signals.emergency;
    case SignalKind::kDistress: return signals.distress;
    case SignalKind::kLegitimateComplaint: return signals.legitimate_complaint;
    case SignalKind::kAgentPromise: return signals.agent_promise;
    case SignalKind::kWarning: case SignalKind::kHolding: case SignalKind::kCalming: case SignalKind::kReopened: case SignalKind::kFormula: return false;
  }
  return false;
}

bool has_any(const std::vector<std::string>& wanted, const std::vector<std::string>& present) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& id) {
           return std::find(present.begin(), present.end(), id) != present.end();
         });
}

bool has_only(const std::vector<std::string>& allowed, const std::vector<std::string>& present) {
  return allowed.empty() || std::all_of(present.begin(), present.end(), [&](const std::string& id) {
           return std::find(allowed.begin(), allowed.end(), id) != allowed.end();
         });
}

bool holds(const Decision& row, const Situation& now) {
  const SessionData& session = *now.session;
  if (row.signal && !is_set(now.signals, *row.signal)) return false;
  if (row.from && *row.from != now.from) return false;
  if (row.grade && *row.grade != now.grade) return false;
  if (row.trend && *row.trend != session.trend) return false;
  if (row.min_warnings && session.warnings < *row.min_warnings) return false;
  if (row.min_harassing && session.harassing < *row.min_harassing) return false;
  if (row.demand && *row.demand != session.demand) return false;
  if (row.harm && *row.harm != session.harm) return false;
  if (row.approved && *row.approved != session.approved) return false;
  if (row.min_heat && session.intensity < *row.min_heat) return false;
  return has_any(row.categories, *now.categories) && has_only(row.only_categories, *now.categories);
}

// The draft that fits the finding best: for the agent's own conduct, for the first category that has one, or the step's own.
LocalText draft_for(const Step& step, const Situation& now) {
  const auto take = [&](const std::string& key) { return step.drafts.find(key); };
  if (now.from == Speaker::kAgent && now.grade == Grade::kHarassment && take("agent") != step.drafts.end()) return take("agent")->second;
  for (const std::string& category : *now.categories) {
    if (const auto found = take(category); found != step.drafts.end()) return found->second;
  }
  const auto fallback = take("default");
  return fallback == step.drafts.end() ? LocalText{} : fallback->second;
}

}  // namespace

Recommendation decide(const Situation& situation, const Policy& policy) {
  for (const Decision& row : policy.decisions) {
    if (!holds(row, situation)) continue;
    const Step* step = policy.step(row.step);
    if (step == nullptr) continue;
    return {step->id, step->clause, step->approval, draft_for(*step, situation)};
  }
  return {};
}

}  // namespace mimamori
