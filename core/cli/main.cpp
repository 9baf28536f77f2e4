#include <cstdlib>
#include <cstring>
#include <iostream>

#include "command.h"

namespace {

constexpr const char* kHelp =
    "Mimamori: finds customer harassment in support transcripts, with the policy clause that it breaks.\n"
    "\n"
    "  mimamori analyze [options] < messages.ndjson > verdicts.ndjson\n"
    "      one verdict a message, in order, in constant memory. A bad line gives an error on\n"
    "      stderr and {\"error\":…,\"line\":n} in the output; the rest goes on; exit status 1 then.\n"
    "  mimamori evaluate [options] [--json] [--compare FOLDER] [FILE…]\n"
    "      recall, precision, F1 and false alarms on labelled messages, with 95 % intervals, by category,\n"
    "      kind, file, threshold and rule; --compare lists what is won and lost against other rules.\n"
    "  mimamori check [options]\n"
    "      validates policies and rules, and runs every rule's own examples.\n"
    "  mimamori fold [options] < messages.ndjson\n"
    "      each message as rules and model see it, sentence by sentence;\n"
    "      with --features the numbers that the model is trained on, with --raw its uncalibrated score.\n"
    "  mimamori bundle [options] > rules.json\n"
    "      the rules folder as one file, as web pages load it.\n"
    "\n"
    "  --rules FOLDER   the rules folder            (default: rules beside the project)\n"
    "  --policy FILE    the policy: a path in the rules folder, or any file\n"
    "                                               (default: policies/sharoushi-software.json)\n"
    "  --no-rules       the learned model only\n"
    "  --no-model       the rules only\n"
    "  --help           this text\n"
    "\n"
    "Nothing leaves this machine: the command opens no connection and writes no message text.\n";

bool take_value(int argc, char** argv, int& i, const char* name, std::string& value) {
  const std::size_t length = std::strlen(name);
  if (std::strncmp(argv[i], name, length) != 0) return false;
  if (argv[i][length] == '=') {
    value = argv[i] + length + 1;
    return true;
  }
  if (argv[i][length] != '\0' || i + 1 >= argc) return false;
  value = argv[++i];
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace mimamori::cli;
  std::ios::sync_with_stdio(false);
  Options options;
  const char* home = std::getenv("MIMAMORI_RULES");
  options.rules = home != nullptr ? home : "rules";
  options.policy = std::string(mimamori::kDefaultPolicy);
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--help" || word == "-h") {
      std::cout << kHelp;
      return kOk;
    }
    if (word == "--no-rules") {
      options.use_rules = false;
    } else if (word == "--no-model") {
      options.use_model = false;
    } else if (word == "--features") {
      options.features = true;
    } else if (word == "--raw") {
      options.raw = true;
    } else if (word == "--json") {
      options.json = true;
    } else if (take_value(argc, argv, i, "--rules", options.rules) || take_value(argc, argv, i, "--policy", options.policy) ||
               take_value(argc, argv, i, "--compare", options.compare)) {
      continue;
    } else if (word.starts_with("-") && word != "-") {
      std::cerr << "mimamori: " << word << " is not an option, or lacks its value; see mimamori --help\n";
      return kBadUse;
    } else if (options.command.empty()) {
      options.command = word;
    } else {
      options.arguments.push_back(word);
    }
  }
  if (options.command == "analyze") return analyze(options, std::cin, std::cout, std::cerr);
  if (options.command == "evaluate") return evaluate(options, std::cin, std::cout, std::cerr);
  if (options.command == "fold") return fold(options, std::cin, std::cout, std::cerr);
  if (options.command == "check") return check(options, std::cout, std::cerr);
  if (options.command == "bundle") return bundle(options, std::cout, std::cerr);
  std::cerr << (options.command.empty() ? std::string(kHelp) : "mimamori: \"" + options.command + "\" is no command; see mimamori --help\n");
  return kBadUse;
}
