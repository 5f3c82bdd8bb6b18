"""Binary workbooks of Excel 97 and later (BIFF8) and of Excel 5 and 95 (BIFF5), for make_inputs.py."""
import struct

from xls_parts import (BIFF5, BIFF8, boolean, cell_format, compound, error, font, formula, number, number_format, old_text,
                       record, shared_text, short_number, short_numbers, stream, text_formula, wide)

VISIBLE, HIDDEN = 0, 1
DAY = 45306  # 2024-01-15


def formats(version, *codes):
    """The heads of a workbook with the cell formats 0 (General), then 1, 2 … for these codes."""
    heads = font() * 4 + b"".join(number_format(version, 164 + i, code) for i, code in enumerate(codes))
    return heads + cell_format(version, 0) + b"".join(cell_format(version, 164 + i) for i in range(len(codes)))


def code_page(page):
    return record(0x0042, struct.pack("<H", page))


def shared_texts():
    """The first text is cut after four letters by the border of a record; the second has a run of another font, the third
    says how it is spoken, the fourth has letters of one byte."""
    first, second, third = "โรงเรียน", "ตัวหนา", "東京"
    head = struct.pack("<IIH", 4, 4, len(first)) + wide(first[:4])
    rest = wide(first[4:])
    rest += struct.pack("<HBH", len(second), 9, 1) + second.encode("utf-16-le") + struct.pack("<HH", 1, 0)
    rest += struct.pack("<HBI", len(third), 5, 4) + third.encode("utf-16-le") + bytes(4)
    rest += struct.pack("<HB", 3, 0) + b"A&B"
    return record(0x00FC, head) + record(0x003C, rest)


def biff8():
    heads = code_page(1200) + formats(BIFF8, "yyyy\\-mm\\-dd", "[$-D07041E]d mmmm bbbb", "[h]:mm", "0.0%")
    heads += cell_format(BIFF8, 81) + shared_texts()  # 81: the Thai format of day and hour
    cells = shared_text(0, 0, 0) + number(0, 1, 12.5) + boolean(0, 2, 1) + error(0, 3, 0x07) + number(0, 4, DAY, 1)
    cells += text_formula(BIFF8, 0, 5, "ผล")
    cells += short_number(1, 0, -7) + short_number(1, 1, 123.45) + short_numbers(1, 2, [3, 4])
    cells += number(2, 0, DAY, 2) + number(2, 1, 1.0625, 3) + number(2, 2, 0.125, 4) + number(2, 3, DAY + 0.5, 5)
    cells += formula(2, 4, struct.pack("<d", 2.5), b"\x1f" + struct.pack("<d", 2.5))
    cells += shared_text(3, 0, 1) + shared_text(3, 1, 2) + shared_text(3, 2, 3) + number(65535, 255, 9)
    sheets = [("ใบงาน", cells, VISIBLE), ("ซ่อน", number(0, 0, 1), HIDDEN)]
    return compound("Workbook", stream(BIFF8, heads, sheets))


def biff8_of_1904():
    """Days are counted from 1904 on, as the Macintosh did."""
    heads = code_page(1200) + record(0x0022, struct.pack("<H", 1)) + formats(BIFF8, "yyyy\\-mm\\-dd")
    return compound("Workbook", stream(BIFF8, heads, [("ใบงาน", number(0, 0, DAY - 1462, 1), VISIBLE)]))


def biff5():
    """Letters of Windows-874; the second text has a run of another font."""
    heads = code_page(874) + formats(BIFF5, "ว/ด/ปปปป", "[h]:mm", "#,##0.00")
    cells = old_text(0, 0, "โรงเรียน") + old_text(0, 1, "ตัวหนา", 0x00D6, b"\x01\x00\x00") + number(0, 2, 12.5)
    cells += boolean(0, 3, 0) + error(0, 4, 0x2A)
    cells += number(1, 0, DAY, 1) + number(1, 1, 1.0625, 2) + short_number(1, 2, 1204.5, 3) + text_formula(BIFF5, 1, 3, "ผล")
    cells += number(16383, 255, 9)
    return compound("Book", stream(BIFF5, heads, [("ใบงาน", cells, VISIBLE)]))
