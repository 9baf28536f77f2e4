#include <cstdio>

#include "command.h"
#include "mimamori/analyzer.h"

namespace mimamori::cli {
namespace {

// JSON string contents; the messages of errors are ours, but may quote a pattern.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
    if (c == '\n') {
      out += "\\n";
    }
  }
  return out + "\"";
}

std::string join_sentences(const Engine& engine, const Message& message) {
  std::string out;
  for (const std::string& sentence : engine.folded_sentences(message.text)) out += (out.empty() ? "" : ",") + quoted(sentence);
  return out;
}

std::string join_features(const Engine& engine, const Message& message) {
  std::string out;
  for (const auto& sentence : engine.features(message.text, message.lang.empty() ? "ja" : message.lang)) {
    std::string row;
    for (const std::uint32_t hash : sentence) row += (row.empty() ? "" : ",") + std::to_string(hash);
    out += (out.empty() ? "[" : ",[") + row + "]";
  }
  return out;
}

bool is_blank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

}  // namespace

int analyze(const Options& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto engine = load_engine(options);
  if (!engine) {
    err << "mimamori: " << engine.error().to_line() << "\n";
    return kBadUse;
  }
  Analyzer analyzer(engine.value());
  std::string line;
  std::size_t number = 0;
  bool bad = false;
  for (LineRead read = read_line(in, line); read != LineRead::kEnd; read = read_line(in, line)) {
    ++number;
    if (read == LineRead::kLine && is_blank(line)) continue;
    const auto verdict = read == LineRead::kLine
                             ? analyzer.analyze_line(line)
                             : Result<std::optional<std::string>>(Error{ErrorCode::kTooLarge, "the line is longer than " + std::to_string(kMaxRecordBytes) + " bytes; split the message", {}, 0, {}, {}});
    if (!verdict) {
      bad = true;
      const std::string problem = verdict.error().to_line();
      err << "mimamori: line " << number << ": " << problem << "\n";
      out << "{\"error\":" << quoted(problem) << ",\"code\":\"" << to_string(verdict.error().code) << "\",\"line\":" << number << "}\n";
    } else if (verdict.value()) {
      out << *verdict.value() << '\n';
    }
    if (!out) {
      err << "mimamori: the output cannot be written; stopped at line " << number << "\n";
      return kBadUse;
    }
  }
  out.flush();
  return bad ? kBadInput : kOk;
}

int fold(const Options& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto engine = load_engine(options);
  if (!engine) {
    err << "mimamori: " << engine.error().to_line() << "\n";
    return kBadUse;
  }
  std::string line;
  std::size_t number = 0;
  for (LineRead read = read_line(in, line); read != LineRead::kEnd; read = read_line(in, line)) {
    ++number;
    const auto record = parse_record(line);
    const auto* message = record ? std::get_if<Message>(&record.value()) : nullptr;
    if (message == nullptr) continue;
    if (options.raw) {
      char raw[32];
      std::snprintf(raw, sizeof raw, "%.9g", engine.value()->model_raw(message->text));
      out << "{\"id\":" << quoted(message->id) << ",\"raw\":" << raw << "}\n";
      continue;
    }
    const std::string sentences = options.features ? join_features(*engine.value(), *message) : join_sentences(*engine.value(), *message);
    out << "{\"id\":" << quoted(message->id) << ",\"sentences\":[" << sentences << "]}\n";
  }
  return out.flush() ? kOk : kBadUse;
}

}  // namespace mimamori::cli
