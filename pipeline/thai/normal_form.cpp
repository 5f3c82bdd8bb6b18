#include "pipeline/thai/normal_form.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "pipeline/base/error.hpp"

namespace tidtam::thai {

namespace {
const icu::Normalizer2& composer() {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(failure);
  if (U_FAILURE(failure)) throw Error("ICU has no normalisation data: install libicu's data package");
  return *found;
}

icu::StringPiece piece_of(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}
}  // namespace

bool is_composed(std::string_view text) {
  UErrorCode failure = U_ZERO_ERROR;
  return composer().isNormalizedUTF8(piece_of(text), failure) != 0 && U_SUCCESS(failure) != 0;
}

std::string to_composed(std::string_view text) {
  std::string composed;
  UErrorCode failure = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&composed, static_cast<std::int32_t>(text.size()));
  composer().normalizeUTF8(0, piece_of(text), sink, nullptr, failure);
  return U_SUCCESS(failure) ? composed : std::string(text);
}

}  // namespace tidtam::thai
