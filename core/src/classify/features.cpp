#include "classify/features.h"

#include <algorithm>
#include <array>

#include "match/rule_loader.h"
#include "normalise/characters.h"
#include "text/utf8.h"

namespace mimamori {
namespace {

// Stand-ins for what is no character. Beyond Unicode, so that no text can contain them.
constexpr char32_t kStart = 0x110000;
constexpr char32_t kStop = 0x110001;
constexpr char32_t kQuoted = 0x110002;
constexpr char32_t kWord = 0x110003;
constexpr char32_t kClass = 0x120000;
constexpr std::size_t kMaxPairsPerWord = 6;  // a word pairs with the next few only: linear in the text

std::uint32_t mix(std::uint32_t h) {
  h ^= h >> 15;
  h *= 0x2c1b3c6d;
  h ^= h >> 12;
  h *= 0x297a2d39;
  h ^= h >> 15;
  return h & (kFeatureSpace - 1);
}

std::uint32_t step(std::uint32_t h, char32_t c) { return (h ^ static_cast<std::uint32_t>(c)) * 16777619u; }
constexpr std::uint32_t kSeed = 2166136261u;

bool is_quotation(const Normalised& text, const ByteRange& quote) {
  const std::string_view before = std::string_view(text.text).substr(0, quote.begin);
  return before.ends_with("「") || before.ends_with("『") || before.ends_with("\"");
}

// For each code point of the sentence whether it stands in a quotation.
std::vector<bool> quoted_mask(const Normalised& text, std::size_t first, std::size_t last) {
  std::vector<bool> mask(last - first);
  const std::uint32_t begin = text.byte_of_char[first];
  auto quote = std::lower_bound(text.quotes.begin(), text.quotes.end(), begin, [](const ByteRange& q, std::uint32_t key) { return q.begin < key; });
  for (; quote != text.quotes.end() && quote->begin < text.byte_of_char[last]; ++quote) {
    if (!is_quotation(text, *quote)) continue;
    const auto from = std::lower_bound(text.byte_of_char.begin() + static_cast<std::ptrdiff_t>(first), text.byte_of_char.end(), quote->begin);
    for (auto at = static_cast<std::size_t>(from - text.byte_of_char.begin()); at < last && text.byte_of_char[at] < quote->end; ++at) mask[at - first] = true;
  }
  return mask;
}

void add_grams(const Normalised& text, std::size_t first, std::size_t last, const std::vector<bool>& quoted, std::vector<Feature>& out) {
  // One stand-in before and one after the sentence: position -1 and `last`.
  const auto begin = static_cast<std::ptrdiff_t>(first) - 1;
  const auto end = static_cast<std::ptrdiff_t>(last) + 1;
  const auto at = [&](std::ptrdiff_t i) { return i < static_cast<std::ptrdiff_t>(first) ? kStart : i >= static_cast<std::ptrdiff_t>(last) ? kStop : text.chars[static_cast<std::size_t>(i)]; };
  const auto in_quote = [&](std::ptrdiff_t i) { return i >= static_cast<std::ptrdiff_t>(first) && i < static_cast<std::ptrdiff_t>(last) && quoted[static_cast<std::size_t>(i) - first]; };
  for (std::ptrdiff_t i = begin; i < end; ++i) {
    std::uint32_t h = kSeed;
    std::uint32_t h_quoted = step(kSeed, kQuoted);
    for (std::ptrdiff_t n = 1; n <= kMaxGram && i + n <= end; ++n) {
      const char32_t c = at(i + n - 1);
      h = step(h, c);
      h_quoted = step(h_quoted, c);
      const bool inside = in_quote(i) && in_quote(i + n - 1);
      const auto from = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(i, static_cast<std::ptrdiff_t>(first)));
      const auto to = static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(i + n, static_cast<std::ptrdiff_t>(last)));
      out.push_back({mix(inside ? h_quoted : h), from, to});
    }
  }
}

// Latin words, alone and with the one or two before them: four letters are too few to tell them apart.
void add_latin_words(const Normalised& text, std::size_t first, std::size_t last, const std::vector<bool>& quoted, std::vector<Feature>& out) {
  struct Word {
    std::uint32_t hash;
    std::uint32_t begin;
  };
  std::array<Word, 2> before{};  // the latest first
  std::size_t known = 0;
  for (std::size_t i = first; i < last;) {
    if (!is_latin(text.chars[i])) {
      if (text.chars[i] != ' ' && text.chars[i] != ',') known = 0;  // other marks and scripts part the words
      ++i;
      continue;
    }
    std::size_t end = i;
    std::uint32_t h = step(quoted[i - first] ? step(kSeed, kQuoted) : kSeed, kWord);
    while (end < last && (is_latin(text.chars[end]) || is_digit(text.chars[end]) || text.chars[end] == '\'')) h = step(h, text.chars[end++]);
    const auto to = static_cast<std::uint32_t>(end);
    out.push_back({mix(h), static_cast<std::uint32_t>(i), to});
    std::uint32_t phrase = h;
    for (std::size_t k = 0; k < known; ++k) {
      phrase = step(phrase, static_cast<char32_t>(before[k].hash));
      out.push_back({mix(phrase), before[k].begin, to});
    }
    before[1] = before[0];
    before[0] = {h, static_cast<std::uint32_t>(i)};
    known = std::min<std::size_t>(known + 1, 2);
    i = end;
  }
}

void add_words(const Normalised& text, std::size_t first, std::size_t last, const std::vector<bool>& quoted, const Lexicon& lexicon, std::vector<Feature>& out) {
  const auto words = lexicon.words(std::u32string_view(text.chars).substr(first, last - first));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto begin = static_cast<std::uint32_t>(first + words[i].begin);
    const std::uint32_t seed = quoted[words[i].begin] ? step(kSeed, kQuoted) : kSeed;
    const std::uint32_t h = step(seed, kClass + words[i].word_class);
    out.push_back({mix(h), begin, static_cast<std::uint32_t>(first + words[i].end)});
    for (std::size_t j = i + 1; j < words.size() && j <= i + kMaxPairsPerWord; ++j) {
      if (words[j].begin < words[i].end) continue;
      out.push_back({mix(step(h, kClass + words[j].word_class)), begin, static_cast<std::uint32_t>(first + words[j].end)});
    }
  }
}

}  // namespace

void Lexicon::add(const Cursor& root) {
  if (!check_rule_format(root)) return;
  root.allow_only({"version", "lang", "classes"});
  for (const auto& [name, words] : root.at("classes").members()) {
    names_.push_back(name);
    for (const Cursor& item : words.items()) {
      const std::u32string word = to_code_points(fold_pattern(item.text(64)));
      if (word.empty()) {
        item.problem(ErrorCode::kInvalidField, "must not be empty");
        continue;
      }
      literals_.push_back(word);
      class_of_literal_.push_back(static_cast<std::uint32_t>(names_.size() - 1));
    }
  }
}

void Lexicon::finish() { index_ = LiteralIndex(literals_); }

std::vector<Lexicon::Word> Lexicon::words(std::u32string_view text) const {
  std::vector<Word> out;
  index_.scan(text, [&](std::uint32_t literal, std::size_t position) {
    const auto begin = static_cast<std::uint32_t>(position);
    out.push_back({class_of_literal_[literal], begin, begin + static_cast<std::uint32_t>(literals_[literal].size())});
  });
  // Words inside a longer word of the same class say nothing more. Only near ones can cover: linear in the text.
  constexpr std::size_t kNear = 16;
  std::vector<Word> kept;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Word& word = out[i];
    bool covered = false;
    for (std::size_t j = i > kNear ? i - kNear : 0; j < std::min(out.size(), i + kNear) && !covered; ++j) {
      const Word& other = out[j];
      covered = other.word_class == word.word_class && other.begin <= word.begin && other.end >= word.end && other.end - other.begin > word.end - word.begin;
    }
    if (!covered) kept.push_back(word);
  }
  return kept;
}

std::vector<Feature> sentence_features(const Normalised& text, ByteRange sentence, const Lexicon& lexicon) {
  const auto index_of = [&](std::uint32_t byte) {
    return static_cast<std::size_t>(std::lower_bound(text.byte_of_char.begin(), text.byte_of_char.end(), byte) - text.byte_of_char.begin());
  };
  const auto is_blank = [&](std::size_t i) { return text.chars[i] == ' ' || text.chars[i] == '\n'; };
  std::size_t first = index_of(sentence.begin);
  std::size_t last = index_of(sentence.end);
  while (first < last && is_blank(first)) ++first;
  while (last > first && is_blank(last - 1)) --last;
  std::vector<Feature> out;
  if (first == last) return out;
  out.reserve((last - first + 2) * kMaxGram);
  const std::vector<bool> quoted = quoted_mask(text, first, last);
  add_grams(text, first, last, quoted, out);
  add_latin_words(text, first, last, quoted, out);
  add_words(text, first, last, quoted, lexicon, out);
  return out;
}

}  // namespace mimamori
