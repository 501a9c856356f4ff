#!/usr/bin/env python3
"""Levels one plan with Sextant and with TaskJuggler (Debian's package tj3), in one run.

Run from the checkout after a release build; nothing is measured where tj3 is not installed:

    swift build -c release --product plan-bench && python3 bench/plan.py [TASKS PEOPLE ...]

The plan is made up by plan-bench: people with skills, days off and weeks of absence, tasks that each
want one person with a skill, links from end to start. Seconds are of CPU, of
the whole process for TaskJuggler (it reads, levels and writes one list) and for Sextant too.
"""
import csv, os, resource, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BENCH = os.environ.get("PLAN_BENCH", os.path.join(ROOT, ".build", "release", "plan-bench"))
PATIENCE = 600


def cpu(command, folder):
    """CPU seconds of the command, its output; None where it took more than our patience."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, preexec_fn=limit)
    if done.returncode < 0:
        return None, ""
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, (
        done.stdout + done.stderr)


def main():
    if shutil.which("tj3") is None:
        sys.exit("tj3 is not installed (apt-get install tj3): nothing to compare with")
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 40, 10000, 200]
    for tasks, people in zip(sizes[::2], sizes[1::2]):
        folder = tempfile.mkdtemp(prefix="sextant-bench-")
        ours, said = cpu(
            [BENCH, "team", str(tasks), str(people), os.path.join(folder, "plan.tjp")], folder)
        print(said.strip(), f"(whole process {ours:.2f} s)", flush=True)
        theirs, said = cpu(["tj3", "--silent", "--no-color", "plan.tjp"], folder)
        if theirs is None:
            print(f"TaskJuggler: no end within {PATIENCE} s of CPU: more than {PATIENCE / ours:.0f} times")
            continue
        report = os.path.join(folder, "ends.csv")
        if not os.path.exists(report):
            print("TaskJuggler made no plan:", said.strip()[-400:])
            continue
        with open(report, encoding="utf-8") as file:
            ends = [row["End"] for row in csv.DictReader(file, delimiter=";")]
        print(
            f"TaskJuggler: {len(ends)} tasks, end {max(ends)}, {theirs:.1f} s:"
            f" {theirs / ours:.0f} times Sextant's")
        shutil.rmtree(folder)


main()
