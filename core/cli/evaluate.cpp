#include <fstream>
#include <map>

#include "command.h"
#include "mimamori/evaluation.h"

namespace mimamori::cli {
namespace {

// What one engine makes of the input; with a second engine, also what the second makes of it.
struct Run {
  std::shared_ptr<const Engine> engine;
  std::map<std::string, SessionState> sessions;
  Evaluation evaluation;

  Verdict judge(const Message& message, const std::string& group) {
    Verdict verdict = engine->analyze(message, sessions[message.session]);
    evaluation.add(message, verdict, group);
    return verdict;
  }
};

const char* outcome(const Message& message, Grade before, Grade after) {
  const bool labelled = message.gold && message.gold->grade == "harassment";
  if (message.gold && message.gold->grade == "borderline") return "changed";
  if ((after == Grade::kHarassment) == (before == Grade::kHarassment)) return nullptr;
  return (after == Grade::kHarassment) == labelled ? "won" : "lost";
}

struct Evaluator {
  const Options& options;
  std::ostream& out;
  std::ostream& err;
  Run run;
  Run other;
  bool bad = false;
  std::size_t won = 0, lost = 0;

  void read(std::istream& in, const std::string& group) {
    std::string line;
    std::size_t number = 0;
    for (LineRead got = read_line(in, line); got != LineRead::kEnd; got = read_line(in, line)) {
      ++number;
      if (got == LineRead::kLine && line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto record = got == LineRead::kLine ? parse_record(line) : Result<Record>(Error{ErrorCode::kTooLarge, "the line is longer than 4 MiB", {}, 0, {}, {}});
      if (!record) {
        err << "mimamori: " << group << ":" << number << ": " << record.error().to_line() << "\n";
        bad = true;
      } else if (const auto* event = std::get_if<Event>(&record.value())) {
        run.engine->note(*event, run.sessions[event->session]);
        if (other.engine) other.engine->note(*event, other.sessions[event->session]);
      } else {
        judge(std::get<Message>(record.value()), group);
      }
    }
    run.sessions.clear();
    other.sessions.clear();
  }

  void judge(const Message& message, const std::string& group) {
    const Verdict verdict = run.judge(message, group);
    if (!other.engine) return;
    const Verdict before = other.judge(message, group);
    const char* change = outcome(message, before.grade, verdict.grade);
    if (change == nullptr) return;
    if (std::string(change) == "won") ++won;
    if (std::string(change) == "lost") ++lost;
    if (options.json) return;
    out << change << "\t" << message.id << "\t" << to_string(before.grade) << " → " << to_string(verdict.grade) << "\t" << message.text.substr(0, message.text.find('\n')) << "\n";
  }
};

}  // namespace

int evaluate(const Options& options, std::istream& in, std::ostream& out, std::ostream& err) {
  Evaluator evaluator{options, out, err, {}, {}};
  const auto engine = load_engine(options);
  if (!engine) {
    err << "mimamori: " << engine.error().to_line() << "\n";
    return kBadUse;
  }
  evaluator.run.engine = engine.value();
  if (!options.compare.empty()) {
    Options other = options;
    other.rules = options.compare;
    const auto second = load_engine(other);
    if (!second) {
      err << "mimamori: --compare: " << second.error().to_line() << "\n";
      return kBadUse;
    }
    evaluator.other.engine = second.value();
  }
  if (options.arguments.empty()) evaluator.read(in, "standard input");
  for (const std::string& path : options.arguments) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      err << "mimamori: " << path << " cannot be read; check that the file exists\n";
      return kBadUse;
    }
    evaluator.read(file, path);
  }
  if (evaluator.other.engine && !options.json) {
    out << "won " << evaluator.won << ", lost " << evaluator.lost << " against " << options.compare << "\n\nbefore\n" << to_text(evaluator.other.evaluation) << "\nafter\n";
  }
  out << (options.json ? to_json(evaluator.run.evaluation) + "\n" : to_text(evaluator.run.evaluation));
  return out.flush() && !evaluator.bad ? kOk : kBadInput;
}

}  // namespace mimamori::cli
