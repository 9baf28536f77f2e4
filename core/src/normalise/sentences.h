// Where sentences and quotations begin and end in folded text.
#pragma once

#include "normalise/normalise.h"

namespace mimamori {

// Fills quotes: paired 「」『』（）【】() and straight double quotes within one line. Unpaired marks are ignored.
void find_quotes(Normalised& text);

// Fills sentences. Requires quotes: a full stop inside a quotation ends no sentence.
void split_sentences(Normalised& text);

}  // namespace mimamori
