#include "bundle.h"

#include "json/cursor.h"
#include "mimamori/engine.h"

namespace mimamori {
namespace {

constexpr int kBundleFormat = 1;
constexpr std::size_t kMaxFiles = 4096;

void erase_keys(Json& item, std::initializer_list<const char*> keys) {
  auto* object = item.get_ptr<Json::object_t*>();
  if (object == nullptr) return;
  for (const char* key : keys) object->erase(key);
}

}  // namespace

void strip_for_shipping(Json& file) {
  erase_keys(file, {"$schema", "$comment"});
  auto* object = file.get_ptr<Json::object_t*>();
  if (object == nullptr) return;
  for (auto& [key, value] : *object) {
    if (key == "rules" && value.is_array()) {
      for (Json& rule : value) erase_keys(rule, {"note", "match", "no_match", "$comment"});
    }
    if (key == "guards" && value.is_object()) {
      for (Json& guard : value) erase_keys(guard, {"note", "$comment"});
    }
  }
}

Result<std::string> write_bundle(const std::vector<SourceFile>& sources) {
  Json files = Json::object();
  for (const SourceFile& source : sources) {
    if (!source.path.ends_with(".json") || source.path.starts_with("schema/")) continue;
    Result<Json> parsed = parse_json(source.contents, source.path, DuplicateKeys::kRefuse);
    if (!parsed) return parsed.error();
    strip_for_shipping(parsed.value());
    files[source.path] = std::move(parsed).value();
  }
  Json bundle = Json::object();
  bundle["version"] = kBundleFormat;
  bundle["files"] = std::move(files);
  return bundle.dump();
}

Result<std::vector<SourceFile>> read_bundle(std::string_view json) {
  const Result<Json> parsed = parse_json(json, "bundle");
  if (!parsed) return parsed.error();
  Problems problems;
  problems.file = "bundle";
  const Cursor root(parsed.value(), problems);
  root.allow_only({"version", "files"});
  if (root.at("version").integer(0, INT64_MAX) != kBundleFormat) {
    root.find("version").problem(ErrorCode::kUnsupportedVersion, "must be 1; rebuild the bundle with this version");
  }
  const auto files = root.at("files").members();
  if (files.size() > kMaxFiles) root.find("files").problem(ErrorCode::kTooLarge, "more than 4096 files");
  if (!problems.ok()) return problems.errors.front();
  std::vector<SourceFile> out;
  for (const auto& [path, file] : files) out.push_back({path, file.json()->dump()});
  return out;
}

}  // namespace mimamori
