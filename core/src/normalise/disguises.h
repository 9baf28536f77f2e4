// Passes that undo what people do to letters so that a word is not found.
#pragma once

#include <vector>

#include "normalise/normalise.h"

namespace mimamori {

// "ああああ" → "あ", "ーー" → "ー", "!!!!!!" → "!!!"; digits are left alone, and pairs ("いい") too.
void collapse_repeats(std::vector<FoldedChar>& chars);

// "死・ね・よ" → "死ねよ", "f u c k" → "fuck": single letters with the same mark between them, three or more.
void join_spaced_letters(std::vector<FoldedChar>& chars);

// Spaces beside Japanese letters or marks carry no meaning; between Latin words one stays.
void drop_idle_spaces(std::vector<FoldedChar>& chars);

// Reads known disguises as the word that they stand for. `sequences` longest first.
void replace_sequences(std::vector<FoldedChar>& chars, const std::vector<FoldingSequence>& sequences);

}  // namespace mimamori
