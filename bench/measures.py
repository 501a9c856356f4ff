"""Reads a file of measures with Sextant's reader and with Python's csv module, in one run."""

import csv
import datetime
import os
import subprocess
import sys
import tempfile
import time

ROWS = sys.argv[1] if len(sys.argv) > 1 else "1000000"
PROGRAM = os.path.join(os.path.dirname(__file__), "../.build/release/measure-bench")


def read_with_csv(path):
    """The same columns: days as numbers, texts, whole numbers, decimals."""
    start = time.process_time()
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        columns = [[] for _ in next(rows)]
        for row in rows:
            columns[0].append(datetime.date.fromisoformat(row[0]).toordinal())
            for place in (1, 2, 3):
                columns[place].append(row[place])
            for place in (4, 5, 6, 7):
                columns[place].append(int(row[place]))
            for place in (8, 9):
                columns[place].append(float(row[place]))
    return len(columns[0]), time.process_time() - start


subprocess.run([PROGRAM, ROWS], check=True)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "measures.csv")
    subprocess.run([PROGRAM, "generate", ROWS, path], check=True)
    count, seconds = read_with_csv(path)
    print(f"Python's csv module, typed columns: {seconds:.2f} s of CPU, {count / seconds:.0f} rows a second")
