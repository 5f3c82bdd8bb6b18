#pragma once

#include <string>

#include "jobs/run/knowledge.hpp"
#include "pipeline/store/store.hpp"
#include "transforms/units/settled_names.hpp"

namespace tidtam::jobs {

/// What officers have answered on the sheets of the desk, as it holds now.
struct DeskAnswers {
  transforms::SettledNames names;
  transforms::Waivers waivers;
  std::string digest;  ///< equal answers give equal digests

  /// The catalogue's meaning with these answers over it; both outlive what it is used for.
  [[nodiscard]] transforms::Meaning over(const Knowledge& knowledge) const;
};

[[nodiscard]] DeskAnswers load_desk_answers(const Knowledge& knowledge, store::Store& store);

}  // namespace tidtam::jobs
