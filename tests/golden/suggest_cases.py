"""Golden cases of sheets that no layout takes, for `tidtam layout suggest`: `suggest/<case>/input.xlsx`."""

import datetime

from workbooks import save


def loans():
    """One row of heads under a title, a row number, codes with leading zeros, dates of the workbook, borrowers by name."""
    table = [
        ["ทะเบียนยืมครุภัณฑ์"],
        ["ที่", "เลขครุภัณฑ์", "รายการครุภัณฑ์", "วันที่ยืม", "ผู้ยืม", "โทรศัพท์", "จำนวน", "คืนแล้ว"],
        [1, "0012", "เครื่องฉายภาพ", datetime.date(2026, 6, 1), "นายสมมติ ใจดี", "044000001", 1, "✓"],
        [2, "0013", "กล้องถ่ายรูป", datetime.date(2026, 6, 9), "นางสาวตัวอย่าง มีสุข", "044000002", 2, "✓"],
        [3, "0144", "ไมโครโฟน", datetime.date(2026, 7, 3), "นายสมมติ ใจดี", "044000001", 4, None],
        ["รวม", None, None, None, None, None, 7],
        [None, None, "ลงชื่อ .................... เจ้าหน้าที่พัสดุ"],
    ]
    save("suggest/loans", {"ทะเบียนยืม": table}, formats=[("ทะเบียนยืม", f"D{row}", "dd/mm/yyyy") for row in (3, 4, 5)])


def subsidies():
    """Two rows of heads through merged cells, a note in thousands of baht, a name of a unit in each row, a column of
    percentages, one cell that fits not."""
    table = [
        ["สรุปเงินอุดหนุนรายแหล่งฝึก", None, None, None, None, None, "หน่วย : พันบาท"],
        ["ลำดับที่", "แหล่งฝึก", "ผู้ฝึก (คน)", None, "เงินอุดหนุน", None, "ร้อยละที่ใช้"],
        [None, None, "ชาย", "หญิง", "จัดสรร", "ใช้ไป"],
        [1, "โรงเรียนบ้านทุ่งลม", 41, 39, 120.5, 60.25, 50],
        [2, "โรงเรียนบ้านหนองฟ้า", 18, 22, 84, 84, 100],
        [3, "โรงเรียนวัดเขาใส", 30, "ไม่แน่ใจ", 99.75, 0, 0],
        [4, "โรงเรียนบ้านเนินทราย", 7, 6, 40, 10, 25],
        [5, "โรงเรียนบ้านท่าเมฆ", 25, 30, 70.5, 35.25, 50],
        ["รวมทั้งสิ้น", None, 121, 97, 414.75, 189.5, 45.69],
    ]
    merged = [("Sheet1", cells) for cells in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3")]
    save("suggest/subsidies", {"Sheet1": table}, merged=merged)


def camps():
    """Thai digits, days and spans written out, a column of years, two tables on one sheet."""
    table = [
        ["ค่ายวิชาการ"],
        ["ชื่อค่าย", "ปีการศึกษา", "วันจัด", "ผู้เข้าค่าย", "คะแนนก่อนเข้าค่าย"],
        ["ค่ายดาราศาสตร์", "๒๕๖๘", "๕ - ๗ ธันวาคม ๒๕๖๘", "๔๐", "๕๑.๕"],
        ["ค่ายนักเขียน", "๒๕๖๘", "๑๒ มกราคม ๒๕๖๙", "๓๒", "๖๒"],
        ["ค่ายหุ่นยนต์", "๒๕๖๙", "๓ - ๔ มิ.ย. ๒๕๖๙", "๒๘", "๕๘.๒๕"],
        [],
        ["วิทยากรรับเชิญ"],
        ["หน่วยงานต้นสังกัด", "จำนวนวิทยากร", "ค่าตอบแทน (บาท)"],
        ["ศูนย์วิทยาศาสตร์จังหวัด", 3, 3600],
        ["ชมรมนักเขียนท้องถิ่น", 2, 2400],
    ]
    save("suggest/camps", {"ค่าย": table})


def report_list():
    """Codes and names without any heads: nothing can be proposed."""
    table = [[f"LIC-{n:02}", f"รายงานใบอนุญาต แบบที่ {n}"] for n in range(1, 13)]
    save("suggest/report_list", {"รายงาน": table})


def water():
    """Two sheets of one form, for which one layout serves, and a blank form with heads in two rows and nothing else."""
    heads = ["ตำบลที่ตั้ง", "ถังน้ำ (ถัง)", "ค่าซ่อม"]
    first = [heads, ["ทุ่งลม", 4, 1250.75], ["หนองฟ้า", 2, 980.5], ["เขาใส", 7, 15000.25]]
    second = [heads, ["เนินทราย", 1, 700.25], ["ท่าเมฆ", 3, 1820.5]]
    blank = [
        ["แบบสำรวจแหล่งน้ำ"],
        ["ลำดับ", "ชื่อแหล่งน้ำ", "สภาพน้ำ", None, "ผู้สำรวจ", "วันที่สำรวจ"],
        [None, None, "ใส", "ขุ่น", None, None],
        [1, ".................", None, None, None, None],
        [2, ".................", None, None, None, None],
    ]
    save("suggest/water", {"ปี 2568": first, "ปี 2569": second, "แบบเปล่า": blank})


def survey():
    """Two forms of labels with the value beside each: filled in, with a unit behind a value, two labels in a row and a
    telephone number; and blank, labels with colons. The third sheet is no form but a table, whose last column has no head."""
    filled = [
        ["แบบสำรวจอาคารเรียน"],
        [],
        ["ชื่ออาคาร", "อาคารไม้ริมสระ"],
        ["จำนวนห้อง", 12, "ห้อง"],
        ["วันที่สำรวจ", "15 มิ.ย. 2569", "งบซ่อมแซม (บาท)", 150000.5],
        ["ผู้สำรวจ", "นายสมมติ ใจดี", "โทรศัพท์", "044000001"],
        ["หลังคารั่ว", "ไม่มี"],
    ]
    blank = [["แบบแจ้งซ่อม"], ["รายการที่ชำรุด :"], ["วันที่แจ้ง :", None], ["ราคาประเมิน :"]]
    prices = [["วัสดุ", "จำนวน", "ราคา"], ["สีขาว", 2, 250, "ถัง"], ["แปรงทาสี", 4, 45.5, "อัน"], ["ตะปู", 1, 60, "กล่อง"]]
    save("suggest/survey", {"อาคาร": filled, "แจ้งซ่อม": blank, "ราคาวัสดุ": prices})


def volunteers():
    """A row for each person: identity numbers and names, which are left out, and hours, which are not."""
    table = [
        ["ทะเบียนอาสาสมัคร"],
        ["เลขบัตรอาสา", "ชื่ออาสาสมัคร", "งานที่ช่วย", "ชั่วโมง"],
        ["1100000000001", "นายสมมติ ใจดี", "ทาสีรั้ว", 6],
        ["1100000000002", "นางสาวตัวอย่าง มีสุข", "ปลูกต้นไม้", 4.5],
        ["1100000000003", "นางลอง เขียนดี", "ทำอาหาร", 8],
    ]
    save("suggest/volunteers", {"อาสาสมัคร": table})


CASES = (loans, subsidies, camps, report_list, water, survey, volunteers)
