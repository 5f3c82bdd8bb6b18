#include "pipeline/base/files.hpp"

#include <sys/stat.h>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"

namespace tidtam::base {
namespace {
namespace fs = std::filesystem;

/// The one suite of this room that touches the disk: a folder of its own, gone afterwards.
class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "tidtam-files-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_;
};

TEST_F(Files, ReadsBackTheBytesThatWereWritten) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  write_file_atomically(folder_ / "ตัวอย่าง.bin", bytes);
  EXPECT_EQ(read_file(folder_ / "ตัวอย่าง.bin"), bytes);
  write_file_atomically(folder_ / "ตัวอย่าง.bin", "");
  EXPECT_EQ(read_file(folder_ / "ตัวอย่าง.bin"), "");
  EXPECT_EQ(entries(), 1U) << "a temporary file stayed behind";
}

TEST_F(Files, LeavesAnUnchangedFileUntouched) {
  const fs::path file = folder_ / "report.html";
  EXPECT_TRUE(write_file_if_changed(file, "one"));
  const auto inode = [&] {
    struct stat status {};
    ::stat(file.c_str(), &status);
    return status.st_ino;
  };
  const auto before = inode();
  EXPECT_FALSE(write_file_if_changed(file, "one"));
  EXPECT_EQ(inode(), before);
  EXPECT_TRUE(write_file_if_changed(file, "two"));  // same length, other bytes
  EXPECT_EQ(read_file(file), "two");
}

TEST_F(Files, NamesTheFileThatCannotBeRead) {
  try {
    (void)read_file(folder_ / "absent.csv");
    FAIL() << "read a file that is not there";
  } catch (const Error& failure) {
    EXPECT_THAT(failure.what(), ::testing::HasSubstr("absent.csv"));
  }
}

TEST_F(Files, LeavesNoTemporaryFileWhereTheNameIsTaken) {
  make_folders(folder_ / "taken" / "inside");
  EXPECT_THROW(write_file_atomically(folder_ / "taken", "bytes"), Error);
  EXPECT_EQ(entries(), 1U);
}

TEST_F(Files, MakesFoldersAndSaysWhenAFileIsInTheWay) {
  make_folders(folder_ / "a" / "b");
  make_folders(folder_ / "a" / "b");
  EXPECT_TRUE(fs::is_directory(folder_ / "a" / "b"));
  write_file_atomically(folder_ / "file", "x");
  EXPECT_THROW(make_folders(folder_ / "file" / "below"), Error);
  EXPECT_THROW(sync_folder(folder_ / "absent"), Error);
}

}  // namespace
}  // namespace tidtam::base
