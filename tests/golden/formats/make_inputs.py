#!/usr/bin/env python3
"""Writes the input of every case of this folder anew, byte for byte the same each time. Needs Python alone.

What is expected of a case stands in its expected.tsv, worked out by hand from the lines below.
"""
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import xls_cases  # noqa: E402
from raw_parts import MAIN, STRICT_MAIN, STRICT_OFFICE, styles_of, workbook, zip64, zipped  # noqa: E402

TYPES = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c><c r="C1" t="b"><v>1</v></c>'
    '<c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="d"><v>2024-01-15</v></c><c r="F1" t="str"><f>A1</f><v>ผล</v></c></row>'
)
DATES = (
    '<row r="2"><c r="A2" s="1"><v>{day}</v></c><c r="B2" s="2"><v>{day}</v></c><c r="C2" s="3"><v>1.0625</v></c></row>'
)
DATE_STYLES = styles_of("yyyy\\-mm\\-dd", "[$-D07041E]d mmmm bbbb", "[h]:mm")
TEXTS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>ใน_x000A_เซลล์</t></is></c>'
    '<c r="B2" t="inlineStr"><is><r><t>ก</t></r><r><t xml:space="preserve"> &amp; ข</t></r></is></c></row>'
)
TEXT_ITEMS = (
    "<si><r><t>บ้าน</t></r><r><rPr><b/></rPr><t>หนองบัว</t></r></si>"
    '<si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si><t>a_x005F_x0041_b</t></si>'
)
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def prefixed(parts):
    """The same parts with every element of the spreadsheet's namespace under the prefix `x`."""
    import re

    def rewrite(text):
        text = text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
        return re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text)

    return [(name, content if "rels" in name or "Types" in name else rewrite(content)) for name, content in parts]


def wide(parts, encoding, mark):
    """The same parts in UTF-16."""
    return [(n, mark + t.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode(encoding)) for n, t in parts]


def targets(parts):
    """The same parts with a target from the root of the zip and names with backslashes."""
    changed = [(n, t.replace('Target="xl/', 'Target="/xl/').replace("worksheets/sheet1", "worksheets\\sheet1"))
               for n, t in parts]
    return [(n.replace("/", "\\") if "sheet1" in n else n, t) for n, t in changed]


def ods():
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="{0}" office:{1}="{2}"/>'
    return zipped([
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml",
         f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
         '<table:table table:name="ใบงาน"><table:table-row><table:table-cell office:value-type="string">'
         '<text:p>บรรทัดหนึ่ง</text:p><text:p>บรรทัดสอง</text:p></table:table-cell>'
         + cell.format("float", "value", "12.5") + cell.format("percentage", "value", "0.5")
         + cell.format("boolean", "boolean-value", "false") + cell.format("date", "date-value", "2024-01-15")
         + '</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell '
         'table:number-columns-repeated="1024"/></table:table-row><table:table-row>'
         '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>'
         "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"),
    ])


TABLE = [["โรงเรียน", "จำนวน", "หมายเหตุ"], ["บ้านหนองบัว", "120", "ก และ ข"], ["วัดป่าใต้", "", "007"]]


def delimited(delimiter, end="\r\n"):
    return end.join(delimiter.join(row) for row in TABLE) + end


HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1">'
    "<tr><th>โรงเรียน</th><th>จำนวน</th></tr><tr><td>บ้าน&nbsp;ก</td><td>1,250</td></tr>"
    '<tr><td colspan="2">รวม &amp; ปิด</td></tr></table></body></html>'
)

CASES = {
    "xlsx_types/input.xlsx": zipped(workbook(TYPES + DATES.format(day=45306), "<si><t>ข้อความ</t></si>", DATE_STYLES)),
    "xlsx_strict/input.xlsx": zipped(
        workbook(TYPES + DATES.format(day=45306), "<si><t>ข้อความ</t></si>", DATE_STYLES, "", STRICT_MAIN, STRICT_OFFICE)),
    "xlsx_1904/input.xlsx": zipped(
        workbook(DATES.format(day=43844), "", DATE_STYLES, '<workbookPr date1904="1"/>')),
    "xlsx_texts/input.xlsx": zipped(workbook(TEXTS, TEXT_ITEMS)),
    "xlsx_prefixed/input.xlsx": zipped(prefixed(workbook(TEXTS, TEXT_ITEMS))),
    "xlsx_utf16_le/input.xlsx": zipped(wide(workbook(TEXTS, TEXT_ITEMS), "utf-16-le", b"\xff\xfe")),
    "xlsx_utf16_be/input.xlsx": zipped(wide(workbook(TEXTS, TEXT_ITEMS), "utf-16-be", b"\xfe\xff")),
    "xlsx_bare/input.xlsx": zipped(workbook('<row><c s="3"><v>45306</v></c><c><v>2</v></c></row>')),
    "xlsx_targets/input.xlsx": zipped(targets(workbook(ONE))),
    "xlsx_zip64/input.xlsx": zip64(workbook(ONE)),
    "ods/input.ods": ods(),
    "xls_biff8/input.xls": xls_cases.biff8(),
    "xls_biff8_1904/input.xls": xls_cases.biff8_of_1904(),
    "xls_biff5/input.xls": xls_cases.biff5(),
    "html_named_xls/input.xls": HTML.encode(),
    "html_cp874_named_xls/input.xls": HTML.replace("utf-8", "windows-874").encode("cp874"),
    "csv_utf8/input.csv": delimited(",").encode(),
    "csv_utf8_mark/input.csv": delimited(",").encode("utf-8-sig"),
    "csv_utf16_le_mark/input.csv": b"\xff\xfe" + delimited("\t").encode("utf-16-le"),
    "csv_utf16_be_mark/input.csv": b"\xfe\xff" + delimited("\t").encode("utf-16-be"),
    "csv_utf16_le/input.csv": delimited(",").encode("utf-16-le"),
    "csv_utf16_be/input.csv": delimited(",").encode("utf-16-be"),
    "csv_cp874/input.csv": delimited(",").encode("cp874"),
    "csv_semicolon/input.csv": delimited(";", "\n").encode(),
    "csv_tab/input.tsv": delimited("\t", "\r").encode(),
    "csv_pipe/input.txt": delimited("|").encode(),
    "csv_sep_line/input.csv": ("sep=;\r\n" + delimited(";")).encode(),
    "csv_quoted/input.csv": 'ชื่อ,หมายเหตุ\r\n"ก, ข","บรรทัด 1\nบรรทัด ""2"""\r\n'.encode(),
}


def main():
    for name, content in CASES.items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
