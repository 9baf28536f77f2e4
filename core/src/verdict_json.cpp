#include "json/writer.h"
#include "mimamori/verdict.h"

namespace mimamori {
namespace {

void write(JsonWriter& json, const LocalText& text) {
  json.begin_object().key("ja").text(text.ja).key("en").text(text.en).end_object();
}

void write(JsonWriter& json, const Finding& finding) {
  json.begin_object().key("category").text(finding.category).key("source").text(to_string(finding.source));
  json.key("rule").text(finding.rule).key("score").score(finding.score).key("spans").begin_array();
  for (const Span& span : finding.spans) {
    json.begin_object().key("start").integer(span.start).key("end").integer(span.end).end_object();
  }
  json.end_array().key("clause").text(finding.clause).key("reason");
  write(json, finding.reason);
  json.end_object();
}

void write(JsonWriter& json, const SessionView& state) {
  json.begin_object().key("elapsed_s").integer(state.elapsed_s).key("company_wait_s").integer(state.company_wait_s);
  json.key("clock").text(to_string(state.clock)).key("repetition").integer(state.repetition);
  json.key("flooding").boolean(state.flooding).key("contacts_7d").integer(state.contacts_7d);
  json.key("trend").text(to_string(state.trend)).key("warnings_given").integer(state.warnings_given).end_object();
}

}  // namespace

const char* to_string(Grade grade) {
  switch (grade) {
    case Grade::kNone: return "none";
    case Grade::kBorderline: return "borderline";
    case Grade::kHarassment: return "harassment";
  }
  return "none";
}

const char* to_string(Source source) {
  switch (source) {
    case Source::kRule: return "rule";
    case Source::kModel: return "model";
    case Source::kSession: return "session";
  }
  return "rule";
}

const char* to_string(Clock clock) {
  switch (clock) {
    case Clock::kNone: return "none";
    case Clock::kNotice: return "notice";
    case Clock::kLimit: return "limit";
    case Clock::kOver: return "over";
  }
  return "none";
}

const char* to_string(Trend trend) {
  switch (trend) {
    case Trend::kFalling: return "falling";
    case Trend::kSteady: return "steady";
    case Trend::kRising: return "rising";
  }
  return "steady";
}

std::string to_json(const Verdict& verdict) {
  JsonWriter json;
  json.begin_object().key("session").text(verdict.session).key("id").text(verdict.id);
  json.key("grade").text(to_string(verdict.grade)).key("categories").begin_array();
  for (const std::string& category : verdict.categories) json.text(category);
  json.end_array().key("findings").begin_array();
  for (const Finding& finding : verdict.findings) write(json, finding);
  json.end_array().key("signals").begin_object();
  json.key("emergency").boolean(verdict.signals.emergency).key("distress").boolean(verdict.signals.distress);
  json.key("legitimate_complaint").boolean(verdict.signals.legitimate_complaint);
  json.key("agent_promise").boolean(verdict.signals.agent_promise).end_object();
  json.key("state");
  write(json, verdict.state);
  json.key("recommendation").begin_object().key("step").text(verdict.recommendation.step);
  json.key("clause").text(verdict.recommendation.clause).key("approval").text(verdict.recommendation.approval).key("draft");
  write(json, verdict.recommendation.draft);
  json.end_object().key("ruleset").begin_object().key("policy").text(verdict.ruleset.policy);
  json.key("rules").text(verdict.ruleset.rules).key("model").text(verdict.ruleset.model).end_object().end_object();
  return json.take();
}

}  // namespace mimamori
