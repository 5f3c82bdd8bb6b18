#include "pipeline/thai/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include "pipeline/base/error.hpp"

namespace tidtam::thai {

struct Collator::Impl {
  std::unique_ptr<icu::Collator> collator;
};

Collator::Collator() : impl_(std::make_unique<Impl>()) {
  UErrorCode failure = U_ZERO_ERROR;
  impl_->collator.reset(icu::Collator::createInstance(icu::Locale("th"), failure));
  if (U_FAILURE(failure)) throw Error("ICU has no Thai collation: install libicu's data package");
  impl_->collator->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, failure);
}
Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

int Collator::compare(std::string_view a, std::string_view b) const {
  UErrorCode failure = U_ZERO_ERROR;
  return impl_->collator->compareUTF8({a.data(), static_cast<std::int32_t>(a.size())},
                                      {b.data(), static_cast<std::int32_t>(b.size())}, failure);
}

std::string Collator::sort_key(std::string_view text) const {
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string key(static_cast<std::size_t>(text.size() * 2 + 16), '\0');
  const auto fill = [&] {
    return static_cast<std::size_t>(impl_->collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()),
                                                                static_cast<std::int32_t>(key.size())));
  };
  std::size_t needed = fill();
  if (needed > key.size()) {
    key.resize(needed);
    needed = fill();
  }
  key.resize(needed > 0 ? needed - 1 : 0);  // ICU ends its keys with a zero byte
  return key;
}

}  // namespace tidtam::thai
