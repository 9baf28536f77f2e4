// Writes JSON straight into a string, keys in the order given: a verdict's bytes are part of the contract.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mimamori/verdict.h"

namespace mimamori {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);  // valid UTF-8
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& score(Score thousandths);  // as a decimal: 970 → 0.97
  JsonWriter& raw(std::string_view json);  // already JSON
  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string out_;
  bool first_ = true;
};

}  // namespace mimamori
