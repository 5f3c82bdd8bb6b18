// Answers `normalise_probe normalise KIND [--near BE_YEAR]` line by line, for scoring before the command is there.
#include <cstdlib>
#include <iostream>
#include <string>

#include "pipeline/base/clock.hpp"
#include "transforms/values/normalise.hpp"

namespace {
std::string unescaped(const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      text.push_back(line[i]);
      continue;
    }
    const char c = line[++i];
    text.push_back(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
  }
  return text;
}
}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const auto today = tidtam::base::thai_date_of(tidtam::base::SystemClock().now());
  tidtam::transforms::NormaliseOptions options{today.year + 543};
  if (count == 5 && std::string(arguments[3]) == "--near") options.near_be_year = std::atoi(arguments[4]);
  for (std::string line; std::getline(std::cin, line);) {
    const auto answer = tidtam::transforms::normalise_line(arguments[2], unescaped(line), options);
    if (!answer) return 2;
    std::cout << *answer << '\n';
  }
  return 0;
}
