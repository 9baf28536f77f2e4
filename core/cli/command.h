// The parts of the native command. Exit status: 0 well, 1 something in the input was wrong, 2 wrong use or rules.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "mimamori/engine.h"

namespace mimamori::cli {

inline constexpr int kOk = 0;
inline constexpr int kBadInput = 1;
inline constexpr int kBadUse = 2;

struct Options {
  std::string command;
  std::string rules;   // folder
  std::string policy;  // path inside the folder, or of a file anywhere
  std::vector<std::string> arguments;
  bool json = false;
  bool use_rules = true;
  bool use_model = true;
  bool features = false;  // fold: the model's features instead of the text
  bool raw = false;       // fold: the model's uncalibrated score instead of the text
  std::string compare;    // evaluate: another rules folder to compare with
};

// Every file of the rules folder; a policy outside of it is added under its own path.
Result<std::vector<SourceFile>> read_sources(const Options& options);
Result<std::shared_ptr<const Engine>> load_engine(const Options& options);

// Reads one line of at most kMaxRecordBytes. A longer one is skipped in constant memory and reported as too long.
enum class LineRead { kLine, kTooLong, kEnd };
LineRead read_line(std::istream& in, std::string& line);

int analyze(const Options& options, std::istream& in, std::ostream& out, std::ostream& err);
int evaluate(const Options& options, std::istream& in, std::ostream& out, std::ostream& err);
int fold(const Options& options, std::istream& in, std::ostream& out, std::ostream& err);
int check(const Options& options, std::ostream& out, std::ostream& err);
int bundle(const Options& options, std::ostream& out, std::ostream& err);

}  // namespace mimamori::cli
