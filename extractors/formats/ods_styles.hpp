#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extractors/formats/number_format.hpp"
#include "extractors/formats/xml_walk.hpp"

namespace tidtam::formats {

/// The named styles of an OpenDocument file, as far as they say something of values: durations, the Buddhist calendar,
/// sheets that are not shown. Fed with the elements outside of the tables, in document order.
class OdsStyles {
 public:
  void open(std::string_view name, const XmlAttributes& attributes);

  /// What a cell style says of its dates and times: kElapsedFormat, kBuddhistFormat. An unknown name says nothing.
  [[nodiscard]] std::uint8_t date_flags_of(std::string_view cell_style) const;
  [[nodiscard]] bool hides_table(std::string_view table_style) const;

 private:
  struct CellLook {
    std::string data_style;
    std::string parent;
  };
  std::map<std::string, std::uint8_t, std::less<>> data_flags_;
  std::map<std::string, CellLook, std::less<>> cells_;
  std::map<std::string, bool, std::less<>> hidden_tables_;
  std::string open_data_style_;
  std::string open_table_style_;
};

}  // namespace tidtam::formats
