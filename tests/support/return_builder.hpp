#pragma once

#include <string>

#include "tests/support/sheet_builder.hpp"

namespace tidtam::support {

/// The cover of a school's return for the fourth quarter of 2569, as the form has it.
inline void add_cover(model::Workbook& workbook, const Content& code = "33010001",
                      const Content& name = "โรงเรียนบ้านดอกจาน") {
  SheetBuilder(workbook, "หน้าปก")
      .row({"แบบรายงาน"})
      .row({"รหัสหน่วยงาน", code})
      .row({"ชื่อหน่วยงาน", name})
      .row({"ปีงบประมาณ", 2569})
      .row({"ไตรมาส", 4})
      .row({"ปีการศึกษา", 2569})
      .row({"ภาคเรียน", 1})
      .add();
}

}  // namespace tidtam::support
