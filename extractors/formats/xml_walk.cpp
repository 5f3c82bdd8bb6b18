#include "extractors/formats/xml_walk.hpp"

#include <expat.h>

#include <memory>
#include <new>
#include <type_traits>

namespace tidtam::formats {

namespace {
constexpr std::size_t kPiece = std::size_t{1} << 26;

std::string_view local_name_of(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Walk {
  XML_Parser parser = nullptr;
  XmlVisitor* visitor = nullptr;
  std::size_t max_depth = 0;
  std::size_t depth = 0;
  XmlFault fault = XmlFault::none;

  void stop(XmlFault reason) {
    fault = reason;
    XML_StopParser(parser, XML_FALSE);
  }
};

Walk& walk_of(void* user) {
  return *static_cast<Walk*>(user);
}

void XMLCALL on_open(void* user, const char* name, const char** pairs) {
  Walk& walk = walk_of(user);
  if (++walk.depth > walk.max_depth) return walk.stop(XmlFault::too_deep);
  walk.visitor->open(local_name_of(name), XmlAttributes(pairs));
}

void XMLCALL on_close(void* user, const char* name) {
  Walk& walk = walk_of(user);
  --walk.depth;
  walk.visitor->close(local_name_of(name));
}

void XMLCALL on_text(void* user, const char* text, int length) {
  walk_of(user).visitor->text({text, static_cast<std::size_t>(length)});
}

void XMLCALL on_doctype(void* user, const char*, const char*, const char*, int) {
  walk_of(user).stop(XmlFault::doctype);
}

/// The library counts in 32 bits, so it is given no more than it can count.
bool parse(const Walk& walk, std::string_view xml, bool is_last) {
  for (;;) {
    const std::string_view piece = xml.substr(0, kPiece);
    xml.remove_prefix(piece.size());
    const bool is_end = is_last && xml.empty();
    if (XML_Parse(walk.parser, piece.data(), static_cast<int>(piece.size()), is_end ? 1 : 0) != XML_STATUS_OK)
      return false;
    if (xml.empty()) return true;
  }
}
}  // namespace

bool XmlAttributes::is_called(std::string_view name, std::string_view local_name) const {
  return name == local_name || (takes_prefixed_ && local_name_of(name) == local_name);
}

std::optional<std::string_view> XmlAttributes::find(std::string_view local_name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (is_called(*pair, local_name)) return pair[1];
  }
  return std::nullopt;
}

bool XmlAttributes::has(std::string_view local_name, std::string_view value) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (is_called(*pair, local_name) && pair[1] == value) return true;
  }
  return false;
}

bool XmlAttributes::is_true(std::string_view local_name) const {
  const std::string_view value = get(local_name);
  return value == "1" || value == "true" || value == "on";
}

XmlFault walk_xml(XmlWindow& window, std::size_t max_depth, XmlVisitor& visitor) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                                             &XML_ParserFree);
  if (parser == nullptr) throw std::bad_alloc();
  Walk walk{parser.get(), &visitor, max_depth};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  for (;;) {
    const std::string_view seen = window.seen();
    if (!parse(walk, seen, window.is_last())) return walk.fault != XmlFault::none ? walk.fault : XmlFault::malformed;
    if (window.is_last()) return walk.fault;
    if (!window.advance(seen.data() + seen.size())) return XmlFault::malformed;
  }
}

XmlFault walk_xml(std::string_view xml, std::size_t max_depth, XmlVisitor& visitor) {
  XmlWindow window(xml);
  return walk_xml(window, max_depth, visitor);
}

}  // namespace tidtam::formats
