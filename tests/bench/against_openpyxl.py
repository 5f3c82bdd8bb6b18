#!/usr/bin/python3
"""Reads the same invented workbooks with Tidtam's reader and with openpyxl in read-only mode, in turns, and prints how many
times the CPU time of the one the other takes. Needs python3-openpyxl and a build with the preset release.
usage: tests/bench/against_openpyxl.py [TURNS]"""
import csv
import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time

import openpyxl

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "build/release/tests/bench/read_bench")


def write(path, sheets, rows, columns):
    """Sheets of Thai names, whole numbers, amounts and dates; openpyxl writes strings into their cells, letter by number."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    first_day = datetime.date(2024, 1, 1)
    for number in range(sheets):
        sheet = book.create_sheet(f"แผ่น{number + 1}")
        for row in range(rows):
            kinds = (f"โรงเรียนบ้านสมมุติ {row * 7919 % 997}", row * 31 % 1000, row * 17 % 99991 / 100,
                     first_day + datetime.timedelta(days=row % 700), f"ตำบล {row % 50}")
            sheet.append([kinds[column % len(kinds)] for column in range(columns)])
    book.save(path)


def seconds_of_openpyxl(path):
    began = time.process_time()
    for sheet in openpyxl.load_workbook(path, read_only=True):
        for _ in sheet.iter_rows(values_only=True):
            pass
    return time.process_time() - began


def seconds_of_tidtam(path):
    output = subprocess.run([BENCH, "--benchmark_filter=read_named_file", "--benchmark_format=csv"], check=True, text=True,
                            capture_output=True, env={**os.environ, "TIDTAM_BENCH_FILE": path}).stdout
    lines = output[output.index("name,"):].splitlines()
    return float(next(csv.DictReader(lines))["cpu_time"]) / 1000


def main():
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        for name, sheets, rows, columns in (("small", 5, 70, 14), ("large", 1, 200_000, 15)):
            path = os.path.join(folder, name + ".xlsx")
            write(path, sheets, rows, columns)
            ratios = [seconds_of_openpyxl(path) / seconds_of_tidtam(path) for _ in range(turns)]
            print(f"{name}: openpyxl takes {statistics.median(ratios):.0f} times the CPU time "
                  f"({min(ratios):.0f} to {max(ratios):.0f} over {turns} turns)", flush=True)


if __name__ == "__main__":
    main()
