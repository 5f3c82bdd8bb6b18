#include "tests/support/source_dir.hpp"

namespace tidtam::support {

const char* source_dir() {
  return TIDTAM_SOURCE_DIR;
}

}  // namespace tidtam::support
