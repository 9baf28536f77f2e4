#include "mimamori/check.h"

#include <algorithm>

#include "engine_parts.h"

namespace mimamori {
namespace {

Error about(const Rule& rule, std::string message) {
  Error error;
  error.code = ErrorCode::kInvalidField;
  error.file = rule.file;
  error.rule = rule.id;
  error.message = std::move(message);
  return error;
}

bool finds(const Engine& engine, const Rule& rule, const std::string& text) {
  const Engine::Parts& parts = engine.parts();
  const auto hits = parts.matcher.match(normalise(text, parts.folding), rule.from.value_or(Speaker::kCustomer));
  return std::any_of(hits.begin(), hits.end(), [&](const RuleMatch& hit) { return &parts.matcher.rules()[hit.rule] == &rule; });
}

void check_examples(const Engine& engine, const Rule& rule, CheckReport& report) {
  if (rule.match.size() < kMinExamples) report.errors.push_back(about(rule, "needs at least 2 examples in \"match\""));
  if (rule.no_match.size() < kMinExamples) report.errors.push_back(about(rule, "needs at least 2 near misses in \"no_match\""));
  for (const std::string& example : rule.match) {
    if (!finds(engine, rule, example)) report.errors.push_back(about(rule, "must find its example 「" + example + "」 but does not"));
  }
  for (const std::string& example : rule.no_match) {
    if (finds(engine, rule, example)) report.errors.push_back(about(rule, "must not find its near miss 「" + example + "」 but does"));
  }
  report.examples += rule.match.size() + rule.no_match.size();
}

void check_cost(const Rule& rule, const RequiredLiterals& literals, CheckReport& report) {
  if (literals.impossible) report.errors.push_back(about(rule, "can match no text at all"));
  if (literals.groups.empty() && !literals.impossible) {
    report.warnings.push_back(about(rule, "has no required literal, so it is tried on every message; name a word that must occur"));
  }
}

}  // namespace

CheckReport check_rules(const Engine& engine) {
  const Matcher& matcher = engine.parts().matcher;
  CheckReport report;
  report.rules = matcher.rules().size();
  for (std::size_t i = 0; i < matcher.rules().size(); ++i) {
    check_examples(engine, matcher.rules()[i], report);
    check_cost(matcher.rules()[i], matcher.literals()[i], report);
  }
  return report;
}

}  // namespace mimamori
