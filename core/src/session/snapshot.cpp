#include "json/cursor.h"
#include "json/writer.h"
#include "session/session.h"

namespace mimamori {
namespace {

constexpr std::int64_t kFar = std::int64_t{1} << 48;
constexpr int kMany = 1000000;

void write(JsonWriter& json, const char* name, const std::vector<std::uint32_t>& hashes) {
  json.key(name).begin_array();
  for (const std::uint32_t hash : hashes) json.integer(hash);
  json.end_array();
}

void write(JsonWriter& json, const Demand& demand) {
  json.begin_object();
  write(json, "trigrams", demand.sketch.trigrams);
  write(json, "terms", demand.sketch.terms);
  json.key("answered").boolean(demand.answered);
  if (demand.answered_at) json.key("answered_at").integer(*demand.answered_at);
  json.key("answer_id").text(demand.answer_id).key("pressed").integer(demand.pressed).end_object();
}

std::vector<std::uint32_t> read_hashes(const Cursor& cursor, std::size_t most) {
  std::vector<std::uint32_t> out;
  const auto items = cursor.items();
  if (items.size() > most) cursor.problem(ErrorCode::kTooLarge, "has too many entries");
  for (const Cursor& item : items) {
    out.push_back(static_cast<std::uint32_t>(item.integer(0, UINT32_MAX)));
    if (out.size() > 1 && out[out.size() - 2] >= out.back()) item.problem(ErrorCode::kInvalidField, "must be larger than the one before");
  }
  return out;
}

Demand read_demand(const Cursor& item) {
  Demand demand;
  demand.sketch.trigrams = read_hashes(item.at("trigrams"), kMaxTrigrams);
  demand.sketch.terms = read_hashes(item.at("terms"), kMaxTerms);
  demand.answered = item.at("answered").boolean();
  if (const Cursor at = item.find("answered_at"); at.exists()) demand.answered_at = at.integer(-kFar, kFar);
  demand.answer_id = item.at("answer_id").text(kMaxIdBytes);
  demand.pressed = static_cast<int>(item.at("pressed").integer(0, kMany));
  return demand;
}

void read_counts(const Cursor& root, SessionData& session) {
  const auto count = [&](const char* name) { return static_cast<int>(root.at(name).integer(0, kMany)); };
  session.elapsed_s = root.at("elapsed_s").integer(0, kFar);
  session.company_wait_s = root.at("company_wait_s").integer(0, kFar);
  session.contacts_24h = count("contacts_24h");
  session.contacts_7d = count("contacts_7d");
  session.warnings = count("warnings");
  session.harassing = count("harassing");
  session.harassing_ago = static_cast<int>(root.at("harassing_ago").integer(-1, kMany));
  session.repetition = count("repetition");
  session.intensity = static_cast<int>(root.at("intensity").integer(0, 1000));
}

}  // namespace

std::string snapshot(const SessionData& session) {
  JsonWriter json;
  json.begin_object().key("version").integer(kSnapshotFormat);
  if (session.last) json.key("last").integer(*session.last);
  if (session.waiting_since) json.key("waiting_since").integer(*session.waiting_since);
  json.key("elapsed_s").integer(session.elapsed_s).key("company_wait_s").integer(session.company_wait_s);
  json.key("recent").begin_array();
  for (const EpochSeconds at : session.recent) json.integer(at);
  json.end_array().key("contacts_24h").integer(session.contacts_24h).key("contacts_7d").integer(session.contacts_7d);
  json.key("warnings").integer(session.warnings).key("warned").boolean(session.warned);
  json.key("harassing").integer(session.harassing).key("harassing_ago").integer(session.harassing_ago);
  json.key("intensity").integer(session.intensity).key("repetition").integer(session.repetition);
  json.key("trend").text(to_string(session.trend)).key("demands").begin_array();
  for (const Demand& demand : session.demands) write(json, demand);
  json.end_array().key("demand").text(session.demand).key("harm").text(session.harm).key("approved").text(session.approved).end_object();
  return json.take();
}

Result<SessionData> restore(std::string_view text) {
  const Result<Json> parsed = parse_json(text);
  if (!parsed) return parsed.error();
  Problems problems;
  const Cursor root(parsed.value(), problems);
  if (root.at("version").integer(0, INT64_MAX) != kSnapshotFormat) {
    root.find("version").problem(ErrorCode::kUnsupportedVersion, "the snapshot is of another format; start a new session");
    return problems.errors.front();
  }
  SessionData session;
  if (const Cursor last = root.find("last"); last.exists()) session.last = last.integer(-kFar, kFar);
  if (const Cursor since = root.find("waiting_since"); since.exists()) session.waiting_since = since.integer(-kFar, kFar);
  read_counts(root, session);
  const auto recent = root.at("recent").items();
  if (recent.size() > 64) root.find("recent").problem(ErrorCode::kTooLarge, "more than 64 entries");
  for (const Cursor& at : recent) session.recent.push_back(at.integer(-kFar, kFar));
  session.warned = root.at("warned").boolean();
  const std::string trend = root.at("trend").text(16);
  session.trend = trend == "rising" ? Trend::kRising : trend == "falling" ? Trend::kFalling : Trend::kSteady;
  const auto demands = root.at("demands").items();
  if (demands.size() > kMaxDemands) root.find("demands").problem(ErrorCode::kTooLarge, "more than " + std::to_string(kMaxDemands) + " demands");
  for (const Cursor& item : demands) session.demands.push_back(read_demand(item));
  session.demand = root.at("demand").text(32);
  session.harm = root.at("harm").text(32);
  session.approved = root.at("approved").text(128);
  if (!problems.ok()) return problems.errors.front();
  return session;
}

}  // namespace mimamori
