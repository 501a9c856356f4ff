#!/usr/bin/env python3
"""Times `sextant check` on the worked example, once, ten and a hundred times over.

Run from the checkout after a release build:

    swift build -c release --static-swift-stdlib && python3 bench/check.py

Each figure is a whole process: wall time (minimum and median of several runs) and the largest
resident memory. The peer is yamllint, which parses the same YAML files and does nothing else.
"""
import os, shutil, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.path.join(ROOT, ".build", "release")
EXAMPLE = os.path.join(ROOT, "Examples", "maison-aubrelle")


def run(command, times):
    walls, memory = [], 0
    for _ in range(times):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        walls.append(time.perf_counter() - start)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{command} ended with {status}")
        memory = max(memory, usage.ru_maxrss)
    return min(walls), statistics.median(walls), memory / 1024


def size(folder):
    files = [os.path.join(d, f) for d, _, names in os.walk(folder) for f in names]
    return sum(os.path.getsize(f) for f in files) / 1e6


def main():
    work = tempfile.mkdtemp(prefix="sextant-bench-")
    yamllint = shutil.which("yamllint")
    if yamllint is None:
        venv = os.path.join(work, "venv")
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([f"{venv}/bin/pip", "install", "-q", "yamllint"], check=True)
        yamllint = f"{venv}/bin/yamllint"
    rules = "{extends: relaxed, rules: {line-length: disable, indentation: disable, colons: disable}}"
    print(f"{'dossier':>8} {'MB':>7} {'min s':>8} {'median s':>9} {'memory MB':>10}")
    base = None
    for times, runs in ((1, 21), (10, 7), (100, 3)):
        folder = EXAMPLE
        if times > 1:
            folder = os.path.join(work, str(times))
            subprocess.run([f"{BIN}/repeat-dossier", EXAMPLE, folder, str(times)], check=True)
        low, median, memory = run([f"{BIN}/sextant", "check", folder], runs)
        base = base or median
        print(f"{times:>7}× {size(folder):7.2f} {low:8.3f} {median:9.3f} {memory:10.1f}")
    low, median, memory = run([yamllint, "-d", rules, EXAMPLE], 3)
    print(f"yamllint {size(EXAMPLE):7.2f} {low:8.3f} {median:9.3f} {memory:10.1f}")
    print(f"sextant check takes 1/{median / base:.0f} of yamllint's time on the worked example")
    shutil.rmtree(work)


main()
