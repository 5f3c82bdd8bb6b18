#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// A name that waits for an answer, and where it stands first.
struct OpenName {
  model::NameQuestion question;
  std::string file;  ///< where it stands first, by path
  std::string
      submission;  ///< printable id of that file where nothing stands beside the name: the answer is for it alone
  std::size_t files = 0;
  std::size_t rows = 0;  ///< that an answer would free
};

/// Names that wait for an answer in files that still count or were returned and not sent again; those that free most
/// rows first.
[[nodiscard]] std::vector<OpenName> open_names(store::Store& store);

}  // namespace tidtam::jobs
