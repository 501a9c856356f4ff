#!/usr/bin/env python3
"""Measures an institution's pages with a large session, as a browser meets them.

Run from the checkout after a release build:

    swift build -c release --static-swift-stdlib && python3 bench/jury.py

The script writes an institution of so many candidates, each heard on the 30 criteria of two
assessments by the same three jurors (one panel: the most that anybody can see), serves it and asks
for pages as its president, a juror and its manager do: once right after a change, when all that a
reader may see is worked out anew, and again while nothing changes. Then the same session published,
for the statistics. In brackets the server's processor time, which does not hang on what else the
machine does. Everything listens on this machine only.
"""
import argparse, datetime, os, random, re, shutil, statistics, sys, tempfile, time, urllib.parse

from serving import ROOT, Sextant, cpu, get, memory, session, wait_for

KEY = "ecole-maravent"
JURORS = ["J-HELENE", "J-RACHID", "J-SOLENE"]
CRITERIA = {"E1": 11, "E2": 19}
BLOCKS = {"E1": "B1", "E2": "B2"}
FIRST = ["Anouk", "Baptiste", "Cléo", "Damien", "Élise", "Farid", "Gaëlle", "Hugo", "Inès", "Joris"]
LAST = ["Kervella", "Delorge", "Ringuet", "Marchais", "Oulhaci", "Pradier", "Quesnel", "Thuillier"]


def home(work, candidates, is_published):
    """Where the program finds its own files, with the large institution in place of the example."""
    place = os.path.join(work, "published" if is_published else "open")
    os.makedirs(os.path.join(place, "Examples"))
    for name in os.listdir(ROOT):
        if name not in ("Examples", ".build", ".git"):
            os.symlink(os.path.join(ROOT, name), os.path.join(place, name))
    examples = os.path.join(ROOT, "Examples")
    for name in os.listdir(examples):
        if name != KEY:
            os.symlink(os.path.join(examples, name), os.path.join(place, "Examples", name))
    school = os.path.join(place, "Examples", KEY)
    shutil.copytree(os.path.join(examples, KEY), school)
    write(os.path.join(school, "certification"), candidates, is_published)
    return place


def moment(number):
    """One slot after the other, ten a day, so that nobody is in two places at once."""
    first = datetime.datetime(2026, 6, 22, 8)
    return (first + datetime.timedelta(days=number // 10, hours=number % 10)).strftime(
        "%Y-%m-%d %H:%M")


def write(folder, candidates, is_published):
    kept = ("certifierRules", "juryMembers", "juryRooms", "sessions")
    for name in os.listdir(folder):
        if name.removesuffix(".yaml") not in kept:
            os.remove(os.path.join(folder, name))
    chance = random.Random(5)
    ids = ["K-ANOUK"] + [f"K-2026-{n:05}" for n in range(1, candidates)]

    def file(name):
        return open(os.path.join(folder, f"{name}.yaml"), "w", encoding="utf-8")

    if is_published:
        with open(os.path.join(folder, "sessions.yaml"), "a", encoding="utf-8") as out:
            out.write("  decidedOn: 2026-06-24\n  publishedOn: 2026-06-25\n")
    with file("panels") as out:
        out.write("- id: P1\n  session: S-2026-06\n  name: Jury A\n"
                  f"  members: [{', '.join(JURORS)}]\n  president: J-HELENE\n")
    with file("candidates") as out:
        for number, id in enumerate(ids):
            last = LAST[number // len(FIRST) % len(LAST)]
            out.write(f"- id: {id}\n  name: {FIRST[number % len(FIRST)]} {last} {number}\n"
                      f"  familyName: {last}\n  path: {['apprenticeship', 'vae'][number % 2]}\n"
                      "  framework: MSMD\n  keptBlocks: [B3, B4, B5]\n")
    with file("slots") as out:
        for number, id in enumerate(ids):
            for assessment in CRITERIA:
                out.write(f"- id: T-{number:05}-{assessment}\n  session: S-2026-06\n"
                          f"  assessment: {assessment}\n  panel: P1\n  candidates: [{id}]\n"
                          f"  at: {moment(2 * number + list(CRITERIA).index(assessment))}\n"
                          "  room: R1\n  talkMinutes: 20\n  questionMinutes: 20\n"
                          "  openedAt: 2026-06-22 09:00\n")
    lost = {}
    with file("marks") as out:
        for number, id in enumerate(ids):
            for assessment, count in CRITERIA.items():
                for k in range(1, count + 1):
                    level = chance.choice([1, 2, 2, 2, 3])
                    for juror in JURORS:
                        said = max(0, min(3, level + chance.choice([0, 0, 0, 0, 1, -1])))
                        lost[id, assessment] = lost.get((id, assessment), False) or said == 0
                        out.write(f"- id: M-{number:05}-{juror}-{assessment}.k{k:02}\n"
                                  f"  slot: T-{number:05}-{assessment}\n  candidate: {id}\n"
                                  f"  juror: {juror}\n  criterion: {assessment}.k{k:02}\n"
                                  f"  level: {'ABCD'[said]}\n  comment: vu et entendu, voir page {k}\n"
                                  f"  submittedAt: 2026-06-22 10:40\n")
    if is_published:
        with file("blockDecisions") as out:
            for id in ids:
                for assessment, block in BLOCKS.items():
                    result = "notAcquired" if lost[id, assessment] else "acquired"
                    out.write(f"- id: D-{id}-{block}\n  session: S-2026-06\n  candidate: {id}\n"
                              f"  block: {block}\n  result: {result}\n  date: 2026-06-24\n")


def timed(server, cookie, path, body=None):
    """Milliseconds by the clock and of the server's processor, the answer and its bytes."""
    begun, start = cpu(server.process.pid), time.perf_counter()
    answer, page = get(server.port, path, {
        "Cookie": cookie, **({"Content-Type": "application/x-www-form-urlencoded"} if body else {})},
        body)
    wall = time.perf_counter() - start
    return (wall * 1000, (cpu(server.process.pid) - begun) * 1000), answer, page


def said(times):
    """The median by the clock, and the mean of processor time."""
    if not times:
        return "–"
    wall, processor = zip(*times)
    return f"{statistics.median(wall):.0f} ms ({statistics.mean(processor):.0f})"


class House:
    """The institution, served to one of its people."""

    def __init__(self, program, place, work, eyes):
        self.data = os.path.join(place, "data")
        self.server = Sextant(
            program, ["demo", "--data", self.data, "--seen-by", eyes], work, home=place)
        wait_for(self.server.port, "/health", seconds=300)
        self.cookie = session(self.server, KEY)
        self.voted = 0

    def change(self, eyes):
        """The president votes on a block; the manager saves a candidate's family name."""
        self.voted += 1
        id = f"K-2026-{self.voted:05}"
        if eyes == "president":
            path = f"/d/{KEY}/boards/deliberation/{id}/vote"
            fields = {"panel": "P1", "block": "B2", "vote": "true"}
        else:
            path, fields = f"/d/{KEY}/candidates/{id}/set", {"familyName": f"Nom {self.voted}"}
        body = urllib.parse.urlencode({"token": self.token, **fields})
        took, answer, page = timed(self.server, self.cookie, path, body)
        if answer.status not in (200, 303):
            sys.exit(f"{path} answered {answer.status}: {page[:400]}")
        return took

    def measure(self, eyes, pages, times):
        changes, rows = [], []
        for name, path in pages:
            took, answer, page = timed(self.server, self.cookie, path)
            if answer.status != 200:
                sys.exit(f"{path} answered {answer.status}: {page[:400]}")
            found = re.search(rb'name="token" value="([^"]+)"', page)
            if found:
                self.token = found.group(1).decode()
            fresh, again = [], []
            for _ in range(times):
                if eyes != "juror":
                    changes.append(self.change(eyes))
                    fresh.append(timed(self.server, self.cookie, path)[0])
                again.append(timed(self.server, self.cookie, path)[0])
            rows.append(f"| {name} | {eyes} | {len(page) / 1000:.0f} kB | {said(fresh)} "
                        f"| {said(again)} |")
        for row in rows:
            print(row, flush=True)
        if changes:
            print(f"| a change kept | {eyes} | | {said(changes)} | |")

    def stop(self):
        print(f"| memory of the server | | | {memory(self.server.process.pid)[0]:.0f} MB | |")
        self.server.stop()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--program", default=os.path.join(ROOT, ".build/release/sextant"))
    arguments.add_argument("--candidates", type=int, default=1000)
    arguments.add_argument("--times", type=int, default=7)
    options = arguments.parse_args()
    board = f"/d/{KEY}/boards"
    deliberation = [
        ("first page of the institution", f"/d/{KEY}"),
        ("deliberation, all candidates", f"{board}/deliberation"),
        ("deliberation, one candidate", f"{board}/deliberation?candidate=K-2026-00002"),
        ("agreement and severity", f"{board}/agreement"),
        ("defence rooms", f"{board}/defence"),
    ]
    published = deliberation + [("statistics of the programme", f"{board}/results")]
    work = tempfile.mkdtemp(prefix="sextant-bench-")
    print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {options.candidates} candidates, "
          f"{sum(CRITERIA.values())} criteria, {len(JURORS)} jurors\n")
    print("| Page | Seen by | Size | Right after a change | Again |\n|---|---|---:|---:|---:|")
    try:
        for is_published, all_eyes, pages in [
            (False, ["president", "juror", "manager"], deliberation),
            (True, ["manager"], published),
        ]:
            print(f"| **{'published' if is_published else 'before publication'}** | | | | |")
            place = home(work, options.candidates, is_published)
            for eyes in all_eyes:
                house = House(options.program, place, work, eyes)
                try:
                    house.measure(eyes, pages, options.times)
                finally:
                    house.stop()
    finally:
        shutil.rmtree(work)
    print(f"\nLoad at the end: {os.getloadavg()[0]:.1f}")


main()
