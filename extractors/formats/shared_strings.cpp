#include "extractors/formats/shared_strings.hpp"

#include <algorithm>

#include "extractors/formats/xml_text.hpp"
#include "extractors/formats/xml_walk.hpp"
#include "pipeline/thai/charset.hpp"

namespace tidtam::formats {

namespace {
/// Collects the `<t>` of each `<si>`, those of phonetic runs left out.
class StringsVisitor final : public XmlVisitor {
 public:
  explicit StringsVisitor(model::Workbook& store) : store_(store) {}
  void open(std::string_view name, const XmlAttributes&) override {
    if (depth_ == 0 && name != "si") return;
    if (depth_ == 0) runs_ = {};
    if (depth_++ > 0) runs_.open(name);
  }
  void close(std::string_view) override {
    if (depth_ == 0) return;
    if (--depth_ > 0) return runs_.close();
    undo_excel_escapes(runs_.text());
    strings.push_back(store_.keep(runs_.text()));
  }
  void text(std::string_view piece) override {
    if (depth_ > 0) runs_.add(piece);
  }
  std::vector<std::string_view> strings;

 private:
  model::Workbook& store_;
  TextRuns runs_;
  std::size_t depth_ = 0;  ///< elements open from the `<si>` on
};

/// Adds the text of a `<t>`; the cursor stands behind its name.
Scan scan_text(XmlCursor& cursor, TextCare care, StringItem& item) {
  const XmlCursor::Tag tag = cursor.skip_rest_of_tag();
  if (tag != XmlCursor::Tag::open) return tag == XmlCursor::Tag::empty ? Scan::done : Scan::unfamiliar;
  const char* begin = cursor.at();
  if (!cursor.find('<')) return Scan::unfamiliar;
  const std::string_view raw(begin, static_cast<std::size_t>(cursor.at() - begin));
  if (!cursor.take("</t>")) return Scan::unfamiliar;
  if (item.is_view && item.view.empty() && (care == TextCare::as_it_is || is_plain_xml_text(raw))) {
    item.view = raw;
    return Scan::done;
  }
  if (item.is_view) {
    item.joined = item.view;
    item.is_view = false;
  }
  return append_xml_text(item.joined, raw) ? Scan::done : Scan::unfamiliar;
}

bool begins_element(const XmlCursor& cursor, std::string_view opening) {
  return cursor.is_at(opening) && XmlCursor::ends_name(cursor.at()[opening.size()]);
}

/// Passes over an element that holds no text of the cell; the cursor stands behind its name.
bool skip_element(XmlCursor& cursor, std::string_view closing_tag) {
  const XmlCursor::Tag tag = cursor.skip_rest_of_tag();
  if (tag != XmlCursor::Tag::open) return tag == XmlCursor::Tag::empty;
  const char* begin = cursor.at();
  if (!cursor.skip_past(closing_tag)) return false;
  // A comment, CDATA, an instruction or another element of the name in there could hide the end.
  const std::string_view passed(begin, static_cast<std::size_t>(cursor.at() - begin));
  const std::string opening = "<" + std::string(closing_tag.substr(2, closing_tag.size() - 3));
  return passed.find("<!") == std::string_view::npos && passed.find("<?") == std::string_view::npos &&
         passed.find(opening) == std::string_view::npos;
}
}  // namespace

void TextRuns::open(std::string_view name) {
  ++depth_;
  if (skipped_at_ != 0) return;
  if (name == "rPh" || name == "rPr" || name == "phoneticPr") skipped_at_ = depth_;
  if (name == "t" && text_at_ == 0) text_at_ = depth_;
}

void TextRuns::close() {
  if (skipped_at_ == depth_) skipped_at_ = 0;
  if (text_at_ == depth_) text_at_ = 0;
  --depth_;
}

bool skip_declaration(XmlCursor& cursor) {
  cursor.take("\xEF\xBB\xBF");
  if (!cursor.is_at("<?xml ")) return true;
  const char* begin = cursor.at();
  if (!cursor.skip_past("?>")) return false;
  const std::string_view declaration(begin, static_cast<std::size_t>(cursor.at() - begin));
  const std::size_t encoding = declaration.find("encoding");
  if (encoding == std::string_view::npos) return true;
  const std::string_view name = declaration.substr(encoding);
  return name.find("UTF-8") != std::string_view::npos || name.find("utf-8") != std::string_view::npos;
}

Scan scan_string_item(XmlCursor& cursor, std::string_view closing_tag, TextCare care, StringItem& item) {
  item.view = {};
  item.is_view = true;
  for (;;) {
    if (cursor.is_at("<t") && XmlCursor::ends_name(cursor.at()[2])) {
      cursor.skip(2);
      if (scan_text(cursor, care, item) == Scan::unfamiliar) return Scan::unfamiliar;
    } else if (cursor.take(closing_tag)) {
      break;
    } else if (cursor.take("<r>") || cursor.take("</r>")) {
      continue;
    } else if (begins_element(cursor, "<rPr")) {
      cursor.skip(4);
      if (!skip_element(cursor, "</rPr>")) return Scan::unfamiliar;
    } else if (begins_element(cursor, "<rPh")) {
      cursor.skip(4);
      if (!skip_element(cursor, "</rPh>")) return Scan::unfamiliar;
    } else if (begins_element(cursor, "<phoneticPr")) {
      cursor.skip(11);
      if (!skip_element(cursor, "</phoneticPr>")) return Scan::unfamiliar;
    } else if (cursor.peek() != '<' && cursor.peek() != '\0') {
      const char* before = cursor.at();
      cursor.skip_blanks();
      if (cursor.at() == before) return Scan::unfamiliar;
    } else {
      return Scan::unfamiliar;
    }
  }
  if (!item.is_view) {
    undo_excel_escapes(item.joined);
    item.view = item.joined;
  }
  return Scan::done;
}

TextCare care_for(std::string_view xml) {
  const bool is_plain = xml.find('&') == std::string_view::npos && xml.find('\r') == std::string_view::npos &&
                        xml.find("_x") == std::string_view::npos;
  return is_plain ? TextCare::as_it_is : TextCare::unescape;
}

Scan scan_shared_strings(std::string_view xml, model::Workbook& store, std::vector<std::string_view>& strings) {
  XmlCursor cursor(xml);
  if (!skip_declaration(cursor)) return Scan::unfamiliar;
  cursor.skip_blanks();
  if (!begins_element(cursor, "<sst")) return Scan::unfamiliar;
  cursor.skip(4);
  const XmlCursor::Tag tag = cursor.skip_rest_of_tag();
  if (tag != XmlCursor::Tag::open) return tag == XmlCursor::Tag::empty ? Scan::done : Scan::unfamiliar;
  // An announced count may lie; strings take about this many bytes each.
  strings.reserve(xml.size() / 40 + 8);
  const TextCare care = care_for(cursor.rest());
  StringItem item;
  for (;;) {
    cursor.skip_blanks();
    if (cursor.take("<si>")) {
      if (scan_string_item(cursor, "</si>", care, item) == Scan::unfamiliar) return Scan::unfamiliar;
      strings.push_back(item.is_view ? item.view : store.keep(item.view));
    } else if (cursor.take("<si/>")) {
      strings.emplace_back();
    } else {
      return cursor.take("</sst>") ? Scan::done : Scan::unfamiliar;
    }
  }
}

Read<std::vector<std::string_view>> walk_shared_strings(std::string_view xml, std::string_view part,
                                                        const Limits& limits, model::Workbook& store) {
  StringsVisitor visitor(store);
  const XmlFault fault = walk_xml(xml, limits.xml_depth, visitor);
  if (fault != XmlFault::none) return Read<std::vector<std::string_view>>::failure(unreadable(fault, part, limits));
  return std::move(visitor.strings);
}

Read<std::vector<std::string_view>> parse_shared_strings(std::string_view xml, std::string_view part,
                                                         const Limits& limits, model::Workbook& store) {
  using Strings = Read<std::vector<std::string_view>>;
  std::vector<std::string_view> strings;
  const bool is_scanned = thai::is_clean_utf8(xml) && scan_shared_strings(xml, store, strings) == Scan::done;
  if (!is_scanned) {
    Strings walked = walk_shared_strings(xml, part, limits, store);
    if (!walked) return walked;
    strings = std::move(walked).value();
  }
  const auto longest = std::ranges::max_element(strings, {}, &std::string_view::size);
  if (longest != strings.end() && longest->size() > limits.string_bytes) {
    return Strings::failure(beyond_limit("cell_text", longest->size(), limits.string_bytes));
  }
  return strings;
}

}  // namespace tidtam::formats
