#include "mimamori/record.h"

#include "json/cursor.h"

namespace mimamori {
namespace {

// Days since 1970-01-01 of a date in the proleptic Gregorian calendar (Howard Hinnant's days_from_civil).
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const auto year_of_era = static_cast<std::int64_t>(year - era * 400);
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

// Takes digits and separators from the front of a time.
class TimeScanner {
 public:
  explicit TimeScanner(std::string_view text) : rest_(text) {}

  bool number(std::size_t width, int low, int high, int& out) {
    if (rest_.size() < width) return false;
    out = 0;
    for (std::size_t i = 0; i < width; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
      out = out * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(width);
    return out >= low && out <= high;
  }
  bool one_of(std::string_view any) {
    if (rest_.empty() || any.find(rest_[0]) == std::string_view::npos) return false;
    taken_ = rest_[0];
    rest_.remove_prefix(1);
    return true;
  }
  bool fraction() {
    if (!one_of(".,")) return true;
    std::size_t digits = 0;
    while (digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9') ++digits;
    rest_.remove_prefix(digits);
    return digits > 0 && digits <= 9;
  }
  char taken() const { return taken_; }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char taken_ = 0;
};

Result<Message> read_message(const Cursor& root, Problems& problems) {
  Message message;
  message.session = root.at("session").text(kMaxIdBytes);
  message.id = root.at("id").text(kMaxIdBytes);
  message.text = root.at("text").text(kMaxTextBytes);
  message.lang = root.find("lang").text(35);
  const Cursor from = root.at("from");
  const std::string speaker = from.text(16);
  if (speaker == "customer") {
    message.from = Speaker::kCustomer;
  } else if (speaker == "agent") {
    message.from = Speaker::kAgent;
  } else if (speaker == "system") {
    message.from = Speaker::kSystem;
  } else if (from.exists()) {
    from.problem(ErrorCode::kInvalidField, "must be customer, agent or system");
  }
  if (const Cursor contact = root.find("contact"); contact.exists()) {
    message.contact = Contact{static_cast<int>(contact.find("sessions_24h").integer_or(0, 0, 1000000)),
                              static_cast<int>(contact.find("sessions_7d").integer_or(0, 0, 1000000))};
  }
  if (const Cursor gold = root.find("gold"); gold.exists()) {
    const Cursor categories = gold.find("categories");
    message.gold = Gold{gold.find("grade").text(32), categories.texts(64), gold.find("kind").text(64)};
  }
  if (!problems.ok()) return problems.errors.front();
  return message;
}

Result<Event> read_event(const Cursor& root, Problems& problems) {
  Event event;
  event.session = root.at("session").text(kMaxIdBytes);
  event.name = root.at("event").text(64);
  const Cursor value = root.find("value");
  if (value.exists() && value.json()->is_string()) event.value = value.text(4096);
  if (!problems.ok()) return problems.errors.front();
  return event;
}

}  // namespace

const char* to_string(Speaker speaker) {
  switch (speaker) {
    case Speaker::kCustomer: return "customer";
    case Speaker::kAgent: return "agent";
    case Speaker::kSystem: return "system";
  }
  return "system";
}

std::optional<EpochSeconds> parse_time(std::string_view text) {
  TimeScanner scan(text);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offset_hours = 0, offset_minutes = 0;
  if (!scan.number(4, 0, 9999, year) || !scan.one_of("-") || !scan.number(2, 1, 12, month) || !scan.one_of("-") ||
      !scan.number(2, 1, 31, day) || day > days_in_month(year, month) || !scan.one_of("Tt ") || !scan.number(2, 0, 23, hour) ||
      !scan.one_of(":") || !scan.number(2, 0, 59, minute)) {
    return std::nullopt;
  }
  if (scan.one_of(":") && (!scan.number(2, 0, 60, second) || !scan.fraction())) return std::nullopt;
  if (!scan.one_of("Zz+-")) return std::nullopt;
  const char sign = scan.taken();
  if (sign == '+' || sign == '-') {
    if (!scan.number(2, 0, 23, offset_hours)) return std::nullopt;
    scan.one_of(":");
    if (!scan.number(2, 0, 59, offset_minutes)) return std::nullopt;
  }
  if (!scan.done()) return std::nullopt;
  const std::int64_t offset = (offset_hours * 3600 + offset_minutes * 60) * (sign == '-' ? -1 : 1);
  return days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
}

Result<Record> parse_record(std::string_view line) {
  if (line.size() > kMaxRecordBytes) {
    return Error{ErrorCode::kTooLarge, "the line is longer than " + std::to_string(kMaxRecordBytes) + " bytes; split the message", {}, 0, {}, {}};
  }
  Result<Json> parsed = parse_json(line);
  if (!parsed) return parsed.error();
  if (!parsed.value().is_object()) {
    return Error{ErrorCode::kInvalidField, "a line must be one JSON object with session, id, from and text", {}, 0, {}, {}};
  }
  Problems problems;
  const Cursor root(parsed.value(), problems);
  std::optional<EpochSeconds> at;
  if (const Cursor time = root.find("at"); time.exists() && !time.json()->is_null()) {
    at = parse_time(time.text(64));
    if (!at) time.problem(ErrorCode::kInvalidField, "must be a time with offset such as 2026-06-10T10:02:15+09:00");
  }
  if (root.find("event").exists()) {
    Result<Event> event = read_event(root, problems);
    if (!event) return event.error();
    event.value().at = at;
    return Record(std::move(event).value());
  }
  Result<Message> message = read_message(root, problems);
  if (!message) return message.error();
  message.value().at = at;
  return Record(std::move(message).value());
}

}  // namespace mimamori
