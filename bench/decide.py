"""CPU time of the kernels that decide, allocate and follow, as whole processes, beside SciPy.

swift build -c release && python3 bench/decide.py
"""

import os
import resource
import subprocess
import sys

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
PROGRAM = ".build/release/decide-bench"
TASKS = [
    ("concave", 100), ("concave", 1000), ("concave", 10000), ("s-shaped", 10), ("s-shaped", 100),
    ("alike", 52), ("robustness", 1000000), ("repairs", 15), ("fit", 200), ("trend", 1000), ("raking", 100000),
    ("formula", 1000000),
]
# Each prints the milliseconds of CPU that its work alone took, imports left out.
PEERS = {
    ("concave", 100): """
import time
import numpy as np
from scipy.optimize import minimize
t = time.process_time()
r = np.random.default_rng(42); n = 100
p, s = r.uniform(200, 2000, n), r.uniform(50, 500, n)
m = minimize(lambda x: -np.sum(s * -np.expm1(-x / p)), np.full(n, 700.0),
  jac=lambda x: -s / p * np.exp(-x / p), bounds=[(0, 10000)] * n, method="SLSQP",
  constraints={"type": "eq", "fun": lambda x: x.sum() - 700.0 * n, "jac": lambda x: np.ones(n)},
  options={"ftol": 1e-12, "maxiter": 1000})
print((time.process_time() - t) * 1000)
""",
    ("trend", 1000): """
import time
import numpy as np
from scipy import stats
t = time.process_time()
r = np.random.default_rng(42); x = np.arange(1000) * 0.01 + r.uniform(0, 9, 1000)
stats.theilslopes(x); stats.kendalltau(np.arange(1000), x)
print((time.process_time() - t) * 1000)
""",
}


def seconds(command):
    """CPU seconds of a whole process: other work on the machine counts less than in wall time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(command, rounds=5):
    return min(seconds(command) for _ in range(rounds))


def peer(program):
    """The best of three, in milliseconds; None without SciPy."""
    runs = [subprocess.run([python, "-c", program], capture_output=True) for _ in range(3)]
    return min((float(run.stdout) for run in runs if run.returncode == 0), default=None)


python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
empty = best([PROGRAM, "formula", "1"])
print(f"an empty run takes {empty * 1000:.1f} ms, left out below")
for task, size in TASKS:
    taken = max(best([PROGRAM, task, str(size)]) - empty, 0) * 1000
    line = f"{task} {size}: {taken:.1f} ms"
    if (task, size) in PEERS:
        theirs = peer(PEERS[(task, size)])
        line += "; no SciPy to compare with" if theirs is None else f"; SciPy {theirs:.1f} ms"
    print(line, flush=True)
