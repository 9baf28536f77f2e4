// What of a rule file is shipped and hashed: everything but the examples and notes for authors.
#pragma once

#include "json/parse.h"

namespace mimamori {

void strip_for_shipping(Json& file);

}  // namespace mimamori
