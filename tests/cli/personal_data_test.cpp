#include <sys/stat.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "tests/cli/tool.hpp"
#include "tests/support/xlsx_parts.hpp"
#include "tests/support/zip_reader.hpp"

/// Nothing personal leaves a run: ids, names and phone numbers, all invented, are strewn over returns of every kind,
/// and every byte that a run leaves for anybody is searched for them (DOMAIN H).
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using tidtam::support::sheet_xml;
using tidtam::support::XlsxParts;
using tidtam::testing::CsvRow;
using tidtam::testing::rows_of;
using tidtam::testing::TemporaryWorkspace;
using tidtam::testing::ToolResult;

// Ids with the check digit worked out by hand as in DOMAIN G.1; the fourth is mistyped, the fifth a G-code.
constexpr const char* kIdA = "1330100000016";
constexpr const char* kIdB = "3300500123456";
constexpr const char* kIdMistyped = "1330100000017";
constexpr const char* kIdG = "G330100000012";
constexpr const char* kNameA = "กล้าหาญทดสอบ";
constexpr const char* kSurnameA = "ใจดีสมมุติ";
constexpr const char* kNameB = "แสงดาวสมมุติ";
constexpr const char* kParent = "ประคองสมมุติ";
constexpr const char* kPhone = "0812345678";
constexpr const char* kLandline = "045998877";
constexpr const char* kEmail = "klahan.test@example.ac.th";
constexpr const char* kBirth = "15/05/2557";
constexpr const char* kKey = "an-invented-site-key-of-more-than-thirty-two-bytes";

const std::vector<std::string> kSeeds{kIdA,    kIdB,   kIdMistyped, kIdG,   kNameA, kSurnameA, kNameB,
                                      kParent, kPhone, kLandline,   kEmail, kBirth, kKey};

using Row = std::vector<std::string>;

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) safe += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  return safe;
}

/// Rows as sheet XML; what begins with `=` is a number.
std::string sheet_of(const std::vector<Row>& rows) {
  std::string xml;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    xml += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c].empty()) continue;
      const std::string head = "<c r=\"" + std::string(1, static_cast<char>('A' + c)) + std::to_string(r + 1) + "\"";
      xml += rows[r][c].front() == '=' ? head + "><v>" + rows[r][c].substr(1) + "</v></c>"
                                       : head + " t=\"inlineStr\"><is><t>" + escaped(rows[r][c]) + "</t></is></c>";
    }
    xml += "</row>";
  }
  return sheet_xml(xml);
}

std::vector<Row> cover_of(const std::string& code, const std::string& name) {
  return {{"รหัสหน่วยงาน", code},
          {"ชื่อหน่วยงาน", name},
          {"ปีงบประมาณ", "=2569"},
          {"ไตรมาส", "=4"},
          {"ปีการศึกษา", "=2569"},
          {"ภาคเรียน", "=1"},
          {"ผู้รายงาน", "ด.ช." + std::string(kNameA) + " " + kSurnameA + " " + kPhone}};
}

const Row kPupilHead{"เลขประจำตัวประชาชน", "ชั้น",        "เพศ", "คำนำหน้า", "ชื่อ", "นามสกุล", "วันเกิด", "โทรศัพท์",
                     "ชื่อ-สกุลผู้ปกครอง",     "วันที่เข้าเรียน"};

Row pupil(const std::string& id, const std::string& grade, const std::string& sex, const std::string& name,
          const std::string& enrolled) {
  return {id, grade, sex, sex == "ชาย" ? "ด.ช." : "ด.ญ.", name, kSurnameA, kBirth, kPhone, kParent, enrolled};
}

/// A school's list of pupils with every fault that such lists have.
std::string pupils_of_school_one() {
  XlsxParts book;
  book.sheets = {{"หน้าปก", sheet_of(cover_of("33010001", "บ้านคูซอด"))},
                 {"รายชื่อนักเรียน", sheet_of({kPupilHead,
                                           pupil("1-3301-00000-01-6", "ป.6/1", "ชาย", kNameA, "16/05/2563"),
                                           pupil("๓๓๐๐๕๐๐๑๒๓๔๕๖", "ป.๕", "หญิง", kNameB, "16/05/2564"),
                                           pupil(kIdMistyped, "ป.5", "หญิง", kNameB, "16/05/2564"),
                                           pupil(kIdG, "ป.1", "ชาย", kNameA, "16/05/2569"),
                                           pupil("=" + std::string(kIdA), "ป.6/1", "ชาย", kNameA, "16/05/2563"),
                                           pupil("", "ป.1", "หญิง", kNameB, "16/05/2569"),
                                           pupil("12345", "ป.1", "หญิง", kNameB, "16/05/2569"),
                                           // shifted by one column: a name in the grade's, an id in the pupil's
                                           {"=3300500123456", kNameB, kPhone, "ด.ญ.", kIdB, kSurnameA, "หญิง"}})}};
  return book.bytes();
}

std::string pupils_of_school_two() {
  XlsxParts book;
  book.sheets = {{"หน้าปก", sheet_of(cover_of("33010002", "บ้านเวาะ"))},
                 {"นักเรียนรายบุคคล", sheet_of({kPupilHead, pupil(kIdA, "ป.6", "ชาย", kNameA, "01/06/2568"),
                                             pupil("1100000000008", "ป.6", "ชาย", "อื่น", "16/05/2563")})}};
  return book.bytes();
}

/// A usual return with personal data wherever an officer might leave them.
std::string strewn_return() {
  const std::string person = "ด.ช." + std::string(kNameA) + " " + kSurnameA;
  XlsxParts book;
  book.sheets = {
      {"หน้าปก", sheet_of(cover_of("33010004", "บ้านจานหนองคู"))},
      {"โครงการ",
       sheet_of({{"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", "งบประมาณ", "ผู้รับผิดชอบ", "หมายเหตุ", "เลขประจำตัวประชาชน",
                  "ชื่อ-สกุลนักเรียน", "เบอร์โทรผู้ปกครอง", "อื่น ๆ"},
                 {"P-01", "อาหารกลางวัน", "ต.ค. 2568 - ก.ย. 2569", "=5000", "นายสมศักดิ์ มีสุข " + std::string(kPhone),
                  "ติดต่อ " + person + " เลข 1-3301-00000-01-6", kIdB, kNameB, kLandline, kEmail},
                 {kIdA, "ช่วยเหลือ " + person, "ต.ค. 2568 - ก.ย. 2569", "=100", "",
                  "แม่ชื่อ น.ส." + std::string(kParent) + " โทร 045-998877 " + kEmail, "", "", "", kIdB}})},
      {"ตัวชี้วัด", sheet_of({{"รหัสตัวชี้วัด", "ตัวชี้วัด", "ตัวตั้ง", "ตัวหาร", "ผลการดำเนินงาน"}, {"I17", "", "=1", "=100", "=1"}})},
      {person + " " + kIdA,
       sheet_of(
           {{"ที่", "เลขบัตรประชาชน", "ชื่อ - สกุล", "โทร"}, {"1", kIdA, kNameA, kPhone}, {"2", kIdB, kNameB, kLandline}})}};
  auto zip = book.zip_without_sheets();
  for (std::size_t i = 0; i < book.sheets.size(); ++i)
    zip.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", book.sheets[i].second);
  zip.add("xl/comments1.xml", "<comments><commentList><comment ref=\"A1\"><text><t>" + person + " " + kIdA +
                                  "</t></text></comment></commentList></comments>");
  return zip.finish();
}

/// Faults whose messages would quote what was typed.
std::string faulty_return() {
  const std::string person = "ด.ญ." + std::string(kNameB) + " " + kSurnameA;
  XlsxParts book;
  book.sheets = {{"หน้าปก", sheet_of(cover_of(kIdA, person))},
                 {"โครงการ", sheet_of({{"รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", "งบประมาณ"},
                                       {"P-01", "หนึ่ง", kPhone, person + " " + kIdB},
                                       {"P-01", "", "", "๐๘๑-๒๓๔-๕๖๗๘"},
                                       {"", person, kIdA, "=1"}})},
                 {"ตัวชี้วัด", sheet_of({{"รหัสตัวชี้วัด", "ตัวชี้วัด", "ตัวตั้ง", "ตัวหาร", "ผลการดำเนินงาน"},
                                     {"I17", "", "=" + std::string(kIdA), "=" + std::string(kIdA), ""},
                                     {kIdB, person, kIdA, kPhone, kEmail}})}};
  return book.bytes();
}

/// Every name and every byte below a folder, zips unpacked, by path; but for the originals, which their owner alone may
/// read, and the sender's own folder.
std::map<std::string, std::string> everything_below(const fs::path& root) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = fs::relative(entry.path(), root).string();
    if (name.starts_with("archive") || name.starts_with("inbox") || name.starts_with("catalogue")) continue;
    contents["name of " + name] = name;
    if (!entry.is_regular_file()) continue;
    const std::string bytes = tidtam::base::read_file(entry.path());
    contents[name] = bytes;
    if (!bytes.starts_with("PK")) continue;
    for (const auto& [part, content] : tidtam::support::parts_of_zip(bytes)) contents[name + " " + part] = content;
  }
  return contents;
}

/// Thai digits folded, and nothing left of what may stand between digits and names.
std::string plain(const std::string& text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    if (byte(i) == 0xE0 && byte(i + 1) == 0xB9 && byte(i + 2) >= 0x90 && byte(i + 2) <= 0x99) {
      folded += static_cast<char>('0' + (byte(i + 2) - 0x90));
      i += 2;
    } else if (text[i] != ' ' && text[i] != '-' && text[i] != '.') {
      folded += text[i];
    }
  }
  return folded;
}

/// Where seeds stand, raw or plain; empty as it should be.
std::vector<std::string> leaks_in(const std::map<std::string, std::string>& contents) {
  std::vector<std::string> leaks;
  for (const auto& [place, content] : contents) {
    const std::string folded = plain(content);
    for (const std::string& seed : kSeeds) {
      if (content.find(seed) != std::string::npos || folded.find(plain(seed)) != std::string::npos)
        leaks.push_back(place + ": " + seed);
    }
  }
  return leaks;
}

class PersonsInReturns : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(workspace_.root() / "tidtam.yaml") << "inbox:\n  settle_seconds: 0\nlog_level: debug\n";
    key_ = workspace_.root().parent_path() / "site.key";
    write_key(std::string(kKey) + "\n", 0600);
    ::setenv("TIDTAM_SITE_KEY_FILE", key_.c_str(), 1);
  }
  void TearDown() override { ::unsetenv("TIDTAM_SITE_KEY_FILE"); }

  void write_key(const std::string& key, mode_t mode) const {
    std::ofstream(key_, std::ios::binary | std::ios::trunc) << key;
    ::chmod(key_.c_str(), mode);
  }

  ToolResult run() {
    ToolResult result = workspace_.run({"run", "--date", "2026-11-21"});
    exported_.clear();
    said_ += result.out + result.err;
    return result;
  }

  const std::vector<CsvRow>& exported(const std::string& table) {
    const auto [known, is_new] = exported_.try_emplace(table);
    if (is_new) known->second = rows_of(workspace_.run({"export", table}).out);
    return known->second;
  }

  /// The numerator on the OBEC line; empty where there is no card.
  std::string counted(const std::string& unit, const std::string& indicator, const std::string& dimension) {
    for (const CsvRow& row : exported("scorecard")) {
      if (row.at("line") == "obec" && row.at("unit_code") == unit && row.at("indicator") == indicator &&
          row.at("dimension") == dimension) {
        return row.at("numerator") + (row.at("denominator").empty() ? "" : "/" + row.at("denominator"));
      }
    }
    return {};
  }

  std::multiset<std::string> rules_of_cell(const std::string& cell) {
    std::multiset<std::string> rules;
    for (const CsvRow& row : exported("finding")) {
      if (row.at("cell") == cell) rules.insert(row.at("rule"));
    }
    return rules;
  }

  TemporaryWorkspace workspace_;
  std::map<std::string, std::vector<CsvRow>> exported_;  ///< since the last run
  fs::path key_;
  std::string said_;
};

TEST_F(PersonsInReturns, StandsNowhereInWhatARunLeaves) {
  workspace_.drop("33010001/นักเรียน.xlsx", pupils_of_school_one());
  workspace_.drop("33010002/pupils.xlsx", pupils_of_school_two());
  workspace_.drop("33010004/รายงาน.xlsx", strewn_return());
  workspace_.drop("33010005/รายงาน.xlsx", faulty_return());
  const std::string person = "ด.ช." + std::string(kNameA) + " " + kSurnameA;
  workspace_.drop("33010005/" + person + " 1-3301-00000-01-6.xlsx", "no workbook");
  workspace_.drop(person + "/" + std::string(kIdB) + ".csv", "ที่,ชื่อ,เลข\n1," + person + "," + kIdA + "\n");
  workspace_.drop("33010005/list.csv", "1," + person + "," + kIdA + "," + kPhone + "\n2,ด.ญ." + kNameB + " x," + kIdB +
                                           "," + kLandline + "\n");
  // What a developer would run over the same files.
  const fs::path copy = workspace_.root().parent_path() / (person + " " + kIdA + ".xlsx");
  for (const std::string& bytes : {pupils_of_school_one(), strewn_return(), faulty_return()}) {
    std::ofstream(copy, std::ios::binary) << bytes;
    for (const char* how : {"--json", "-v"}) {
      const ToolResult checked = workspace_.run({"check", how, copy.string()});
      said_ += checked.out + checked.err;
    }
  }
  EXPECT_EQ(run().status, 3);
  EXPECT_EQ(run().status, 0) << "a second run has nothing to say";
  const fs::path exports = workspace_.root() / "exports";
  std::vector<std::string> arguments{"export", "--all-versions", "--to", exports.string()};
  for (const std::string& table : tidtam::testing::tables_of_data()) arguments.push_back(table);
  EXPECT_EQ(workspace_.run(arguments).status, 0);
  EXPECT_EQ(workspace_.run({"export", "person_key"}).status, 2) << "keys are no table";
  auto contents = everything_below(workspace_.root());
  contents["what was said"] = said_;
  contents["status"] = workspace_.run({"status"}).out + workspace_.run({"status", "--json"}).out;
  EXPECT_GT(contents.size(), 60U);
  EXPECT_THAT(said_, HasSubstr("PID-CHK"));
  EXPECT_THAT(leaks_in(contents), IsEmpty());
}

// Of school one: four with an id of their own, one without, one with five digits; the fifth row is the first once more
// and the last the second. Boys: the first and the G-code; girls: the others. Of school two: two boys, one of them the
// first of school one, who came there later.
TEST_F(PersonsInReturns, IsCountedOnceForASchoolAndOnceAboveTheSchools) {
  workspace_.drop("33010001/a.xlsx", pupils_of_school_one());
  workspace_.drop("33010002/b.xlsx", pupils_of_school_two());
  EXPECT_EQ(run().status, 0) << said_;
  EXPECT_EQ(counted("33010002", "I13", ""), "2");
  EXPECT_EQ(counted("33010001", "I13", ""), "5") << "six, and one of them is at school two by now";
  EXPECT_EQ(counted("33010000", "I13", ""), "7");
  EXPECT_EQ(counted("33010000", "I13", "sex=male"), "3");
  EXPECT_EQ(counted("33010000", "I13", "sex=female"), "4");
  EXPECT_EQ(counted("33010000", "I13", "grade=p6"), "2");
  EXPECT_EQ(rules_of_cell("A6"), (std::multiset<std::string>{"PID-DUP"}));
  EXPECT_THAT(rules_of_cell("A4"), ::testing::Contains("PID-CHK"));
  EXPECT_THAT(rules_of_cell("A7"), ::testing::Contains("PID-NONE"));
  EXPECT_THAT(rules_of_cell("A8"), ::testing::Contains("PID-LEN"));
  std::map<std::string, std::string> shared;
  for (const CsvRow& row : exported("shared_person"))
    shared[row.at("unit_code") + "!" + row.at("cell")] = row.at("other_units") + " " + row.at("counted");
  EXPECT_EQ(shared,
            (std::map<std::string, std::string>{{"33010001!A2", "33010002 false"}, {"33010002!A2", "33010001 true"}}));
  for (const CsvRow& row : exported("indicator_value")) {
    if (row.at("unit_code") == "33010001" && row.at("dimension").empty()) {
      EXPECT_EQ(row.at("numerator"), "6") << "the fact is what the school reported";
    }
  }
}

TEST_F(PersonsInReturns, GoesBackWhereThereIsNoKey) {
  ::unsetenv("TIDTAM_SITE_KEY_FILE");
  workspace_.drop("33010001/a.xlsx", pupils_of_school_one());
  EXPECT_EQ(run().status, 3);
  EXPECT_EQ(exported("submission").at(0).at("state"), "returned");
  EXPECT_THAT(exported("indicator_value"), IsEmpty());
  bool is_told = false;
  for (const CsvRow& row : exported("finding")) is_told |= row.at("rule") == "PII-KEY";
  EXPECT_TRUE(is_told);
}

TEST_F(PersonsInReturns, WaitsForAKeyThatNobodyElseCanRead) {
  workspace_.drop("33010001/a.xlsx", pupils_of_school_one());
  write_key(kKey, 0644);
  const ToolResult open = run();
  EXPECT_EQ(open.status, 2);
  EXPECT_THAT(open.err, HasSubstr("chmod 600"));
  EXPECT_THAT(open.err, HasSubstr("ผู้อื่นอ่านหรือแก้ไฟล์กุญแจปกปิดเลขประจำตัวได้"));
  write_key("short", 0600);
  const ToolResult brief = run();
  EXPECT_EQ(brief.status, 2);
  EXPECT_THAT(brief.err, HasSubstr("32"));
  fs::remove(key_);
  EXPECT_EQ(run().status, 2);
  EXPECT_TRUE(fs::exists(workspace_.root() / "inbox/33010001/a.xlsx"));
  write_key(kKey, 0600);
  EXPECT_EQ(run().status, 0) << said_;
}

TEST_F(PersonsInReturns, AreToldApartNoMoreUnderAnotherKeyAndTheRunSaysSo) {
  workspace_.drop("33010001/a.xlsx", pupils_of_school_one());
  EXPECT_EQ(run().status, 0) << said_;
  EXPECT_THAT(said_, Not(HasSubstr("TIDTAM_SITE_KEY_FILE")));
  write_key("another-invented-site-key-of-more-than-thirty-two-bytes", 0600);
  EXPECT_THAT(run().err, HasSubstr("(TIDTAM_SITE_KEY_FILE) ไม่ใช่กุญแจเดิม"));
  EXPECT_THAT(run().err, Not(HasSubstr("TIDTAM_SITE_KEY_FILE"))) << "told once";
}

TEST_F(PersonsInReturns, LeavesTheArchiveAfterItsTime) {
  const std::string personal = pupils_of_school_one();
  XlsxParts plain_book;
  std::vector<Row> cover = cover_of("33010004", "บ้านจานหนองคู");
  cover.pop_back();  // the line that says who reports
  plain_book.sheets = {
      {"หน้าปก", sheet_of(cover)},
      {"ตัวชี้วัด", sheet_of({{"รหัสตัวชี้วัด", "ตัวชี้วัด", "ตัวตั้ง", "ตัวหาร", "ผลการดำเนินงาน"}, {"I17", "", "=1", "=100", "=1"}})}};
  workspace_.drop("33010001/a.xlsx", personal);
  workspace_.drop("33010004/b.xlsx", plain_book.bytes());
  ASSERT_EQ(run().status, 0) << said_;
  const auto kept = [&](const std::string& bytes) {
    const std::string hash = tidtam::base::sha256_of(bytes);
    return workspace_.root() / "archive" / hash.substr(0, 2) / hash;
  };
  const auto make_older = [&](int days) {
    for (const std::string& bytes : {personal, plain_book.bytes()})
      fs::last_write_time(kept(bytes), fs::file_time_type::clock::now() - std::chrono::hours(24 * days));
  };
  make_older(89);
  ASSERT_EQ(run().status, 0);
  EXPECT_TRUE(fs::exists(kept(personal)));
  make_older(91);
  ASSERT_EQ(run().status, 0);
  EXPECT_FALSE(fs::exists(kept(personal)));
  EXPECT_TRUE(fs::exists(kept(plain_book.bytes())));
  EXPECT_THAT(tidtam::base::read_file(workspace_.root() / "log/tidtam.log"),
              HasSubstr(tidtam::base::sha256_of(personal).substr(0, 16) + ": held personal data and was deleted"));
  EXPECT_EQ(counted("33010001", "I13", ""), "6") << "what was counted stays";
}

}  // namespace
