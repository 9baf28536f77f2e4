// The WebAssembly boundary: strings and integer handles in, JSON envelopes out. No logic of its own.
//
// Every function answers {"ok":true,"value":…} or {"ok":false,"error":{"code","message","file","pointer","rule","line"}}.
// "value" of analyze is a verdict, or null for an event. Spans are UTF-16 offsets, as JavaScript counts.

#include <map>
#include <memory>
#include <string>

#include <emscripten/bind.h>

#include "mimamori/analyzer.h"
#include "mimamori/check.h"
#include "mimamori/engine.h"
#include "mimamori/envelope.h"

namespace {

using mimamori::Analyzer;
using mimamori::Engine;

// Analyzers by handle; JavaScript owns a handle until it calls destroyAnalyzer.
std::map<int, std::unique_ptr<Analyzer>>& analyzers() {
  static std::map<int, std::unique_ptr<Analyzer>> all;
  return all;
}

int next_handle = 1;

mimamori::Error unknown_handle() {
  return {mimamori::ErrorCode::kUnknownHandle, "no analyzer has this handle; it was destroyed or never made", {}, 0, {}, {}};
}

// `model` is the bytes of a model file as a binary string, or empty.
std::string create_analyzer(const std::string& bundle, const std::string& policy, const std::string& model_path, const std::string& model) {
  auto sources = mimamori::read_bundle(bundle);
  if (!sources) return mimamori::envelope(sources.error());
  if (!model.empty()) sources.value().push_back({model_path, model});
  mimamori::EngineOptions options;
  if (!policy.empty()) options.policy = policy;
  const auto engine = Engine::create(sources.value(), options);
  if (!engine) return mimamori::envelope(engine.error());
  const int handle = next_handle++;
  analyzers()[handle] = std::make_unique<Analyzer>(engine.value());
  return mimamori::envelope(std::to_string(handle));
}

std::string analyze(int handle, const std::string& line) {
  const auto found = analyzers().find(handle);
  if (found == analyzers().end()) return mimamori::envelope(unknown_handle());
  const auto verdict = found->second->analyze_line(line);
  if (!verdict) return mimamori::envelope(verdict.error());
  return mimamori::envelope(verdict.value() ? *verdict.value() : std::string("null"));
}

std::string snapshot(int handle, const std::string& session) {
  const auto found = analyzers().find(handle);
  if (found == analyzers().end()) return mimamori::envelope(unknown_handle());
  const auto state = found->second->snapshot(session);
  return state ? mimamori::envelope(state.value()) : mimamori::envelope(state.error());
}

std::string restore(int handle, const std::string& session, const std::string& state) {
  const auto found = analyzers().find(handle);
  if (found == analyzers().end()) return mimamori::envelope(unknown_handle());
  const auto restored = found->second->restore(session, state);
  return restored ? mimamori::envelope(std::string("true")) : mimamori::envelope(restored.error());
}

void forget(int handle, const std::string& session) {
  const auto found = analyzers().find(handle);
  if (found != analyzers().end()) found->second->forget(session);
}

void destroy_analyzer(int handle) { analyzers().erase(handle); }

}  // namespace

EMSCRIPTEN_BINDINGS(mimamori) {
  emscripten::function("createAnalyzer", &create_analyzer);
  emscripten::function("analyze", &analyze);
  emscripten::function("snapshot", &snapshot);
  emscripten::function("restore", &restore);
  emscripten::function("forget", &forget);
  emscripten::function("destroyAnalyzer", &destroy_analyzer);
}
