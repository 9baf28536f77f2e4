#include <algorithm>
#include <map>

#include "bundle.h"
#include "engine_parts.h"
#include "match/rule_loader.h"
#include "text/sha256.h"

namespace mimamori {
namespace {

// One parsed file of the rules folder.
struct ParsedFile {
  std::string path;
  Json json;
};

bool is_rule_file(const std::string& path) {
  const auto slash = path.find('/');
  if (slash == std::string::npos || !path.ends_with(".json") || path.find('/', slash + 1) != std::string::npos) return false;
  const std::string folder = path.substr(0, slash);
  return folder != "schema" && folder != "policies" && folder != "models" && folder != "folding";
}

bool is_folding_file(const std::string& path) { return path.starts_with("folding/") && path.ends_with(".json"); }
bool is_concepts_file(const std::string& path) { return path.ends_with("/concepts.json"); }

// The sources that concern this engine, in one order whatever order they came in: concepts before rules.
Result<std::vector<ParsedFile>> parse_all(const std::vector<SourceFile>& sources, const EngineOptions& options) {
  std::map<std::pair<int, std::string>, const SourceFile*> wanted;
  for (const SourceFile& source : sources) {
    const bool rule = is_rule_file(source.path) && (options.use_rules || source.path.ends_with("/lexicon.json"));
    const int order = source.path == options.policy ? 0 : is_folding_file(source.path) ? 1 : rule ? (is_concepts_file(source.path) ? 2 : 3) : -1;
    if (order < 0) continue;
    if (!wanted.emplace(std::pair{order, source.path}, &source).second) {
      return Error{ErrorCode::kDuplicateId, "the file is given twice", source.path, 0, {}, {}};
    }
  }
  std::vector<ParsedFile> out;
  for (const auto& [key, source] : wanted) {
    Result<Json> parsed = parse_json(source->contents, source->path, DuplicateKeys::kRefuse);
    if (!parsed) return parsed.error();
    out.push_back({source->path, std::move(parsed).value()});
  }
  return out;
}

// "models/<language>.bin", in one order.
std::vector<const SourceFile*> model_files(const std::vector<SourceFile>& sources, const EngineOptions& options) {
  std::vector<const SourceFile*> out;
  for (const SourceFile& source : sources) {
    if (options.use_model && source.path.starts_with("models/") && source.path.ends_with(".bin")) out.push_back(&source);
  }
  std::sort(out.begin(), out.end(), [](const SourceFile* a, const SourceFile* b) { return a->path < b->path; });
  return out;
}

}  // namespace

Result<std::shared_ptr<const Engine>> Engine::create(const std::vector<SourceFile>& sources, const EngineOptions& options) {
  Result<std::vector<ParsedFile>> parsed = parse_all(sources, options);
  if (!parsed) return parsed.error();
  const std::vector<ParsedFile>& files = parsed.value();
  if (files.empty() || files.front().path != options.policy) {
    return Error{ErrorCode::kUnknownReference, "no such policy file; give its path relative to the rules folder", options.policy, 0, {}, {}};
  }
  Policy policy;
  FoldingTable folding;
  std::optional<RuleLoader> loader;
  std::map<std::string, Lexicon> lexicons;
  std::map<std::string, std::string> lexicon_hashes;
  std::string canonical;
  for (const ParsedFile& file : files) {
    Problems problems;
    problems.file = file.path;
    const Cursor root(file.json, problems);
    if (file.path == options.policy) {
      policy = load_policy(root);
      if (problems.ok()) loader.emplace(policy);
    } else if (is_folding_file(file.path)) {
      load_folding(root, folding);
    } else if (file.path.ends_with("/lexicon.json")) {
      lexicons[root.at("lang").text(35)].add(root);
    } else if (is_concepts_file(file.path)) {
      loader->add_concepts(root);
    } else {
      loader->add_rules(root);
    }
    if (!problems.ok()) return problems.errors.front();
    if (file.path == options.policy) continue;
    Json shipped = file.json;
    strip_for_shipping(shipped);
    const std::string dump = shipped.dump();
    canonical += file.path + "\n" + dump + "\n";
    if (file.path.ends_with("/lexicon.json")) lexicon_hashes[file.path.substr(0, file.path.find('/'))] = sha256_hex(dump);
  }
  for (auto& [lang, lexicon] : lexicons) lexicon.finish();
  std::vector<Model> models;
  std::string model_bytes;
  for (const SourceFile* source : model_files(sources, options)) {
    const std::string lang = source->path.substr(7, source->path.size() - 11);
    Result<Model> model = Model::load(source->contents, source->path, policy, lexicon_hashes[lang]);
    if (!model) return model.error();
    models.push_back(std::move(model).value());
    model_bytes += source->path + "\n" + source->contents;
  }
  RulesetVersion version{policy.id + "@" + policy.hash, sha256_hex(canonical), models.empty() ? "none" : sha256_hex(model_bytes)};
  auto parts = std::unique_ptr<const Parts>(new Parts{std::move(policy), std::move(folding), Matcher(loader->take()), std::move(lexicons), Lexicon(), std::move(models), std::move(version)});
  return std::shared_ptr<const Engine>(new Engine(std::move(parts)));
}

}  // namespace mimamori
