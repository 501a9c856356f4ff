"""Sextant served for a benchmark: started, asked, its memory read."""
import http.client, os, re, socket, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as s:
        return s.getsockname()[1]


def get(port, path, headers={}, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET" if body is None else "POST", path, body, headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def wait_for(port, path, headers={}, seconds=60):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        try:
            answer, _ = get(port, path, headers)
            if answer.status == 200:
                return
        except OSError:
            pass
        time.sleep(0.002)
    sys.exit(f"nothing answers at {port}{path}")


def memory(pid):
    """Resident memory of a process in megabytes: now, and the part that is its own."""
    text = open(f"/proc/{pid}/status").read()
    values = {n: int(v) / 1024 for n, v in re.findall(r"(\w+):\s+(\d+) kB", text)}
    return values["VmRSS"], values["RssAnon"]


def cpu(pid):
    """Seconds of processor that a process has taken so far."""
    fields = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Sextant:
    def __init__(self, program, arguments, work, home=ROOT):
        self.port = free_port()
        self.log = open(os.path.join(work, "sextant.log"), "a")
        self.process = subprocess.Popen(
            [program, *arguments, "--port", str(self.port)], stdout=self.log, stderr=self.log,
            # All listeners are one person's here, who may otherwise follow but a dozen pages.
            env={**os.environ, "SEXTANT_HOME": home, "SEXTANT_LOG_LEVEL": "warning",
                 "SEXTANT_LIMITS_LISTENERS_EACH": "1000"})

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def session(server, key):
    """The demonstration signs in whoever asks from this machine."""
    answer, _ = get(server.port, f"/d/{key}")
    return answer.getheader("Set-Cookie").split(";")[0]
