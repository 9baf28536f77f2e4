// The WebAssembly boundary: strings and integer handles in, JSON envelopes out. No logic of its own.
//
// Every function answers {"ok":true,"value":…} or {"ok":false,"error":{"code","message","file","pointer","rule","line"}}.
// "value" of analyze is a verdict, or null for an event. Spans are UTF-16 offsets, as JavaScript counts.

#include <map>
#include <memory>
#include <string>

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "mimamori/analyzer.h"
#include "mimamori/engine.h"
#include "mimamori/envelope.h"

namespace {

using mimamori::Analyzer;
using mimamori::Engine;

// What JavaScript owns until it destroys it.
template <typename Owned>
class Handles {
 public:
  int add(Owned owned) {
    owned_[next_] = std::move(owned);
    return next_++;
  }
  Owned* find(int handle) {
    const auto found = owned_.find(handle);
    return found == owned_.end() ? nullptr : &found->second;
  }
  void remove(int handle) { owned_.erase(handle); }

 private:
  std::map<int, Owned> owned_;
  int next_ = 1;
};

Handles<std::shared_ptr<const Engine>>& engines() {
  static Handles<std::shared_ptr<const Engine>> all;
  return all;
}

Handles<std::unique_ptr<Analyzer>>& analyzers() {
  static Handles<std::unique_ptr<Analyzer>> all;
  return all;
}

std::string unknown_handle() {
  return mimamori::envelope(mimamori::Error{mimamori::ErrorCode::kUnknownHandle, "nothing has this handle; it was destroyed or never made", {}, 0, {}, {}});
}

// `models` is an array of {path: string, bytes: Uint8Array}; an empty policy means the default one.
std::string create_engine(const std::string& bundle, const std::string& policy, const emscripten::val& models) {
  auto sources = mimamori::read_bundle(bundle);
  if (!sources) return mimamori::envelope(sources.error());
  const auto count = models["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    sources.value().push_back({models[i]["path"].as<std::string>(), models[i]["bytes"].as<std::string>()});
  }
  mimamori::EngineOptions options;
  if (!policy.empty()) options.policy = policy;
  const auto engine = Engine::create(sources.value(), options);
  if (!engine) return mimamori::envelope(engine.error());
  return mimamori::envelope(std::to_string(engines().add(engine.value())));
}

// Cheap: analyzers share their engine, and keep it after destroyEngine.
std::string create_analyzer(int engine) {
  const auto* found = engines().find(engine);
  if (found == nullptr) return unknown_handle();
  return mimamori::envelope(std::to_string(analyzers().add(std::make_unique<Analyzer>(*found))));
}

std::string analyze(int handle, const std::string& line) {
  const auto* found = analyzers().find(handle);
  if (found == nullptr) return unknown_handle();
  const auto verdict = (*found)->analyze_line(line);
  if (!verdict) return mimamori::envelope(verdict.error());
  return mimamori::envelope(verdict.value() ? *verdict.value() : std::string("null"));
}

std::string snapshot(int handle, const std::string& session) {
  const auto* found = analyzers().find(handle);
  if (found == nullptr) return unknown_handle();
  const auto state = (*found)->snapshot(session);
  return state ? mimamori::envelope(state.value()) : mimamori::envelope(state.error());
}

std::string restore(int handle, const std::string& session, const std::string& state) {
  const auto* found = analyzers().find(handle);
  if (found == nullptr) return unknown_handle();
  const auto restored = (*found)->restore(session, state);
  return restored ? mimamori::envelope(std::string("true")) : mimamori::envelope(restored.error());
}

void forget(int handle, const std::string& session) {
  if (const auto* found = analyzers().find(handle)) (*found)->forget(session);
}

void destroy_analyzer(int handle) { analyzers().remove(handle); }
void destroy_engine(int handle) { engines().remove(handle); }

}  // namespace

EMSCRIPTEN_BINDINGS(mimamori) {
  emscripten::function("createEngine", &create_engine);
  emscripten::function("destroyEngine", &destroy_engine);
  emscripten::function("createAnalyzer", &create_analyzer);
  emscripten::function("analyze", &analyze);
  emscripten::function("snapshot", &snapshot);
  emscripten::function("restore", &restore);
  emscripten::function("forget", &forget);
  emscripten::function("destroyAnalyzer", &destroy_analyzer);
}
