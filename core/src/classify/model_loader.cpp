#include <bit>

#include "classify/model.h"

namespace mimamori {
namespace {

constexpr std::string_view kMagic = "MIMAMORI MODEL 1\n";
constexpr std::size_t kMaxKeys = 1u << 18;
constexpr std::size_t kMaxHeads = 256;

// Takes numbers from the front of the payload; `failed` once it is too short or damaged.
struct ByteReader {
  std::string_view rest;
  bool failed = false;

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
      const std::uint32_t byte = this->byte();
      value |= (byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    failed = true;
    return 0;
  }
  std::uint8_t byte() {
    if (rest.empty()) {
      failed = true;
      return 0;
    }
    const auto out = static_cast<std::uint8_t>(rest[0]);
    rest.remove_prefix(1);
    return out;
  }
};

Error damaged(const std::string& path, std::string message) {
  return {ErrorCode::kInvalidModel, std::move(message) + "; train it again", path, 0, {}, {}};
}

}  // namespace

Result<Model> Model::load(std::string_view bytes, const std::string& path, const Policy& policy, const std::string& lexicon_hash) {
  if (!bytes.starts_with(kMagic)) return damaged(path, "is not a model of format 1");
  bytes.remove_prefix(kMagic.size());
  const auto line_end = bytes.find('\n');
  if (line_end == std::string_view::npos) return damaged(path, "has no header");
  const Result<Json> header = parse_json(bytes.substr(0, line_end), path);
  if (!header) return header.error();
  Problems problems;
  problems.file = path;
  const Cursor root(header.value(), problems);
  Model model;
  model.lang_ = root.at("lang").text(35);
  const auto keys = static_cast<std::size_t>(root.at("keys").integer(0, kMaxKeys));
  if (root.at("feature_space").integer(0, INT64_MAX) != kFeatureSpace || root.at("features").integer(0, 1000) != kFeatureFormat) {
    root.problem(ErrorCode::kInvalidModel, "was trained with other features than this version computes; train it again");
  }
  if (root.at("lexicon").text(64) != lexicon_hash) {
    root.find("lexicon").problem(ErrorCode::kInvalidModel, "the model was trained with another lexicon; train it again, or load without the model");
  }
  const Cursor blend = root.at("blend");
  model.message_weight_ = blend.at("message").number(-100, 100);
  model.sentence_weight_ = blend.at("sentence").number(-100, 100);
  model.strong_rule_ = blend.at("strong_rule").number(0, 100);
  model.weak_rule_ = blend.at("weak_rule").number(0, 100);
  model.offset_ = blend.at("offset").number(-1000, 1000);
  for (const Cursor& point : root.at("calibration").items()) {
    model.calibration_.emplace_back(point.at("raw").number(-1e6, 1e6), point.at("score").score());
  }
  std::vector<std::uint32_t> rows;
  for (const Cursor& item : root.at("heads").items()) {
    Head head;
    const std::string id = item.at("id").text(128);
    const auto category = policy.category_index(id);
    if (!rows.empty() && !category) item.problem(ErrorCode::kUnknownReference, "\"" + id + "\" is not a category of the policy");
    head.category = category.value_or(0);
    head.scale = item.at("scale").number(0, 1000);
    head.bias = item.at("bias").number(-1000, 1000);
    rows.push_back(static_cast<std::uint32_t>(item.at("rows").integer(0, static_cast<std::int64_t>(keys))));
    model.heads_.push_back(head);
  }
  if (!problems.ok()) return problems.errors.front();
  if (model.heads_.empty() || model.heads_.size() > kMaxHeads || model.calibration_.empty()) return damaged(path, "lacks heads or calibration");

  ByteReader reader{bytes.substr(line_end + 1)};
  model.known_.resize(kFeatureSpace / 64);
  std::uint32_t feature = 0;
  for (std::size_t i = 0; i < keys && !reader.failed; ++i) {
    feature += reader.number() + (i > 0 ? 1 : 0);
    if (feature >= kFeatureSpace) return damaged(path, "names a feature beyond the space");
    model.known_[feature / 64] |= std::uint64_t{1} << (feature % 64);
  }
  std::uint32_t before = 0;
  for (const std::uint64_t word : model.known_) {
    model.rank_.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(word));
  }
  model.weights_.resize(keys * model.heads_.size());
  for (std::size_t h = 0; h < rows.size() && !reader.failed; ++h) {
    std::vector<std::uint32_t> index(rows[h]);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < rows[h] && !reader.failed; ++i) {
      at += reader.number() + (i > 0 ? 1 : 0);
      index[i] = at;
    }
    for (std::size_t i = 0; i < rows[h] && !reader.failed; ++i) {
      if (index[i] >= keys) return damaged(path, "names a row beyond its keys");
      model.weights_[index[i] * model.heads_.size() + h] = static_cast<std::int8_t>(reader.byte());
    }
  }
  if (reader.failed || !reader.rest.empty()) return damaged(path, "is cut short or has bytes left over");
  return model;
}

}  // namespace mimamori
