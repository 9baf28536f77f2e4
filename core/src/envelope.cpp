#include "mimamori/envelope.h"

#include "json/writer.h"

namespace mimamori {

std::string envelope(const std::string& json) { return "{\"ok\":true,\"value\":" + json + "}"; }

std::string envelope(const Error& error) { return "{\"ok\":false,\"error\":" + to_json(error) + "}"; }

std::string to_json(const Error& error) {
  JsonWriter json;
  json.begin_object().key("code").text(to_string(error.code)).key("message").text(error.message);
  if (!error.file.empty()) json.key("file").text(error.file);
  if (error.line > 0) json.key("line").integer(static_cast<std::int64_t>(error.line));
  if (!error.pointer.empty()) json.key("pointer").text(error.pointer);
  if (!error.rule.empty()) json.key("rule").text(error.rule);
  return json.end_object().take();
}

}  // namespace mimamori
