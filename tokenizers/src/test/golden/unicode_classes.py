"""Writes the character classes of the split patterns, as the reference sees them.

usage: unicode_classes.py OUTPUT        (needs the Python package tokenizers 0.23.2)

The classes are asked of the reference itself, code point by code point, so the table has the Unicode version of its
two regular expression engines and not that of this Python or of any JDK. Each line is a run of code points:
"FIRST LAST CLASS", hexadecimal, CLASS one of Lu Ll Lt Lm Lo M N S (white space), followed by "w" if the run consists of
word characters (the reference's other engine, \\w). Code points that are in no class are left out.
"""
import sys

from tokenizers import Regex, pre_tokenizers

POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
TEXT = "".join(map(chr, POINTS))


def kept(pre_tokenizer):
    """The code points that the pre-tokenizer leaves when it removes the others."""
    inside = [False] * len(POINTS)
    for _, (a, b) in pre_tokenizer.pre_tokenize_str(TEXT):
        for i in range(a, b):
            inside[i] = True
    return inside


def matched(pattern):
    return [not x for x in kept(pre_tokenizers.Split(Regex(pattern), "removed"))]


def words():
    inside = [False] * len(POINTS)
    # The reference's Whitespace splits at \w+|[^\w\s]+ : a piece is all word characters or has none.
    # "_" is a word character; between two of them a character either joins (word), parts the pieces, or is dropped.
    for i, c in enumerate(POINTS):
        pieces = WHITESPACE.pre_tokenize_str("_" + chr(c) + "_")
        inside[i] = len(pieces) == 1
    return inside


WHITESPACE = pre_tokenizers.Whitespace()
names = ["Lu", "Ll", "Lt", "Lm", "Lo", "M", "N", "S"]
classes = {n: matched(r"\s" if n == "S" else r"\p{%s}" % n) for n in names}
letter, word = matched(r"\p{L}"), words()
rust_space = [not x for x in kept(pre_tokenizers.WhitespaceSplit())]
of = []
for i in range(len(POINTS)):
    mine = [n for n in names if classes[n][i]]
    assert len(mine) <= 1, (hex(POINTS[i]), mine)
    assert letter[i] == (bool(mine) and mine[0][0] == "L"), hex(POINTS[i])
    assert rust_space[i] == classes["S"][i], hex(POINTS[i])
    of.append((mine[0] if mine else "-", word[i]))
with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    out.write("# FIRST LAST CLASS [w]; written by src/test/golden/unicode_classes.py\n")
    start = 0
    for i in range(1, len(POINTS) + 1):
        if i == len(POINTS) or of[i] != of[start] or POINTS[i] != POINTS[i - 1] + 1:
            name, w = of[start]
            if name != "-" or w:
                out.write(f"{POINTS[start]:X} {POINTS[i - 1]:X} {name}{' w' if w else ''}\n")
            start = i
