// What a loaded engine consists of; for core's own sources and tests.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "classify/model.h"
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
  std::map<std::string, Lexicon> lexicons;  // by language
  Lexicon no_words;
  std::vector<Model> models;                // one a language

  const Lexicon& lexicon_for(const std::string& lang) const;  // empty when the language has none

  // The model for a message: that of its script, whatever language it claims. Null: none is loaded.
  const Model* model_for(const Normalised& text) const;
  RulesetVersion version;
};

struct SessionState::Data {
  SessionData session;
};

}  // namespace mimamori
