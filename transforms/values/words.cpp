#include "transforms/values/words.hpp"

#include <algorithm>

#include "pipeline/base/error.hpp"
#include "pipeline/thai/key.hpp"
#include "pipeline/thai/repair.hpp"

namespace tidtam::transforms {

namespace {
constexpr std::string_view kAnd = "และ";

/// The next part up to a separator; takes both off the front.
std::string_view take_part(std::string_view& rest) {
  std::size_t end = rest.find_first_of(",;/\n");
  std::size_t separator = 1;
  if (const std::size_t word = rest.find(kAnd); word < end) {
    end = word;
    separator = kAnd.size();
  }
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator);
  return part;
}
}  // namespace

Vocabulary::Vocabulary(const std::vector<Entry>& entries) {
  const auto add = [this](const std::string& spelling, const std::string& id) {
    const auto [known, is_new] = by_key_.emplace(thai::match_key(spelling), id);
    if (!is_new && known->second != id) {
      throw ConfigurationError("the spelling \"" + spelling + "\" stands for both " + known->second + " and " + id +
                               ": leave it with one of them");
    }
  };
  for (const auto& [id, spellings] : entries) {
    add(id, id);
    for (const std::string& spelling : spellings) add(spelling, id);
  }
}

std::optional<std::string_view> Vocabulary::find(std::string_view text) const {
  const auto found = by_key_.find(thai::match_key(text));
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

Vocabulary::Set Vocabulary::find_set(std::string_view text) const {
  Set set;
  // A word may hold a separator itself.
  if (const auto whole = find(text)) return {{std::string(*whole)}, {}};
  std::string buffer;
  std::string_view rest = thai::repaired(text, buffer);
  while (!rest.empty()) {
    const std::string_view part = take_part(rest);
    if (thai::match_key(part).empty()) continue;
    if (const auto id = find(part)) {
      set.ids.emplace_back(*id);
    } else {
      set.unknown.push_back(thai::repair(part));
    }
  }
  std::sort(set.ids.begin(), set.ids.end());
  set.ids.erase(std::unique(set.ids.begin(), set.ids.end()), set.ids.end());
  return set;
}

}  // namespace tidtam::transforms
