// What the model looks at: hashed character n-grams, Latin words, and the word classes of the lexicon, by sentence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "json/cursor.h"
#include "match/literal_index.h"
#include "normalise/normalise.h"

namespace mimamori {

// Features are numbers below this; 2^20 keeps chance collisions of an unseen n-gram with a kept one below 4 %.
inline constexpr std::uint32_t kFeatureSpace = 1u << 20;
inline constexpr int kMaxGram = 4;
inline constexpr int kFeatureFormat = 2;  // raise it with every change: a model fits only the features it was trained on

// One occurrence. begin/end: index of code points in Normalised::chars.
struct Feature {
  std::uint32_t hash;
  std::uint32_t begin;
  std::uint32_t end;
};

// Words by meaning ("home", "press", "second person"): lets the model see what n-grams cannot, that two unlike words
// stand for the same thing. rules/<language>/lexicon.json.
class Lexicon {
 public:
  void add(const Cursor& root);
  void finish();  // call once after the last file
  std::size_t classes() const { return names_.size(); }

  struct Word {
    std::uint32_t word_class;
    std::uint32_t begin;  // code points
    std::uint32_t end;
  };
  // The words of a text, by position; of two that begin together the longer one.
  std::vector<Word> words(std::u32string_view text) const;

 private:
  std::vector<std::string> names_;
  std::vector<std::u32string> literals_;
  std::vector<std::uint32_t> class_of_literal_;
  LiteralIndex index_;
};

// All occurrences in the sentence (a range of Normalised::sentences), in a fixed order.
std::vector<Feature> sentence_features(const Normalised& text, ByteRange sentence, const Lexicon& lexicon);

}  // namespace mimamori
