#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tidtam::formats {

/// A piece of a web page, as it stands there.
struct HtmlToken {
  enum class Kind : std::uint8_t { text, opening, closing, end };
  Kind kind = Kind::end;
  std::string_view text;        ///< of text, entities not yet resolved
  std::string name;             ///< of a tag, in small letters
  std::string_view attributes;  ///< what stands in the tag behind its name
};

/// Takes a web page apart as tolerantly as browsers do: comments, declarations, scripts and styles are passed over,
/// tags that nobody closes give no error.
class HtmlScanner {
 public:
  explicit HtmlScanner(std::string_view page) : page_(page) {}

  [[nodiscard]] HtmlToken next();

 private:
  [[nodiscard]] bool skip_declaration();
  [[nodiscard]] HtmlToken read_tag();
  void skip_content_of(std::string_view name);

  std::string_view page_;
  std::size_t at_ = 0;
};

/// The value of an attribute, without its quotes; empty where there is none. `name` in small letters.
[[nodiscard]] std::string_view html_attribute(std::string_view attributes, std::string_view name);

/// Appends text with its entities resolved; runs of blanks and line ends become one blank, as browsers show them.
void append_html_text(std::string& out, std::string_view text);

}  // namespace tidtam::formats
