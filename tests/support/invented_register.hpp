#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "transforms/units/register.hpp"

namespace tidtam::support {

/// A register of schools that exist nowhere, with about as many names alike as the real one has (four of five schools
/// bear theirs alone): a tenth of the names stand in several provinces, a tenth have a donor in brackets, every fifth
/// school has an old name. The same for every call.
class InventedRegister {
 public:
  explicit InventedRegister(std::size_t schools) {
    using enum model::UnitKind;
    add("OBEC", obec, "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "สพฐ.");
    for (std::size_t province = 0; province < kProvinces; ++province) {
      const std::string code = std::to_string(10 + province);
      const std::string name =
          "สมมุติ" + std::string(kEnds[province % kEnds.size()]) + std::string(kMiddles[province % kMiddles.size()]);
      made_.provinces.push_back({code, name, "", {}});
      add(code + "990000", esao, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา" + name, "สพป." + name);
      parents_.push_back({model::Line::obec, code + "990000", "OBEC"});
    }
    for (std::size_t school = 0; school < schools; ++school) add_school(school);
    made_.tree = model::UnitTree(std::move(units_), parents_);
  }

  [[nodiscard]] const transforms::UnitRegister& units() const { return made_; }

 private:
  static constexpr std::size_t kProvinces = 75;
  static constexpr std::size_t kAmphoes = 12;  // of each province
  static constexpr std::array<std::string_view, 6> kLeads{"บ้าน", "วัด", "บ้าน", "ชุมชนบ้าน", "อนุบาล", "บ้าน"};
  static constexpr std::array<std::string_view, 24> kMiddles{"หนอง", "โนน", "ห้วย", "คลอง", "ทุ่ง",   "ดอน", "เขา", "โคก",
                                                             "ท่า",   "บ่อ",  "นา",  "ดง",   "ป่า",   "แม่",  "สระ", "ไร่",
                                                             "วัง",   "บึง",  "หัว",  "บาง",  "เกาะ", "โพธิ์", "ศรี",  "ปาก"};
  static constexpr std::array<std::string_view, 29> kEnds{
      "ไผ่",   "สูง",     "ยาง", "ขาว",  "แดง",  "ใหญ่",   "น้อย",  "กลาง",  "เหนือ", "ใต้",
      "แก้ว",  "ทอง",    "เงิน", "หวาย", "ตาล",  "มะขาม", "พลวง", "กระทุ่ม", "จิก",   "สัก",
      "ประดู่", "ตะเคียน", "ช้าง", "เสือ",  "กวาง", "เต่า",   "ปลา",  "นกยูง",  "สามัคคี"};

  void add(std::string code, model::UnitKind kind, std::string name, std::string short_name) {
    model::Unit& one = units_.emplace_back();
    one.code = std::move(code);
    one.kind = kind;
    one.name = std::move(name);
    one.short_name = std::move(short_name);
  }

  void add_school(std::size_t school) {
    const std::size_t province = school % kProvinces;
    const std::size_t which = school * 7'919 % (kMiddles.size() * kEnds.size() * kEnds.size() * 3);
    std::string name(kLeads[school % kLeads.size()]);
    name += kMiddles[which % kMiddles.size()];
    name += kEnds[which / kMiddles.size() % kEnds.size()];
    if (school % 10 != 3) {  // the others are called as several are
      name += kEnds[which / kMiddles.size() / kEnds.size() % kEnds.size()];
      name +=
          std::array<std::string_view, 3>{"", "พัฒนา", "วิทยา"}[which / kMiddles.size() / kEnds.size() / kEnds.size()];
    }
    if (school % 10 == 0) name += "(" + std::string(kEnds[school % 23]) + "อุปถัมภ์)";
    const std::string code = std::to_string(10'000'000 + school * 3);
    add(code, model::UnitKind::school, name, name);
    units_.back().province_code = std::to_string(10 + province);
    units_.back().amphoe = "อำเภอ" + std::string(kEnds[school / kProvinces % kAmphoes]) + "ทดลอง";
    parents_.push_back({model::Line::obec, code, units_.back().province_code + "990000"});
    if (school % 5 == 0) made_.names.push_back({name + "วิทยาคารเดิม", code, "old_name"});
  }

  transforms::UnitRegister made_;
  std::vector<model::Unit> units_;
  std::vector<model::UnitTree::Parent> parents_;
};

}  // namespace tidtam::support
