"""A file of measures taken into a house, and into a table by the sqlite3 command, in one run; then
the same questions to both."""

import os
import resource
import subprocess
import sys
import tempfile

ROWS = sys.argv[1] if len(sys.argv) > 1 else "1000000"
BUILD = sys.argv[2] if len(sys.argv) > 2 else ".build/release"

QUESTIONS = {
    "daily by channel, all days": "SELECT day, channel, sum(cost) FROM measure GROUP BY day, channel",
    "week over week by channel": (
        "SELECT channel, sum(cost) FROM measure WHERE day > date((SELECT max(day) FROM measure), '-14 days')"
        " GROUP BY channel, day > date((SELECT max(day) FROM measure), '-7 days')"
    ),
    "top 20 campaigns, all weeks": (
        "SELECT campaign, channel, sum(cost) AS total FROM measure"
        " GROUP BY campaign, channel ORDER BY total DESC LIMIT 20"
    ),
}


def spent(command, **more):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


with tempfile.TemporaryDirectory() as folder:
    file = f"{folder}/measures.csv"
    subprocess.run([f"{BUILD}/measure-bench", "generate", ROWS, file], check=True)
    print(f"{ROWS} rows, {os.path.getsize(file) / 1e6:.0f} MB of text")
    _, told = spent([f"{BUILD}/measure-store-bench", file, f"{folder}/house"])
    print(told, end="")
    size = os.path.getsize(f"{folder}/house/sextant.sqlite")
    print(f"database: {size / 1e6:.0f} MB")
    seconds, _ = spent(["sqlite3", f"{folder}/plain.sqlite", ".mode csv", f".import {file} measure"])
    print(f"sqlite3 .import: {seconds:.2f} s of CPU")
    for name, question in QUESTIONS.items():
        seconds, _ = spent(["sqlite3", f"{folder}/plain.sqlite", question])
        print(f"sqlite3, {name}: {seconds * 1000:.0f} ms")
