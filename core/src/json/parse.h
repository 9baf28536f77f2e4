// Strict JSON to a tree, with limits and one-line errors instead of exceptions.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "mimamori/result.h"

namespace mimamori {

using Json = nlohmann::json;

inline constexpr int kMaxJsonDepth = 64;

enum class DuplicateKeys { kLastWins, kRefuse };

// Parses exactly one JSON value. Errors carry the line, and name `file`.
Result<Json> parse_json(std::string_view text, std::string_view file = {},
                        DuplicateKeys duplicates = DuplicateKeys::kLastWins);

}  // namespace mimamori
