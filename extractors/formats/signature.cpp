#include "extractors/formats/signature.hpp"

#include <algorithm>
#include <array>

namespace tidtam::formats {

namespace {
using namespace std::string_view_literals;

constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::size_t kHead = 4096;

struct Signature {
  std::string_view bytes;
  Format format;
};
constexpr std::array<Signature, 22> kSignatures{{
    {"PK\x03\x04"sv, Format::xlsx},      {"PK\x05\x06"sv, Format::xlsx},
    {"\x09\x08\x10\x00"sv, Format::xls}, {"\x09\x08\x08\x00"sv, Format::xls},
    {"\x09\x04\x06\x00"sv, Format::xls}, {"\x09\x02\x06\x00"sv, Format::xls},
    {"\x09\x00\x04\x00"sv, Format::xls}, {"%PDF-"sv, Format::pdf},
    {"\x89PNG\r\n"sv, Format::image},    {"\xFF\xD8\xFF"sv, Format::image},
    {"GIF8"sv, Format::image},           {"II*\x00"sv, Format::image},
    {"MM\x00*"sv, Format::image},        {"RIFF"sv, Format::image},
    {"{\\rtf"sv, Format::unknown},       {"7z\xBC\xAF"sv, Format::unknown},
    {"Rar!\x1A"sv, Format::unknown},     {"\x1F\x8B\x08"sv, Format::unknown},
    {"BZh9"sv, Format::unknown},         {"\xFD\x37zXZ"sv, Format::unknown},
    {"\x7F\x45LF"sv, Format::unknown},   {"SQLite format 3"sv, Format::unknown},
}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view lower_case_word) {
  return text.size() >= lower_case_word.size() &&
         std::ranges::equal(text.substr(0, lower_case_word.size()), lower_case_word, {}, lower);
}

bool holds_tag(std::string_view text, std::string_view lower_case_tag) {
  return !std::ranges::search(text, lower_case_tag, {}, lower).empty();
}
}  // namespace

Format format_of_bytes(std::string_view bytes) {
  if (bytes.find_first_not_of('\0') == std::string_view::npos) return bytes.empty() ? Format::empty : Format::truncated;
  if (bytes.starts_with(kCompound)) return Format::xls;
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.format;
  }
  if (bytes.starts_with("BM") && bytes.size() > 14 && bytes.substr(6, 4) == "\0\0\0\0"sv) return Format::image;
  return Format::csv;
}

bool is_html(std::string_view text) {
  text = text.substr(0, kHead);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '<') return false;
  text.remove_prefix(first);
  for (const std::string_view opening :
       {"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<script", "<style", "<div"}) {
    if (begins_with(text, opening)) return true;
  }
  return holds_tag(text, "<html") || holds_tag(text, "<table");
}

}  // namespace tidtam::formats
