#include "json/parse.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace mimamori {
namespace {

// Builds the tree itself, so that depth and duplicate keys are refused while reading.
class TreeBuilder {
 public:
  explicit TreeBuilder(DuplicateKeys duplicates) : duplicates_(duplicates) {}

  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(Json::number_integer_t value) { return put(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    Json& object = *stack_.back();
    if (duplicates_ == DuplicateKeys::kRefuse && object.contains(name)) {
      return fail("the key \"" + name.substr(0, 80) + "\" stands twice in one object; keep one of them");
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception& what) {
    position_ = position;
    return fail(readable(what.what()));
  }

  Json take() { return std::move(root_); }
  const std::string& problem() const { return problem_; }
  std::size_t position() const { return position_; }

 private:
  bool put(Json value) {
    insert(std::move(value));
    return true;
  }

  bool open(Json value) {
    if (stack_.size() >= kMaxJsonDepth) return fail("nested deeper than 64 levels");
    Json* place = insert(std::move(value));
    stack_.push_back(place);
    return true;
  }

  bool close() {
    stack_.pop_back();
    return true;
  }

  Json* insert(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *stack_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    Json& slot = parent[key_];
    slot = std::move(value);
    return &slot;
  }

  bool fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    return false;
  }

  // "[json.exception…] parse error at line 1, column 5: syntax error … - unexpected x" → the part after the place.
  static std::string readable(std::string text) {
    const auto at = text.find("parse error");
    if (at != std::string::npos) text.erase(0, at);
    const auto colon = text.find(": ");
    if (colon != std::string::npos) text.erase(0, colon + 2);
    // The library repeats the offending input; a message's text must not reach a log.
    const auto last_read = text.find("; last read: ");
    if (last_read != std::string::npos) {
      const auto next = text.find("'; ", last_read + 13);
      text.erase(last_read, next == std::string::npos ? std::string::npos : next + 1 - last_read);
    }
    return "not valid JSON: " + text;
  }

  DuplicateKeys duplicates_;
  Json root_;
  std::vector<Json*> stack_;
  std::string key_;
  std::string problem_;
  std::size_t position_ = 0;
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view file, DuplicateKeys duplicates) {
  TreeBuilder builder(duplicates);
  if (Json::sax_parse(text.begin(), text.end(), &builder) && builder.problem().empty()) return builder.take();
  Error error;
  error.code = ErrorCode::kInvalidJson;
  error.file = std::string(file);
  error.message = builder.problem().empty() ? "not valid JSON" : builder.problem();
  const std::size_t read = std::min(builder.position(), text.size());
  if (!file.empty() && builder.position() > 0) {
    error.line = 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n'));
  } else if (builder.position() > 0) {
    error.message += " (byte " + std::to_string(builder.position()) + ")";
  }
  return error;
}

}  // namespace mimamori
