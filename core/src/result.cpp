#include "mimamori/result.h"

namespace mimamori {

const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidJson: return "invalid-json";
    case ErrorCode::kInvalidField: return "invalid-field";
    case ErrorCode::kTooLarge: return "too-large";
    case ErrorCode::kInvalidPattern: return "invalid-pattern";
    case ErrorCode::kDuplicateId: return "duplicate-id";
    case ErrorCode::kUnknownReference: return "unknown-reference";
    case ErrorCode::kUnsupportedVersion: return "unsupported-version";
    case ErrorCode::kInvalidModel: return "invalid-model";
    case ErrorCode::kUnknownHandle: return "unknown-handle";
  }
  return "error";
}

std::string Error::to_line() const {
  std::string out;
  if (!file.empty()) {
    out += file;
    if (line > 0) out += ":" + std::to_string(line);
  }
  if (!pointer.empty()) out += (out.empty() ? "" : " ") + pointer;
  if (!rule.empty()) out += (out.empty() ? "(" : " (") + rule + ")";
  if (!out.empty()) out += ": ";
  out += message;
  for (char& c : out) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

}  // namespace mimamori
