#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/formats/xml_fault.hpp"
#include "extractors/formats/xml_window.hpp"

namespace tidtam::formats {

/// Attributes of the element just opened, by their names without namespace prefix. Only valid during the call.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// Those without a prefix alone: `foo:hidden` of an extension is not `hidden`.
  [[nodiscard]] XmlAttributes unprefixed() const {
    XmlAttributes own(pairs_);
    own.takes_prefixed_ = false;
    return own;
  }
  [[nodiscard]] std::optional<std::string_view> find(std::string_view local_name) const;
  /// Empty where there is none.
  [[nodiscard]] std::string_view get(std::string_view local_name) const { return find(local_name).value_or(""); }
  /// Whether one of these, under whatever prefix, has this value.
  [[nodiscard]] bool has(std::string_view local_name, std::string_view value) const;
  /// `1`, `true` and `on` are true.
  [[nodiscard]] bool is_true(std::string_view local_name) const;

 private:
  [[nodiscard]] bool is_called(std::string_view name, std::string_view local_name) const;

  const char** pairs_;
  bool takes_prefixed_ = true;
};

/// Sees the elements of an XML part in document order, names without namespace prefix.
class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  virtual void open(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void close(std::string_view) {}
  virtual void text(std::string_view) {}
};

/// Walks a whole XML document, in whatever encoding it declares. A DOCTYPE ends the walk: neither entities nor anything
/// outside the document are ever looked at.
[[nodiscard]] XmlFault walk_xml(std::string_view xml, std::size_t max_depth, XmlVisitor& visitor);
/// The same through a window, which may show it piece by piece; malformed where the window turns out to be broken.
[[nodiscard]] XmlFault walk_xml(XmlWindow& window, std::size_t max_depth, XmlVisitor& visitor);

}  // namespace tidtam::formats
