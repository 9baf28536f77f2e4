#include "normalise/sentences.h"

#include <algorithm>
#include <string_view>

#include "normalise/characters.h"

namespace mimamori {
namespace {

constexpr std::u32string_view kOpening = U"「『【〈《(\"";
constexpr std::u32string_view kClosing = U"」』】〉》)\"";
constexpr std::size_t kMaxOpen = 64;  // deeper nesting is noise, and would make lookups slow

bool ends_sentence(const std::u32string& chars, std::size_t i) {
  const char32_t c = chars[i];
  if (c == U'。' || c == '!' || c == '?' || c == '\n') return true;
  return c == '.' && i > 0 && !is_digit(chars[i - 1]) && (i + 1 == chars.size() || chars[i + 1] == ' ' || chars[i + 1] == '\n');
}

bool trails_sentence(char32_t c) { return c == U'。' || c == '!' || c == '?' || c == '\n' || c == ' ' || c == U'…' || c == U'」' || c == U'』' || c == ')'; }

}  // namespace

void find_quotes(Normalised& text) {
  struct Open {
    std::size_t kind;
    std::uint32_t begin;
  };
  std::vector<Open> open;
  for (std::size_t i = 0; i < text.chars.size(); ++i) {
    const char32_t c = text.chars[i];
    const std::size_t closes = kClosing.find(c);
    if (closes != std::u32string_view::npos) {
      const auto mate = std::find_if(open.rbegin(), open.rend(), [closes](const Open& o) { return o.kind == closes; });
      if (mate != open.rend()) {
        text.quotes.push_back({mate->begin, text.byte_of_char[i]});
        open.erase(mate.base() - 1, open.end());
        continue;
      }
    }
    const std::size_t opens = kOpening.find(c);
    if (opens != std::u32string_view::npos && open.size() < kMaxOpen) open.push_back({opens, text.byte_of_char[i + 1]});
    if (c == '\n') std::erase_if(open, [](const Open& o) { return kOpening[o.kind] == U'"'; });
  }
  std::sort(text.quotes.begin(), text.quotes.end(), [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
}

void split_sentences(Normalised& text) {
  std::uint32_t begin = 0;
  std::size_t quote = 0;
  std::uint32_t quoted_until = 0;
  for (std::size_t i = 0; i < text.chars.size(); ++i) {
    const std::uint32_t byte = text.byte_of_char[i];
    for (; quote < text.quotes.size() && text.quotes[quote].begin <= byte; ++quote) quoted_until = std::max(quoted_until, text.quotes[quote].end);
    if (byte < quoted_until || !ends_sentence(text.chars, i)) continue;
    while (i + 1 < text.chars.size() && trails_sentence(text.chars[i + 1]) && text.chars[i] != '\n') ++i;
    text.sentences.push_back({begin, text.byte_of_char[i + 1]});
    begin = text.byte_of_char[i + 1];
  }
  if (begin < text.text.size()) text.sentences.push_back({begin, static_cast<std::uint32_t>(text.text.size())});
}

}  // namespace mimamori
