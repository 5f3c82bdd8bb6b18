#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tidtam::transforms {

/// The ways in which a school's name may stand in a sheet, as keys: whole, without its donor in brackets or quotes, the
/// bracketed part alone, and the part before further words.
struct NameForms {
  std::string full;   ///< the whole name without `โรงเรียน`
  std::string bare;   ///< without bracketed and quoted parts
  std::string inner;  ///< the first bracketed or quoted part, where it is a name by itself
  std::string head;  ///< what stands before a further word, `ในพระ…`, `จังหวัด…` or `ฯ`; empty where nothing follows
  bool is_cut = false;           ///< ends with `ฯ`: more is meant than is written
  std::u32string letters;        ///< of `bare` behind `บ้าน`, `วัด` and the like, for likeness
  std::uint8_t lead = 0;         ///< which of those words it was
  std::uint64_t letter_set = 0;  ///< which letters occur in `letters`, a bit each
};

[[nodiscard]] NameForms forms_of(std::string_view name);
/// The key of the whole name without `โรงเรียน`, as NameForms::full, where nothing else is needed.
[[nodiscard]] std::string school_key(std::string_view name);

/// How alike two names are, 0 … 1, by the best of: equal whole (1), equal without donor (0.99), shortened (0.98), one
/// the other's head, inner or long beginning (0.97 and less), else by weighted edits of their letters; 0 where their
/// numbers differ. What lies below `least` may come back as 0.
[[nodiscard]] double likeness(const NameForms& left, const NameForms& right, double least);

}  // namespace tidtam::transforms
