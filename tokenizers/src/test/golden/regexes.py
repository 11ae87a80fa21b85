"""Writes what the reference's regular expression engine finds with expressions and in texts made up here. Each line is
an expression, a text, and start and end of each match that is not empty, in code points.

usage: regexes.py OUTPUT [EXPRESSIONS [SEED]]        (needs the Python package tokenizers 0.23.2)

Expressions that the reference refuses are left out.
"""
import json
import random
import sys

from tokenizers import Regex, pre_tokenizers

EXPRESSIONS = int(sys.argv[2]) if len(sys.argv) > 2 else 300
rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 14)
ATOMS = ["a", "b", "A", "k", "K", "s", "ss", "\u00df", "\u017f", "'", "\u00e9", "\u00c9", "\u4e16", "\U0001f600", "1", "\u0663", " ", ".",
         r"\n", r"\r", r"\t", r"\s", r"\S", r"\w", r"\W", r"\d", r"\D", r"\h", r"\H", r"\p{L}", r"\p{N}", r"\P{L}", r"\p{^L}", r"\p{Lu}",
         r"\p{M}", r"\p{P}", r"\p{S}", r"\p{Punct}", r"\p{Han}", r"\p{Word}", r"\N", r"\O", r"\R", "[abc]", "[^abc]", "[a-z]", r"[^\s\p{L}]",
         "[[:punct:]]", "[[:^alpha:]]", "[[:upper:]]", r"[\w]", "[a-w&&[^c-g]z]", r"[^\r\n\p{L}\p{N}]", r"\x{4e16}", r"\u0041", "(?i:ss)",
         "(?i:k)", "(?i:\ufb01)", "(?i:[k-s])", "(?i:[^k])", "(?m:.)", "(?>a+)", "(a|b)", "(?:ab|a)", "(?i:'s|'t|'re|'ve|'m|'ll|'d)",
         r"(?i:[\p{Lu}])", "(?i:\u00e9)", "(?i:\u03c3)", "(?i:\u03c2)", "(?i:\u0390)", "(?i:\u0149)"]
ANCHORS = [r"\b", r"\B", "^", "$", r"\A", r"\z", r"\Z", r"\G", "(?=a)", "(?!a)", "(?<=a)", "(?<!b)", "(?<=a|bb)", r"\K", r"(?i)\p{Lu}"]
TIMES = ["", "", "", "", "+", "*", "?", "+?", "*?", "??", "++", "*+", "?+", "{2}", "{1,3}", "{,2}", "{2,}", "{1,2}?"]
GROUPS = ["(?:%s)", "(%s)", "(?>%s)", "(?i:%s)"]
PARTS = ["a", "b", "A", "B", "k", "K", "\u212a", "s", "S", "ss", "SS", "\u00df", "\u1e9e", "\u017f", "'s", "'S", "'\u017f", "'ll", "'LL", "\u00e9",
         "\u00c9", "e\u0301", "\u4e16", "\u754c", "\U0001f600", "\U0001fae9", "1", "2", "\u0663", "\u00b2", "\u2167", " ", "  ", "\t", "\n", "\r\n",
         "\u0085", "\u2028", "\u3000", ".", "!", "-", "_", "$", "\u20ac", "\ufb01", "fi", "FI", "\u03c3", "\u03c2", "\u03a3", "\u0390",
         "\u03b9\u0308\u0301", "\u0149", "\u02bcn", "\u200d", "\ufffd", "ab", "cc", "z", "c", "\u0897", "\U00010d50"]


def term(depth):
    if rng.random() < 0.12 and depth < 3:
        return rng.choice(GROUPS) % either(depth + 1) + rng.choice(TIMES)
    return rng.choice(ANCHORS) if rng.random() < 0.15 else rng.choice(ATOMS) + rng.choice(TIMES)


def terms(depth):
    return "".join(term(depth) for _ in range(rng.randint(1, 3)))


def either(depth):
    return "|".join(terms(depth) for _ in range(rng.choice([1, 1, 1, 2, 3])))


with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    for _ in range(EXPRESSIONS):
        expression = either(0)
        try:
            split = pre_tokenizers.Split(Regex(expression), "removed", invert=True)
        except Exception:
            continue
        for _ in range(4):
            text = "".join(rng.choice(PARTS) for _ in range(rng.randint(0, 10)))
            try:
                found = [x for _, place in split.pre_tokenize_str(text) for x in place]
            except BaseException:
                continue  # the reference gave up
            out.write(json.dumps([expression, text, found]) + "\n")
