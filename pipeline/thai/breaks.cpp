#include "pipeline/thai/breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"

namespace tidtam::thai {

namespace {
bool takes_no_column(char32_t c) {
  return is_mark(c) || (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
}

std::string_view without_blanks_at_end(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}
}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += takes_no_column(base::decode_utf8(text, at)) ? 0U : 1U;
  return width;
}

struct LineBreaker::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;
};

LineBreaker::LineBreaker() : impl_(std::make_unique<Impl>()) {
  UErrorCode failure = U_ZERO_ERROR;
  impl_->iterator.reset(icu::BreakIterator::createLineInstance(icu::Locale("th"), failure));
  if (U_FAILURE(failure)) throw Error("ICU has no Thai line breaks: install libicu's data package");
}
LineBreaker::~LineBreaker() = default;
LineBreaker::LineBreaker(LineBreaker&&) noexcept = default;
LineBreaker& LineBreaker::operator=(LineBreaker&&) noexcept = default;

std::vector<std::size_t> LineBreaker::word_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  UErrorCode failure = U_ZERO_ERROR;
  UText* wide = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &failure);
  if (U_FAILURE(failure)) return {text.size()};
  impl_->iterator->setText(wide, failure);
  impl_->iterator->first();
  for (std::int32_t end = impl_->iterator->next(); end != icu::BreakIterator::DONE; end = impl_->iterator->next()) {
    ends.push_back(static_cast<std::size_t>(end));
  }
  utext_close(wide);
  return ends;
}

std::vector<std::string> LineBreaker::wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t line_begin = 0;
  std::size_t last_end = 0;
  const auto finish_line = [&](std::size_t end) {
    lines.emplace_back(without_blanks_at_end(text.substr(line_begin, end - line_begin)));
    line_begin = end;
  };
  for (const std::size_t end : word_ends(text)) {
    const auto candidate = without_blanks_at_end(text.substr(line_begin, end - line_begin));
    if (last_end > line_begin && display_width(candidate) > width) finish_line(last_end);
    last_end = end;
    if (text[end - 1] == '\n') finish_line(end);
  }
  if (line_begin < text.size()) finish_line(text.size());
  return lines;
}

}  // namespace tidtam::thai
