#pragma once

#include <string>
#include <vector>

#include "jobs/run/knowledge.hpp"
#include "pipeline/store/store.hpp"
#include "transforms/submission/answer_history.hpp"
#include "transforms/units/settled_names.hpp"

namespace tidtam::jobs {

/// What officers have answered on the sheets of the desk, as it holds now. Of two answers to one question the one holds
/// whose file is newer (DECISIONS 6); a file that is sent again answers again.
struct DeskAnswers {
  transforms::SettledNames names;
  transforms::Waivers waivers;
  std::vector<transforms::GivenAnswer> given_names;    ///< all that ever came, the newest last
  std::vector<transforms::GivenAnswer> given_waivers;  ///< all that ever came, the newest last
  std::string digest;                                  ///< equal answers give equal digests

  /// The catalogue's meaning with these answers over it; both outlive what it is used for.
  [[nodiscard]] transforms::Meaning over(const Knowledge& knowledge) const;
};

[[nodiscard]] DeskAnswers load_desk_answers(const Knowledge& knowledge, store::Store& store);

/// Writes down of each answer that contradicts another which of them holds, as findings of the files that they came in.
void tell_contradictions(const DeskAnswers& answers, const Knowledge& knowledge, store::Store& store);

}  // namespace tidtam::jobs
