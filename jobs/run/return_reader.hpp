#pragma once

#include <string_view>
#include <vector>

#include "extractors/formats/reader.hpp"
#include "jobs/run/desk_answers.hpp"
#include "jobs/run/knowledge.hpp"
#include "jobs/workspace/settings.hpp"
#include "pipeline/model/submission.hpp"

namespace tidtam::jobs {

/// What one file says, and how its sheets were recognised.
struct ReturnReading {
  model::Submission submission;
  std::vector<layouts::SheetMatch> sheets;
};

/// What a workspace gives to each reading: what officers have answered, what reading may cost, and the key by which ids
/// of persons are hidden (empty: sheets of persons go back). All outlive the reading.
struct ReadingTerms {
  const DeskAnswers& answers;
  const formats::Limits& limits;
  std::string_view site_key;
};

/// A file of more bytes than `most_bytes`, which goes back unread (FILE-SIZE); the source has its size.
[[nodiscard]] model::Submission too_large(model::SourceFile source, const Knowledge& knowledge,
                                          std::uint64_t most_bytes);

/// Extract and transform: bytes in, a submission out. Touches nothing else, so that many run side by side and `check`
/// does the same as `run`.
[[nodiscard]] ReturnReading read_return(model::SourceFile source, std::string_view bytes, const Knowledge& knowledge,
                                        const ReadingTerms& terms);

}  // namespace tidtam::jobs
