// The façade: normalise → match + classify → assess → session → decide.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mimamori/record.h"
#include "mimamori/result.h"
#include "mimamori/verdict.h"

namespace mimamori {

// A file of the rules folder, read by the caller: core does no I/O.
struct SourceFile {
  std::string path;      // relative to the rules folder, with '/': "ja/insult.json"
  std::string contents;
};

// Policy that is used when the caller names none.
inline constexpr std::string_view kDefaultPolicy = "policies/sharoushi-software.json";

struct EngineOptions {
  std::string policy = std::string(kDefaultPolicy);  // path of the policy among the sources
  bool use_model = true;
  bool use_rules = true;
};

// Everything known about one session between two messages. Owned by the caller, one per session.
class SessionState {
 public:
  SessionState();
  ~SessionState();
  SessionState(SessionState&&) noexcept;
  SessionState& operator=(SessionState&&) noexcept;

  // A JSON snapshot that restores to exactly the same state. No message text in it.
  std::string to_json() const;
  static Result<SessionState> from_json(std::string_view json);

 private:
  friend class Engine;
  struct Data;
  std::unique_ptr<Data> data_;
};

// A loaded policy with its rules and model: immutable, so one may serve many sessions.
class Engine {
 public:
  // Loads all or nothing. The error names file, JSON pointer and rule.
  static Result<std::shared_ptr<const Engine>> create(const std::vector<SourceFile>& sources,
                                                      const EngineOptions& options = {});
  ~Engine();

  // Judges one message and moves its session on. Linear in the length of the text.
  Verdict analyze(const Message& message, SessionState& session) const;

  // Notes an event in its session; names that the policy does not know change nothing.
  void note(const Event& event, SessionState& session) const;

  // The text as rules and model see it, sentence by sentence: for training and for authors.
  std::vector<std::string> folded_sentences(const std::string& text) const;

  // The model's features of each sentence, as training needs them; `lang` chooses the lexicon.
  std::vector<std::vector<std::uint32_t>> features(const std::string& text, const std::string& lang) const;

  // The model's score before calibration; 0 without a model. For comparing with training.
  double model_raw(const std::string& text) const;

  const RulesetVersion& version() const;

  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// The rules folder as one JSON text, without the examples that only tests need; what web pages load.
Result<std::string> write_bundle(const std::vector<SourceFile>& sources);
Result<std::vector<SourceFile>> read_bundle(std::string_view json);

}  // namespace mimamori
