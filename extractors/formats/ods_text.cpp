#include "extractors/formats/ods_text.hpp"

namespace tidtam::formats {

void OdsText::clear() {
  text_.clear();
  paragraphs_ = 0;
}

void OdsText::begin_paragraph() {
  if (paragraphs_++ > 0) text_ += '\n';
  at_begin_ = true;
  owes_blank_ = false;
}

void OdsText::end_paragraph() {
  if (owes_blank_) text_ += ' ';
  owes_blank_ = false;
}

void OdsText::add(std::string_view piece) {
  for (const char c : piece) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      owes_blank_ = !at_begin_;
      continue;
    }
    if (owes_blank_) text_ += ' ';
    owes_blank_ = at_begin_ = false;
    text_ += c;
  }
}

void OdsText::add_meant(char character, std::size_t count) {
  if (owes_blank_) text_ += ' ';
  owes_blank_ = at_begin_ = false;
  text_.append(count, character);
}

}  // namespace tidtam::formats
