#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidtam::spec {

/// A place in a YAML file that knows its file and line, so that every complaint names them.
/// All reading functions throw ConfigurationError: `transforms/rules/progress.yaml:12: 'severity' …`.
class Node {
 public:
  /// An absent node.
  Node() = default;
  static Node load(const std::filesystem::path& path);
  /// `name` stands for the file in messages.
  static Node parse(std::string_view yaml, std::string name);

  [[nodiscard]] bool is_absent() const { return raw_ == nullptr; }
  [[nodiscard]] bool is_map() const;
  [[nodiscard]] bool is_list() const;
  [[nodiscard]] bool is_scalar() const;

  /// The entry under this key; fails when there is none.
  [[nodiscard]] Node at(std::string_view key) const;
  /// The entry under this key, or an absent node.
  [[nodiscard]] Node find(std::string_view key) const;
  /// The items of a list; a single scalar counts as a list of one, an absent node as an empty list.
  [[nodiscard]] std::vector<Node> items() const;
  /// The entries of a map in file order.
  [[nodiscard]] std::vector<std::pair<std::string, Node>> entries() const;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string text_or(std::string_view fallback) const;
  [[nodiscard]] long long integer() const;
  [[nodiscard]] long long integer_or(long long fallback) const;
  [[nodiscard]] double number() const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] bool flag_or(bool fallback) const;
  [[nodiscard]] std::vector<std::string> texts() const;

  /// Fails at the first key of this map that is not in the list, naming the keys that are.
  void allow_only(std::initializer_list<std::string_view> keys) const;
  [[noreturn]] void fail(std::string_view complaint) const;
  /// `file:line`.
  [[nodiscard]] std::string where() const;
  [[nodiscard]] int line() const;

 private:
  struct Raw;
  Node(std::shared_ptr<const Raw> raw, std::shared_ptr<const std::string> file)
      : raw_(std::move(raw)), file_(std::move(file)) {}
  std::shared_ptr<const Raw> raw_;  // shared: nodes are handed about as values, the YAML tree below them is one
  std::shared_ptr<const std::string> file_;
};

}  // namespace tidtam::spec
