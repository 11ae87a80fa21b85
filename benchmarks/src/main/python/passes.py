"""Times passes over lines: the peer in Python of Inkstone's benchmarks `encode` and `decode`.

usage: passes.py encode|decode DATA LIBRARY FILE [ENCODING]
DATA has measured.jsonl and warm-up.jsonl: a line is a JSON string to encode, or an array of ids to decode.

Works on the lines that warm up and prints the library's version. Then answers commands from standard input:
  results  what it gives for each measured line, a line each: ids or code points, with commas between
  passes   cold=SECONDS warm=SECONDS of the first and the second pass of a new tokenizer; loading does not count
Ends with standard input.
"""
import gc
import json
import sys
import time

from tokenizer_peers import LIBRARIES, version

direction, data, library, *arguments = sys.argv[1:]


def read(name):
    with open(f"{data}/{name}.jsonl", encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def timed(work, lines):
    gc.collect()
    began = time.perf_counter()
    for line in lines:
        work(line)
    return time.perf_counter() - began


def opened():
    return LIBRARIES[library](*arguments)


def answer(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


sys.stdout.reconfigure(encoding="utf-8")
measured, warm_up = read("measured"), read("warm-up")
first = opened()
timed(getattr(first, direction), warm_up)
answer(version(library))
for command in sys.stdin:
    if command.strip() == "results":
        for line in measured:
            numbers = getattr(first, direction)(line)
            answer(",".join(str(ord(c) if isinstance(c, str) else c) for c in numbers))
    else:
        first = None
        gc.collect()
        tokenizer = opened()
        work = getattr(tokenizer, direction)
        answer(f"cold={timed(work, measured)} warm={timed(work, measured)}")
        del work, tokenizer
