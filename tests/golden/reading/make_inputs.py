#!/usr/bin/env python3
"""Writes the input of every case of this folder anew, byte for byte the same each time, and the limits that it is read
under. Needs Python alone.

Each case is a file that cannot be read, or not whole. In front of it stands what has to be said of it; its expected.txt holds
the sentences, as `tidtam check` prints them.
"""
import pathlib
import struct
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from raw_parts import HEAD, MAIN, OFFICE, PACKAGE, workbook, zipped  # noqa: E402
from xls_parts import BIFF8, begin, compound, record  # noqa: E402

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def book(rows=ONE, strings=""):
    return zipped(workbook(rows, strings))


def with_part(name, content):
    """The workbook of one cell with this part in place of its own."""
    return zipped([(n, content if n == name else text) for n, text in workbook(ONE)])


def with_tail(text):
    """The workbook of one cell with this behind its rows."""
    return with_part(SHEET, f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{ONE}</sheetData>{text}</worksheet>')


def patched(file, name, at, value):
    """The zip with a number of four bytes in the central record of this entry replaced."""
    place = file.rindex(b"PK\x01\x02", 0, file.rindex(name.encode()))
    return file[:place + at] + struct.pack("<I", value) + file[place + at + 4:]


BOF = begin(BIFF8, 5)
XLS_WITH_PASSWORD = BOF + record(0x2F, bytes(6)) + record(0x0A)
RELATIONS = f'{HEAD}<Relationships xmlns="{PACKAGE}">{{}}</Relationships>'
OFFICE_PART = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{{}}"/>'
LOG_IN = '<!DOCTYPE html><html><body><form action="login"><p>กรุณาเข้าสู่ระบบ</p><input name="user"></form></body></html>'
DEEP = "<x>" * 9 + "</x>" * 9
MERGED = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/><mergeCell ref="A3:B3"/></mergeCells>'
TEXTS = "".join(f'<row r="{r}">' + '<c t="s"><v>0</v></c>' * 100 + "</row>" for r in range(1, 12))

# folder: (file name, bytes, limits). What each must give stands above it; `A1` is a cell, numbers are found and most.
CASES = {
    # FILE-EMPTY: no byte; blanks alone; a workbook without a cell
    "empty": ("input.xlsx", b"", {}),
    "empty_csv": ("input.csv", b" \r\n\r\n", {}),
    "empty_workbook": ("input.xlsx", book(""), {}),
    # FILE-ENCRYPTED
    "password_xlsx": ("input.xlsx", compound("EncryptedPackage", b"\x08" * 4096), {}),
    "password_xls": ("input.xls", compound("Workbook", XLS_WITH_PASSWORD), {}),
    "password_ods": ("input.ods", zipped([("mimetype", ODS), ("META-INF/manifest.xml",
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'),
        ("content.xml", b"\x13\x37")]), {}),
    # FILE-XLSB, FILE-XML, FILE-PDF, FILE-IMAGE, FILE-HTML, FILE-UNKNOWN: something else under the name of a spreadsheet
    "xlsb": ("input.xlsx", zipped([("_rels/.rels", RELATIONS.format(OFFICE_PART.format("xl/workbook.bin"))),
                                   ("xl/workbook.bin", b"\x83\x01\x00")]), {}),
    "xml_of_2003": ("input.xls", b'<?xml version="1.0"?>\n<Workbook><Worksheet/></Workbook>', {}),
    "pdf_named_xlsx": ("input.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", {}),
    "png_named_xlsx": ("input.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", {}),
    "jpeg_named_xls": ("input.xls", b"\xff\xd8\xff\xe0\0\x10JFIF\0", {}),
    "log_in_page_named_csv": ("input.csv", LOG_IN.encode(), {}),
    "word_named_xlsx": ("input.xlsx", zipped([("_rels/.rels", RELATIONS.format(OFFICE_PART.format("word/document.xml"))),
                                              ("word/document.xml", "<document/>")]), {}),
    "bytes_named_csv": ("input.csv", b"\x01\x02\x03\x04 abc \x05\x06\x07\x0e", {}),
    # FILE-TRUNCATED: the first half of a workbook, of an old one, of a table; room that was kept for a copy
    "half_xlsx": ("input.xlsx", book()[: len(book()) // 2], {}),
    "half_xls": ("input.xls", compound("Workbook", BOF)[:2000], {}),
    "half_html": ("input.xls", b"<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2", {}),
    "half_copied": ("input.xlsx", bytes(512), {}),
    # FILE-BROKEN: the sum, the length, the place of an entry lies; XML without an end; letters that are no UTF-8
    "wrong_sum": ("input.xlsx", patched(book(), SHEET, 16, 0x12345678), {}),
    "wrong_length": ("input.xlsx", patched(book(), SHEET, 24, 77), {}),
    "entries_that_overlap": ("input.xlsx", patched(book(), SHEET, 42, 0), {}),
    "xml_without_end": ("input.xlsx", with_part(SHEET, "<worksheet><sheetData><row>"), {}),
    "broken_letters": ("input.xlsx", with_part(SHEET, b'<worksheet><sheetData><row><c t="str"><v>\xe0\xb8</v></c></row>'
                                               b"</sheetData></worksheet>"), {}),
    # FILE-DOCTYPE: with an entity of its own, and with one from outside
    "doctype": ("input.xlsx", with_part(SHEET, '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
                                        "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"), {}),
    "outside_entity": ("input.xlsx", zipped([
        (n, t.replace("<sst", '<!DOCTYPE sst SYSTEM "file:///etc/hostname"><sst') if "shared" in n else t)
        for n, t in workbook(ONE, "<si><t>x</t></si>")]), {}),
    # FILE-LIMIT, one for each limit of the settings
    "limit_file": (None, b"", {"file_mib": 1}),  # 2, 1; its input is made by the test
    "limit_entry": ("input.xlsx", with_tail(" " * (1 << 20)), {"entry_mib": 1, "inflate_ratio": 1100}),  # 2, 1
    "limit_total": ("input.xlsx", with_tail(" " * ((1 << 20) - 900)), {"total_mib": 1, "inflate_ratio": 1100}),  # 2, 1
    "limit_inflate_ratio": ("input.xlsx", with_tail(" " * 4096), {"inflate_ratio": 2, "ratio_from_kib": 1}),  # 25, 2
    "limit_zip_entries": ("input.xlsx", book(), {"zip_entries": 4}),  # 5, 4
    "limit_sheets": ("input.xlsx", zipped([(n, t.replace("</sheets>", '<sheet name="T" sheetId="2" r:id="r0"/></sheets>'))
                                           for n, t in workbook(ONE)]), {"sheets": 1}),  # 2, 1
    "limit_rows": ("input.xlsx", book('<row r="9"><c r="A9"><v>1</v></c></row>'), {"rows": 8}),  # S!A9, 9, 8
    "limit_columns": ("input.xlsx", book('<row r="1"><c r="E1"><v>1</v></c></row>'), {"columns": 4}),  # S!E1, 5, 4
    "limit_cells": ("input.csv", b"a,b\r\nc,d\r\n", {"cells": 3}),  # 4, 3
    "limit_merged_ranges": ("input.xlsx", with_tail(MERGED), {"merged_ranges": 2}),  # S, 3, 2
    "limit_cell_text": ("input.xlsx", book(f'<row r="1"><c r="B1" t="str"><v>{"ก" * 342}</v></c></row>'),
                        {"cell_text_kib": 1}),  # S!B1, 1026, 1024
    "limit_texts": ("input.xlsx", book(TEXTS, f'<si><t>{"a" * 1000}</t></si>'), {"texts_mib": 1}),  # S, 1100000, 1048576
    "limit_xml_depth": ("input.xlsx", zipped(workbook(ONE, properties=DEEP)), {"xml_depth": 9}),  # 10, 9
    # What is odd in a file that is read all the same. FILE-SHEET: listed, but not in the zip
    "sheet_is_missing": ("input.xlsx", zipped([part for part in workbook(ONE) if part[0] != SHEET]), {}),
    # FILE-SHEET-END: no row has an end, nor has the table
    "table_without_end": ("input.xls", "<table><tr><td>ชื่อ<td>จำนวน<tr><td>ก<td>1".encode(), {}),
    # FILE-STRING: S!B1, 2
    "string_is_missing": ("input.xlsx", book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
                                             '<c r="C1" t="s"><v>-1</v></c></row>', "<si><t>ก</t></si>"), {}),
    # FILE-REFERENCE: 2 (a row and a column behind the last ones), and a merged range
    "reference_out_of_range": ("input.xlsx", book('<row r="1"><c r="A1"><v>1</v></c><c r="A1048577"><v>2</v></c>'
                                                  '<c r="XFE1"><v>3</v></c></row>'), {}),
    # FILE-FORMULA: S!B1, 2
    "formula_without_value": ("input.xlsx", book('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c>'
                                                 '<c r="C1"><f>A1*3</f><v/></c></row>'), {}),
    # FILE-NUMBER: S!B1, 3
    "no_numbers": ("input.xlsx", book('<row r="1"><c r="A1"><v>1e308</v></c><c r="B1"><v>1e309</v></c>'
                                      '<c r="C1"><v>NaN</v></c><c r="D1"><v>-INF</v></c></row>'), {}),
    # FILE-MEMORY; its input is made by the test
    "too_little_memory": (None, b"", {"inflate_ratio": 1100}),
    # FILE-CHARS: Thai in UTF-8 with a byte that is none
    "broken_letters_csv": ("input.csv", "ชื่อโรงเรียน,จำนวนนักเรียน\r\nบ้านหนอง".encode() + b"\xe0\xb8" + ",120\r\n".encode(), {}),
}


def main():
    for case, (name, content, limits) in CASES.items():
        folder = HERE / case
        folder.mkdir(exist_ok=True)
        if name:
            (folder / name).write_bytes(content)
        if limits:
            (folder / "limits.yaml").write_text("".join(f"{key}: {most}\n" for key, most in limits.items()))


if __name__ == "__main__":
    main()
