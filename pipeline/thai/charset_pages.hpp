#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace tidtam::thai {

/// A code page by the number that Windows and old Excel give it: 874, 1252, 1200 (UTF-16), 65001 (UTF-8), 10000
/// (Macintosh).
class CodePage {
 public:
  /// A number that nobody knows is read as 1252.
  explicit CodePage(std::uint32_t number);

  /// The text as UTF-8; what the page has no letter for becomes U+FFFD.
  [[nodiscard]] std::string to_utf8(std::string_view bytes) const;

 private:
  struct Closer {
    void operator()(UConverter* converter) const;
  };
  enum class Way : std::uint8_t { utf8, utf16, windows_874, converter };

  Way way_ = Way::converter;
  std::unique_ptr<UConverter, Closer> converter_;
};

}  // namespace tidtam::thai
