"""Runs one Python process and prints its seconds and the most kilobytes it held.

A process of its own, because a child's most memory is counted from what its parent held when it was started.
"""

import resource
import subprocess
import sys
from time import perf_counter

began = perf_counter()
subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
print(perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
