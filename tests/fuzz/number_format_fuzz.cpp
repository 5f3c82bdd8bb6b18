#include <cstdlib>
#include <string>
#include <string_view>

#include "extractors/formats/number_format.hpp"

namespace {

using tidtam::formats::style_of_code;

constexpr auto kKnownFlags = static_cast<unsigned>(tidtam::model::kPercentFormat | tidtam::model::kElapsedFormat |
                                                   tidtam::model::kBuddhistFormat);

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

/// Any code is read, to the same end each time, and what is said of it agrees with itself: elapsed times and Buddhist
/// years are dates, percentages are none, and quoted text that stands before a code changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string code(reinterpret_cast<const char*>(bytes), size);
  const tidtam::formats::CellStyle style = style_of_code(code);
  require(style == style_of_code(code));
  require((style.flags & ~kKnownFlags) == 0);
  if ((style.flags & tidtam::model::kElapsedFormat) != 0) require(style.is_date);
  if ((style.flags & tidtam::model::kBuddhistFormat) != 0) require(style.is_date);
  if ((style.flags & tidtam::model::kPercentFormat) != 0) require(!style.is_date);
  if (style.is_date) require(style_of_code("\"d\"" + code) == style);
  return 0;
}
