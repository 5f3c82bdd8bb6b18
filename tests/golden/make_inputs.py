#!/usr/bin/env python3
"""Makes the inputs of the golden cases named (all where none is), anew: invented figures. Run it only to change a case;
then tests/update_goldens."""

import datetime
import sys

sys.dont_write_bytecode = True  # every folder here is a case

import register_cases  # noqa: E402
import return_cases  # noqa: E402
import shape_cases  # noqa: E402
import suggest_cases  # noqa: E402
import workbooks  # noqa: E402


def cover():
    """Labels anywhere, values behind empty cells, Thai digits, the sheet under another name."""
    rows = [
        [None, None, "รายงาน"],
        [],
        [None, "โรงเรียน :", None, "บ้านดอกจาน", None, "รหัส SMIS", 33010001],
        ["ประจำปีงบประมาณ พ.ศ.", None, "๒๕๖๙", "ไตรมาสที่", None, "ไตรมาส ๔"],
        ["ปีการศึกษา", "1/2569", "ภาคเรียนที่", "๑", "สังกัด", "สพป.ศรีสะเกษ เขต 1"],
    ]
    workbooks.save("cover", {"แบบ 1": rows, "ตัวชี้วัด": [["รหัสตัวชี้วัด", "ผล"], ["I13", 95]]})


def projects():
    """A table at C7, a note in thousands of baht, dates of every kind, a total, a note beneath."""
    table = [
        ["บัญชีโครงการ", None, None, None, None, "หน่วย : พันบาท"],
        ["ที่", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", None, "งบประมาณ", "ภารกิจ", "สนองยุทธศาสตร์"],
        [None, None, "เริ่มต้น", "สิ้นสุด"],
        [1, "โครงการรักการอ่าน", datetime.date(2025, 10, 1), "30 ก.ย. 69", 12.5, "Function/Area", "ยุทธศาสตร์ที่ ๒"],
        [2, "โครงการ\nอาหารกลางวัน", 241500, datetime.date(2026, 9, 30), "๔๕,๐๐๐.๕๐ บาท", "Agenda", None],
        [3, "โครงการสํานึกรักบ้านเกิด", "1/11/2568", "๑๕ มี.ค. ๒๕๖๙", "-", None, None],
        ["รวมทั้งสิ้น", None, None, None, 57.5005],
        ["หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2569"],
        [],
        [None, "ลงชื่อ ........................ ผู้รายงาน"],
    ]
    workbooks.save(
        "projects",
        {"หน้าปก": workbooks.COVER, "โครงการ": table},
        corner=(7, 3),
        merged=[("โครงการ", "E8:F8")],
        formats=[("โครงการ", "E11", "dd/mm/yyyy")],
    )


def progress():
    """By code and by name, statuses in several words, percentages under a format and in words."""
    projects_table = [["รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา", "งบประมาณ"], ["P1", "ก", "ปีงบประมาณ 2569", 10000], ["P2", "ข", "ต.ค. 68 - ก.ย. 69", 500]]
    table = [
        ["รหัสโครงการ", "โครงการ", "ผลการดำเนินงาน (สถานะ)", "ความก้าวหน้า (ร้อยละ)", "ก่อหนี้ผูกพัน", "เบิกจ่าย", "ปัญหาอุปสรรค", "ข้อเสนอแนะ"],
        ["P1", None, "ดำเนินการแล้วเสร็จ", 1, "-", "10,000.-", None, None],
        [None, "ข", "ล่าช้ากว่าแผน", "ร้อยละ ๓๐", None, 100.25, "ฝนตก", "เลื่อน"],
        [None, "โครงการนอกแผน", "ยกเลิก", None, None, "ไม่มีข้อมูล", None, None],
    ]
    workbooks.save("progress", {"หน้าปก": workbooks.COVER, "โครงการ": projects_table, "ความก้าวหน้า": table}, formats=[("ความก้าวหน้า", "D2", "0%")])


def indicators():
    """Parts, means, counts, every state of a missing value, a value that disagrees."""
    table = [
        ["รหัส", "ตัวชี้วัด", "เป้าหมาย", "จำนวนที่ทำได้", "จำนวนทั้งหมด", "ผลงาน"],
        ["I17", None, 0, 1, 200, 0.5],
        ["I11", None, None, 3, 60, 7],
        ["I07", None, 50, None, 20, 45.25],
        [None, "จำนวนนักเรียน", None, None, None, "๑๒๐ คน"],
        ["I36", None, None, "ไม่มีข้อมูล", 90, None],
        ["I21", None, None, "-", 200, None],
        ["I38", None, None, None, None, "ไม่เกี่ยวข้อง"],
        ["I09", None, None, None, None, None],
    ]
    workbooks.save("indicators", {"หน้าปก": workbooks.COVER, "ตัวชี้วัด": table})


def school_table():
    """A district's table as a csv of Windows-874, without a cover, a page head repeated, two rows at fault."""
    lines = [
        "ข้อมูลรายโรงเรียน ไตรมาสที่ 4 ปีงบประมาณ 2569 ภาคเรียนที่ 1 ปีการศึกษา 2569",
        "ที่,รหัสโรงเรียน,ชื่อโรงเรียน,อำเภอ,จำนวนนักเรียน,,,O-NET ป.6,,ออกกลางคัน,น้ำหนักส่วนสูง,",
        ",,,,ชาย,หญิง,รวม,จำนวนผู้เข้าสอบ,คะแนนเฉลี่ย,,ชั่งวัด,สมส่วน",
        "1,33010001,โรงเรียนบ้านดอกจาน,เมืองศรีสะเกษ,50,45,95,11,38.75,1,95,80",
        "2,33010002,วัดทุ่งทอง,เมืองศรีสะเกษ,60,70,130,-,-,-,ไม่มีข้อมูล,ไม่มีข้อมูล",
        ",,,,ชาย,หญิง,รวม,จำนวนผู้เข้าสอบ,คะแนนเฉลี่ย,,ชั่งวัด,สมส่วน",
        "3,,บ้านน้ำใส,กันทรารมย์,30,20,50,,,0,50,50",
        "4,33010003,บ้านน้ำใส,เมืองศรีสะเกษ,30,20,51,,,0,50,51",
        "5,33019999,บ้านไม่มีจริง,เมืองศรีสะเกษ,1,1,2,,,,,",
        "รวม,,,,171,156,328,11,,1,195,181",
    ]
    folder = workbooks.HERE / "school_table"
    folder.mkdir(exist_ok=True)
    (folder / "input.csv").write_bytes("\r\n".join(lines).encode("cp874") + b"\r\n")


CASES = {
    case.__name__: case
    for case in (cover, projects, progress, indicators, school_table)
    + return_cases.CASES
    + register_cases.CASES
    + shape_cases.CASES
    + suggest_cases.CASES
}

for name in sys.argv[1:] or CASES:
    CASES[name]()
