#!/usr/bin/python3
"""Makes the sample returns in samples/inbox/: real units, invented figures, no person.

usage: samples/make_returns.py [FOLDER]     (needs Debian's python3-openpyxl)

The files are kept in the repository; run this after changing them here. Each imitates a habit of real offices: merged
and unmerged two-row heads, title rows, Thai digits, columns in another order, Windows-874, totals, notes below the table.
ARRIVALS gives each file the time at which it "came in", so that the sample reports are the same on every machine.
"""
import csv
import os
import sys

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "inbox")
ARRIVALS = []

# code, name, amphoe, boys, girls, teachers by standard, teachers, NT takers, NT mean, dropouts, below 80 %,
# assessed, cannot read, weighed, well, thin, short, overweight, poor, supported
SISAKET_1 = [
    ["33010001", "บ้านคูซอด", "เมืองศรีสะเกษ", 48, 44, 6, 5, 11, "48.25", 0, 1, 80, 2, 92, 60, 9, 7, 8, 40, 36],
    ["33010002", "บ้านเวาะ", "เมืองศรีสะเกษ", 41, 47, 6, 6, 10, "52.40", 0, 0, 76, 1, 88, 58, 8, 6, 7, 35, 35],
    ["33010004", "บ้านจานหนองคู", "เมืองศรีสะเกษ", 63, 60, 8, 7, 15, "55.10", 1, 2, 105, 4, 120, 80, 10, 9, 11, 52, 44],
    ["33010005", "บ้านดงบัง(คุรุราษฎร์พัฒนา)", "เมืองศรีสะเกษ", 70, 65, 8, 8, 17, "58.75", 0, 1, 118, 3, 135, 95, 9, 8, 12, 47, 45],
    ["33010009", "บ้านแทงวิทยา", "เมืองศรีสะเกษ", 88, 83, 10, 11, 22, "61.30", 0, 0, 150, 2, 170, 121, 11, 9, 15, 58, 55],
    ["33010012", "ตะดอบวิทยา", "เมืองศรีสะเกษ", 172, 166, 18, 16, 40, "50.60", 3, 4, 290, 9, 330, 225, 24, 21, 30, 120, 101],
]
CHIANG_MAI_1 = [
    ["50010001", "ศรีเนห์รู", "เมืองเชียงใหม่", 55, 61, 7, 7, 14, "57.80", 0, 0, 100, 1, 114, 83, 6, 5, 12, 22, 22],
    ["50010003", "วัดเจ็ดยอด", "เมืองเชียงใหม่", 102, 96, 11, 10, 25, "63.45", 1, 1, 172, 2, 198, 140, 10, 8, 24, 31, 30],
    ["50010005", "วัดป่าตัน", "เมืองเชียงใหม่", 210, 198, 20, 21, 52, "66.20", 0, 2, 350, 5, 400, 280, 18, 15, 50, 60, 57],
    ["50010007", "คำเที่ยงอนุสสรณ์", "เมืองเชียงใหม่", 150, 141, 15, 14, 37, "59.15", 2, 3, 255, 6, 288, 199, 15, 13, 36, 45, 40],
    ["50010014", "อนุบาลเชียงใหม่", "เมืองเชียงใหม่", 905, 930, 82, 85, 240, "71.90", 0, 0, 1600, 4, 1820, 1290, 60, 45, 280, 90, 90],
]
# code, name, boys, girls, standard, teachers, ม.3 takers, mean, ม.6 takers, mean, dropouts, below 80 %, weighed, well, poor, supported
SECONDARY = [
    ["33012003", "คูซอดประชาสรรค์", "เมืองศรีสะเกษ", 108, 114, 15, 14, 38, "36.45", 30, "31.20", 2, 3, 220, 150, 70, 61],
    ["33012005", "สิริเกศน้อมเกล้า", "เมืองศรีสะเกษ", 130, 137, 17, 17, 45, "40.10", 36, "34.75", 1, 1, 265, 190, 66, 66],
    ["35012005", "กู่จานวิทยาคม", "คำเขื่อนแก้ว", 78, 82, 11, 9, 27, "35.20", 20, "29.90", 3, 4, 158, 101, 59, 48],
    ["35012003", "สอนแก้วว่องไววิทยา", "กุดชุม", 190, 191, 23, 22, 62, "41.85", 55, "36.05", 1, 2, 380, 270, 90, 84],
]


def arrives(path, moment):
    """Notes when the file came in (Thai time) and makes its folder."""
    ARRIVALS.append((path, moment))
    full = os.path.join(FOLDER, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    return full


def thai_digits(text):
    return str(text).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def cover(book, rows, title="แบบรายงานผลการดำเนินงาน"):
    sheet = book.active
    sheet.title = "หน้าปก"
    sheet["B2"] = title
    sheet["B2"].font = Font(bold=True, size=18)
    for number, (label, value) in enumerate(rows, start=4):
        sheet.cell(number, 2, label).font = Font(bold=True)
        sheet.cell(number, 4, value)
    sheet.column_dimensions["B"].width = 24
    sheet.column_dimensions["D"].width = 48
    return book


def table(book, name, heads, rows, top=1, title=None, note=None, unit=None):
    """A sheet with one head row; `top` is its row number."""
    sheet = book.create_sheet(name)
    if title:
        sheet.cell(1, 1, title).font = Font(bold=True, size=16)
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(heads))
    if unit:
        sheet.cell(top - 1, len(heads), unit).alignment = Alignment(horizontal="right")
    for column, head in enumerate(heads, start=1):
        sheet.cell(top, column, head).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = max(12, min(40, len(head) + 6))
    for offset, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(top + offset, column, value)
            if isinstance(value, str) and value.isdigit() and len(value) > 5:
                cell.number_format = "@"
    if note:
        sheet.cell(top + len(rows) + 2, 1, note)
    return sheet


def primary_heads():
    return [("ที่", None), ("รหัสโรงเรียน", None), ("ชื่อโรงเรียน", None), ("อำเภอ", None),
            ("จำนวนนักเรียน", "ชาย"), ("จำนวนนักเรียน", "หญิง"), ("จำนวนนักเรียน", "รวม"),
            ("จำนวนครู", "ตามเกณฑ์"), ("จำนวนครู", "มีจริง"), ("จำนวนครู", "ขาด/เกิน"),
            ("NT ป.3", "จำนวนผู้เข้าสอบ"), ("NT ป.3", "คะแนนเฉลี่ย"),
            ("ออกกลางคัน", None), ("มีเวลาเรียนน้อยกว่าร้อยละ 80", None),
            ("อ่านไม่ออกเขียนไม่ได้", "จำนวนที่ประเมิน"), ("อ่านไม่ออกเขียนไม่ได้", "จำนวน"),
            ("น้ำหนักส่วนสูง", "ชั่งวัด"), ("น้ำหนักส่วนสูง", "สมส่วน"), ("น้ำหนักส่วนสูง", "ผอม"),
            ("น้ำหนักส่วนสูง", "เตี้ย"), ("น้ำหนักส่วนสูง", "เริ่มอ้วนและอ้วน"),
            ("นักเรียนยากจน", "ทั้งหมด"), ("นักเรียนยากจน", "ได้รับทุน")]


def primary_row(number, school):
    code, name, amphoe, boys, girls, standard, teachers, takers, mean, *rest = school
    return [number, code, name, amphoe, boys, girls, boys + girls, standard, teachers, teachers - standard, takers,
            float(mean), *rest]


def two_row_table(sheet, heads, rows, top, merged):
    """Heads two rows deep, merged as Excel users do or typed by hand with blanks to the right."""
    column = 1
    while column <= len(heads):
        group, leaf = heads[column - 1]
        sheet.cell(top, column, group).font = Font(bold=True)
        last = column
        while leaf is not None and last < len(heads) and heads[last][0] == group:
            last += 1
        if leaf is None:
            if merged:
                sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
        else:
            for at in range(column, last + 1):
                sheet.cell(top + 1, at, heads[at - 1][1]).font = Font(bold=True)
            if merged and last > column:
                sheet.merge_cells(start_row=top, end_row=top, start_column=column, end_column=last)
        column = last + 1
    for offset, row in enumerate(rows):
        for column, value in enumerate(row, start=1):
            sheet.cell(top + 2 + offset, column, value)


def total_row(rows, label_column, sum_columns):
    total = [None] * len(rows[0])
    total[label_column] = "รวม"
    for column in sum_columns:
        total[column] = sum(row[column] for row in rows if isinstance(row[column], (int, float)))
    return total


OFFICE_PROJECTS = ["รหัสโครงการ", "ชื่อโครงการ", "ยุทธศาสตร์", "ภารกิจ", "เป้าหมายแผนแม่บทย่อย (Y1)", "ยุทธศาสตร์ชาติ (Z)",
                   "ห่วงโซ่คุณค่า", "กลุ่มที่รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลผลิต", "ผลลัพธ์", "งบประมาณที่ได้รับจัดสรร",
                   "แหล่งงบประมาณ", "โครงการสำคัญ"]
PROGRESS = ["รหัสโครงการ", "ชื่อโครงการ", "สถานะ", "ร้อยละความก้าวหน้า", "ก่อหนี้ผูกพัน", "เบิกจ่ายสะสม", "ปัญหา/อุปสรรค",
            "แนวทางแก้ไข"]
INDICATORS = ["รหัสตัวชี้วัด", "ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมาย", "ตัวตั้ง", "ตัวหาร", "ผลการดำเนินงาน", "หมายเหตุ"]


def sisaket_1():
    book = cover(Workbook(), [
        ("รหัสหน่วยงาน", "33010000"), ("ชื่อหน่วยงาน", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขต ๑"),
        ("สังกัด", "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"), ("จังหวัด", "ศรีสะเกษ"), ("ปีงบประมาณ", 2569),
        ("ไตรมาส", 4), ("ปีการศึกษา", 2569), ("ภาคเรียนที่", 1), ("วันที่รายงาน", "๑๐ ตุลาคม ๒๕๖๙")])
    sheet = book.create_sheet("ข้อมูลรายโรงเรียน")
    sheet["A1"] = "ข้อมูลพื้นฐานรายโรงเรียน ภาคเรียนที่ 1 ปีการศึกษา 2569"
    sheet.merge_cells("A1:W1")
    rows = [primary_row(number, school) for number, school in enumerate(SISAKET_1, start=1)]
    rows.append(total_row(rows, 2, [4, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]))
    two_row_table(sheet, primary_heads(), rows, 3, merged=True)
    sheet.cell(13, 1, "หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2569")
    table(book, "โครงการ", OFFICE_PROJECTS, [
        ["สพป33-69-01", "ยกระดับการอ่านออกเขียนได้ ป.1–ป.3", "ยุทธศาสตร์ที่ 2", "Function, Agenda", "120101", "3", "กลางทาง",
         "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา", "ต.ค. 68 – ก.ย. 69", "ครูได้รับการนิเทศ 120 คน", "นักเรียนอ่านออกเขียนได้", 850000,
         "เงินงบประมาณ (สพฐ.)", "ใช่"],
        ["สพป33-69-02", "เครือข่ายเฝ้าระวังเด็กนอกระบบ", "ยุทธศาสตร์ที่ 4", "Area", "120101", "4", "ต้นทาง",
         "กลุ่มส่งเสริมการจัดการศึกษา", "1 ธันวาคม 2568 – 30 กันยายน 2569", "ติดตามเด็กครบทุกราย", "เด็กกลับเข้าเรียน", 320000,
         "งบพัฒนาจังหวัด", "ใช่"],
        ["สพป33-69-03", "พัฒนาครูด้วย ID-Plan", "ยุทธศาสตร์ที่ 3", "Function", "120101", "3", "กลางทาง",
         "กลุ่มพัฒนาครูและบุคลากรทางการศึกษา", "ม.ค. – ส.ค. 2569", "ครู 300 คนมีแผนพัฒนา", "ครูมีสมรรถนะสูงขึ้น", 450000,
         "เงินงบประมาณ (สพฐ.)", ""],
    ], top=3, title="แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2569", unit="หน่วย : บาท")
    table(book, "ความก้าวหน้า", PROGRESS, [
        ["สพป33-69-01", "ยกระดับการอ่านออกเขียนได้ ป.1–ป.3", "ดำเนินการแล้วเสร็จ", 100, 0, 842500, "", ""],
        ["สพป33-69-02", "เครือข่ายเฝ้าระวังเด็กนอกระบบ", "อยู่ระหว่างดำเนินการ", 70, 40000, 190000, "ติดตามผู้ปกครองไม่พบ",
         "ประสานผู้นำชุมชน"],
        ["สพป33-69-03", "พัฒนาครูด้วย ID-Plan", "ล่าช้ากว่าแผน", 40, 0, 120000, "วิทยากรเลื่อน", "จัดอบรมออนไลน์"],
    ])
    table(book, "ตัวชี้วัด", INDICATORS, [
        ["I32", "ร้อยละสถานศึกษาที่ส่ง SAR ทันกำหนด", "ร้อยละ", 100, 6, 6, 100, ""],
        ["I48", "ร้อยละครูได้รับการพัฒนา / มี ID-Plan", "ร้อยละ", 80, 40, 53, 75.47, ""],
    ])
    book.save(arrives("33010000/รายงาน สพป.ศก.1 ไตรมาส 4-2569.xlsx", "2026-10-10T09:15:00+07:00"))


def sisaket_1_earlier():
    """The round before: the district's table alone, so that the reports have something to compare with."""
    book = cover(Workbook(), [
        ("รหัสหน่วยงาน", "33010000"), ("ชื่อหน่วยงาน", "สพป.ศรีสะเกษ เขต 1"), ("ปีงบประมาณ", 2569), ("ไตรมาส", 2),
        ("ปีการศึกษา", 2568), ("ภาคเรียนที่", 2), ("วันที่รายงาน", "8 เม.ย. 69")])
    sheet = book.create_sheet("ข้อมูลรายโรงเรียน")
    rows = []
    for number, school in enumerate(SISAKET_1, start=1):
        earlier = list(school)
        earlier[3] += 2
        earlier[8] = "%.2f" % (float(school[8]) - 2.5)
        earlier[9] += 1
        earlier[12] += 2
        earlier[14] -= 3
        rows.append(primary_row(number, earlier))
    two_row_table(sheet, primary_heads(), rows, 1, merged=True)
    book.save(arrives("33010000/รายงาน สพป.ศก.1 ไตรมาส 2-2569.xlsx", "2026-04-08T14:00:00+07:00"))


def chiang_mai_1():
    """A district table saved as csv by Excel for Windows: Windows-874, two head rows typed by hand, Thai digits."""
    heads = primary_heads()
    rows = [["ข้อมูลรายโรงเรียน สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเชียงใหม่ เขต 1"],
            ["ไตรมาสที่ ๔ ปีงบประมาณ ๒๕๖๙ ภาคเรียนที่ ๑ ปีการศึกษา ๒๕๖๙"], []]
    groups, leaves, before = [], [], None
    for group, leaf in heads:
        groups.append("" if leaf is not None and group == before else group)
        leaves.append(leaf or "")
        before = group if leaf is not None else None
    rows += [groups, leaves]
    for number, school in enumerate(CHIANG_MAI_1, start=1):
        row = primary_row(number, school)
        rows.append([thai_digits(number), row[1], row[2], row[3]] + ["{:,}".format(v) if isinstance(v, int) else v for v in row[4:]])
    path = arrives("50010000/ข้อมูลรายโรงเรียน ชม.1.csv", "2026-10-12T16:40:00+07:00")
    with open(path, "w", encoding="cp874", newline="") as out:
        csv.writer(out, lineterminator="\r\n").writerows(rows)


def secondary():
    """A secondary service area that spans two provinces; heads typed by hand without merging."""
    book = cover(Workbook(), [
        ("รหัสหน่วยงาน", "00330001"), ("ชื่อหน่วยงาน", "สพม.ศรีสะเกษ ยโสธร"), ("ปีงบประมาณ พ.ศ.", "๒๕๖๙"), ("ไตรมาสที่", "4"),
        ("ปีการศึกษา", "2569"), ("ภาคเรียน", "1"), ("ข้อมูล ณ วันที่", "9 ต.ค. 2569")])
    sheet = book.create_sheet("รายโรงเรียน")
    sheet["A1"] = "ตารางข้อมูลรายโรงเรียนในสังกัด"
    heads = [("ลำดับ", None), ("รหัส SMIS", None), ("สถานศึกษา", None), ("อำเภอ", None),
             ("จำนวนนักเรียน", "ชาย"), ("จำนวนนักเรียน", "หญิง"), ("จำนวนนักเรียน", "รวม"),
             ("จำนวนครู", "ตามเกณฑ์"), ("จำนวนครู", "มีจริง"),
             ("O-NET ม.3", "จำนวนผู้เข้าสอบ"), ("O-NET ม.3", "คะแนนเฉลี่ย"),
             ("O-NET ม.6", "จำนวนผู้เข้าสอบ"), ("O-NET ม.6", "คะแนนเฉลี่ย"),
             ("ออกกลางคัน", None), ("มีเวลาเรียนน้อยกว่าร้อยละ 80", None),
             ("น้ำหนักส่วนสูง", "ชั่งวัด"), ("น้ำหนักส่วนสูง", "สมส่วน"),
             ("นักเรียนยากจน", "ทั้งหมด"), ("นักเรียนยากจน", "ได้รับทุน")]
    rows = []
    for number, school in enumerate(SECONDARY, start=1):
        code, name, amphoe, boys, girls, standard, teachers, t3, m3, t6, m6, *rest = school
        rows.append([number, code, "โรงเรียน" + name, amphoe, boys, girls, boys + girls, standard, teachers, t3, float(m3), t6, float(m6),
                     *rest])
    two_row_table(sheet, heads, rows, 4, merged=False)
    table(book, "โครงการ", ["ที่", "รหัสโครงการ", "โครงการ", "กลยุทธ์", "ลักษณะภารกิจ", "ระยะเวลา", "งบประมาณ", "ผู้รับผิดชอบ"], [
        [1, "สพม-69-01", "ส่งเสริมการเรียนรู้วิทยาศาสตร์ ม.ต้น", "กลยุทธ์ที่ 2", "Agenda", "พ.ย. 68 – มี.ค. 69", 600, "กลุ่มส่งเสริมการจัดการศึกษา"],
        [2, "สพม-69-02", "ห้องเรียนสีเขียวทุกโรงเรียน", "กลยุทธ์ที่ 5", "Area/Cluster", "1 ม.ค. 2569 ถึง 30 ก.ย. 2569", 380, "กลุ่มนโยบายและแผน"],
    ], top=3, title="โครงการตามแผนปฏิบัติการ", unit="หน่วย : พันบาท")
    table(book, "ความก้าวหน้า", PROGRESS, [
        ["สพม-69-01", "ส่งเสริมการเรียนรู้วิทยาศาสตร์ ม.ต้น", "แล้วเสร็จ", 100, "-", 598400, "", ""],
        ["สพม-69-02", "ห้องเรียนสีเขียวทุกโรงเรียน", "กำลังดำเนินการ", 60, 50000, 210000, "", ""],
    ])
    book.save(arrives("00330001/สพม ศก ยส รายโรงเรียน.xlsx", "2026-10-09T11:05:00+07:00"))


def school_clean():
    book = cover(Workbook(), [
        ("รหัสสถานศึกษา", "33010005"), ("ชื่อสถานศึกษา", "โรงเรียนบ้านดงบัง(คุรุราษฎร์พัฒนา)"), ("สังกัด", "สพป.ศรีสะเกษ เขต 1"),
        ("จังหวัด", "ศรีสะเกษ"), ("ปีงบประมาณ", 2569), ("ไตรมาส", 4), ("ปีการศึกษา", 2569), ("ภาคเรียนที่", 1),
        ("วันที่รายงาน", "5 ตุลาคม 2569")])
    table(book, "โครงการ", ["รหัสโครงการ", "ชื่อโครงการ", "กลยุทธ์", "ภารกิจ", "ระยะเวลาดำเนินการ", "งบประมาณ", "แหล่งเงิน"], [
        ["ดบ-69-01", "พัฒนาทักษะการอ่านและการเขียน", "กลยุทธ์ที่ 1", "Function", "16 พ.ค. – 30 ก.ย. 2569", 24500, "เงินอุดหนุน"],
        ["ดบ-69-02", "โรงเรียนปลอดภัย", "กลยุทธ์ที่ 2", "Agenda", "ตลอดปีงบประมาณ 2569", 12000, "เงินอุดหนุน"],
    ], top=2)
    table(book, "ความก้าวหน้า", PROGRESS, [
        ["ดบ-69-01", "พัฒนาทักษะการอ่านและการเขียน", "แล้วเสร็จ", 100, 0, 24500, "", ""],
        ["ดบ-69-02", "โรงเรียนปลอดภัย", "อยู่ระหว่างดำเนินการ", 80, 0, 9200.50, "", ""],
    ])
    table(book, "ตัวชี้วัด", INDICATORS, [
        ["I11", "ร้อยละนักเรียนอ่านไม่ออกเขียนไม่ได้", "ร้อยละ", 0, 2, 118, 1.69, "สอบซ่อมแล้ว 1 คน"],
        ["I50", "ร้อยละนักเรียนได้รับการคัดกรอง/เยี่ยมบ้าน", "ร้อยละ", 100, 135, 135, 100, ""],
        ["I53", "ร้อยละสถานศึกษาที่มีแผนจัดการภัยพิบัติ", "ร้อยละ", 100, 1, 1, 100, ""],
    ])
    book.save(arrives("33010005/รายงานไตรมาส 4.xlsx", "2026-10-05T15:30:00+07:00"))


def school_messy():
    """What schools really send: titles above, another column order, Thai digits, decomposed sara am, a BE-typed date."""
    book = cover(Workbook(), [
        ("โรงเรียน", "บ้านเเทงวิทยา"), ("รหัสโรงเรียน", "๓๓๐๑๐๐๐๙"), ("สังกัด", "สํานักงานเขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขต ๑"),
        ("ปีงบประมาณ", "พ.ศ. ๒๕๖๙"), ("ไตรมาสที่", "๔"), ("ปีการศึกษา", "๒๕๖๙"), ("ภาคเรียนที่", "๑"), ("วันที่รายงาน", "๗ ต.ค. ๖๙")])
    sheet = book.create_sheet("แผนงาน-โครงการ")
    sheet["A1"] = "สรุปโครงการของโรงเรียนบ้านแทงวิทยา"
    sheet["A2"] = "ปีงบประมาณ ๒๕๖๙"
    heads = ["ที่", "งาน/โครงการ", "งบประมาณที่ได้รับ", "วันเริ่มต้น", "วันสิ้นสุด", "ผู้รับผิดชอบโครงการ", "หมายเหตุ"]
    for column, head in enumerate(heads, start=1):
        sheet.cell(5, column, head)
    # 244485 and 244622: the serials that Excel stores when 16/5/2569 and 30/9/2569 are typed into Gregorian cells
    rows = [[1, "ค่ายภาษาไทย", "๑๕,๐๐๐ บาท", "1 พ.ย. 2568", "30 พ.ย. 2568", "ฝ่ายวิชาการ", ""],
            [2, "เกษตรเพื่ออาหารกลางวัน", "8,500.-", 244485, 244622, "ฝ่ายบริหารทั่วไป", ""],
            ["", "รวม", "23,500", "", "", "", ""]]
    for offset, row in enumerate(rows, start=6):
        for column, value in enumerate(row, start=1):
            if value != "":
                sheet.cell(offset, column, value)
                if column in (4, 5) and isinstance(value, int):
                    sheet.cell(offset, column).number_format = "dd/mm/yyyy"
    sheet["A10"] = "หมายเหตุ ขอถัวจ่ายทุกรายการ"
    table(book, "ตัวชี้วัด", ["ที่", "ตัวชี้วัด", "จำนวนที่ทำได้", "จำนวนทั้งหมด", "ผลงาน", "เป้าหมาย"], [
        [1, "ร้อยละนักเรียนได้รับการคัดกรอง/เยี่ยมบ้าน", "๑๖๕", "๑๗๑", "ร้อยละ 96.49", "๑๐๐"],
        [2, "ร้อยละนักเรียนอ่านไม่ออกเขียนไม่ได้", "2", "150", "1.33%", "0"],
        [3, "คะแนน ITA (สพท.)", None, None, "ไม่เกี่ยวข้อง", None],
    ], top=4, title="ผลการดำเนินงานตามตัวชี้วัด")
    book.save(arrives("33010009/รายงาน บ้านแทง แก้ไข.xlsx", "2026-10-07T08:20:00+07:00"))


def school_superseded():
    """An older version of the clean return; the newer one replaces it whole, whichever is read first."""
    book = cover(Workbook(), [
        ("รหัสสถานศึกษา", "33010005"), ("ชื่อสถานศึกษา", "บ้านดงบัง(คุรุราษฎร์พัฒนา)"), ("ปีงบประมาณ", 2569), ("ไตรมาส", 4),
        ("ปีการศึกษา", 2569), ("ภาคเรียนที่", 1)])
    table(book, "ตัวชี้วัด", INDICATORS, [["I11", "ร้อยละนักเรียนอ่านไม่ออกเขียนไม่ได้", "ร้อยละ", 0, 5, 118, 4.24, ""]])
    book.save(arrives("33010005/รายงานไตรมาส 4 (ฉบับแรก).xlsx", "2026-10-01T10:00:00+07:00"))


def school_faulty():
    """Comes back to its sender: letters among digits, a day that is not, more disbursed than allocated, an unknown code."""
    book = cover(Workbook(), [
        ("รหัสสถานศึกษา", "33010012"), ("ชื่อสถานศึกษา", "โรงเรียนตะดอบวิทยา"), ("สังกัด", "สพป.ศรีสะเกษ เขต 1"), ("ปีงบประมาณ", 2569),
        ("ไตรมาส", 4), ("ปีการศึกษา", 2569), ("ภาคเรียนที่", 1), ("วันที่รายงาน", "29/2/2568")])
    table(book, "โครงการ", ["รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลาดำเนินการ", "งบประมาณ"], [
        ["ตด-69-01", "ห้องสมุดมีชีวิต", "ต.ค. 68 – ก.ย. 69", "1,2O0"],
        ["ตด-69-02", "กีฬาสีสัมพันธ์", "ธันวาคม 2568", 18000],
    ])
    table(book, "ความก้าวหน้า", PROGRESS, [
        ["ตด-69-01", "ห้องสมุดมีชีวิต", "อยู่ระหว่างดำเนินการ", 50, 0, 600, "", ""],
        ["ตด-69-02", "กีฬาสีสัมพันธ์", "แล้วเสร็จ", 100, 0, 21000, "", ""],
    ])
    table(book, "ตัวชี้วัด", INDICATORS, [
        ["I99", "ร้อยละความสุขของนักเรียน", "ร้อยละ", 80, 300, 338, 88.76, ""],
        ["I17", "อัตราการออกกลางคัน", "ร้อยละ", 0, 3, 338, 0.89, ""],
    ])
    book.save(arrives("33010012/ส่งรายงานไตรมาส 4.xlsx", "2026-10-14T17:55:00+07:00"))


def school_csv():
    """Indicators alone as csv (UTF-8 with a mark at its head); the unit is told by the folder, the period by the title."""
    path = arrives("50010003/ตัวชี้วัด วัดเจ็ดยอด.csv", "2026-10-08T13:10:00+07:00")
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([
            ["ผลการดำเนินงานตามตัวชี้วัด ไตรมาสที่ 4/2569 ภาคเรียนที่ 1 ปีการศึกษา 2569"],
            ["รหัส", "ชื่อตัวชี้วัด", "หน่วยวัด", "เป้าหมาย", "ตัวตั้ง", "ตัวหาร", "ผล"],
            ["I50", "ร้อยละนักเรียนได้รับการคัดกรอง/เยี่ยมบ้าน", "ร้อยละ", "100", "190", "198", "95.96"],
            ["I53", "ร้อยละสถานศึกษาที่มีแผนจัดการภัยพิบัติ", "ร้อยละ", "100", "1", "1", "100"],
        ])


def chiang_mai_office():
    book = cover(Workbook(), [
        ("รหัสหน่วยงาน", "50010000"), ("ชื่อหน่วยงาน", "สพป.เชียงใหม่ เขต 1"), ("ปีงบประมาณ", 2569), ("ไตรมาส", 4),
        ("ปีการศึกษา", 2569), ("ภาคเรียนที่", 1), ("วันที่รายงาน", "12 ต.ค. 2569")])
    table(book, "โครงการ", OFFICE_PROJECTS, [
        ["ชม1-69-01", "ขับเคลื่อนคุณภาพการศึกษาปฐมวัย", "ยุทธศาสตร์ที่ 2", "Function", "110201", "3", "ต้นทาง", "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา",
         "ต.ค. 2568 – ก.ย. 2569", "โรงเรียน 60 แห่ง", "เด็กมีพัฒนาการสมวัย", 700000, "เงินงบประมาณ (สพฐ.)", "ใช่"],
        ["ชม1-69-02", "ป้องกันฝุ่นควันในสถานศึกษา", "ยุทธศาสตร์ที่ 5", "Area, Cluster", "120101", "5", "กลางทาง", "กลุ่มอำนวยการ",
         "ม.ค. – พ.ค. 2569", "ห้องปลอดฝุ่น 25 ห้อง", "นักเรียนปลอดภัย", 1250000, "งบพัฒนาจังหวัด", ""],
    ], top=3, title="โครงการ ปีงบประมาณ 2569", unit="หน่วย : บาท")
    table(book, "ความก้าวหน้า", PROGRESS, [
        ["ชม1-69-01", "ขับเคลื่อนคุณภาพการศึกษาปฐมวัย", "แล้วเสร็จ", 100, 0, 695000, "", ""],
        ["ชม1-69-02", "ป้องกันฝุ่นควันในสถานศึกษา", "แล้วเสร็จ", 100, 0, 1250000, "", ""],
    ])
    book.save(arrives("50010000/โครงการ ชม.1.xlsx", "2026-10-12T16:45:00+07:00"))


def province():
    book = cover(Workbook(), [
        ("ชื่อหน่วยงาน", "ศธจ.ศรีสะเกษ"), ("จังหวัด", "ศรีสะเกษ"), ("ปีงบประมาณ", 2569), ("ไตรมาส", 4), ("ปีการศึกษา", 2569),
        ("ภาคเรียนที่", 1), ("วันที่รายงาน", "15 ตุลาคม 2569")])
    table(book, "โครงการ", ["รหัสโครงการ", "ชื่อโครงการ", "ยุทธศาสตร์", "ลักษณะภารกิจ", "ระยะเวลาดำเนินการ", "งบประมาณที่ได้รับจัดสรร",
                            "แหล่งงบประมาณ"], [
        ["ศธจ33-69-01", "บูรณาการข้อมูลประชากรวัยเรียนจังหวัด", "ยุทธศาสตร์ที่ 4", "Agenda/Area", "ต.ค. 68 – ก.ย. 69", 540000, "งบพัฒนาจังหวัด"],
    ])
    table(book, "ความก้าวหน้า", PROGRESS, [
        ["ศธจ33-69-01", "บูรณาการข้อมูลประชากรวัยเรียนจังหวัด", "อยู่ระหว่างดำเนินการ", 85, 30000, 455000, "", ""]])
    table(book, "ตัวชี้วัด", INDICATORS, [
        ["I52", "ร้อยละผู้เรียนพิการ/ด้อยโอกาสที่ได้รับการศึกษา", "ร้อยละ", 80, 1240, 1490, 83.22, "ทุกสังกัดในจังหวัด"]])
    book.save(arrives("ศธจ.ศรีสะเกษ ไตรมาส 4-69.xlsx", "2026-10-15T09:00:00+07:00"))


def empty():
    """A copy that never finished."""
    open(arrives("50010007/รายงานไตรมาส 4.xlsx", "2026-10-13T12:00:00+07:00"), "wb").close()


for make in (sisaket_1, sisaket_1_earlier, chiang_mai_1, chiang_mai_office, secondary, school_clean, school_messy,
             school_superseded, school_faulty, school_csv, province, empty):
    make()
with open(os.path.join(FOLDER, os.pardir, "arrivals.tsv"), "w", encoding="utf-8") as out:
    for path, moment in sorted(ARRIVALS):
        out.write("%s\t%s\n" % (moment, path))
