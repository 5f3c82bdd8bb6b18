#!/usr/bin/python3
"""A nation's returns of one quarter: real units of the catalogue, invented figures, the same bytes every time.

usage: nation.py FOLDER [OFFICES] [SCHOOLS]     245 ESAO tables (all their schools) and 2,000 returns of schools

Each ESAO sends one table of its schools (csv, UTF-8), each of the first SCHOOLS schools a table of indicators.
"""
import csv
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "transforms", "reference")
TITLE = "ไตรมาสที่ 4 ปีงบประมาณ 2569 ภาคเรียนที่ 1 ปีการศึกษา 2569"
HEADS = [
    ["ที่", "รหัสโรงเรียน", "ชื่อโรงเรียน", "อำเภอ", "จำนวนนักเรียน", "", "", "จำนวนครู", "", "", "NT ป.3", "",
     "ออกกลางคัน", "มีเวลาเรียนน้อยกว่าร้อยละ 80", "อ่านไม่ออกเขียนไม่ได้", "", "น้ำหนักส่วนสูง", "", "", "", "",
     "นักเรียนยากจน", ""],
    ["", "", "", "", "ชาย", "หญิง", "รวม", "ตามเกณฑ์", "มีจริง", "ขาด/เกิน", "จำนวนผู้เข้าสอบ", "คะแนนเฉลี่ย", "", "",
     "จำนวนที่ประเมิน", "จำนวน", "ชั่งวัด", "สมส่วน", "ผอม", "เตี้ย", "เริ่มอ้วนและอ้วน", "ทั้งหมด", "ได้รับทุน"],
]


class Figures:
    """Numbers that look like figures and are the same on every machine."""

    def __init__(self):
        self.seed = 12345

    def below(self, limit):
        self.seed = (self.seed * 1664525 + 1013904223) % 2**32
        return (self.seed >> 8) % max(limit, 1)


def rows_of(name):
    with open(os.path.join(ROOT, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def school_row(number, school, figures):
    boys, girls = 20 + figures.below(150), 20 + figures.below(150)
    pupils = boys + girls
    standard = 3 + pupils // 20
    teachers = standard - 2 + figures.below(4)
    weighed = pupils - figures.below(5)
    well, thin, short = weighed * 7 // 10, weighed // 12, weighed // 15
    poor = figures.below(pupils // 2)
    return [number, school["unit_code"], school["name"], school["amphoe"], boys, girls, pupils, standard, teachers,
            teachers - standard, pupils // 8, f"{35 + figures.below(4000) / 100:.2f}", figures.below(3), figures.below(4),
            pupils * 8 // 10, figures.below(6), weighed, well, thin, short, weighed // 10, poor, poor - figures.below(poor // 4)]


def write(folder, unit, name, rows):
    os.makedirs(os.path.join(folder, unit), exist_ok=True)
    with open(os.path.join(folder, unit, name), "w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)


def main():
    folder = sys.argv[1]
    offices_wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 245
    schools_wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    units = {row["unit_code"]: row for row in rows_of("units.csv")}
    offices = sorted(code for code, unit in units.items() if unit["kind"] == "esao")[:offices_wanted]
    schools_of = {code: [] for code in offices}
    for link in rows_of("unit_parents.csv"):
        school = units.get(link["unit_code"])
        if link["line"] == "obec" and link["parent_code"] in schools_of and school and school["kind"] == "school":
            if school not in schools_of[link["parent_code"]]:
                schools_of[link["parent_code"]].append(school)
    figures = Figures()
    sent = tables = 0
    for office in offices:
        schools = sorted(schools_of[office], key=lambda school: school["unit_code"])
        tables += len(schools)
        write(folder, office, "ข้อมูลรายโรงเรียน.csv",
              [["ข้อมูลรายโรงเรียน " + units[office]["name"]], [TITLE], []] + HEADS +
              [school_row(number, school, figures) for number, school in enumerate(schools, start=1)])
        for school in schools:
            if sent >= schools_wanted:
                break
            sent += 1
            visited = 50 + figures.below(100)
            write(folder, school["unit_code"], "ตัวชี้วัด.csv", [
                ["ผลการดำเนินงานตามตัวชี้วัด " + TITLE],
                ["รหัส", "ชื่อตัวชี้วัด", "หน่วยวัด", "เป้าหมาย", "ตัวตั้ง", "ตัวหาร", "ผล"],
                ["I50", "ร้อยละนักเรียนได้รับการคัดกรอง/เยี่ยมบ้าน", "ร้อยละ", "100", visited, 150, f"{visited / 1.5:.2f}"],
                ["I53", "ร้อยละสถานศึกษาที่มีแผนจัดการภัยพิบัติ", "ร้อยละ", "100", 1, 1, 100]])
    print(f"{len(offices)} tables of {tables} schools, {sent} returns of schools")


if __name__ == "__main__":
    main()
