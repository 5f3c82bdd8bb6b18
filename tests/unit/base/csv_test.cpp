#include "pipeline/base/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidtam::base {
namespace {
using ::testing::ElementsAre;

using Rows = std::vector<std::vector<std::string>>;

Rows rows_in(std::string_view text) {
  Rows rows;
  CsvReader reader(text);
  for (std::vector<std::string> fields; reader.read_row(fields);) rows.push_back(fields);
  return rows;
}

std::string field_of(std::string_view text) {
  std::string line;
  append_csv_field(line, text);
  return line;
}

// The examples of RFC 4180, section 2.
TEST(Csv, ReadsTheExamplesOfRfc4180) {
  EXPECT_EQ(rows_in("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"), (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(rows_in("aaa,bbb,ccc\r\nzzz,yyy,xxx"), (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(rows_in("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx"),
            (Rows{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(rows_in("\"aaa\",\"b\"\"bb\",\"ccc\""), (Rows{{"aaa", "b\"bb", "ccc"}}));
}

TEST(Csv, KeepsEmptyFieldsAndPassesOverBlankLines) {
  EXPECT_EQ(rows_in("a,,\n\n,\n\"\"\n"), (Rows{{"a", "", ""}, {"", ""}, {""}}));
  EXPECT_TRUE(rows_in("").empty());
  EXPECT_TRUE(rows_in("\r\n\r\n").empty());
}

TEST(Csv, PassesOverAByteOrderMark) {
  EXPECT_EQ(rows_in("\xEF\xBB\xBF"
                    "code,name\n"),
            (Rows{{"code", "name"}}));
}

TEST(Csv, CountsLinesAlsoInsideQuotes) {
  CsvReader reader("head\n\n\"two\nlines\"\nlast\n");
  std::vector<std::string> fields;
  std::vector<std::size_t> lines;
  while (reader.read_row(fields)) lines.push_back(reader.line_number());
  EXPECT_THAT(lines, ElementsAre(1, 3, 5));
}

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(field_of("บ้านหนองแวง"), "บ้านหนองแวง");
  EXPECT_EQ(field_of("a,b"), "\"a,b\"");
  EXPECT_EQ(field_of("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(field_of("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(field_of("cr\r"), "\"cr\r\"");
  EXPECT_EQ(field_of(" edge"), "\" edge\"");
  EXPECT_EQ(field_of(""), "");
}

TEST(Csv, WhatIsWrittenReadsBackTheSame) {
  const std::vector<std::string> fields{"1", "", "a,\"b\"\r\nc", " x ", "ร้อยละ 50"};
  std::string line;
  for (const std::string& field : fields) {
    if (!line.empty()) line += ',';
    append_csv_field(line, field);
  }
  EXPECT_EQ(rows_in(line), Rows{fields});
}

}  // namespace
}  // namespace tidtam::base
