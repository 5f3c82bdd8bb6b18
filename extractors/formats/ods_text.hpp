#pragma once

#include <string>
#include <string_view>

namespace tidtam::formats {

/// The text of a cell, gathered from its paragraphs: blanks of the XML count once, and not at the beginning of a
/// paragraph (ODF 1.3 part 3, 6.1.2; at its end LibreOffice writes and keeps one); those that are meant stand in
/// elements of their own. Paragraphs are parted by `\n`.
class OdsText {
 public:
  void clear();
  void begin_paragraph();
  void end_paragraph();
  /// Character data as the XML has it.
  void add(std::string_view piece);
  /// `text:s`, `text:tab`, `text:line-break`: `count` times this character.
  void add_meant(char character, std::size_t count = 1);
  [[nodiscard]] const std::string& get() const { return text_; }

 private:
  std::string text_;
  std::size_t paragraphs_ = 0;
  bool at_begin_ = true;     ///< of the paragraph
  bool owes_blank_ = false;  ///< blanks were passed that count if anything follows
};

}  // namespace tidtam::formats
