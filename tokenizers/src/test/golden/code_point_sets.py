"""Writes the sets of code points that the pre-tokenizers ask about, as the reference sees them: each of its components
has the Unicode version of the library that it is built on.

usage: code_point_sets.py OUTPUT        (needs the Python package tokenizers 0.23.2)

Each line is a set: its name, "|", then for each run of code points the gap before it and its length less one, in base
36. "sign" is \\p{P} and \\p{S} of the split patterns; "punctuation" belongs to Punctuation and BertPreTokenizer;
"numeric" to Digits; the scripts to UnicodeScripts, numbered as they were found, "any" being those without one.
"""
import sys

from tokenizers import Regex, pre_tokenizers

POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
TEXT = "".join(map(chr, POINTS))


def removed(pre_tokenizer):
    inside = [True] * len(POINTS)
    for _, (a, b) in pre_tokenizer.pre_tokenize_str(TEXT):
        inside[a:b] = [False] * (b - a)
    return [c for c, x in zip(POINTS, inside) if x]


def digits(n):
    out = ""
    while True:
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36] + out
        n //= 36
        if n == 0:
            return out


def line(name, points):
    runs = []
    for c in points:
        if runs and runs[-1][1] == c - 1:
            runs[-1][1] = c
        else:
            runs.append([c, c])
    last, parts = 0, []
    for a, b in runs:
        parts += [digits(a - last), digits(b - a)]
        last = b + 1
    return name + "|" + " ".join(parts) + "\n"


def alone():
    """Digits cuts numeric characters one by one; between two letters they show."""
    split, found = pre_tokenizers.Digits(individual_digits=True), []
    for c in POINTS:
        if len(split.pre_tokenize_str("a" + chr(c) + "a")) == 3:
            found.append(c)
    return found


def scripts():
    split = pre_tokenizers.UnicodeScripts()
    any_script = [c for c in POINTS if len(split.pre_tokenize_str(chr(c))) == 0]
    skipped, first, sets = set(any_script), [], []
    last = None
    for c in POINTS:
        if c in skipped:
            continue
        if last is not None and len(split.pre_tokenize_str(chr(first[last]) + chr(c))) == 1:
            sets[last].append(c)
            continue
        for i, r in enumerate(first):
            if len(split.pre_tokenize_str(chr(r) + chr(c))) == 1:
                last = i
                break
        else:
            last = len(first)
            first.append(c)
            sets.append([])
        sets[last].append(c)
    return any_script, sets


any_script, sets = scripts()
with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    out.write("# written by src/test/golden/code_point_sets.py\n")
    out.write(line("sign", removed(pre_tokenizers.Split(Regex(r"[\p{P}\p{S}]"), "removed"))))
    out.write(line("punctuation", removed(pre_tokenizers.Punctuation("removed"))))
    out.write(line("numeric", alone()))
    for i, points in enumerate(sets):
        out.write(line("script" + str(i + 1), points))
