#include "pipeline/base/error.hpp"

#include <cstdio>
#include <cstdlib>

namespace tidtam::base {

void stop_on_broken_promise(const char* condition, const char* sentence, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: %s (%s)\n", file, line, sentence, condition);
  std::abort();
}

}  // namespace tidtam::base
