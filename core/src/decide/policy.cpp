#include "decide/policy.h"

#include <algorithm>
#include <set>

#include "bundle.h"
#include "decide/session_policy.h"
#include "text/sha256.h"

namespace mimamori {
namespace {

using Ids = std::set<std::string>;

std::string unique_id(const Cursor& id, Ids& ids) {
  std::string name = id.text(128);
  if (name.empty() && id.exists()) id.problem(ErrorCode::kInvalidField, "must not be empty");
  if (!name.empty() && !ids.insert(name).second) id.problem(ErrorCode::kDuplicateId, "\"" + name + "\" is used twice; ids must differ");
  return name;
}

std::string known_id(const Cursor& id, const Ids& ids, const char* what) {
  std::string name = id.text(128);
  if (id.exists() && !ids.contains(name)) id.problem(ErrorCode::kUnknownReference, "\"" + name + "\" is not a " + what + " of this policy");
  return name;
}

Thresholds read_thresholds(const Cursor& cursor, Thresholds fallback) {
  if (!cursor.exists()) return fallback;
  cursor.allow_only({"borderline", "harassment"});
  const Thresholds read{cursor.at("borderline").score(), cursor.at("harassment").score()};
  if (read.borderline > read.harassment) cursor.problem(ErrorCode::kInvalidField, "borderline must not be above harassment");
  return read;
}

std::vector<Category> read_categories(const Cursor& root, const Ids& clauses, Ids& ids) {
  const Thresholds fallback = read_thresholds(root.at("thresholds"), {});
  std::vector<Category> out;
  for (const Cursor& item : root.at("categories").items()) {
    item.allow_only({"id", "group", "clause", "label", "reason", "thresholds", "off"});
    Category category;
    category.id = unique_id(item.at("id"), ids);
    category.clause = known_id(item.at("clause"), clauses, "clause");
    category.label = item.at("label").local_text();
    category.reason = item.at("reason").local_text();
    category.thresholds = read_thresholds(item.find("thresholds"), fallback);
    if (const Cursor off = item.find("off"); off.exists()) category.off = off.boolean();
    out.push_back(std::move(category));
  }
  if (out.size() > 1000) root.find("categories").problem(ErrorCode::kTooLarge, "more than 1000 categories");
  return out;
}

std::vector<Step> read_steps(const Cursor& root, const Ids& clauses, const Ids& categories, Ids& ids) {
  std::vector<Step> out;
  for (const Cursor& item : root.at("steps").items()) {
    item.allow_only({"id", "clause", "approval", "label", "explanation", "drafts"});
    Step step;
    step.id = unique_id(item.at("id"), ids);
    step.clause = known_id(item.at("clause"), clauses, "clause");
    const Cursor approval = item.at("approval");
    step.approval = approval.text(16);
    if (approval.exists() && step.approval != "none" && step.approval != "supervisor") {
      approval.problem(ErrorCode::kInvalidField, "must be none or supervisor");
    }
    for (const auto& [category, draft] : item.find("drafts").members()) {
      if (category != "default" && category != "agent" && !categories.contains(category)) {
        draft.problem(ErrorCode::kUnknownReference, "\"" + category + "\" is not a category of this policy");
      }
      step.drafts[category] = draft.local_text();
    }
    out.push_back(std::move(step));
  }
  return out;
}

std::optional<Grade> read_grade(const Cursor& cursor) {
  if (!cursor.exists()) return std::nullopt;
  const std::string name = cursor.text(16);
  for (const Grade grade : {Grade::kNone, Grade::kBorderline, Grade::kHarassment}) {
    if (name == to_string(grade)) return grade;
  }
  cursor.problem(ErrorCode::kInvalidField, "must be none, borderline or harassment");
  return std::nullopt;
}

std::optional<Trend> read_trend(const Cursor& cursor) {
  if (!cursor.exists()) return std::nullopt;
  const std::string name = cursor.text(16);
  for (const Trend trend : {Trend::kFalling, Trend::kSteady, Trend::kRising}) {
    if (name == to_string(trend)) return trend;
  }
  cursor.problem(ErrorCode::kInvalidField, "must be falling, steady or rising");
  return std::nullopt;
}

std::optional<std::string> read_word(const Cursor& cursor, std::initializer_list<std::string_view> words) {
  if (!cursor.exists()) return std::nullopt;
  std::string word = cursor.text(32);
  if (std::find(words.begin(), words.end(), word) != words.end()) return word;
  std::string known;
  for (const std::string_view w : words) known += (known.empty() ? "" : ", ") + std::string(w);
  cursor.problem(ErrorCode::kInvalidField, "must be one of " + known);
  return std::nullopt;
}

Decision read_decision(const Cursor& item, const Ids& steps, const Ids& categories) {
  item.allow_only({"step", "when", "why"});
  Decision decision;
  decision.step = known_id(item.at("step"), steps, "step");
  const Cursor when = item.find("when");
  if (!when.exists()) return decision;
  when.allow_only({"signal", "from", "grade", "trend", "min_warnings", "min_harassing", "categories", "only_categories", "demand", "harm",
                   "approved", "min_heat"});
  if (const Cursor signal = when.find("signal"); signal.exists()) {
    decision.signal = signal_from_name(signal.text(64));
    if (!decision.signal) signal.problem(ErrorCode::kUnknownReference, "is not a signal; use emergency, distress, legitimate_complaint or agent_promise");
  }
  if (const Cursor from = when.find("from"); from.exists()) {
    const std::string name = from.text(16);
    if (name == "customer") decision.from = Speaker::kCustomer;
    if (name == "agent") decision.from = Speaker::kAgent;
    if (!decision.from) from.problem(ErrorCode::kInvalidField, "must be customer or agent");
  }
  decision.grade = read_grade(when.find("grade"));
  decision.trend = read_trend(when.find("trend"));
  if (const Cursor count = when.find("min_warnings"); count.exists()) decision.min_warnings = static_cast<int>(count.integer(0, 1000));
  if (const Cursor count = when.find("min_harassing"); count.exists()) decision.min_harassing = static_cast<int>(count.integer(0, 1000));
  for (const Cursor& category : when.find("categories").items()) decision.categories.push_back(known_id(category, categories, "category"));
  for (const Cursor& category : when.find("only_categories").items()) decision.only_categories.push_back(known_id(category, categories, "category"));
  decision.demand = read_word(when.find("demand"), {"unjudged", "reasonable", "unreasonable", "protected"});
  decision.harm = read_word(when.find("harm"), {"unjudged", "none", "some", "severe"});
  if (const Cursor approved = when.find("approved"); approved.exists()) decision.approved = known_id(approved, steps, "step");
  if (const Cursor heat = when.find("min_heat"); heat.exists()) decision.min_heat = heat.score();
  return decision;
}

ClockPolicy read_clock(const Cursor& cursor) {
  constexpr std::int64_t kDay = 86400;
  cursor.allow_only({"notice_s", "limit_s", "repeat_s", "grace_s", "idle_gap_s", "texts"});
  ClockPolicy clock;
  clock.notice_s = cursor.at("notice_s").integer(0, kDay);
  clock.limit_s = cursor.at("limit_s").integer(0, kDay);
  clock.repeat_s = cursor.at("repeat_s").integer(1, kDay);
  clock.grace_s = cursor.at("grace_s").integer(0, kDay);
  clock.idle_gap_s = cursor.at("idle_gap_s").integer(1, kDay);
  if (clock.notice_s > clock.limit_s) cursor.problem(ErrorCode::kInvalidField, "notice_s must not be above limit_s");
  return clock;
}

}  // namespace

std::optional<std::uint16_t> Policy::category_index(const std::string& category) const {
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (categories[i].id == category) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

const Step* Policy::step(const std::string& id_wanted) const {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return s.id == id_wanted; });
  return found == steps.end() ? nullptr : &*found;
}

Policy load_policy(const Cursor& root) {
  Policy policy;
  if (!root.json()->is_object()) {
    root.problem(ErrorCode::kInvalidField, "a policy must be an object");
    return policy;
  }
  if (root.at("version").integer_or(0, 0, INT64_MAX) != kPolicyFormat) {
    root.find("version").problem(ErrorCode::kUnsupportedVersion, "must be 1, the format that this version reads");
    return policy;
  }
  root.allow_only({"version", "id", "name", "organisation", "groups", "thresholds", "categories", "clauses", "steps", "decisions", "clock", "session",
                   "hours", "desk", "care", "guard", "texts", "retention", "worksheet", "signals"});
  policy.id = root.at("id").text(128);
  Json shipped = *root.json();
  strip_for_shipping(shipped);
  policy.hash = sha256_hex(shipped.dump());
  Ids clause_ids, category_ids, step_ids;
  for (const Cursor& clause : root.at("clauses").items()) {
    clause.allow_only({"id", "text"});
    unique_id(clause.at("id"), clause_ids);
    clause.at("text").local_text();
  }
  policy.categories = read_categories(root, clause_ids, category_ids);
  policy.steps = read_steps(root, clause_ids, category_ids, step_ids);
  for (const Cursor& item : root.at("decisions").items()) policy.decisions.push_back(read_decision(item, step_ids, category_ids));
  policy.clock = read_clock(root.at("clock"));
  if (const Cursor session = root.at("session"); session.exists()) policy.session = read_session_policy(session, policy);
  if (const Cursor hours = root.find("hours"); hours.exists()) policy.hours = read_hours(hours);
  Ids reasons;
  if (const Cursor worksheet = root.find("worksheet"); worksheet.exists()) {
    for (const Cursor& item : worksheet.find("protected").items()) policy.protected_reasons.push_back(unique_id(item.at("id"), reasons));
  }
  return policy;
}

}  // namespace mimamori
