#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"
#include "extractors/formats/xml_cursor.hpp"

namespace tidtam::formats {

/// Whether a scanner understood everything it met, or the XML must be walked by the XML library.
enum class Scan : std::uint8_t { done, unfamiliar };

/// What is known of all texts of an XML part before it is read.
enum class TextCare : std::uint8_t {
  unescape,  ///< some may hold entities, `_xHHHH_` or CR
  as_it_is,  ///< none does
};
[[nodiscard]] TextCare care_for(std::string_view xml);

/// The text of one `<si>` or `<is>`: plain or rich, phonetic runs left out.
struct StringItem {
  std::string_view view;  ///< the text, in the XML itself or in `joined`
  std::string joined;     ///< holds the text where it is not written as it is meant
  bool is_view = true;    ///< `view` points into the XML
};

/// Reads what stands between `<si>` and `</si>` (or `is`) and passes over the closing tag.
[[nodiscard]] Scan scan_string_item(XmlCursor& cursor, std::string_view closing_tag, TextCare care, StringItem& item);

/// The same text as the XML library meets it, element by element within the `<si>` or `<is>`.
class TextRuns {
 public:
  void open(std::string_view name);
  void close();
  void add(std::string_view piece) {
    if (text_at_ != 0) text_ += piece;
  }
  [[nodiscard]] std::string& text() { return text_; }

 private:
  std::string text_;
  std::size_t depth_ = 0;
  std::size_t text_at_ = 0;     ///< depth of the `<t>` that is open, 0 for none
  std::size_t skipped_at_ = 0;  ///< depth of what is passed over, 0 for nothing
};

/// The shared strings of a workbook, as views into `xml`, which `store` must keep, or into `store` where they had to be
/// unescaped. `xml` must have a NUL behind its end.
[[nodiscard]] Read<std::vector<std::string_view>> parse_shared_strings(std::string_view xml, std::string_view part,
                                                                       const Limits& limits, model::Workbook& store);

/// The two ways that parse_shared_strings has, for the test that holds them against each other.
[[nodiscard]] Scan scan_shared_strings(std::string_view xml, model::Workbook& store,
                                       std::vector<std::string_view>& strings);
[[nodiscard]] Read<std::vector<std::string_view>> walk_shared_strings(std::string_view xml, std::string_view part,
                                                                      const Limits& limits, model::Workbook& store);

}  // namespace tidtam::formats
