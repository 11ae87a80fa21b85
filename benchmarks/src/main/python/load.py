"""Times the loading of a tokenizer: the peer in Python of Inkstone's benchmark `load`.

usage: load.py LIBRARY FILE [ENCODING]
Prints first= (seconds in this new process, with the import of the library), later= (the median of five more), loaded=
(bytes that the resident set grew by for each of the five) and inUse= (the same, after a line each).
"""
import gc
import os
import statistics
import sys
import time

from tokenizer_peers import LIBRARIES

LATER_LOADS = 5
LINE = "The first line of a text, 第一行。"
library, *arguments = sys.argv[1:]


def resident():
    gc.collect()
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        import psutil

        return psutil.Process().memory_info().rss


def timed():
    began = time.perf_counter()
    peer = LIBRARIES[library](*arguments)
    return time.perf_counter() - began, peer


first, another = timed()
another.decode(another.encode(LINE))
without = resident()
later, peers = zip(*(timed() for _ in range(LATER_LOADS)))
loaded = (resident() - without) / LATER_LOADS
for peer in peers:
    peer.decode(peer.encode(LINE))
in_use = (resident() - without) / LATER_LOADS
print(f"first={first} later={statistics.median(later)} loaded={loaded} inUse={in_use}")
