#include "pipeline/deliver/publication.hpp"

#include <chrono>
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"

namespace tidtam::deliver {
namespace {

namespace fs = std::filesystem;

/// A tree that readers see and the place where the next one is built; a disk is what this room is about.
class PublicationTest : public ::testing::Test {
 protected:
  PublicationTest() {
    std::string pattern = (fs::temp_directory_path() / "tidtam-publication-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~PublicationTest() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path published() const { return folder_ / "reports"; }
  [[nodiscard]] fs::path aside() const { return folder_ / "publishing"; }
  [[nodiscard]] std::string read(const char* name) const { return base::read_file(published() / name); }

  fs::path folder_;
};

TEST_F(PublicationTest, PutsAWholeTreeInPlaceAndLeavesNothingAside) {
  Publication publication(published(), aside());
  publication.add("index.html", "index");
  publication.add("school/1/report.html", "one");
  EXPECT_FALSE(fs::exists(published())) << "nothing is seen before it is published";
  EXPECT_TRUE(publication.publish());
  EXPECT_EQ(read("index.html"), "index");
  EXPECT_EQ(read("school/1/report.html"), "one");
  EXPECT_FALSE(fs::exists(aside()));
}

TEST_F(PublicationTest, DropsWhatIsNoLongerInTheTree) {
  Publication first(published(), aside());
  first.add("a", "1");
  first.add("b", "2");
  first.publish();
  Publication second(published(), aside());
  second.add("b", "2");
  EXPECT_TRUE(second.publish());
  EXPECT_FALSE(fs::exists(published() / "a"));
  EXPECT_EQ(read("b"), "2");
}

TEST_F(PublicationTest, KeepsTheFileItselfWhereItsBytesAreTheSame) {
  Publication first(published(), aside());
  first.add("same", "1");
  first.add("other", "1");
  first.publish();
  const auto time = fs::last_write_time(published() / "same") - std::chrono::hours(1);
  fs::last_write_time(published() / "same", time);
  Publication second(published(), aside());
  second.add("same", "1");
  second.add("other", "2");
  EXPECT_TRUE(second.publish());
  EXPECT_EQ(fs::last_write_time(published() / "same"), time);
  EXPECT_EQ(read("other"), "2");
}

TEST_F(PublicationTest, SaysThatNothingChanged) {
  Publication first(published(), aside());
  first.add("a", "1");
  first.publish();
  Publication second(published(), aside());
  second.add("a", "1");
  EXPECT_FALSE(second.publish());
  EXPECT_FALSE(fs::exists(aside()));
}

TEST_F(PublicationTest, ClearsWhatAKilledRunLeftAside) {
  fs::create_directories(aside());
  base::write_file_atomically(aside() / "stray", "x");
  Publication publication(published(), aside());
  publication.add("a", "1");
  publication.publish();
  EXPECT_FALSE(fs::exists(published() / "stray"));
}

TEST_F(PublicationTest, LeavesTheOldTreeWhenItIsNotPublished) {
  {
    Publication first(published(), aside());
    first.add("a", "1");
    first.publish();
    Publication dropped(published(), aside());
    dropped.add("a", "2");
  }
  EXPECT_EQ(read("a"), "1");
}

TEST_F(PublicationTest, ReplacesASmallFolderWhole) {
  fs::create_directories(folder_ / "returned/1/ab");
  base::write_file_atomically(folder_ / "returned/1/ab/old", "x");
  fs::create_directories(folder_ / "receipt");
  base::write_file_atomically(folder_ / "receipt/new", "y");
  place_folder(folder_ / "returned/1/ab", folder_ / "receipt");
  EXPECT_TRUE(fs::exists(folder_ / "returned/1/ab/new"));
  EXPECT_FALSE(fs::exists(folder_ / "returned/1/ab/old"));
  EXPECT_FALSE(fs::exists(folder_ / "receipt"));
}

}  // namespace
}  // namespace tidtam::deliver
