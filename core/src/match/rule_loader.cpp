#include "match/rule_loader.h"

#include <algorithm>

#include "text/utf8.h"

namespace mimamori {
namespace {

constexpr int kMaxConceptDepth = 8;
constexpr std::int64_t kMaxMemoryPerPattern = 4 << 20;

std::unique_ptr<RE2> compile_re2(const std::string& expression) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemoryPerPattern);
  return std::make_unique<RE2>(expression, options);
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

// The name in "{name}" at `position`, or nothing for a repetition count or a \p{Class}.
std::string concept_name(const std::string& pattern, std::size_t position) {
  if (position >= 2 && pattern[position - 2] == '\\' && (pattern[position - 1] == 'p' || pattern[position - 1] == 'P')) return {};
  std::size_t end = position + 1;
  while (end < pattern.size() && is_name_char(pattern[end])) ++end;
  const bool named = end < pattern.size() && pattern[end] == '}' && end > position + 1 && pattern[position + 1] >= 'a';
  return named ? pattern.substr(position + 1, end - position - 1) : std::string();
}

}  // namespace

bool check_rule_format(const Cursor& root) {
  if (!root.json()->is_object()) {
    root.problem(ErrorCode::kInvalidField, "a rule file must be an object");
    return false;
  }
  const Cursor version = root.at("version");
  if (version.exists() && version.integer(0, INT64_MAX) == kRuleFormat) return true;
  if (version.exists()) version.problem(ErrorCode::kUnsupportedVersion, "must be 1, the format that this version reads");
  return false;
}

namespace {

std::optional<GuardWhere> where_from_name(const std::string& name) {
  if (name == "before") return GuardWhere::kBefore;
  if (name == "after") return GuardWhere::kAfter;
  if (name == "sentence") return GuardWhere::kSentence;
  if (name == "message") return GuardWhere::kMessage;
  if (name == "written") return GuardWhere::kWritten;
  if (name == "after_quote") return GuardWhere::kAfterQuote;
  return std::nullopt;
}

// A pattern may be one string or several alternatives.
std::string join_alternatives(const Cursor& pattern) {
  if (!pattern.exists() || !pattern.json()->is_array()) return pattern.text(kMaxExpressionBytes);
  std::string joined;
  for (const std::string& part : pattern.texts(kMaxExpressionBytes)) joined += (joined.empty() ? "(?:" : "|(?:") + part + ")";
  if (joined.empty()) pattern.problem(ErrorCode::kInvalidPattern, "needs at least one alternative");
  return joined;
}

void append_unique(std::vector<std::uint16_t>& list, const std::vector<std::uint16_t>& more) {
  for (const std::uint16_t guard : more) {
    if (std::find(list.begin(), list.end(), guard) == list.end()) list.push_back(guard);
  }
}

}  // namespace

std::optional<SignalKind> signal_from_name(const std::string& name) {
  if (name == "emergency") return SignalKind::kEmergency;
  if (name == "distress") return SignalKind::kDistress;
  if (name == "legitimate_complaint") return SignalKind::kLegitimateComplaint;
  if (name == "agent_promise") return SignalKind::kAgentPromise;
  if (name == "warning") return SignalKind::kWarning;  // the agent asks to stop, by the policy
  if (name == "holding") return SignalKind::kHolding;  // the agent asks to wait: no answer yet
  if (name == "calming") return SignalKind::kCalming;  // the customer apologises or thanks
  if (name == "reopened") return SignalKind::kReopened;  // the customer tried the advice and it did not work
  if (name == "formula") return SignalKind::kFormula;    // greetings, names, reference numbers: no part of what is asked
  return std::nullopt;
}

std::string RuleLoader::expand(const Cursor& where, const std::string& pattern, const Language& language, int depth) const {
  if (depth > kMaxConceptDepth) {
    where.problem(ErrorCode::kInvalidPattern, "concepts refer to each other in a circle");
    return {};
  }
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::string name = pattern[i] == '{' ? concept_name(pattern, i) : std::string();
    if (name.empty()) {
      out += pattern[i++];
      continue;
    }
    const auto found = language.concepts.find(name);
    if (found == language.concepts.end()) {
      where.problem(ErrorCode::kUnknownReference, "no concept is named {" + name + "}; define it in concepts.json");
      return {};
    }
    out += "(?:" + expand(where, found->second, language, depth + 1) + ")";
    if (out.size() > kMaxExpressionBytes) {
      where.problem(ErrorCode::kTooLarge, "is longer than " + std::to_string(kMaxExpressionBytes) + " bytes with its concepts written out");
      return {};
    }
    i += name.size() + 2;
  }
  return out;
}

std::unique_ptr<RE2> RuleLoader::compile(const Cursor& where, const std::string& expression) const {
  auto pattern = compile_re2(expression);
  if (!pattern->ok()) where.problem(ErrorCode::kInvalidPattern, "RE2 refuses the pattern: " + pattern->error() + " (" + pattern->error_arg() + ")");
  return pattern;
}

void RuleLoader::read_guard(const std::string& name, const Cursor& item, const std::string& lang, Language& language) {
  item.allow_only({"where", "pattern", "note"});
  Guard guard;
  guard.id = lang + "/" + name;
  const Cursor where = item.at("where");
  const auto part = where_from_name(where.text(32));
  if (where.exists() && !part) where.problem(ErrorCode::kInvalidField, "must be before, after, sentence, message, written or after_quote");
  guard.where = part.value_or(GuardWhere::kSentence);
  const Cursor pattern = item.at("pattern");
  const std::string expression = expand(pattern, join_alternatives(pattern), language, 0);
  guard.pattern = compile(pattern, guard.where == GuardWhere::kWritten ? expression : fold_pattern(expression));
  if (set_.guards.size() >= UINT16_MAX) {
    item.problem(ErrorCode::kTooLarge, "more guards than 65535");
    return;
  }
  language.guards[name] = static_cast<std::uint16_t>(set_.guards.size());
  set_.guards.push_back(std::move(guard));
}

void RuleLoader::add_concepts(const Cursor& root) {
  if (!check_rule_format(root)) return;
  root.allow_only({"version", "lang", "concepts", "guards"});
  const std::string lang = root.at("lang").text(35);
  Language& language = languages_[lang];
  for (const auto& [name, value] : root.at("concepts").members()) {
    if (!std::all_of(name.begin(), name.end(), is_name_char)) value.problem(ErrorCode::kInvalidField, "concept names are lower-case letters, digits, - and _");
    language.concepts[name] = join_alternatives(value);
  }
  for (const auto& [name, item] : root.at("guards").members()) read_guard(name, item, lang, language);
}

std::vector<std::uint16_t> RuleLoader::guard_list(const Cursor& names, const Language& language) const {
  std::vector<std::uint16_t> out;
  for (const Cursor& item : names.items()) {
    const std::string name = item.text(128);
    const auto found = language.guards.find(name);
    if (found == language.guards.end()) {
      item.problem(ErrorCode::kUnknownReference, "no guard is named \"" + name + "\"; define it in concepts.json");
    } else {
      append_unique(out, {found->second});
    }
  }
  return out;
}

void RuleLoader::read_rule(const Cursor& item, const std::string& lang, const std::string& folder, const Rule& defaults) {
  Problems& problems = item.problems();
  item.allow_only({"id", "pattern", "score", "from", "requires", "unless", "without_defaults", "also", "reason", "match", "no_match", "note"});
  Rule rule;
  const Cursor id = item.at("id");
  rule.id = id.text(128);
  problems.rule = rule.id;
  rule.file = problems.file;
  if (!rule.id.starts_with(folder + "/")) id.problem(ErrorCode::kInvalidField, "must begin with \"" + folder + "/\", as its file says");
  if (const auto [other, fresh] = file_of_rule_.emplace(rule.id, problems.file); !fresh) {
    id.problem(ErrorCode::kDuplicateId, "the id is already used in " + other->second + "; ids must differ");
  }
  const Language& language = languages_[lang];
  rule.categories = defaults.categories;
  rule.signal = defaults.signal;
  for (const Cursor& also : item.find("also").items()) {
    const auto index = policy_->category_index(also.text(128));
    if (!index) also.problem(ErrorCode::kUnknownReference, "is not a category of the policy");
    if (index) append_unique(rule.categories, {*index});
  }
  rule.score = item.find("score").exists() ? item.find("score").score() : defaults.score;
  if (const Cursor from = item.find("from"); from.exists()) {
    const std::string name = from.text(16);
    if (name == "customer") rule.from = Speaker::kCustomer;
    if (name == "agent") rule.from = Speaker::kAgent;
    if (!rule.from) from.problem(ErrorCode::kInvalidField, "must be customer or agent");
  } else {
    rule.from = defaults.from;
  }
  rule.required = guard_list(item.find("requires"), language);
  const Cursor bare = item.find("without_defaults");
  if (!bare.exists() || !bare.boolean()) rule.unless = defaults.unless;
  append_unique(rule.unless, guard_list(item.find("unless"), language));
  const Cursor pattern = item.at("pattern");
  rule.expression = fold_pattern(expand(pattern, join_alternatives(pattern), language, 0));
  rule.pattern = compile(pattern, rule.expression);
  rule.reason = item.find("reason").exists() ? item.find("reason").local_text() : defaults.reason;
  if (rule.reason.ja.empty()) item.problem(ErrorCode::kInvalidField, "needs a reason, here or in the defaults of the file");
  rule.match = item.find("match").texts();
  rule.no_match = item.find("no_match").texts();
  if (set_.rules.size() >= kMaxRules) item.problem(ErrorCode::kTooLarge, "more than " + std::to_string(kMaxRules) + " rules");
  const bool silent = !rule.categories.empty() && policy_->categories[rule.categories.front()].off;
  if (!silent && set_.rules.size() < kMaxRules) set_.rules.push_back(std::move(rule));
  problems.rule.clear();
}

void RuleLoader::add_rules(const Cursor& root) {
  if (!check_rule_format(root)) return;
  root.allow_only({"version", "lang", "category", "signal", "defaults", "rules"});
  const std::string lang = root.at("lang").text(35);
  Rule defaults;
  defaults.score = 900;
  std::string subject;
  if (const Cursor signal = root.find("signal"); signal.exists()) {
    subject = signal.text(64);
    defaults.signal = signal_from_name(subject);
    if (!defaults.signal) signal.problem(ErrorCode::kUnknownReference, "is not a signal; see the schema");
  } else {
    const Cursor category = root.at("category");
    subject = category.text(128);
    const auto index = policy_->category_index(subject);
    if (category.exists() && !index) category.problem(ErrorCode::kUnknownReference, "\"" + subject + "\" is not a category of the policy");
    if (index) defaults.categories.push_back(*index);
  }
  if (const Cursor given = root.find("defaults"); given.exists()) {
    given.allow_only({"unless", "score", "from", "reason"});
    defaults.unless = guard_list(given.find("unless"), languages_[lang]);
    if (given.find("score").exists()) defaults.score = given.find("score").score();
    if (given.find("from").exists()) defaults.from = given.find("from").text(16) == "agent" ? Speaker::kAgent : Speaker::kCustomer;
    if (given.find("reason").exists()) defaults.reason = given.find("reason").local_text();
  }
  for (const Cursor& item : root.at("rules").items()) read_rule(item, lang, lang + "/" + subject, defaults);
}

void load_folding(const Cursor& root, FoldingTable& table) {
  if (!check_rule_format(root)) return;
  root.allow_only({"version", "characters", "sequences"});
  for (const auto& [from, to] : root.find("characters").members()) {
    const std::u32string key = to_code_points(from);
    const std::u32string value = to_code_points(to.text(16));
    if (key.size() != 1 || value.size() != 1) {
      to.problem(ErrorCode::kInvalidField, "a look-alike must be one character for one");
      continue;
    }
    table.characters.emplace_back(key[0], value[0]);
  }
  std::sort(table.characters.begin(), table.characters.end());
  for (const Cursor& item : root.find("sequences").items()) {
    item.allow_only({"from", "to", "followed_by", "not_after"});
    FoldingSequence sequence;
    sequence.from = to_code_points(item.at("from").text(64));
    sequence.to = to_code_points(item.at("to").text(64));
    sequence.followed_by = to_code_points(item.find("followed_by").text_or(""));
    sequence.not_after = to_code_points(item.find("not_after").text_or(""));
    if (sequence.from.empty() || sequence.to.empty()) {
      item.problem(ErrorCode::kInvalidField, "from and to must not be empty");
      continue;
    }
    table.sequences.push_back(std::move(sequence));
  }
  std::stable_sort(table.sequences.begin(), table.sequences.end(),
                   [](const FoldingSequence& a, const FoldingSequence& b) { return a.from.size() > b.from.size(); });
}

}  // namespace mimamori
