#pragma once

#include <string>
#include <string_view>

namespace tidtam::transforms {

/// Writes out the short words that begin a school's name or name its place: `ร.ร.บ.หนองบัว จ.ศรีสะเกษ` is
/// `ร.ร.บ้านหนองบัว จังหวัดศรีสะเกษ`. A name without a dot comes back as it is.
[[nodiscard]] std::string written_out(std::string_view name);
/// Takes the word for a school off the front of a match key: `โรงเรียน`, `รร` or `school`, one slip in the first
/// forgiven.
void strip_school(std::string& key);

}  // namespace tidtam::transforms
