// Reading the project's own files from tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mimamori/engine.h"

namespace mimamori::test {

// Names the cases of a parameterised test by their own field.
inline constexpr auto case_name = [](const auto& test_case) { return std::string(test_case.param.name); };

inline std::filesystem::path project() { return MIMAMORI_SOURCE_DIR; }

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path << " cannot be read";
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The rules folder as the command reads it.
inline std::vector<SourceFile> shipped_sources() {
  std::vector<SourceFile> out;
  const auto root = project() / "rules";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const auto extension = entry.path().extension();
    if (entry.is_regular_file() && (extension == ".json" || extension == ".bin")) {
      out.push_back({std::filesystem::relative(entry.path(), root).generic_string(), read_file(entry.path())});
    }
  }
  return out;
}

// Loaded once for all tests of the process.
inline std::shared_ptr<const Engine> shipped_engine() {
  static const std::shared_ptr<const Engine> engine = [] {
    auto made = Engine::create(shipped_sources());
    if (!made) ADD_FAILURE() << made.error().to_line();
    return made ? made.value() : nullptr;
  }();
  return engine;
}

// A policy with two categories, and whatever rule files a test adds.
inline std::vector<SourceFile> tiny_sources(const std::string& rules = {}) {
  std::vector<SourceFile> out = {{"policies/tiny.json", R"({
    "version": 1, "id": "tiny", "name": {"ja": "小", "en": "tiny"},
    "thresholds": {"borderline": 0.5, "harassment": 0.8},
    "categories": [
      {"id": "insult", "group": "g", "clause": "c", "label": {"ja": "侮辱", "en": "insult"}, "reason": {"ja": "侮辱", "en": "insult"}},
      {"id": "physical-violence", "group": "g", "clause": "c", "label": {"ja": "暴力", "en": "violence"}, "reason": {"ja": "暴力", "en": "violence"}}],
    "clauses": [{"id": "c", "text": {"ja": "条項", "en": "clause"}}],
    "steps": [{"id": "listen", "clause": "c", "approval": "none"}, {"id": "warn", "clause": "c", "approval": "none"}],
    "decisions": [{"when": {"grade": "harassment"}, "step": "warn"}, {"step": "listen"}],
    "clock": {"notice_s": 2700, "limit_s": 3600, "repeat_s": 900, "grace_s": 180, "idle_gap_s": 1800},
    "session": {"flooding_messages": 5, "flooding_window_s": 90, "trend_half_life_messages": 4}})"}};
  if (!rules.empty()) out.push_back({"ja/insult.json", rules});
  return out;
}

inline EngineOptions tiny_options() {
  EngineOptions options;
  options.policy = "policies/tiny.json";
  return options;
}

}  // namespace mimamori::test
