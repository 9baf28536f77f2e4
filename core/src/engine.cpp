#include "mimamori/engine.h"

#include <algorithm>

#include "assess/assess.h"
#include "decide/decide.h"
#include "engine_parts.h"
#include "normalise/characters.h"

namespace mimamori {
namespace {

void raise(Signals& signals, Cues& cues, SignalKind kind) {
  switch (kind) {
    case SignalKind::kWarning: cues.warning = true; break;
    case SignalKind::kHolding: cues.holding = true; break;
    case SignalKind::kCalming: cues.calming = true; break;
    case SignalKind::kReopened: cues.reopened = true; break;
    case SignalKind::kFormula: break;
    case SignalKind::kEmergency: signals.emergency = true; break;
    case SignalKind::kDistress: signals.distress = true; break;
    case SignalKind::kLegitimateComplaint: signals.legitimate_complaint = true; break;
    case SignalKind::kAgentPromise: signals.agent_promise = true; break;
  }
}

// What the rules found: evidence for categories, and signals.
void gather(const Matcher& matcher, const Normalised& text, Speaker from, std::vector<Evidence>& evidence, Signals& signals, Cues& cues) {
  for (const RuleMatch& hit : matcher.match(text, from)) {
    const Rule& rule = matcher.rules()[hit.rule];
    if (rule.signal) raise(signals, cues, *rule.signal);
    if (rule.signal == SignalKind::kFormula) cues.formulae.insert(cues.formulae.end(), hit.ranges.begin(), hit.ranges.end());
    std::vector<Span> spans;
    for (const ByteRange range : hit.ranges) spans.push_back(text.original(range));
    for (const std::uint16_t category : rule.categories) {
      evidence.push_back({category, Source::kRule, rule.id, rule.score, spans, rule.reason});
    }
  }
}

// What the model makes of the text and of what the rules found in it. Its score is that of both together, so it
// becomes the score of the rules' evidence too; without a model rules speak for themselves.
void gather(const Engine::Parts& parts, const Normalised& text, std::vector<Evidence>& evidence) {
  const Model* model = parts.model_for(text);
  if (model == nullptr) return;
  Score strongest = 0;
  for (const Evidence& item : evidence) strongest = std::max(strongest, item.score);
  const RuleEvidence rules = strongest >= kStrongRule ? RuleEvidence::kStrong : strongest >= kWeakRule ? RuleEvidence::kWeak : RuleEvidence::kNone;
  const Classification found = model->classify(text, parts.lexicon_for(model->lang()), rules);
  for (Evidence& item : evidence) {
    if (item.score == strongest || item.score >= kStrongRule) item.score = found.score;
  }
  std::vector<Span> spans;
  for (const ByteRange range : found.ranges) spans.push_back(text.original(range));
  for (const std::uint16_t category : found.categories) {
    evidence.push_back({category, Source::kModel, "model/" + model->lang(), found.score, spans, parts.policy.categories[category].reason});
  }
}

// Talk of self-harm is never harassment by itself: only what a rule says outright stays.
void leave_to_care(std::vector<Evidence>& evidence) {
  const bool outright = std::any_of(evidence.begin(), evidence.end(), [](const Evidence& item) { return item.source == Source::kRule; });
  if (!outright) evidence.clear();
}

}  // namespace

const Lexicon& Engine::Parts::lexicon_for(const std::string& lang) const {
  const auto found = lexicons.find(lang);
  return found == lexicons.end() ? no_words : found->second;
}

const Model* Engine::Parts::model_for(const Normalised& text) const {
  const bool japanese = std::any_of(text.chars.begin(), text.chars.end(), is_japanese);
  for (const Model& model : models) {
    if ((model.lang() == "ja") == japanese) return &model;
  }
  return nullptr;
}

SessionState::SessionState() : data_(std::make_unique<Data>()) {}
SessionState::~SessionState() = default;
SessionState::SessionState(SessionState&&) noexcept = default;
SessionState& SessionState::operator=(SessionState&&) noexcept = default;

std::string SessionState::to_json() const { return snapshot(data_->session); }

Result<SessionState> SessionState::from_json(std::string_view json) {
  Result<SessionData> session = restore(json);
  if (!session) return session.error();
  SessionState state;
  state.data_->session = std::move(session).value();
  return state;
}

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::~Engine() = default;

const RulesetVersion& Engine::version() const { return parts_->version; }

Verdict Engine::analyze(const Message& message, SessionState& state) const {
  Verdict verdict;
  verdict.session = message.session;
  verdict.id = message.id;
  verdict.ruleset = parts_->version;
  std::vector<Evidence> evidence;
  Cues cues;
  SessionData& session = state.data_->session;
  if (message.from != Speaker::kSystem) {
    const Normalised text = normalise(message.text, parts_->folding);
    gather(parts_->matcher, text, message.from, evidence, verdict.signals, cues);
    gather(*parts_, text, evidence);
    if (verdict.signals.distress) leave_to_care(evidence);
    weigh(session, message, text, cues, parts_->policy, evidence);
  }
  Assessment assessment = assess(evidence, parts_->policy);
  verdict.grade = assessment.grade;
  verdict.strength = assessment.strength;
  verdict.categories = std::move(assessment.categories);
  verdict.findings = std::move(assessment.findings);
  verdict.state = advance(session, message, verdict.grade, cues, parts_->policy);
  verdict.recommendation = decide({message.from, verdict.grade, &verdict.categories, verdict.signals, &session}, parts_->policy);
  return verdict;
}

std::vector<std::vector<std::uint32_t>> Engine::features(const std::string& text, const std::string& lang) const {
  const Normalised folded = normalise(text, parts_->folding);
  std::vector<std::vector<std::uint32_t>> out;
  for (const ByteRange sentence : folded.sentences) {
    std::vector<std::uint32_t> hashes;
    for (const Feature& feature : sentence_features(folded, sentence, parts_->lexicon_for(lang))) hashes.push_back(feature.hash);
    if (!hashes.empty()) out.push_back(std::move(hashes));
  }
  return out;
}

double Engine::model_raw(const std::string& text) const {
  const Normalised folded = normalise(text, parts_->folding);
  const Model* model = parts_->model_for(folded);
  return model == nullptr ? 0 : model->classify(folded, parts_->lexicon_for(model->lang())).raw;
}

std::vector<std::string> Engine::folded_sentences(const std::string& text) const {
  const Normalised folded = normalise(text, parts_->folding);
  std::vector<std::string> out;
  for (const ByteRange sentence : folded.sentences) out.push_back(folded.text.substr(sentence.begin, sentence.end - sentence.begin));
  return out;
}

void Engine::note(const Event& event, SessionState& state) const { apply(state.data_->session, event, parts_->policy); }

}  // namespace mimamori
