#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidtam::model {

enum class Severity : std::uint8_t { note, warning, error };

/// `note`, `warning`, `error`.
[[nodiscard]] std::string_view severity_word(Severity severity);

/// Something that an officer should know of one place in a file. Any stage makes them; none throws them.
/// `rule` picks the sentence from the message catalogue (`templates/messages/th.yaml`, `en.yaml`), which says what is
/// wrong and how to mend it; `facts` fill its blanks. The finished sentences are made where they are shown or stored.
struct Finding {
  std::string rule;  ///< `NUM-01`, `HDR-03`: an id of the message catalogue
  Severity severity = Severity::error;
  std::string file;   ///< relative to the inbox; set by the run, empty until then
  std::string sheet;  ///< empty where the whole file is meant
  std::string cell;   ///< `D14`, or empty where the sheet or file is meant
  std::string found;     ///< what stands there, as the officer typed it
  std::string expected;  ///< what should stand there; an id of the message catalogue's `expected` list, or plain text
  std::map<std::string, std::string> facts;  ///< further blanks of the sentence: `header`, `unit`, `total` …
};

}  // namespace tidtam::model
