#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tidtam::thai {

/// The order of the Royal Institute's dictionary, by ICU. One for each thread; making one is slow, using it is not.
class Collator {
 public:
  /// Throws Error where ICU lacks its data.
  Collator();
  ~Collator();
  Collator(Collator&&) noexcept;
  Collator& operator=(Collator&&) noexcept;

  /// Negative, zero or positive as `a` stands before, beside or behind `b`.
  [[nodiscard]] int compare(std::string_view a, std::string_view b) const;
  [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const { return compare(a, b) < 0; }
  /// Bytes whose plain order is the Thai order.
  [[nodiscard]] std::string sort_key(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tidtam::thai
