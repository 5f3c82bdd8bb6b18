#include "pipeline/spec/node.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/yaml.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::spec {

struct Node::Raw {
  YAML::Node yaml;
};

namespace {
/// yaml-cpp keeps the last of two equal keys in silence; in a catalogue that hides a mistake.
void refuse_repeated_keys(const YAML::Node& yaml, const std::string& file) {
  if (yaml.IsMap()) {
    std::vector<std::string> keys;
    for (const auto& entry : yaml) {
      if (!entry.first.IsScalar()) {
        throw ConfigurationError(fmt::format("{}:{}: a key has to be one word", file, entry.first.Mark().line + 1));
      }
      keys.push_back(entry.first.Scalar());
      if (std::ranges::count(keys, keys.back()) > 1) {
        throw ConfigurationError(fmt::format("{}:{}: the key '{}' stands here a second time", file,
                                             entry.first.Mark().line + 1, keys.back()));
      }
      refuse_repeated_keys(entry.second, file);
    }
  } else if (yaml.IsSequence()) {
    for (const auto& item : yaml) refuse_repeated_keys(item, file);
  }
}
}  // namespace

Node Node::load(const std::filesystem::path& path) {
  return parse(base::read_file(path), path.string());
}

Node Node::parse(std::string_view yaml, std::string name) {
  try {
    YAML::Node root = YAML::Load(std::string(yaml));
    refuse_repeated_keys(root, name);
    if (!root.IsDefined() || root.IsNull()) throw ConfigurationError(fmt::format("{}: the file is empty", name));
    return {std::make_shared<Raw>(Raw{root}), std::make_shared<const std::string>(std::move(name))};
  } catch (const YAML::Exception& failure) {
    throw ConfigurationError(fmt::format("{}:{}: not YAML: {}", name, failure.mark.line + 1, failure.msg));
  }
}

bool Node::is_map() const {
  return raw_ && raw_->yaml.IsMap();
}
bool Node::is_list() const {
  return raw_ && raw_->yaml.IsSequence();
}
bool Node::is_scalar() const {
  return raw_ && raw_->yaml.IsScalar();
}

Node Node::at(std::string_view key) const {
  Node entry = find(key);
  if (entry.is_absent()) fail(fmt::format("'{}' is missing", key));
  return entry;
}

Node Node::find(std::string_view key) const {
  if (!raw_) return {};
  if (!raw_->yaml.IsMap()) fail("a list of 'key: value' lines is expected here");
  const YAML::Node entry = raw_->yaml[std::string(key)];
  if (!entry.IsDefined() || entry.IsNull()) return {};
  return {std::make_shared<Raw>(Raw{entry}), file_};
}

std::vector<Node> Node::items() const {
  if (!raw_) return {};
  if (raw_->yaml.IsScalar()) return {*this};
  if (!raw_->yaml.IsSequence()) fail("a list is expected here");
  std::vector<Node> nodes;
  nodes.reserve(raw_->yaml.size());
  for (const YAML::Node& item : raw_->yaml) nodes.push_back({std::make_shared<Raw>(Raw{item}), file_});
  return nodes;
}

std::vector<std::pair<std::string, Node>> Node::entries() const {
  if (!raw_) return {};
  if (!raw_->yaml.IsMap()) fail("a list of 'key: value' lines is expected here");
  std::vector<std::pair<std::string, Node>> pairs;
  for (const auto& entry : raw_->yaml) {
    pairs.emplace_back(entry.first.Scalar(), Node{std::make_shared<Raw>(Raw{entry.second}), file_});
  }
  return pairs;
}

std::string Node::text() const {
  if (!raw_ || !raw_->yaml.IsScalar()) fail("a text is expected here");
  return raw_->yaml.Scalar();
}

std::string Node::text_or(std::string_view fallback) const {
  return raw_ ? text() : std::string(fallback);
}

long long Node::integer() const {
  const std::string scalar = text();
  long long value = 0;
  const auto [end, failure] = std::from_chars(scalar.data(), scalar.data() + scalar.size(), value);
  if (failure != std::errc{} || end != scalar.data() + scalar.size()) {
    fail(fmt::format("a whole number is expected here, not '{}'", scalar));
  }
  return value;
}

long long Node::integer_or(long long fallback) const {
  return raw_ ? integer() : fallback;
}

double Node::number() const {
  const std::string scalar = text();
  double value = 0;
  const auto [end, failure] = std::from_chars(scalar.data(), scalar.data() + scalar.size(), value);
  if (failure != std::errc{} || end != scalar.data() + scalar.size()) {
    fail(fmt::format("a number is expected here, not '{}'", scalar));
  }
  return value;
}

bool Node::flag() const {
  const std::string scalar = text();
  if (scalar == "true" || scalar == "yes") return true;
  if (scalar == "false" || scalar == "no") return false;
  fail(fmt::format("true or false is expected here, not '{}'", scalar));
}

bool Node::flag_or(bool fallback) const {
  return raw_ ? flag() : fallback;
}

std::vector<std::string> Node::texts() const {
  std::vector<std::string> words;
  for (const Node& item : items()) words.push_back(item.text());
  return words;
}

void Node::allow_only(std::initializer_list<std::string_view> keys) const {
  for (const auto& [key, entry] : entries()) {
    if (std::ranges::find(keys, key) == keys.end()) {
      entry.fail(fmt::format("'{}' is not known here; known are: {}", key, fmt::join(keys, ", ")));
    }
  }
}

int Node::line() const {
  return raw_ ? raw_->yaml.Mark().line + 1 : 0;
}

std::string Node::where() const {
  return file_ ? fmt::format("{}:{}", *file_, line()) : std::string("?");
}

void Node::fail(std::string_view complaint) const {
  throw ConfigurationError(fmt::format("{}: {}", where(), complaint));
}

}  // namespace tidtam::spec
