#include "extractors/formats/ods_styles.hpp"

namespace tidtam::formats {

void OdsStyles::open(std::string_view name, const XmlAttributes& attributes) {
  if (name == "style") {
    const std::string_view family = attributes.get("family");
    open_table_style_.clear();
    if (family == "table") open_table_style_ = attributes.get("name");
    if (family != "table-cell") return;
    CellLook& look = cells_[std::string(attributes.get("name"))];
    look.data_style = attributes.get("data-style-name");
    look.parent = attributes.get("parent-style-name");
  } else if (name == "table-properties") {
    if (attributes.get("display") == "false") hidden_tables_[open_table_style_] = true;
  } else if (name == "time-style") {
    open_data_style_ = attributes.get("name");
    const bool is_duration = attributes.get("truncate-on-overflow") == "false";
    data_flags_[open_data_style_] = is_duration ? model::kElapsedFormat : model::kNoFlags;
  } else if (name == "date-style") {
    open_data_style_ = attributes.get("name");
    data_flags_[open_data_style_] = model::kNoFlags;
  } else if (attributes.get("calendar") == "buddhist") {
    data_flags_[open_data_style_] |= model::kBuddhistFormat;
  }
}

std::uint8_t OdsStyles::date_flags_of(std::string_view cell_style) const {
  // A style inherits what it does not say itself; a circle of parents ends.
  constexpr int kMostParents = 16;
  for (int i = 0; i < kMostParents; ++i) {
    const auto found = cells_.find(cell_style);
    if (found == cells_.end()) break;
    if (!found->second.data_style.empty()) {
      const auto flags = data_flags_.find(found->second.data_style);
      return flags == data_flags_.end() ? std::uint8_t{model::kNoFlags} : flags->second;
    }
    cell_style = found->second.parent;
  }
  return model::kNoFlags;
}

bool OdsStyles::hides_table(std::string_view table_style) const {
  return hidden_tables_.contains(table_style);
}

}  // namespace tidtam::formats
