#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/layering/source_tree.hpp"

/// The plan of the house (docs/architecture.md) as a table, and what breaks it.
namespace tidtam::layering {

/// A folder with all below it that no other room names, and the rooms whose headers it may include.
struct Room {
  std::string_view folder;
  int floor;
  std::span<const std::string_view> may_include;
};

/// Headers of a library, by the beginning of their name, and the folders that are their home.
struct Fence {
  std::string_view header;
  std::span<const std::string_view> homes;
};

[[nodiscard]] std::span<const Room> rooms();
[[nodiscard]] std::span<const Fence> fences();

/// The room in which a file lies, or nullptr.
[[nodiscard]] const Room* room_of(std::string_view path);

/// One sentence for each include of `file` that the plan forbids: `a/b.cpp:12 includes …, which …`.
[[nodiscard]] std::vector<std::string> violations_in(const SourceText& file);

}  // namespace tidtam::layering
