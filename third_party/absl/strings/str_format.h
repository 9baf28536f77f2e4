// Copyright 2026 The Mimamori Authors. SPDX-License-Identifier: Apache-2.0
#ifndef MIMAMORI_ABSL_STRINGS_STR_FORMAT_H_
#define MIMAMORI_ABSL_STRINGS_STR_FORMAT_H_

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace absl {

// One argument of StrFormat. It may point to a temporary: it lives no longer than the call.
class FormatArg {
 public:
  FormatArg(std::integral auto number) : negative_(number < 0), magnitude_(static_cast<std::uint64_t>(number)) {
    if (negative_) magnitude_ = 0 - magnitude_;
  }
  template <typename Enum>
    requires std::is_enum_v<Enum>
  FormatArg(Enum value) : FormatArg(static_cast<std::underlying_type_t<Enum>>(value)) {}
  FormatArg(const char* text) : text_(text) {}
  FormatArg(const std::string& text) : text_(text) {}
  FormatArg(std::string_view text) : text_(text) {}
  FormatArg(const void* pointer) : magnitude_(reinterpret_cast<std::uintptr_t>(pointer)) {}

  // spec: what stands between % and the conversion letter.
  void AppendTo(std::string& out, std::string_view spec, char conversion) const {
    if (conversion == 's') {
      out += text_;
      return;
    }
    if (conversion == 'c') {
      out += static_cast<char>(magnitude_);
      return;
    }
    bool alternate = conversion == 'p';
    bool zeros = false;
    std::size_t width = 0;
    for (const char c : spec) {
      if (c == '#') {
        alternate = true;
      } else if (c == '0' && width == 0) {
        zeros = true;
      } else if (c >= '0' && c <= '9') {
        width = width * 10 + static_cast<std::size_t>(c - '0');
      }
    }
    char digits[20];
    const bool decimal = conversion == 'd';
    const auto written = std::to_chars(digits, digits + sizeof digits, magnitude_, decimal ? 10 : 16);
    std::string prefix = decimal && negative_ ? "-" : !decimal && alternate && magnitude_ != 0 ? "0x" : "";
    const std::size_t length = prefix.size() + static_cast<std::size_t>(written.ptr - digits);
    const std::size_t padding = width > length ? width - length : 0;
    if (!zeros) out.append(padding, ' ');
    out += prefix;
    if (zeros) out.append(padding, '0');
    out.append(digits, written.ptr);
  }

 private:
  std::string_view text_;
  bool negative_ = false;
  std::uint64_t magnitude_ = 0;
};

inline std::string FormatPack(std::string_view format, std::initializer_list<FormatArg> args) {
  std::string out;
  auto arg = args.begin();
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      out += format[i];
      continue;
    }
    const std::size_t conversion = format.find_first_not_of("#0123456789", i + 1);
    if (conversion == format.npos) break;
    if (format[conversion] == '%') {
      out += '%';
    } else if (arg != args.end()) {
      (arg++)->AppendTo(out, format.substr(i + 1, conversion - i - 1), format[conversion]);
    }
    i = conversion;
  }
  return out;
}

template <typename... Args>
std::string StrFormat(std::string_view format, const Args&... args) {
  return FormatPack(format, {FormatArg(args)...});
}

// Debug output of RE2, all of it behind constants that are false.
template <typename... Args>
int FPrintF(std::FILE*, std::string_view, const Args&...) {
  return 0;
}

}  // namespace absl

#endif
