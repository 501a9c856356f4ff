"""CPU time of the kernels that decide, allocate and follow, as whole processes, beside SciPy on the same work.

swift build -c release && python3 bench/decide.py
"""

import os
import resource
import subprocess
import sys

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
PROGRAM = ".build/release/bench-decide"
TASKS = [
    ("concave", 10), ("concave", 100), ("concave", 1000), ("concave", 10000), ("s-shaped", 10), ("s-shaped", 100),
    ("robustness", 1000000), ("repairs", 15), ("fit", 200), ("trend", 1000), ("raking", 100000),
    ("formula", 1000000),
]
PEERS = {
    ("concave", 100): """
import numpy as np
from scipy.optimize import minimize
r = np.random.default_rng(42); n = 100
p, s = r.uniform(200, 2000, n), r.uniform(50, 500, n)
m = minimize(lambda x: -np.sum(s * -np.expm1(-x / p)), np.full(n, 700.0),
  jac=lambda x: -s / p * np.exp(-x / p), bounds=[(0, 10000)] * n, method="SLSQP",
  constraints={"type": "eq", "fun": lambda x: x.sum() - 700.0 * n, "jac": lambda x: np.ones(n)},
  options={"ftol": 1e-12, "maxiter": 1000})
print(m.success, -m.fun)
""",
    ("trend", 1000): """
import numpy as np
from scipy import stats
r = np.random.default_rng(42); x = np.arange(1000) * 0.01 + r.uniform(0, 9, 1000)
print(stats.theilslopes(x), stats.kendalltau(np.arange(1000), x))
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


python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
try:
    start = best([python, "-c", "import numpy, scipy.optimize, scipy.stats"])
except subprocess.CalledProcessError:
    start = None
    print("no SciPy: peers are left out")
empty = best([PROGRAM, "formula", "1"])
print(f"empty run {empty * 1000:.1f} ms")
for task, size in TASKS:
    taken = best([PROGRAM, task, str(size)]) - empty
    line = f"{task} {size}: {max(taken, 0) * 1000:.1f} ms"
    if start is not None and (task, size) in PEERS:
        peer = best([python, "-c", PEERS[(task, size)]], rounds=2)
        line += f"; SciPy {peer * 1000:.0f} ms, of which {start * 1000:.0f} ms to start"
    print(line, flush=True)
