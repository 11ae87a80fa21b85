"""Writes the character properties of the reference's regular expression engine: \\p{...} and [[:...:]], code point by
code point.

usage: regex_properties.py NAMES OUTPUT        (needs the Python package tokenizers 0.23.2)

NAMES is a list of property names, one a line; names that the engine does not know are left out. The sets are asked of
the engine itself, so they have its Unicode version. Each line of OUTPUT is a set: its names, small letters without
" ", "-" and "_" (a POSIX bracket with a colon in front), then "|", then for each run of code points the gap before it
and its length less one, in base 36.
"""
import sys

from tokenizers import Regex, pre_tokenizers

POSIX = "alnum alpha blank cntrl digit graph lower print punct space upper xdigit word ascii".split()
FULL = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
# Most names are asked about the planes that have characters, and about the edges of the others.
SOME = [c for c in FULL if c < 0x34000 or 0xE0000 <= c < 0xE1100 or (c & 0xFFFF) in (0, 1, 0x8000, 0xFFFD, 0xFFFE, 0xFFFF)]
TEXT = {id(FULL): "".join(map(chr, FULL)), id(SOME): "".join(map(chr, SOME))}


def ranges(item, points):
    kept = pre_tokenizers.Split(Regex(item + "+"), "removed").pre_tokenize_str(TEXT[id(points)])
    inside = [True] * len(points)
    for _, (a, b) in kept:
        inside[a:b] = [False] * (b - a)
    out = []
    for i, c in enumerate(points):
        if inside[i]:
            # What lies between two points that were asked about is as its two ends are.
            if out and (out[-1][1] == c - 1 or (i > 0 and inside[i - 1] and not (out[-1][1] == 0xD7FF and c == 0xE000))):
                out[-1][1] = c
            else:
                out.append([c, c])
    return tuple(map(tuple, out))


def digits(n):
    out = ""
    while True:
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36] + out
        n //= 36
        if n == 0:
            return out


def norm(name):
    return "".join(ch for ch in name.lower() if ch not in " -_")


names = list(dict.fromkeys([n for n in map(norm, open(sys.argv[1], encoding="ascii")) if n.strip()]))
names = [n.strip() for n in names] + [p for p in POSIX]
names = list(dict.fromkeys(names))
sets = {}
for n in names:
    try:
        Regex(r"\p{" + n + "}")
    except Exception:
        print("unknown:", n)
        continue
    found = ranges(r"\p{" + n + "}", FULL if len(n) <= 3 or n in POSIX else SOME)
    sets.setdefault(found, []).append(n)
for p in POSIX:
    sets.setdefault(ranges("[[:" + p + ":]]", FULL), []).append(":" + p)
for escape in (r"\s", r"\w", r"\d", r"\h"):
    sets.setdefault(ranges(escape, FULL), []).append(escape)
with open(sys.argv[2], "w", encoding="ascii", newline="\n") as out:
    out.write("# written by src/test/golden/regex_properties.py\n")
    for found, named in sets.items():
        last, parts = 0, []
        for a, b in found:
            parts += [digits(a - last), digits(b - a)]
            last = b + 1
        out.write(" ".join(sorted(named)) + "|" + " ".join(parts) + "\n")
