#include <functional>

#include <gtest/gtest.h>

#include "extractors/formats/compound_file.hpp"
#include "tests/support/xls_writer.hpp"

namespace tidtam::formats {
namespace {

using support::CompoundWriter;
using support::le32;

/// A long content, short enough for the message of a failing test.
std::string summary(std::string_view content) {
  return std::to_string(content.size()) + ": " + std::string(content.substr(0, 20)) +
         std::to_string(std::hash<std::string_view>{}(content));
}

/// The rule of the refusal, or the summary of the content.
std::string content_of(const std::string& bytes, std::string_view name) {
  Read<CompoundFile> file = CompoundFile::open(bytes);
  if (!file) return file.reason().rule;
  const CompoundFile::Entry* entry = file.value().find(name);
  if (entry == nullptr) return "none";
  const Read<CompoundFile::Stream> stream = file.value().read(*entry);
  if (!stream) return stream.reason().rule;
  return summary(stream.value().bytes) + (stream.value().is_cut ? " (cut)" : "");
}

std::string counted(std::size_t size) {
  std::string text;
  while (text.size() < size) text += std::to_string(text.size()) + " ";
  text.resize(size);
  return text;
}

/// Overwrites four bytes, as a damaged or hostile file has them.
std::string with_number(std::string bytes, std::size_t at, std::uint32_t value) {
  return bytes.replace(at, 4, le32(value));
}

/// Where the table of sectors says what follows sector `sector`; small files have one table, named in the header.
std::size_t place_in_table(const std::string& bytes, std::uint32_t sector) {
  const auto table = static_cast<unsigned char>(bytes[0x4C]) + 256U * static_cast<unsigned char>(bytes[0x4D]);
  return (table + 1) * CompoundWriter::kSector + 4 * sector;
}

TEST(CompoundFile, ReadsLargeAndSmallStreams) {
  const std::string large = counted(10'000);
  const std::string small = counted(700);
  const std::string bytes = CompoundWriter().add("Workbook", large).add("Small", small).add("Empty", "").finish();
  EXPECT_EQ(content_of(bytes, "Workbook"), summary(large));
  EXPECT_EQ(content_of(bytes, "WORKBOOK"), summary(large));
  EXPECT_EQ(content_of(bytes, "Small"), summary(small));
  EXPECT_EQ(content_of(bytes, "Empty"), summary(""));
  EXPECT_EQ(content_of(bytes, "Book"), "none");
}

TEST(CompoundFile, GathersScatteredSectors) {
  const std::string large = counted(10'000);
  const std::string small = counted(700);
  const std::string bytes =
      CompoundWriter(CompoundWriter::Order::backwards).add("Workbook", large).add("Small", small).finish();
  EXPECT_EQ(content_of(bytes, "Workbook"), summary(large));
  EXPECT_EQ(content_of(bytes, "Small"), summary(small));
}

TEST(CompoundFile, ReadsFilesWhoseTableOfSectorsNeedsListsOfItsOwn) {
  const std::string large = counted(17 << 20);  // the header names the tables of 7 MB, one list those of 8 more
  EXPECT_EQ(content_of(CompoundWriter(CompoundWriter::Order::backwards).add("Workbook", large).finish(), "Workbook"),
            summary(large));
}

TEST(CompoundFile, LooksOnlyIntoTheRootFolder) {
  const std::string bytes =
      CompoundWriter().add_in_folder("MBD0001", "Workbook", counted(5000)).add("WordDocument", counted(5000)).finish();
  EXPECT_EQ(content_of(bytes, "Workbook"), "none");
  EXPECT_EQ(content_of(bytes, "WordDocument"), summary(counted(5000)));
}

TEST(CompoundFile, GivesWhatThereIsOfAStreamThatClaimsMore) {
  const std::string large = counted(5120);
  EXPECT_EQ(content_of(CompoundWriter().add("Workbook", large).claim_more(9'000'000).finish(), "Workbook"),
            summary(large) + " (cut)");
}

TEST(CompoundFile, RefusesChainsThatRunInACircle) {
  const std::string bytes = CompoundWriter().add("Workbook", counted(10'000)).finish();
  EXPECT_EQ(content_of(with_number(bytes, place_in_table(bytes, 5), 2), "Workbook"), "FILE-BROKEN");
}

TEST(CompoundFile, RefusesAMiniChainThatRunsInACircle) {
  const std::string bytes = CompoundWriter().add("Workbook", counted(1000)).finish();
  // Sectors 0 and 1 hold the mini stream, sector 2 its table.
  EXPECT_EQ(content_of(bytes, "Workbook"), summary(counted(1000)));
  EXPECT_EQ(content_of(with_number(bytes, 3 * CompoundWriter::kSector + 4 * 3, 1), "Workbook"), "FILE-BROKEN");
}

TEST(CompoundFile, RefusesADirectoryThatRunsInACircle) {
  const std::string bytes = CompoundWriter().add("Workbook", counted(10'000)).finish();
  const std::uint32_t directory = static_cast<unsigned char>(bytes[0x30]);
  EXPECT_EQ(content_of(with_number(bytes, place_in_table(bytes, directory), directory), "Workbook"), "FILE-BROKEN");
}

TEST(CompoundFile, RefusesAListOfTablesThatRunsInACircle) {
  std::string bytes = CompoundWriter().add("Workbook", std::string(10'000, '\xFF')).finish();
  bytes = with_number(bytes, 0x4C, CompoundWriter::kFree);
  bytes = with_number(bytes, 0x44, 3);
  bytes = with_number(bytes, 4 * CompoundWriter::kSector + 508, 3);
  EXPECT_EQ(content_of(bytes, "Workbook"), "FILE-BROKEN");
}

TEST(CompoundFile, TellsDamageFromMissingBytes) {
  const std::string bytes = CompoundWriter().add("Workbook", counted(50'000)).finish();
  EXPECT_EQ(content_of(bytes.substr(0, 300), "Workbook"), "FILE-TRUNCATED");
  EXPECT_EQ(content_of(bytes.substr(0, 20'000), "Workbook"), "FILE-TRUNCATED");
  // Without half of the folder nobody knows what it held.
  const std::size_t directory = (static_cast<unsigned char>(bytes[0x30]) + 1U) * CompoundWriter::kSector;
  EXPECT_EQ(content_of(bytes.substr(0, directory + 100), "Workbook"), "FILE-TRUNCATED");
  std::string odd = bytes;
  odd[0x1E] = 30;  // sectors of 2^30 bytes
  EXPECT_EQ(content_of(odd, "Workbook"), "FILE-BROKEN");
}

TEST(CompoundFile, FindsStreamsWhereTheTreeOfTheDirectoryIsBroken) {
  const std::string bytes = CompoundWriter().add("Other", counted(5000)).add("Workbook", counted(6000)).finish();
  const std::size_t directory = (static_cast<unsigned char>(bytes[0x30]) + 1U) * CompoundWriter::kSector;
  EXPECT_EQ(content_of(with_number(bytes, directory + 128 + 0x48, 77), "Workbook"), summary(counted(6000)));
}

}  // namespace
}  // namespace tidtam::formats
