"""Writes how the reference's pre-tokenizers cut strings made up here.

usage: pre_tokenizers.py OUTPUT [ROWS [SEED]]        (needs the Python package tokenizers 0.23.2)

A line that is an object is a pre-tokenizer as tokenizer.json has it. The lines behind it, arrays, are a text and its
pieces: of each the text, and start and end in code points.
"""
import json
import random
import sys

from tokenizers import Tokenizer

ROWS = int(sys.argv[2]) if len(sys.argv) > 2 else 12
rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 14)


def split(kind, pattern, behavior="Isolated", invert=False):
    return {"type": "Split", "pattern": {kind: pattern}, "behavior": behavior, "invert": invert}


def metaspace(scheme, cut, replacement="\u2581"):
    return {"type": "Metaspace", "replacement": replacement, "prepend_scheme": scheme, "split": cut}


def byte_level(space, regex):
    return {"type": "ByteLevel", "add_prefix_space": space, "trim_offsets": True, "use_regex": regex}


def sequence(*steps):
    return {"type": "Sequence", "pretokenizers": list(steps)}


SHORT = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
FRONT = r"[^\r\n\p{L}\p{N}]?"
UPPER, LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
TAIL = r"\s*[\r\n]+|\s+(?!\S)|\s+"
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
LLAMA3 = SHORT + "|" + FRONT + r"\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + TAIL
QWEN = SHORT + "|" + FRONT + r"\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + TAIL
O200K = f"{FRONT}{UPPER}*{LOWER}+{SHORT}?|{FRONT}{UPPER}+{LOWER}*{SHORT}?|" + r"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + TAIL
DEEPSEEK = [
    r"\p{N}{1,3}",
    "[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+",
    r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^".replace(r"\"", '"')
    + "\r\n" + r"\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[" + "\r\n" + r"]*|\s*[" + "\r\n" + r"]+|\s+(?!\S)|\s+",
]
OTHER = [
    r"^\w+|\w+$", r"(?>a+)ab|b++c|(?<!a|cc)d|(e|f)\1", r"(?i)k|[^\r\n\p{L}\p{N}]?\p{L}+", "[a-w&&[^c-g]z]+", r"\p{N}",
    r"\p{Punct}+", "[[:punct:]]+", r"\w+|[^\w\s]+", r"(?<=\p{L})(?=\p{N})", r"\b", "(?i)ss", r"\h+|\p{S}",
]
CONFIGS = [split("Regex", p) for p in (GPT2, LLAMA3, QWEN, O200K)]
CONFIGS += [split("Regex", O200K, "Removed", True)] + [split("Regex", p) for p in DEEPSEEK]
CONFIGS += [sequence(*(split("Regex", p) for p in DEEPSEEK), byte_level(False, False))]
for b in ("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"):
    for i in (False, True):
        CONFIGS += [split("Regex", r"-|\s", b, i), split("Regex", "x*", b, i), split("String", "ab", b, i)]
    CONFIGS += [split("String", "", b), {"type": "Punctuation", "behavior": b}]
CONFIGS += [split("String", " ", "MergedWithPrevious"), split("String", r"\s+"), split("String", "aab")]
CONFIGS += [split("Regex", p) for p in OTHER]
CONFIGS += [metaspace(s, c) for s in ("always", "first", "never") for c in (True, False)]
CONFIGS += [metaspace("always", True, "\U0001f600")]
CONFIGS += [{"type": t} for t in ("Whitespace", "WhitespaceSplit", "BertPreTokenizer", "UnicodeScripts")]
CONFIGS += [{"type": "Digits", "individual_digits": x} for x in (True, False)]
CONFIGS += [{"type": "CharDelimiterSplit", "delimiter": x} for x in ("-", "\U0001f600")]
CONFIGS += [{"type": "FixedLength", "length": x} for x in (1, 3)]
CONFIGS += [byte_level(s, r) for s in (True, False) for r in (True, False)]
CONFIGS += [
    sequence(), sequence({"type": "WhitespaceSplit"}, metaspace("always", True)),
    sequence({"type": "UnicodeScripts"}, metaspace("first", True), {"type": "Digits", "individual_digits": True}),
    sequence({"type": "Digits", "individual_digits": True}, byte_level(True, True)),
]
PARTS = ["a", "b", "B", "ab", "aab", "AB", "x", "xx", "s", "S", "ss", "\u00df", "\u1e9e", "k", "K", "\u212a", "d", "cc", "ee", "'s", "'S", "'\u017f",
         "'ll", "'LL", "'Re", "'vE", "'", "\u2019s", "\u01c5", "\u02b0", "\u4e16", "\u754c", "\u9fa5", "\u9fa6", "\u3042", "\u30ab", "\u30fc",
         "\u30fb", "\u30a0", "\u309b", "\u3040", "\u05d0", "\u0301", "\u0897", "\U00010d50", "\U00010d70", "1", "2", "12", "\u00b2", "\u2167",
         "\u0663", "\U00010d40", "\uff11", " ", "  ", "   ", "\t", "\n", "\r\n", " \n", "\n ", "\u00a0", "\u3000", "\u2028", "\u0085", "\x1c",
         "\x00", "\u200b", "\u200d", ".", "/", "//", "-", "--", "$", "+", "^", "`", "|", "~", "_", "\u20ac", "\u00a1", "\u2e5d", "\U0001fae9",
         "\U0001f600", "\U0001f468\u200d\U0001f469", "\ufffd", "\ue000", "\u2581", "\u0378", "\U000e0041", "\U0010ffff", "\U0003134f", "\u0131",
         "\u0130", "e\u0301", "\u0430", "\u03b1", "\u0915\u093f", "\ud55c", "\u2603"]
POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
SMALL = [c for c in POINTS if c < 0x3400 or 0xA000 <= c < 0xAC00 or 0xF900 <= c < 0x20000]


def character():
    r = rng.random()
    return rng.choice(PARTS) if r < 0.85 else chr(rng.choice(SMALL if r < 0.97 else POINTS))


with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
    for config in CONFIGS:
        model = {"type": "WordLevel", "vocab": {"a": 0}, "unk_token": "a"}
        pre = Tokenizer.from_str(json.dumps({"version": "1.0", "pre_tokenizer": config, "model": model})).pre_tokenizer
        out.write(json.dumps(config) + "\n")
        for _ in range(ROWS):
            text = "".join(character() for _ in range(rng.randint(0, 14)))
            pieces = [x for piece, (a, b) in pre.pre_tokenize_str(text) for x in (piece, a, b)]
            out.write(json.dumps([text, pieces]) + "\n")
