#include "pipeline/report/xlsx_formats.hpp"

namespace tidtam::report {
namespace {

constexpr std::uint32_t kRuleColor = 0xD9DEE5;
constexpr std::uint32_t kInk = 0x16202C;

std::uint32_t tint_of(model::Light light) {
  switch (light) {
    case model::Light::green:
      return 0xF1F9F4;
    case model::Light::yellow:
      return 0xFDF7E3;
    case model::Light::orange:
      return 0xFDEEE2;
    case model::Light::red:
      return 0xFAE6E4;
    case model::Light::none:
      break;
  }
  return 0xF5F6F8;
}

void set_rule(lxw_format* format, Rule rule) {
  switch (rule) {
    case Rule::none:
      return;
    case Rule::under_row:
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_bottom_color(format, kRuleColor);
      return;
    case Rule::under_head:
      format_set_bottom(format, LXW_BORDER_MEDIUM);
      format_set_bottom_color(format, kInk);
      format_set_text_wrap(format);
      return;
    case Rule::total:
      format_set_top(format, LXW_BORDER_THIN);
      format_set_bottom(format, LXW_BORDER_DOUBLE);
      return;
  }
}

}  // namespace

std::uint32_t ink_of(model::Light light) {
  switch (light) {
    case model::Light::green:
      return 0x1A7A4A;
    case model::Light::yellow:
      return 0x8A6300;
    case model::Light::orange:
      return 0xB04E0A;
    case model::Light::red:
      return 0xB3261E;
    case model::Light::none:
      break;
  }
  return 0x566270;
}

std::string number_format_of(int decimals) {
  std::string format = "#,##0";
  if (decimals > 0) format += "." + std::string(static_cast<std::size_t>(decimals), '0');
  return format;
}

lxw_format* Formats::of(const CellLook& look) {
  const auto found = made_.find(look);
  if (found != made_.end()) return found->second;
  lxw_format* format = workbook_add_format(workbook_);
  format_set_font_name(format, "TH Sarabun New");
  format_set_font_size(format, look.size);
  format_set_font_color(format, look.ink);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_align(format, look.place == Place::left    ? LXW_ALIGN_LEFT
                           : look.place == Place::right ? LXW_ALIGN_RIGHT
                                                        : LXW_ALIGN_CENTER);
  if (look.weight == Weight::bold) format_set_bold(format);
  if (!look.number_format.empty()) format_set_num_format(format, look.number_format.c_str());
  if (look.tint) format_set_bg_color(format, tint_of(*look.tint));
  if (look.place == Place::left && look.number_format.empty()) {
    format_set_text_wrap(format);
    if (look.rule != Rule::none) format_set_indent(format, 1);  // keeps words off the figures left of them
  }
  set_rule(format, look.rule);
  made_.emplace(look, format);
  return format;
}

}  // namespace tidtam::report
