#include "pipeline/thai/charset_pages.hpp"

#include <algorithm>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "pipeline/thai/charset.hpp"

namespace tidtam::thai {

namespace {
constexpr std::uint32_t kUsual = 1252;

/// ICU's name for pages that are known by more than their number.
std::string name_of(std::uint32_t number) {
  switch (number) {
    case 367:    // ASCII, of which 1252 is the larger
    case 32769:  // what Excel 2 and 3 call the page of Windows
      return "windows-1252";
    case 10000:
    case 32768:  // what Excel 2 and 3 call the page of the Macintosh
      return "macintosh";
    case 10006:
      return "x-mac-greek";
    case 10007:
      return "x-mac-cyrillic";
    case 10029:
      return "x-mac-centraleurroman";
    case 10081:
      return "x-mac-turkish";
    default:
      return "windows-" + std::to_string(number);
  }
}

UConverter* open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  return U_SUCCESS(status) != 0 ? converter : nullptr;
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::none_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}
}  // namespace

void CodePage::Closer::operator()(UConverter* converter) const {
  ucnv_close(converter);
}

CodePage::CodePage(std::uint32_t number) {
  switch (number) {
    case 874:
    case 10021:  // Thai of the Macintosh, the same letters
      way_ = Way::windows_874;
      return;
    case 1200:
      way_ = Way::utf16;
      return;
    case 65001:
      way_ = Way::utf8;
      return;
    default:
      break;
  }
  for (const std::string& name : {name_of(number), "cp" + std::to_string(number), name_of(kUsual)}) {
    converter_.reset(open_converter(name));
    if (converter_) return;
  }
  way_ = Way::utf8;
}

std::string CodePage::to_utf8(std::string_view bytes) const {
  switch (way_) {
    case Way::utf8:
      return thai::to_utf8(bytes, Encoding::utf8);
    case Way::utf16:
      return thai::to_utf8(bytes, Encoding::utf16_le);
    case Way::windows_874:
      return thai::to_utf8(bytes, Encoding::windows_874);
    case Way::converter:
      break;
  }
  if (is_ascii(bytes)) return std::string(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter_.get(), status);
  std::string text;
  if (U_SUCCESS(status) != 0) wide.toUTF8String(text);
  return text;
}

}  // namespace tidtam::thai
