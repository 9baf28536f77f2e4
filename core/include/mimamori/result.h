// Errors are values: nothing in the public interface throws.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace mimamori {

enum class ErrorCode {
  kInvalidJson,       // the text is not JSON, or nests deeper than 64 levels
  kInvalidField,      // a field is missing, unknown, of the wrong type or out of range
  kTooLarge,          // a stated limit on size or count is exceeded
  kInvalidPattern,    // RE2 refuses the expression, or it names an unknown concept
  kDuplicateId,       // two rules, guards, clauses … share an id
  kUnknownReference,  // an id is used that nothing defines
  kUnsupportedVersion,
  kInvalidModel,
  kUnknownHandle,     // a session, engine or snapshot that does not exist
};

// The stable name of a code, as written in JSON: "invalid-json", "too-large", …
const char* to_string(ErrorCode code);

// One problem: what is wrong, where, and how to mend it.
struct Error {
  ErrorCode code = ErrorCode::kInvalidField;
  std::string message;   // one line, UTF-8
  std::string file;      // path relative to the rules folder; empty when not from a file
  std::size_t line = 0;  // 1-based; 0 when unknown
  std::string pointer;   // JSON pointer (RFC 6901) into `file`; empty when unknown
  std::string rule;      // rule id; empty when no rule is concerned

  // "ja/insult.json:12 /rules/3/pattern (ja/insult/x): message", always one line.
  std::string to_line() const;
};

// Either a value or an Error. Reading the wrong side is a programming error.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return *std::get_if<0>(&content_); }
  const T& value() const& { return *std::get_if<0>(&content_); }
  T&& value() && { return std::move(*std::get_if<0>(&content_)); }
  const Error& error() const { return *std::get_if<1>(&content_); }

 private:
  std::variant<T, Error> content_;
};

}  // namespace mimamori
