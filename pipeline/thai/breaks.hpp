#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidtam::thai {

/// How many columns a text takes on a sheet or a terminal: marks above and below take none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Finds where Thai text, which has no blanks between words, may go on in the next line. One for each thread.
class LineBreaker {
 public:
  /// Throws Error where ICU lacks its data.
  LineBreaker();
  ~LineBreaker();
  LineBreaker(LineBreaker&&) noexcept;
  LineBreaker& operator=(LineBreaker&&) noexcept;

  /// Byte positions where a word ends, the end of the text last. Never within a cluster.
  [[nodiscard]] std::vector<std::size_t> word_ends(std::string_view text);
  /// The text in lines of at most `width` columns, broken between words; a longer word has a line of its own.
  [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tidtam::thai
