#include "command.h"
#include "mimamori/check.h"

namespace mimamori::cli {

int check(const Options& options, std::ostream& out, std::ostream& err) {
  const Result<std::vector<SourceFile>> sources = read_sources(options);
  if (!sources) {
    err << "mimamori: " << sources.error().to_line() << "\n";
    return kBadUse;
  }
  int status = kOk;
  std::size_t policies = 0;
  for (const SourceFile& file : sources.value()) {
    const bool policy = file.path.starts_with("policies/") || file.path == options.policy;
    if (!policy || !file.path.ends_with(".json")) continue;
    ++policies;
    EngineOptions engine_options;
    engine_options.policy = file.path;
    const auto engine = Engine::create(sources.value(), engine_options);
    if (!engine) {
      err << "error: " << engine.error().to_line() << "\n";
      status = kBadInput;
      continue;
    }
    if (file.path != options.policy) continue;
    const CheckReport report = check_rules(*engine.value());
    for (const Error& error : report.errors) err << "error: " << error.to_line() << "\n";
    for (const Error& warning : report.warnings) err << "warning: " << warning.to_line() << "\n";
    if (!report.errors.empty()) status = kBadInput;
    out << report.rules << " rules, " << report.examples << " examples, " << report.errors.size() << " errors, " << report.warnings.size()
        << " warnings\n";
  }
  out << policies << (policies == 1 ? " policy" : " policies") << (status == kOk ? ": all well\n" : ": see the errors above\n");
  return status;
}

int bundle(const Options& options, std::ostream& out, std::ostream& err) {
  const Result<std::vector<SourceFile>> sources = read_sources(options);
  const Result<std::string> text = sources ? write_bundle(sources.value()) : Result<std::string>(sources.error());
  if (!text) {
    err << "mimamori: " << text.error().to_line() << "\n";
    return kBadUse;
  }
  out << text.value() << "\n";
  return out.flush() ? kOk : kBadUse;
}

}  // namespace mimamori::cli
