#!/usr/bin/env python3
"""Times every board of the worked example, right after a change and again.

Run from the checkout after a release build:

    swift build -c release --static-swift-stdlib && python3 bench/boards.py [--program PATH] [--times N]

One reader asks as a browser does. Before each first look a field of an objective is saved, so that
nothing that was worked out before is of use; the page `plan-load` levels the project's work.
"""
import argparse, glob, os, re, shutil, statistics, sys, tempfile, time, urllib.parse

from serving import ROOT, Sextant, get, session, wait_for

KEY = "maison-aubrelle"


def names():
    """The boards' names, from where they are declared."""
    files = glob.glob(os.path.join(ROOT, "Sources/SextantServer/Web/Boards/*/*.swift"))
    texts = (open(file, encoding="utf-8").read() for file in files)
    return sorted({name for text in texts for name in re.findall(r'static let name = "([\w-]+)"', text)})


class Reader:
    def __init__(self, server):
        self.port, self.cookie, self.saved = server.port, session(server, KEY), 0
        self.token = re.search(
            rb'name="token" value="([^"]+)"', self.page("/objectives/OB5/edit")[1]).group(1).decode()

    def page(self, path):
        start = time.perf_counter()
        answer, page = get(self.port, f"/d/{KEY}{path}", {"Cookie": self.cookie})
        return (time.perf_counter() - start) * 1000, page if answer.status == 200 else None

    def send(self, path, fields={}):
        body = urllib.parse.urlencode({"token": self.token, **fields})
        answer, page = get(self.port, f"/d/{KEY}{path}", {
            "Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}, body)
        if answer.status not in (200, 303):
            sys.exit(f"{path} answered {answer.status}: {page[:400]}")

    def save(self):
        self.saved += 1
        self.send("/objectives/OB5/set", {"text": f"Porter la notoriété de 14 à 18 % – {self.saved}"})


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--program", default=os.path.join(ROOT, ".build/release/sextant"))
    arguments.add_argument("--times", type=int, default=15)
    options = arguments.parse_args()
    work = tempfile.mkdtemp(prefix="sextant-bench-")
    server = Sextant(options.program, ["demo", "--data", os.path.join(work, "data")], work)
    try:
        wait_for(server.port, "/health")
        reader = Reader(server)
        print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print("| Board | Size | Right after a change | Again |\n|---|---:|---:|---:|")
        for name in names():
            page = reader.page(f"/boards/{name}")[1]
            if page is None:
                continue  # a board of institutions
            fresh, again = [], []
            for _ in range(options.times):
                reader.save()
                fresh.append(reader.page(f"/boards/{name}")[0])
                again.append(reader.page(f"/boards/{name}")[0])
            print(f"| {name} | {len(page) / 1000:.0f} kB | {statistics.median(fresh):.1f} ms "
                  f"| {statistics.median(again):.1f} ms |", flush=True)
    finally:
        server.stop()
        shutil.rmtree(work)


main()
