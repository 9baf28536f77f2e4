#include "json/cursor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mimamori {
namespace {

std::string escape_pointer(std::string_view key) {
  std::string out;
  for (char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void Problems::add(ErrorCode code, std::string pointer, std::string message) {
  if (errors.size() >= 20) return;
  Error error;
  error.code = code;
  error.file = file;
  error.pointer = std::move(pointer);
  error.rule = rule;
  error.message = std::move(message);
  errors.push_back(std::move(error));
}

void Cursor::problem(ErrorCode code, std::string message) const { problems_->add(code, pointer_, std::move(message)); }

Cursor Cursor::find(std::string_view key) const {
  std::string pointer = pointer_ + "/" + escape_pointer(key);
  if (value_ == nullptr) return Cursor(nullptr, problems_, std::move(pointer));
  const auto* object = value_->get_ptr<const Json::object_t*>();
  if (object == nullptr) {
    problem(ErrorCode::kInvalidField, "must be an object");
    return Cursor(nullptr, problems_, std::move(pointer));
  }
  const auto found = object->find(std::string(key));
  return Cursor(found == object->end() ? nullptr : &found->second, problems_, std::move(pointer));
}

Cursor Cursor::at(std::string_view key) const {
  Cursor child = find(key);
  if (value_ != nullptr && value_->is_object() && !child.exists()) {
    problem(ErrorCode::kInvalidField, "\"" + std::string(key) + "\" is missing");
  }
  return child;
}

std::vector<Cursor> Cursor::items() const {
  std::vector<Cursor> out;
  if (value_ == nullptr) return out;
  const auto* array = value_->get_ptr<const Json::array_t*>();
  if (array == nullptr) {
    problem(ErrorCode::kInvalidField, "must be an array");
    return out;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    out.push_back(Cursor(&(*array)[i], problems_, pointer_ + "/" + std::to_string(i)));
  }
  return out;
}

std::vector<std::pair<std::string, Cursor>> Cursor::members() const {
  std::vector<std::pair<std::string, Cursor>> out;
  if (value_ == nullptr) return out;
  const auto* object = value_->get_ptr<const Json::object_t*>();
  if (object == nullptr) {
    problem(ErrorCode::kInvalidField, "must be an object");
    return out;
  }
  for (const auto& [key, value] : *object) {
    if (key.starts_with('$')) continue;
    out.emplace_back(key, Cursor(&value, problems_, pointer_ + "/" + escape_pointer(key)));
  }
  return out;
}

void Cursor::allow_only(std::initializer_list<std::string_view> keys) const {
  for (const auto& [key, child] : members()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      child.problem(ErrorCode::kInvalidField, "is not a known field; see the schema");
    }
  }
}

std::string Cursor::text(std::size_t max_bytes) const {
  if (value_ == nullptr) return {};
  const auto* string = value_->get_ptr<const Json::string_t*>();
  if (string == nullptr) {
    problem(ErrorCode::kInvalidField, "must be a string");
    return {};
  }
  if (string->size() > max_bytes) {
    problem(ErrorCode::kTooLarge, "is longer than " + std::to_string(max_bytes) + " bytes");
    return {};
  }
  return *string;
}

std::string Cursor::text_or(std::string fallback) const { return exists() ? text() : std::move(fallback); }

std::int64_t Cursor::integer(std::int64_t low, std::int64_t high) const {
  if (value_ == nullptr) return low;
  if (!value_->is_number_integer()) {
    problem(ErrorCode::kInvalidField, "must be a whole number");
    return low;
  }
  const bool above = value_->is_number_unsigned() && value_->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  const std::int64_t number = above ? INT64_MAX : value_->get<std::int64_t>();
  if (number < low || number > high) {
    problem(ErrorCode::kInvalidField, "must be from " + std::to_string(low) + " to " + std::to_string(high));
    return low;
  }
  return number;
}

std::int64_t Cursor::integer_or(std::int64_t fallback, std::int64_t low, std::int64_t high) const {
  return exists() ? integer(low, high) : fallback;
}

double Cursor::number(double low, double high) const {
  if (value_ == nullptr) return low;
  if (!value_->is_number()) {
    problem(ErrorCode::kInvalidField, "must be a number");
    return low;
  }
  const double number = value_->get<double>();
  if (!(number >= low && number <= high)) {
    problem(ErrorCode::kInvalidField, "is out of range");
    return low;
  }
  return number;
}

bool Cursor::boolean() const {
  if (value_ == nullptr) return false;
  const auto* flag = value_->get_ptr<const Json::boolean_t*>();
  if (flag == nullptr) problem(ErrorCode::kInvalidField, "must be true or false");
  return flag != nullptr && *flag;
}

Score Cursor::score() const { return static_cast<Score>(std::lround(number(0.0, 1.0) * 1000.0)); }

std::vector<std::string> Cursor::texts(std::size_t max_bytes) const {
  std::vector<std::string> out;
  for (const Cursor& item : items()) out.push_back(item.text(max_bytes));
  return out;
}

LocalText Cursor::local_text() const {
  if (value_ == nullptr) return {};
  allow_only({"ja", "en"});
  return {at("ja").text(), at("en").text()};
}

}  // namespace mimamori
