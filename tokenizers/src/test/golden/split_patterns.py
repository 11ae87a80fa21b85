"""Writes how the reference's regular expression engine cuts strings made up here, by each of the patterns that have a
hand-written scanner. The first line has the patterns, the others the number of a pattern and the pieces.

usage: split_patterns.py OUTPUT        (needs the Python package tokenizers 0.23.2)
"""
import json
import random
import sys

from tokenizers import Regex, pre_tokenizers

C = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
W = r"[^\r\n\p{L}\p{N}]?"
U, L = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
TAIL = r"\s*[\r\n]+|\s+(?!\S)|\s+"
PATTERNS = [
    r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
    C + "|" + W + r"\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + TAIL,
    C + "|" + W + r"\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + TAIL,
    f"{W}{U}*{L}+{C}?|{W}{U}+{L}*{C}?|" + r"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + TAIL,
]
PARTS = ["a", "B", "ab", "AB", "aB", "\u01c5", "\u02b0", "\u4e16", "\u05d0", "\u0301", "\u0897", "\U00010d50", "\U00010d70", "1", "\u00b2", "\u2167",
         "\U00010d40", "'s", "'S", "'\u017f", "'ll", "'LL", "'Re", "'vE", "'", "\u2019s", " ", "  ", "\t", "\n", "\r\n", " \n", "\u00a0", "\u3000",
         "\u2028", "\u0085", "\x1c", "\u200b", ".", "/", "//", "-", "$", "\U0001fae9", "\U0001f600", "_", "\u20ac", "\ufffd", "\ue000"]
rng = random.Random(4)
with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    out.write(json.dumps(PATTERNS) + "\n")
    for i, regex in enumerate(PATTERNS):
        split = pre_tokenizers.Split(Regex(regex), "isolated")
        for _ in range(150):
            text = "".join(rng.choice(PARTS) for _ in range(rng.randint(0, 12)))
            pieces = [piece for piece, _ in split.pre_tokenize_str(text)]
            assert "".join(pieces) == text
            out.write(json.dumps([i, pieces]) + "\n")
