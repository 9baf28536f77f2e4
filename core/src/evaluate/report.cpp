#include <cstdio>

#include "json/writer.h"
#include "mimamori/evaluation.h"

namespace mimamori {
namespace {

std::string decimal(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", value);
  return buffer;
}

void write(JsonWriter& json, const char* name, const Share& share) {
  json.key(name).begin_object().key("part").integer(static_cast<std::int64_t>(share.part)).key("whole").integer(static_cast<std::int64_t>(share.whole));
  json.key("value").raw(decimal(share.value)).key("low").raw(decimal(share.low)).key("high").raw(decimal(share.high)).end_object();
}

void write(JsonWriter& json, const Counts& counts) {
  json.begin_object();
  write(json, "recall", counts.recall());
  write(json, "precision", counts.precision());
  write(json, "false_alarms", counts.false_alarms());
  json.key("f1").raw(decimal(counts.f1())).end_object();
}

void write(JsonWriter& json, const char* name, const std::map<std::string, Counts>& groups) {
  json.key(name).begin_object();
  for (const auto& [group, counts] : groups) {
    json.key(group);
    write(json, counts);
  }
  json.end_object();
}

std::string percent(const Share& share) {
  char buffer[64];
  if (share.whole == 0) return "–";
  std::snprintf(buffer, sizeof buffer, "%.1f %% [%.1f–%.1f]", share.value * 100, share.low * 100, share.high * 100);
  return buffer;
}

std::string row(const std::string& name, const Counts& counts) {
  std::string out = "  " + name;
  out.append(name.size() < 34 ? 34 - name.size() : 1, ' ');
  if (counts.recall().whole > 0) out += "recall " + percent(counts.recall()) + " of " + std::to_string(counts.recall().whole) + "  ";
  if (counts.true_positive + counts.false_positive > 0 && counts.recall().whole > 0) out += "precision " + percent(counts.precision()) + "  F1 " + decimal(counts.f1()).substr(0, 5) + "  ";
  if (counts.false_alarms().whole > counts.false_positive) out += "false alarms " + percent(counts.false_alarms()) + " of " + std::to_string(counts.false_alarms().whole);
  return out + "\n";
}

std::string table(const std::string& title, const std::map<std::string, Counts>& groups) {
  std::string out = "\n" + title + "\n";
  for (const auto& [group, counts] : groups) out += row(group, counts);
  return groups.empty() ? std::string() : out;
}

}  // namespace

std::string to_json(const Evaluation& evaluation) {
  JsonWriter json;
  json.begin_object().key("overall");
  write(json, evaluation.overall());
  json.key("macro_f1").raw(decimal(evaluation.macro_f1()));
  json.key("borderline").integer(static_cast<std::int64_t>(evaluation.borderline()));
  json.key("unlabelled").integer(static_cast<std::int64_t>(evaluation.unlabelled()));
  write(json, "categories", evaluation.by_category());
  write(json, "groups", evaluation.by_group());
  write(json, "kinds", evaluation.by_kind());
  json.key("sweep").begin_array();
  for (const SweepPoint& point : evaluation.sweep()) {
    json.begin_object().key("threshold").score(point.threshold).key("recall").raw(decimal(point.counts.recall().value));
    json.key("false_alarms").raw(decimal(point.counts.false_alarms().value)).key("f1").raw(decimal(point.counts.f1())).end_object();
  }
  json.end_array().key("rules").begin_object();
  for (const auto& [rule, counts] : evaluation.by_rule()) {
    json.key(rule).begin_object().key("right").integer(static_cast<std::int64_t>(counts.right));
    json.key("false_alarms").integer(static_cast<std::int64_t>(counts.false_alarms)).end_object();
  }
  json.end_object().end_object();
  return json.take();
}

std::string to_text(const Evaluation& evaluation) {
  std::string out = row("all", evaluation.overall());
  out += "  macro F1 of categories            " + decimal(evaluation.macro_f1()).substr(0, 5) + "\n";
  out += "  left out                          " + std::to_string(evaluation.borderline()) + " borderline, " + std::to_string(evaluation.unlabelled()) + " unlabelled\n";
  out += table("by category", evaluation.by_category());
  out += table("by kind", evaluation.by_kind());
  if (evaluation.by_group().size() > 1) out += table("by file", evaluation.by_group());
  out += "\nby threshold\n";
  for (const SweepPoint& point : evaluation.sweep()) out += row(decimal(point.threshold / 1000.0).substr(0, 4), point.counts);
  out += "\nby rule (findings of any grade)\n";
  for (const auto& [rule, counts] : evaluation.by_rule()) {
    out += "  " + rule + std::string(rule.size() < 52 ? 52 - rule.size() : 1, ' ') + std::to_string(counts.right) + " right, " + std::to_string(counts.false_alarms) + " false alarms\n";
  }
  return out;
}

}  // namespace mimamori
