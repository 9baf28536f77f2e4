// How results cross a language boundary: JSON that says whether it worked.
#pragma once

#include <string>

#include "mimamori/result.h"

namespace mimamori {

// {"ok":true,"value":<json>}; `json` must be valid JSON.
std::string envelope(const std::string& json);

// {"ok":false,"error":{"code":…,"message":…,…}}; empty fields are left out.
std::string envelope(const Error& error);

// The error alone, as in an envelope.
std::string to_json(const Error& error);

}  // namespace mimamori
