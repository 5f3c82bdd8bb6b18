#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/spec/catalogue.hpp"
#include "tests/layering/source_tree.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::layering {
namespace {
namespace fs = std::filesystem;
using ::testing::IsEmpty;

/// Folders of the first two floors of the tree; `samples/inbox` holds returns and nothing else.
std::set<std::string> folders_to_explain() {
  std::set<std::string> folders;
  for (const std::string& path : house_files()) {
    const fs::path parent = fs::path(path).parent_path();
    auto part = parent.begin();
    const fs::path top = *part++;
    folders.insert(top.string());
    if (part != parent.end() && top / *part != "samples/inbox") folders.insert((top / *part).string());
  }
  return folders;
}

TEST(House, EveryFolderSaysWhatItIs) {
  for (const std::string& folder : folders_to_explain()) {
    EXPECT_TRUE(fs::exists(fs::path(support::source_dir()) / folder / "README.md")) << folder;
  }
}

std::size_t lines_of(const SourceText& file) {
  return static_cast<std::size_t>(std::ranges::count(file.text, '\n'));
}

TEST(House, NoSourceIsLongerThanItCanBeRead) {
  for (const std::string& path : house_files_ending({".hpp", ".cpp", ".py", ".sh"})) {
    EXPECT_LE(lines_of(read_source(path)), 500U) << path << ": split it by idea";
  }
}

TEST(House, EveryYamlFileIsOneThatALoaderReads) {
  const spec::Catalogue catalogue{support::source_dir()};
  std::set<std::string> known{"samples/tidtam.yaml"};
  for (const char* kind : {"layouts", "suggest", "rules", "comparisons", "triggers", "duplicates", "incentives", "indicators", "reference", "derivations",
                           "reports", "messages", "desk", "jobs", "model", "views"}) {
    for (const fs::path& file : catalogue.files(kind, ".yaml"))
      known.insert(fs::relative(file, support::source_dir()).generic_string());
  }
  EXPECT_GT(known.size(), 80U);
  for (const std::string& path : house_files_ending({".yaml", ".yml"})) {
    if (path.starts_with("tests/")) continue;  // fixtures
    EXPECT_TRUE(known.contains(path)) << path << " lies where nothing reads it";
  }
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_byte(text[at - 1]);
    const bool ends = at + word.size() == text.size() || !is_word_byte(text[at + word.size()]);
    if (begins && ends) return true;
  }
  return false;
}

/// Names of types that a file defines: the word behind `class` or `struct`.
std::vector<std::string> types_in(const std::string& text) {
  std::vector<std::string> types;
  for (const std::string& keyword : {std::string("\nclass "), std::string("\nstruct ")}) {
    for (std::size_t at = text.find(keyword); at != std::string::npos; at = text.find(keyword, at + 1)) {
      std::size_t end = at + keyword.size();
      while (end < text.size() && is_word_byte(text[end])) ++end;
      types.push_back(text.substr(at + keyword.size(), end - at - keyword.size()));
    }
  }
  return types;
}

TEST(House, NoTypeHidesItsMeaningBehindAnEmptyWord) {
  for (const std::string& path : house_files_ending({".hpp", ".cpp"})) {
    for (const std::string& type : types_in(read_source(path).text)) {
      for (const char* empty : {"Manager", "Helper", "Util", "Utils", "Handler", "Data", "Info", "Processor"}) {
        EXPECT_FALSE(type.ends_with(empty)) << path << ": " << type;
      }
    }
  }
}

TEST(House, NothingIsPutOffInASourceFile) {
  const std::vector<std::string> marks{std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X"};
  for (const std::string& path : house_files_ending({".hpp", ".cpp", ".py", ".sh", ".yaml", ".tpl", ".css", ".md"})) {
    const std::string text = read_source(path).text;
    for (const std::string& mark : marks) EXPECT_FALSE(has_word(text, mark)) << path << " holds " << mark;
  }
}

}  // namespace
}  // namespace tidtam::layering
