#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "command.h"

namespace mimamori::cli {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  constexpr std::uintmax_t kMaxFileBytes = 64u << 20;
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  std::ifstream in(path, std::ios::binary);
  if (failure || !in) return Error{ErrorCode::kUnknownReference, "cannot be read; check that the file exists", path.string(), 0, {}, {}};
  if (size > kMaxFileBytes) return Error{ErrorCode::kTooLarge, "is larger than 64 MiB", path.string(), 0, {}, {}};
  std::ostringstream contents;
  contents << in.rdbuf();
  return std::move(contents).str();
}

}  // namespace

Result<std::vector<SourceFile>> read_sources(const Options& options) {
  std::error_code failure;
  if (!fs::is_directory(options.rules, failure)) {
    return Error{ErrorCode::kUnknownReference, "is not a folder of rules; give one with --rules", options.rules, 0, {}, {}};
  }
  std::vector<SourceFile> out;
  for (auto entry = fs::recursive_directory_iterator(options.rules, failure); !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    const std::string extension = entry->path().extension().string();
    if (!entry->is_regular_file() || (extension != ".json" && extension != ".bin")) continue;
    Result<std::string> contents = read_file(entry->path());
    if (!contents) return contents.error();
    out.push_back({fs::relative(entry->path(), options.rules).generic_string(), std::move(contents).value()});
  }
  const auto inside = [&](const SourceFile& file) { return file.path == options.policy; };
  if (std::none_of(out.begin(), out.end(), inside)) {
    Result<std::string> contents = read_file(options.policy);
    if (!contents) return contents.error();
    out.push_back({options.policy, std::move(contents).value()});
  }
  std::sort(out.begin(), out.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return out;
}

Result<std::shared_ptr<const Engine>> load_engine(const Options& options) {
  const Result<std::vector<SourceFile>> sources = read_sources(options);
  if (!sources) return sources.error();
  EngineOptions engine;
  engine.policy = options.policy;
  engine.use_rules = options.use_rules;
  engine.use_model = options.use_model;
  return Engine::create(sources.value(), engine);
}

LineRead read_line(std::istream& in, std::string& line) {
  line.clear();
  std::streambuf& buffer = *in.rdbuf();
  bool too_long = false;
  bool any = false;
  for (int c = buffer.sbumpc(); c != std::char_traits<char>::eof(); c = buffer.sbumpc()) {
    any = true;
    if (c == '\n') return too_long ? LineRead::kTooLong : LineRead::kLine;
    if (line.size() < kMaxRecordBytes) {
      line += static_cast<char>(c);
    } else {
      too_long = true;
    }
  }
  if (too_long) return LineRead::kTooLong;
  return any ? LineRead::kLine : LineRead::kEnd;
}

}  // namespace mimamori::cli
