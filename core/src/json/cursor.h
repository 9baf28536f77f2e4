// Reading a tree with checks: every getter notes the first problem with its JSON pointer and then returns a
// harmless default, so that loaders read straight on and ask once at the end.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "json/parse.h"
#include "mimamori/result.h"
#include "mimamori/verdict.h"

namespace mimamori {

// Where the problems of one file are gathered.
struct Problems {
  std::string file;
  std::string rule;  // set while a rule is being read
  std::vector<Error> errors;
  bool ok() const { return errors.empty(); }
  void add(ErrorCode code, std::string pointer, std::string message);
};

class Cursor {
 public:
  Cursor(const Json& value, Problems& problems) : value_(&value), problems_(&problems) {}

  bool exists() const { return value_ != nullptr; }
  const std::string& pointer() const { return pointer_; }
  Problems& problems() const { return *problems_; }
  const Json* json() const { return value_; }

  Cursor at(std::string_view key) const;    // required: a missing key is a problem
  Cursor find(std::string_view key) const;  // optional: exists() is false when missing
  std::vector<Cursor> items() const;                                  // of an array
  std::vector<std::pair<std::string, Cursor>> members() const;        // of an object
  void allow_only(std::initializer_list<std::string_view> keys) const;  // "$schema" and "$comment" are always allowed

  std::string text(std::size_t max_bytes = 4096) const;
  std::string text_or(std::string fallback) const;
  std::int64_t integer(std::int64_t low, std::int64_t high) const;
  std::int64_t integer_or(std::int64_t fallback, std::int64_t low, std::int64_t high) const;
  double number(double low, double high) const;
  bool boolean() const;
  Score score() const;  // 0 … 1 in the file, thousandths here
  std::vector<std::string> texts(std::size_t max_bytes = 4096) const;
  LocalText local_text() const;  // {"ja":…,"en":…}

  void problem(ErrorCode code, std::string message) const;

 private:
  Cursor(const Json* value, Problems* problems, std::string pointer)
      : value_(value), problems_(problems), pointer_(std::move(pointer)) {}

  const Json* value_;
  Problems* problems_;
  std::string pointer_;
};

}  // namespace mimamori
