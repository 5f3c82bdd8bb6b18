#include "transforms/values/missing.hpp"

#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/key.hpp"
#include "pipeline/thai/repair.hpp"

namespace tidtam::transforms {

namespace {
using model::FieldKind;

/// Keys of whole cells.
constexpr std::array<std::string_view, 13> kNoData{
    "ไม่มีข้อมูล",         "n/a",    "na",     "#n/a",    "null",     "none",
    "ไม่ระบุ",           "ไม่ทราบ", "ไมทราบ", "ไม่ปรากฏ", "ไม่พบข้อมูล", "รอข้อมูล",
    "อยู่ระหว่างดำเนินการ"};
constexpr std::array<std::string_view, 5> kNotApplicable{"ไม่เกี่ยวข้อง", "ไม่เปิดสอน", "ไม่เข้าเกณฑ์", "ไม่มีนักเรียน", "ยกเว้น"};
/// Beginnings that name what is not there: `ไม่มีชั้น ป.6`, `ไม่ปรากฏหลักฐาน…`.
constexpr std::array<std::string_view, 4> kNotApplicableBeginnings{"ไม่มีชั้น", "ไม่เปิดสอน", "ไม่มีการสอน", "ไม่มีนักเรียน"};
constexpr std::string_view kNothing = "ไม่มี";
/// What stands among counts of teachers placed where the list of candidates is used up.
constexpr std::string_view kListExhausted = "หมดบัญชี";
/// What stands in a column of money where a project costs nothing.
constexpr std::array<std::string_view, 4> kNoMoney{"ไม่ใช้งบประมาณ", "ไม่มีงบประมาณ", "ไม่ได้ใช้งบประมาณ", "ไม่ใช้งบ"};

/// Dashes alone, or dashes and the dots and slashes of an unfilled form.
bool is_dashes(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    const bool dash = c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == '_';
    if (!dash && c != ' ' && c != '/' && c != '\n') return false;
    any = any || dash;
  }
  return any;
}

bool is_dots(std::string_view text) {
  return !text.empty() && text.find_first_not_of(". /\n") == std::string_view::npos &&
         text.find('.') != std::string_view::npos;
}

Missing dash_of(FieldKind kind) {
  if (kind == FieldKind::money) return Missing::zero;
  if (kind == FieldKind::count) return Missing::zero_or_not_applicable;
  return Missing::not_applicable;
}

bool may_begin_missing(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  // Thai ไ, ร, อ, ย and the letters of the Latin words; any digit is a value.
  return !(lead >= '0' && lead <= '9');
}
}  // namespace

std::optional<Missing> read_missing(std::string_view text, FieldKind kind) {
  if (text.empty()) return Missing::not_reported;
  if (!may_begin_missing(text)) return std::nullopt;
  std::string buffer;
  const std::string_view mended = thai::repaired(text, buffer);
  if (mended.empty() || is_dots(mended)) return Missing::not_reported;
  if (is_dashes(mended)) return dash_of(kind);
  if (mended.size() > 120) return std::nullopt;
  const std::string key = thai::match_key(mended);
  if (std::find(kNoData.begin(), kNoData.end(), key) != kNoData.end()) return Missing::no_data;
  if (std::find(kNotApplicable.begin(), kNotApplicable.end(), key) != kNotApplicable.end())
    return Missing::not_applicable;
  for (const std::string_view beginning : kNotApplicableBeginnings) {
    if (key.starts_with(beginning)) return Missing::not_applicable;
  }
  if (kind == FieldKind::money && std::find(kNoMoney.begin(), kNoMoney.end(), key) != kNoMoney.end())
    return Missing::zero;
  if (key == kListExhausted && kind == FieldKind::count) return Missing::not_applicable;
  if (key == kNothing && (kind == FieldKind::count || kind == FieldKind::money)) return Missing::zero;
  if (key == kNothing && kind != FieldKind::text && kind != FieldKind::person && kind != FieldKind::word)
    return Missing::no_data;
  return std::nullopt;
}

model::ValueState state_of(Missing missing, Siblings siblings) {
  switch (missing) {
    case Missing::not_reported:
      return model::ValueState::not_reported;
    case Missing::no_data:
      return model::ValueState::no_data;
    case Missing::not_applicable:
      return model::ValueState::not_applicable;
    case Missing::zero:
      return model::ValueState::zero_reported;
    case Missing::zero_or_not_applicable:
      break;
  }
  return siblings == Siblings::reported ? model::ValueState::zero_reported : model::ValueState::not_applicable;
}

}  // namespace tidtam::transforms
