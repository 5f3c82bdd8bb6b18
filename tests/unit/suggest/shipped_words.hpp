#pragma once

#include "extractors/layouts/suggest/words.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::layouts::suggest {

/// The shipped words, read once for all tests of the program.
inline const Words& shipped_words() {
  static const Words words = load_words(spec::Catalogue(support::source_dir()));
  return words;
}

}  // namespace tidtam::layouts::suggest
