"""What the cases of make_inputs.py are made with: the cover that most of them share, and the writing of a workbook."""

import datetime
import pathlib

import openpyxl

HERE = pathlib.Path(__file__).parent


def cover_of(code, name):
    """The cover of a return for the fourth quarter of 2569."""
    return [
        ["แบบรายงานผลการดำเนินงาน"],
        ["รหัสหน่วยงาน", code],
        ["ชื่อหน่วยงาน", name],
        ["ปีงบประมาณ", 2569],
        ["ไตรมาส", 4],
        ["ปีการศึกษา", 2569],
        ["ภาคเรียน", 1],
    ]


COVER = cover_of("33010001", "โรงเรียนบ้านดอกจาน")
COVER_OF_AREA = cover_of("33010000", "สพป.ศรีสะเกษ เขต 1")
COVER_OF_PROVINCE = cover_of("PEO33", "สำนักงานศึกษาธิการจังหวัดศรีสะเกษ")


def save(case, sheets, corner=(1, 1), merged=(), formats=(), hidden_rows=(), hidden_columns=(), hidden_sheets=()):
    """One workbook: a cover at A1, tables with their first cell at `corner` (row, column)."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    stamp = datetime.datetime(2026, 10, 20)
    workbook.properties.created = workbook.properties.modified = stamp
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        first_row, first_column = (1, 1) if name == "หน้าปก" else corner
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.cell(first_row + r, first_column + c, value)
    for name, cells in merged:
        workbook[name].merge_cells(cells)
    for name, cell, number_format in formats:
        workbook[name][cell].number_format = number_format
    for name, row in hidden_rows:
        workbook[name].row_dimensions[row].hidden = True
    for name, column in hidden_columns:
        workbook[name].column_dimensions[column].hidden = True
    for name in hidden_sheets:
        workbook[name].sheet_state = "hidden"
    folder = HERE / case
    folder.mkdir(parents=True, exist_ok=True)
    workbook.save(folder / "input.xlsx")
