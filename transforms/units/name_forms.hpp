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
  std::string inner;  ///< the first bracketed or quoted part
  std::string head;  ///< what stands before a further word, `ในพระ…` or `จังหวัด…`; empty where nothing follows
  std::string cut;              ///< what stands before a closing `ฯ`: more is meant than is written
  std::u32string letters;       ///< of `bare` behind `บ้าน`, `วัด` and the like, for likeness
  std::u32string whole;         ///< all letters of `bare`
  std::uint8_t lead = 0;        ///< which of those words it was
  bool is_branch = false;       ///< `สาขา…`: a school of its own, never taken for its main school
  std::uint64_t sound_set = 0;  ///< which sounds occur in `letters`, a bit each
};

[[nodiscard]] NameForms forms_of(std::string_view name);
/// Of a branch the name of its main school, which is what is left of it where somebody shortens it; else nothing.
[[nodiscard]] std::string main_school_of(std::string_view name);
/// The key of the whole name without `โรงเรียน`, as NameForms::full, where nothing else is needed.
[[nodiscard]] std::string school_key(std::string_view name);
/// The consonants by sound and the digits of the bare name: the same for most misspellings. Empty for very short names.
[[nodiscard]] std::string sound_key(const NameForms& forms);
/// Whether a part of the name stands in brackets or quotes.
[[nodiscard]] bool has_donor(std::string_view name);

/// How alike two names are, 0 … 1, by the best of: equal whole (1), equal without donor (0.99; 0.96 where only the left
/// one has it), shortened by `ฯ` (0.98), one the other's head, inner or long beginning or end (0.97 and less), else by
/// weighted edits of their letters; 0 where their numbers differ or one of them is a branch. What lies below `least`
/// may come back as 0.
[[nodiscard]] double likeness(const NameForms& left, const NameForms& right, double least);
/// Whether a known name could be meant though it is not nearly the written one: the written one begins or ends it,
/// begins with it, has its donor, or its letters behind another first word. Too little to take it, enough to doubt a
/// third name that is no more than nearly right.
[[nodiscard]] bool may_be_meant(const NameForms& written, const NameForms& known);
/// How alike two names are where only a few schools could be meant, those of one amphoe: 1 less 0.08 for each weighted
/// edit between their letters, the first word's too, however short they are; 0 above 2.5 edits, where their numbers or
/// donors differ, or too few letters are left to tell.
[[nodiscard]] double slip_likeness(const NameForms& left, const NameForms& right);

}  // namespace tidtam::transforms
