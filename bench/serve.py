#!/usr/bin/env python3
"""Measures `sextant serve` on the worked example, as a browser meets it.

Run from the checkout after a release build:

    swift build -c release --static-swift-stdlib && python3 bench/serve.py

Wants wrk and nginx of Debian; Flask and gunicorn, the peer, are taken where they are installed or
put into a temporary environment. Everything listens on this machine only. What is measured:

- starting: from the start of the process until it answers, and until the first page;
- reading: eight readers at once, while one writer saves ten times a second and while nobody does;
- the same page as a file from nginx, and as a template of Flask and Jinja2 from rows in memory;
- listeners: two hundred browsers that wait for changes.
"""
import argparse, html, os, re, selectors, shutil, socket, statistics, subprocess, sys, tempfile
import threading, time, urllib.parse

from serving import ROOT, Sextant, free_port, get, memory, session, wait_for

KEY = "maison-aubrelle"
PAGES = [
    ("Today", f"/d/{KEY}"),
    ("a list of 200 items", f"/d/{KEY}/redirects?size=200"),
    ("a board, the risk grid", f"/d/{KEY}/boards/risk-grid"),
    ("Coverage", f"/d/{KEY}/coverage"),
]


class Writer(threading.Thread):
    """Saves a field of an objective ten times a second, as the form does that saves as one goes."""

    def __init__(self, port, cookie):
        super().__init__(daemon=True)
        self.port, self.cookie, self.times, self.going = port, cookie, [], True
        self.started = time.perf_counter()
        _, page = get(port, f"/d/{KEY}/objectives/OB5/edit", {"Cookie": cookie})
        self.token = re.search(rb'name="token" value="([^"]+)"', page).group(1).decode()

    def save(self, text):
        body = urllib.parse.urlencode({"token": self.token, "text": text})
        headers = {
            "Cookie": self.cookie, "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded"}
        answer, data = get(self.port, f"/d/{KEY}/objectives/OB5/set", headers, body)
        if answer.status != 200:
            sys.exit(f"saving answered {answer.status}: {data[:300]}")

    def run(self):
        number, due = 0, time.perf_counter()
        while self.going:
            start = time.perf_counter()
            self.save(f"Porter la notoriété assistée de 14 à 18 % – {number}")
            self.times.append(time.perf_counter() - start)
            number, due = number + 1, due + 0.1
            time.sleep(max(0, due - time.perf_counter()))

    def end(self):
        self.going = False
        self.join()
        return len(self.times) / (time.perf_counter() - self.started), self.times


def wrk(url, seconds, cookie=None, script=None):
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", "--timeout", "20s", "-s", script, url]
    if cookie:
        command[1:1] = ["-H", f"Cookie: {cookie}"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"RESULT (\S+) (\S+) (\S+) (\S+)", output)
    rate, middle, high, errors = map(float, found.groups())
    if errors:
        sys.exit(f"{url}: {errors:.0f} requests failed\n{output}")
    return rate, middle / 1000, high / 1000


LUA = """
done = function(summary, latency, requests)
  local e = summary.errors
  print(string.format("RESULT %f %f %f %d", summary.requests / (summary.duration / 1e6),
    latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""

NGINX = """
worker_processes 2; pid {work}/nginx.pid; error_log {work}/nginx.log; daemon off;
user {user};
events {{}}
http {{
  access_log off; default_type text/html; sendfile on; tcp_nopush on;
  client_body_temp_path {work}/1; proxy_temp_path {work}/2; fastcgi_temp_path {work}/3;
  uwsgi_temp_path {work}/4; scgi_temp_path {work}/5;
  server {{ listen 127.0.0.1:{port}; root {work}/static; }}
}}
"""

# What surrounds a page's own part is one text; every text in that part, of a cell, a mark or a
# picture, is escaped and put together anew.
FLASK = '''
import flask, html, re
application = flask.Flask(__name__)
application.jinja_env.auto_reload = False
TEMPLATE = application.jinja_env.from_string(
    "{{{{ head|safe }}}}{{% for markup, text in parts %}}{{{{ markup|safe }}}}{{{{ text }}}}"
    "{{% endfor %}}{{{{ tail|safe }}}}")

def taken_apart(file):
    page = open(file, encoding="utf-8").read()
    start, end = page.index("<main"), page.index("</main>")
    parts = re.findall("(<[^>]*>)([^<]*)", page[start:end])
    return page[:start], [(markup, html.unescape(text)) for markup, text in parts], page[end:]

PAGES = [taken_apart({work!r} + f"/page{{number}}.html") for number in range({count})]

@application.get("/page<int:number>")
def show(number):
    head, parts, tail = PAGES[number]
    return TEMPLATE.render(head=head, parts=parts, tail=tail)
'''


def start_nginx(work, pages):
    port = free_port()
    os.makedirs(os.path.join(work, "static"))
    for number, page in enumerate(pages):
        with open(os.path.join(work, "static", f"{number}.html"), "wb") as file:
            file.write(page)
    user = subprocess.run(["id", "-un"], capture_output=True, text=True).stdout.strip()
    with open(os.path.join(work, "nginx.conf"), "w") as file:
        file.write(NGINX.format(work=work, port=port, user=user))
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    process = subprocess.Popen(
        [program, "-p", work, "-c", os.path.join(work, "nginx.conf")], stderr=subprocess.DEVNULL)
    wait_for(port, "/0.html")
    return process, port


def start_flask(work, pages):
    for number, page in enumerate(pages):
        with open(os.path.join(work, f"page{number}.html"), "wb") as out:
            out.write(page)
    with open(os.path.join(work, "peer.py"), "w") as out:
        out.write(FLASK.format(work=work, count=len(pages)))
    python = sys.executable
    probe = [python, "-c", "import flask, gunicorn"]
    if subprocess.run(probe, stderr=subprocess.DEVNULL).returncode:
        python = os.path.join(work, "venv", "bin", "python")
        subprocess.run([sys.executable, "-m", "venv", os.path.join(work, "venv")], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "flask", "gunicorn"], check=True)
    port = free_port()
    process = subprocess.Popen(
        [python, "-m", "gunicorn", "--workers", "2", "--worker-class", "gthread", "--threads", "4",
         "--keep-alive", "60", "--log-level", "error", "--chdir", work,
         "--bind", f"127.0.0.1:{port}", "peer:application"])
    wait_for(port, "/page0")
    return process, port


def listen(port, cookie, count):
    """Opens connections that wait for changes; returns them once each has had its first line."""
    waiting = []
    for _ in range(count):
        s = socket.create_connection(("127.0.0.1", port))
        s.sendall(
            f"GET /d/{KEY}/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
        waiting.append(s)
    for s in waiting:
        s.settimeout(20)
        seen = b""
        while b"retry:" not in seen:
            seen += s.recv(65536)
    return waiting


def time_until_all_hear(waiting, save):
    chooser = selectors.DefaultSelector()
    for s in waiting:
        s.setblocking(False)
        chooser.register(s, selectors.EVENT_READ, bytearray())
    start = time.perf_counter()
    threading.Thread(target=save, daemon=True).start()
    left = len(waiting)
    while left:
        for key, _ in chooser.select(20):
            key.data.extend(key.fileobj.recv(65536))
            if b"event: change" in key.data:
                chooser.unregister(key.fileobj)
                left -= 1
    return time.perf_counter() - start


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--program", default=os.path.join(ROOT, ".build/release/sextant"))
    arguments.add_argument("--seconds", type=int, default=8, help="for each measure of reading")
    options = arguments.parse_args()
    work = tempfile.mkdtemp(prefix="sextant-bench-")
    os.chmod(work, 0o755)
    data, running = os.path.join(work, "data"), []
    script = os.path.join(work, "result.lua")
    with open(script, "w") as file:
        file.write(LUA)
    try:
        measure(options, work, data, script, running)
    finally:
        for process in running:
            process.terminate()
            process.wait(30)
        shutil.rmtree(work)


def measure(options, work, data, script, running):
    print(f"Load at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    server = Sextant(options.program, ["demo", "--data", data], work)
    wait_for(server.port, "/health")
    # Two browsers: one reads, in the other a colleague writes.
    cookie, colleague = session(server, KEY), session(server, KEY)
    server.stop()

    starts, firsts = [], []
    for _ in range(7):
        begin = time.perf_counter()
        server = Sextant(options.program, ["serve", "--data", data], work)
        wait_for(server.port, "/health")
        starts.append(time.perf_counter() - begin)
        idle = memory(server.process.pid)
        wait_for(server.port, f"/d/{KEY}", {"Cookie": cookie})
        firsts.append(time.perf_counter() - begin)
        if len(starts) < 7:
            server.stop()
    running.append(server.process)
    loaded = memory(server.process.pid)
    print(f"Answers {statistics.median(starts) * 1000:.0f} ms after its start (median of 7),")
    print(f"shows Today, read and checked, {statistics.median(firsts) * 1000:.0f} ms after it.")
    print(f"Memory: {idle[0]:.0f} MB idle ({idle[1]:.0f} MB of its own), "
          f"{loaded[0]:.0f} MB ({loaded[1]:.0f}) with the dossier open.\n")

    pages = []
    for name, path in PAGES:
        answer, page = get(server.port, path, {"Cookie": cookie})
        if answer.status != 200:
            sys.exit(f"{name} answered {answer.status}")
        pages.append(page)
    nginx, nginx_port = start_nginx(work, pages)
    running.append(nginx)

    print("| Page | Size | Pages a second | Median | p99 | … while saving: a second | Median | p99 "
          "| nginx, the same as a file | Ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    rates, saves = {}, []
    for number, (name, path) in enumerate(PAGES):
        url = f"http://127.0.0.1:{server.port}{path}"
        wrk(url, 2, cookie, script)
        quiet = wrk(url, options.seconds, cookie, script)
        writer = Writer(server.port, colleague)
        writer.start()
        busy = wrk(url, options.seconds, cookie, script)
        saves.append(writer.end())
        file = wrk(f"http://127.0.0.1:{nginx_port}/{number}.html", options.seconds, None, script)
        rates[path] = quiet[0]
        print(f"| {name} | {len(pages[number]) / 1000:.0f} kB "
              f"| {quiet[0]:.0f} | {quiet[1]:.1f} ms | {quiet[2]:.1f} ms "
              f"| {busy[0]:.0f} | {busy[1]:.1f} ms | {busy[2]:.1f} ms "
              f"| {file[0]:.0f} | 1/{file[0] / quiet[0]:.0f} |", flush=True)
    times = sorted(t for _, some in saves for t in some)
    print(f"\nThe writer saved {min(rate for rate, _ in saves):.1f} times a second or more; a save "
          f"took {statistics.median(times) * 1000:.0f} ms (median), "
          f"{times[int(len(times) * 0.99)] * 1000:.0f} ms (p99).")

    flask, flask_port = start_flask(work, pages)
    running.append(flask)
    print("\n| Page | Flask and Jinja2 (gunicorn, 2 processes): a second | Median | p99 "
          "| Sextant, right after it | Ratio |")
    print("|---|---:|---:|---:|---:|---:|")
    for number, (name, path) in enumerate(PAGES):
        url = f"http://127.0.0.1:{flask_port}/page{number}"
        _, theirs = get(flask_port, f"/page{number}")
        if len(theirs) < 0.9 * len(pages[number]):
            sys.exit(f"{name}: the peer's page has {len(theirs)} bytes, ours {len(pages[number])}")
        wrk(url, 2, None, script)
        peer = wrk(url, options.seconds, None, script)
        ours = f"http://127.0.0.1:{server.port}{path}"
        again = wrk(ours, options.seconds, cookie, script)
        print(f"| {name} | {peer[0]:.0f} | {peer[1]:.1f} ms | {peer[2]:.1f} ms "
              f"| {again[0]:.0f} | {again[0] / peer[0]:.1f} |", flush=True)
    print()

    before = memory(server.process.pid)
    waiting = listen(server.port, cookie, 200)
    time.sleep(6)
    after = memory(server.process.pid)
    writer = Writer(server.port, colleague)
    heard = statistics.median(
        time_until_all_hear(waiting, lambda n=n: writer.save(f"Convertir mieux – {n}"))
        for n in range(5))
    print(f"200 listeners: {after[1] - before[1]:.1f} MB more ({before[0]:.0f} → {after[0]:.0f} MB); "
          f"a change had reached all of them {heard * 1000:.0f} ms after it was sent (median of 5).")
    for s in waiting:
        s.close()
    print(f"\nLoad at the end: {os.getloadavg()[0]:.1f}")


main()
