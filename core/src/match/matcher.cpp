#include "match/matcher.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace mimamori {
namespace {

std::string_view slice(const std::string& text, ByteRange range) {
  return std::string_view(text).substr(range.begin, range.end - range.begin);
}

// How far a guard looks to either side, in bytes (about 160 Japanese characters): what keeps a message without
// a full stop linear.
constexpr std::uint32_t kReach = 480;

bool is_inside_character(const std::string& text, std::uint32_t position) {
  return position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80;
}

std::uint32_t reach_back(const std::string& text, std::uint32_t from, std::uint32_t limit) {
  std::uint32_t to = from > kReach ? std::max(limit, from - kReach) : limit;
  while (is_inside_character(text, to)) ++to;
  return std::min(to, from);
}

std::uint32_t reach_on(const std::string& text, std::uint32_t from, std::uint32_t limit) {
  std::uint32_t to = std::min(limit, from + kReach);
  while (to > from && is_inside_character(text, to)) --to;
  return to;
}

bool holds(const Guard& guard, const Normalised& text, ByteRange range) {
  const auto in = [&](std::string_view part) { return RE2::PartialMatch(part, *guard.pattern); };
  const auto before = [&] { return reach_back(text.text, range.begin, text.sentence_at(range.begin).begin); };
  const auto after = [&] { return reach_on(text.text, range.end, text.sentence_at(range.end - 1).end); };
  switch (guard.where) {
    case GuardWhere::kMessage: return in(slice(text.text, {0, reach_on(text.text, 0, static_cast<std::uint32_t>(text.text.size()))}));
    case GuardWhere::kWritten: return in(text.as_written(range));
    case GuardWhere::kSentence: return in(slice(text.text, {before(), after()}));
    case GuardWhere::kBefore: return in(slice(text.text, {before(), range.begin}));
    case GuardWhere::kAfter: return in(slice(text.text, {range.end, after()}));
    case GuardWhere::kAfterQuote: break;
  }
  const ByteRange quote = text.quote_around(range);
  if (quote.end == 0) return false;
  return in(slice(text.text, {quote.end, reach_on(text.text, quote.end, text.sentence_at(quote.end).end)}));
}

}  // namespace

bool RuleMatch::operator==(const RuleMatch& other) const {
  return rule == other.rule && std::equal(ranges.begin(), ranges.end(), other.ranges.begin(), other.ranges.end(), [](ByteRange a, ByteRange b) {
           return a.begin == b.begin && a.end == b.end;
         });
}

Matcher::Matcher(RuleSet rules) : rules_(std::move(rules)) {
  for (const Rule& rule : rules_.rules) literals_.push_back(required_literals(*rule.pattern));
  index_ = PrefilterIndex(literals_);
}

bool Matcher::guards_allow(const Rule& rule, const Normalised& text, ByteRange range) const {
  for (const std::uint16_t guard : rule.required) {
    if (!holds(rules_.guards[guard], text, range)) return false;
  }
  for (const std::uint16_t guard : rule.unless) {
    if (holds(rules_.guards[guard], text, range)) return false;
  }
  return true;
}

std::vector<RuleMatch> Matcher::match(const Normalised& text, Speaker from, Candidates candidates) const {
  std::vector<std::uint32_t> tried;
  if (candidates == Candidates::kPrefilter) {
    tried = index_.candidates(text.chars);
  } else {
    tried.resize(rules_.rules.size());
    std::iota(tried.begin(), tried.end(), 0u);
  }
  std::vector<RuleMatch> out;
  for (const std::uint32_t index : tried) {
    const Rule& rule = rules_.rules[index];
    if (rule.from && *rule.from != from) continue;
    RuleMatch hit{index, {}};
    std::size_t position = 0;
    for (std::size_t tries = 0; tries < 4 * kMaxMatchesPerRule && hit.ranges.size() < kMaxMatchesPerRule; ++tries) {
      std::string_view found;
      if (!rule.pattern->Match(text.text, position, text.text.size(), RE2::UNANCHORED, &found, 1) || found.empty()) break;
      const auto begin = static_cast<std::uint32_t>(found.data() - text.text.data());
      const ByteRange range{begin, begin + static_cast<std::uint32_t>(found.size())};
      if (guards_allow(rule, text, range)) hit.ranges.push_back(range);
      position = range.end;
    }
    if (!hit.ranges.empty()) out.push_back(std::move(hit));
  }
  return out;
}

}  // namespace mimamori
