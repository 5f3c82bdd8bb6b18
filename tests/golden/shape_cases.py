"""Golden cases of what stands around and between tables, and of sheets that cannot be read as they are."""

from workbooks import COVER, COVER_OF_AREA, HERE, save


def merged_texts():
    """A project merged over rows in which its objectives go on: the first is read, and the sender told of the others."""
    table = [
        ["รหัสโครงการ", "ชื่อโครงการ", "ระยะเวลา", "วัตถุประสงค์", "หมายเหตุ"],
        ["P1", "ส่งเสริมการอ่าน", "ปีงบประมาณ 2569", "1. อ่านคล่อง", None],
        [None, None, None, "2. เขียนได้", "ต่อเนื่อง"],
        [None, None, None, "3. คิดเป็น", None],
        ["P2", "อาหารกลางวัน", "ปีงบประมาณ 2569", "กินอิ่ม", None],
    ]
    save(
        "merged_texts",
        {"หน้าปก": COVER, "โครงการ": table},
        merged=[("โครงการ", cells) for cells in ("A2:A4", "B2:B4", "C2:C4")],
    )


def stacked_tables():
    """Three tables on one sheet, one below the other, under titles, the last without a blank row before it."""
    table = [
        ["ข้อมูลบุคลากร"],
        ["1. อัตรากำลัง"],
        ["ตำแหน่ง", "กรอบอัตรากำลัง", "มีจริง", "ว่าง"],
        ["ครู", 100, 96, 4],
        ["ครูผู้ช่วย", 20, 20, 0],
        ["รวม", 120, 116, 4],
        [],
        ["2. การย้ายและบรรจุ"],
        ["ตำแหน่ง", "วิชาเอก", "ย้ายเข้า", "ย้ายออก", "บรรจุ"],
        ["ครู", "ภาษาไทย", 3, 5, 6],
        ["รวม", None, 3, 5, 6],
        ["ด้าน", "ปัญหา", "ข้อเสนอ"],
        ["บุคคล", "ครูย้ายออกมาก", "จัดบ้านพัก"],
    ]
    save("stacked_tables", {"หน้าปก": COVER_OF_AREA, "บุคลากร": table})


def side_by_side():
    """Two tables with an empty column between them; the left one is shorter."""
    left = [
        ["ตำแหน่ง", "มีจริง", "ว่าง"],
        ["ครู", 96, 4],
        ["รวม", 96, 4],
        [None, None, None],
    ]
    right = [
        ["ด้าน", "ปัญหา", "ข้อเสนอ"],
        ["บุคคล", "ครูย้ายออกมาก", "จัดบ้านพัก"],
        ["วิชาการ", "สื่อไม่พอ", "ทำสื่อเอง"],
        ["ทั่วไป", "น้ำไม่พอ", "ขุดบ่อ"],
    ]
    table = [a + [None] + b for a, b in zip(left, right)]
    save("side_by_side", {"หน้าปก": COVER_OF_AREA, "ข้อมูลอื่น": table})


def school_table_deep():
    """Four header rows, sums of an amphoe, a grand total and a mean beneath, a hidden school, a column of the area's own."""
    table = [
        ["ข้อมูลรายโรงเรียน"],
        ["ที่", "รหัส SMIS", "โรงเรียน", "อำเภอ", "ข้อมูลนักเรียน", None, None, "ข้อมูลผลสัมฤทธิ์", None, "ห้องเรียน"],
        [None, None, None, None, "จำนวนนักเรียน", None, None, "NT ป.3"],
        [None, None, None, None, "ชาย", "หญิง", "รวม", "จำนวนผู้เข้าสอบ", "คะแนนเฉลี่ย", "(ห้อง)"],
        [None, None, None, None, "(คน)", "(คน)", "(คน)", "(คน)", "(คะแนน)"],
        [1, "33010001", "บ้านดอกจาน", "เมืองศรีสะเกษ", 50, 45, 95, 10, 55.5, 8],
        [2, "33010002", "วัดทุ่งทอง", "เมืองศรีสะเกษ", 60, 70, 130, 20, 40, 9],
        ["รวมอำเภอเมืองศรีสะเกษ", None, None, None, 110, 115, 225, 30, None, 17],
        [3, "33010004", "บ้านน้ำใส", "กันทรารมย์", 30, 20, 50, "-", "-", 8],
        ["รวมอำเภอกันทรารมย์", None, None, None, 30, 20, 50, None, None, 8],
        ["รวมทั้งสิ้น", None, None, None, 140, 135, 276, 30, None, 25],
        [None, None, "เฉลี่ย", None, 46.67, 45, 91.67, 15],
    ]
    sheet = "ข้อมูลรายโรงเรียน"
    merged = [f"{c}2:{c}5" for c in "ABCD"] + ["E2:G2", "H2:I2", "E3:G3", "H3:I3"]
    save("school_table_deep", {"หน้าปก": COVER_OF_AREA, sheet: table}, merged=[(sheet, cells) for cells in merged], hidden_rows=[(sheet, 7)])


def missing_column():
    """The sheet is called after its form and has most of its columns, but not the one that is needed."""
    table = [
        ["ความเสี่ยง", "ประเภท", "โอกาส", "ผู้รับผิดชอบ"],
        ["ครูไม่ครบชั้น", "S", 4, "กลุ่มบุคคล"],
    ]
    save("missing_column", {"หน้าปก": COVER, "ความเสี่ยง": table})


def ambiguous():
    """A sheet of no telling name with as much of one form as of another."""
    table = [
        ["รหัสโครงการ", "โครงการ", "ระยะเวลา", "สถานะ"],
        ["P1", "ส่งเสริมการอ่าน", "ต.ค. 68 - ก.ย. 69", "แล้วเสร็จ"],
    ]
    save("ambiguous", {"หน้าปก": COVER, "Sheet1": table})


def unknown_sheets():
    """Three sheets of no form: one of words alone, one of other heads, one that lacks a head of its form; one empty."""
    save(
        "unknown_sheets",
        {
            "หน้าปก": COVER,
            "บันทึก": [["ส่งช้าเพราะน้ำท่วม"]],
            "ครุภัณฑ์": [["ที่", "เลขครุภัณฑ์", "ยี่ห้อ"], [1, "7440-001", "ก"]],
            "Sheet2": [["ตำแหน่ง", "ว่าง", "เกษียณ"], ["ครู", 4, 2]],
            "Sheet3": [],
        },
    )


def hidden_parts():
    """A sheet that is hidden, and one with a hidden column: both count all the same."""
    progress = [["รหัสโครงการ", "โครงการ", "สถานะ", "ปัญหาอุปสรรค"], ["P1", "ส่งเสริมการอ่าน", "แล้วเสร็จ", "ฝนตก"]]
    problems = [["ด้าน", "ปัญหา", "ข้อเสนอ"], ["บุคคล", "ครูย้ายออกมาก", "จัดบ้านพัก"]]
    save(
        "hidden_parts",
        {"หน้าปก": COVER, "ความก้าวหน้า": progress, "ประเด็นปัญหา": problems},
        hidden_columns=[("ความก้าวหน้า", "D")],
        hidden_sheets=["ประเด็นปัญหา"],
    )


def doubled_head():
    """The same head twice: the left column counts."""
    table = [
        ["ด้าน", "ปัญหา", "ข้อเสนอ", "ข้อเสนอแนะ"],
        ["บุคคล", "ครูย้ายออกมาก", "จัดบ้านพัก", "ขออัตราเพิ่ม"],
    ]
    save("doubled_head", {"หน้าปก": COVER, "ประเด็นปัญหา": table})


def two_units_of_money():
    """Baht above the table and millions of baht in a head: no amount can be trusted."""
    table = [
        ["หน่วย : บาท"],
        ["รหัสโครงการ", "โครงการ", "สถานะ", "เบิกจ่าย (ล้านบาท)"],
        ["P1", "ส่งเสริมการอ่าน", "แล้วเสร็จ", 1],
    ]
    save("two_units_of_money", {"หน้าปก": COVER, "ความก้าวหน้า": table})


def cover_without_year():
    """A cover that lacks a label that is needed."""
    cover = [row for row in COVER if row[0] != "ปีงบประมาณ"]
    problems = [["ด้าน", "ปัญหา", "ข้อเสนอ"], ["บุคคล", "ครูย้ายออกมาก", "จัดบ้านพัก"]]
    save("cover_without_year", {"หน้าปก": cover, "ประเด็นปัญหา": problems})


DMC_LEVELS = (
    ("ก่อนประถม", ("อ.1", "อ.2", "อ.3")),
    ("ประถม", ("ป.1", "ป.2", "ป.3", "ป.4", "ป.5", "ป.6")),
    ("ม.ต้น", ("ม.1", "ม.2", "ม.3")),
    ("ม.ปลายและเทียบเท่า", ("ม.4", "ม.5", "ม.6", "ปวช.1", "ปวช.2", "ปวช.3")),
)


def dmc_enrolment():
    """The enrolment export: 96 columns, a last row of sums without a label, one of them wrong. `taught` names the grades
    of a school with boys, girls and classrooms; a level's figures are made of them unless `slips` says otherwise."""

    def figures(taught, slips):
        row, everybody = [], [0, 0, 0, 0]
        for level, grades in DMC_LEVELS:
            whole = [0, 0, 0, 0]
            for grade in grades:
                boys, girls, rooms = taught.get(grade, (0, 0, 0))
                four = [boys, girls, boys + girls, rooms]
                whole = [a + b for a, b in zip(whole, four)]
                row += four
            everybody = [a + b for a, b in zip(everybody, whole)]
            row += slips.get(level, whole)
        return row + slips.get("ทั้งหมด", everybody)

    heads = ["รหัสเขต", "ชื่อเขต", "รหัสโรงเรียน", "ชื่อโรงเรียน"]
    for level, grades in DMC_LEVELS:
        for grade in grades:
            heads += [f"{grade} ชาย", f"{grade} หญิง", f"รวม{grade}", f"{grade} ห้อง"]
        heads += [f"รวม{level} ชาย", f"รวม{level} หญิง", f"รวม{level}", f"รวมห้อง{level}"]
    heads += ["รวมทั้งหมด ชาย", "รวมทั้งหมด หญิง", "รวมทั้งหมด", "รวมห้องทั้งหมด"]
    schools = [
        ("33010001", "บ้านดอกจาน", {"อ.2": (5, 4, 1), "ป.1": (10, 12, 1), "ป.6": (8, 9, 1)}, {}),
        ("33010002", "วัดทุ่งทอง", {"ป.1": (40, 35, 3), "ม.1": (30, 25, 2)}, {"ม.ต้น": [30, 25, 55, 3]}),
        ("33010004", "บ้านน้ำใส", {"ป.3": (3, 4, 1)}, {"ทั้งหมด": [3, 4, 8, 1]}),
    ]
    rows = [["33010000", "สพป.ศรีสะเกษ เขต 1", code, name] + figures(taught, slips) for code, name, taught, slips in schools]
    sums = [sum(row[c] for row in rows) for c in range(4, len(heads))]
    sums[heads.index("ป.1 ชาย") - 4] += 1
    rows.append([""] * 4 + sums)
    period = ["ข้อมูล ภาคเรียนที่ 1 ปีการศึกษา 2569 ปีงบประมาณ 2569 ไตรมาสที่ 4"]
    folder = HERE / "dmc_enrolment"
    folder.mkdir(exist_ok=True)
    lines = [",".join(str(cell) for cell in row) for row in [period, heads] + rows]
    (folder / "input.csv").write_bytes("\r\n".join(lines).encode("cp874") + b"\r\n")


CASES = (
    dmc_enrolment,
    stacked_tables,
    side_by_side,
    school_table_deep,
    missing_column,
    ambiguous,
    unknown_sheets,
    hidden_parts,
    doubled_head,
    two_units_of_money,
    cover_without_year,
    merged_texts,
)
