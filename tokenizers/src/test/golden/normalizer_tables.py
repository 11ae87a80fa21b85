"""Writes the Unicode tables of the normalizers, as the reference sees them.

usage: normalizer_tables.py FOLDER        (needs the Python package tokenizers 0.23.2)

Every entry is asked of the reference's normalizers themselves, code point by code point, so each table has the Unicode
version of the reference's library for it and not that of this Python or of any JDK. Four files, lines of hexadecimal
code points:

normal-forms.txt       "m FIRST LAST CLASS" combining classes (decimal), "c POINT D..." full canonical decompositions,
                       "k POINT D..." full compatibility decompositions where they differ, "p POINT A B" pairs that
                       compose. Hangul is left out: it is arithmetic.
lowercase.txt          "POINT LOWER..."
normalizer-classes.txt "FIRST LAST FLAGS": m combining mark (StripAccents), and BERT's n nonspacing mark, c control,
                       s white space, i ideograph
grapheme-classes.txt   "FIRST LAST CLASS [FLAGS]", the classes of Unicode Annex 29 that can be observed, named as there
"""
import base64
import json
import struct
import sys
import unicodedata
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers

POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
HANGUL = range(0xAC00, 0xD7A4)
FOLDER = Path(sys.argv[1])
NOTE = "written by src/test/golden/normalizer_tables.py\n"
NFC, NFD, NFKD = normalizers.NFC(), normalizers.NFD(), normalizers.NFKD()


def hexes(text):
    return " ".join(f"{ord(c):X}" for c in text)


def runs(values):
    """(first, last, value) for the runs of equal values; values: code point -> value, missing is nothing."""
    out = []
    for c in sorted(values):
        if out and out[-1][1] == c - 1 and out[-1][2] == values[c]:
            out[-1][1] = c
        else:
            out.append([c, c, values[c]])
    return out


def combining_classes():
    # One mark of each class, in the order of their classes. Python's table only proposes; the reference decides.
    probes = {}
    for c in POINTS:
        k = unicodedata.combining(chr(c))
        if k and k not in probes and NFD.normalize_str(chr(c)) == chr(c):
            low, high = "\u0334" + chr(c), chr(c) + "\u0345"  # classes 1 and 240
            if k in (1, 240) or NFD.normalize_str(chr(c) + "\u0334") == low and NFD.normalize_str("\u0345" + chr(c)) == high:
                probes[k] = c
    probes[1], probes[240] = 0x334, 0x345
    order = sorted(probes)
    for a, b in zip(order, order[1:]):
        assert NFD.normalize_str(chr(probes[b]) + chr(probes[a])) == chr(probes[a]) + chr(probes[b]), (a, b)
    classes = {}
    for c in POINTS:
        x = chr(c)
        if NFD.normalize_str(x) != x:
            continue
        if NFD.normalize_str("\u0345" + x) != "\u0345" + x or NFD.normalize_str(x + "\u0334") != x + "\u0334":
            below = [k for k in order if NFD.normalize_str(x + chr(probes[k])) != x + chr(probes[k])]
            above = [k for k in order if NFD.normalize_str(chr(probes[k]) + x) != chr(probes[k]) + x]
            equal = [k for k in order if k not in below and k not in above]
            assert len(equal) == 1 and below + equal + above == order, (hex(c), below, above)
            classes[c] = equal[0]
    return classes


def normal_forms():
    classes = combining_classes()
    with open(FOLDER / "normal-forms.txt", "w", encoding="ascii", newline="\n") as out:
        out.write("# m FIRST LAST CLASS | c POINT CANONICAL | k POINT COMPATIBLE | p POINT A B; " + NOTE)
        for first, last, k in runs(classes):
            out.write(f"m {first:X} {last:X} {k}\n")
        pairs = []
        for c in POINTS:
            x = chr(c)
            canonical, compatible = NFD.normalize_str(x), NFKD.normalize_str(x)
            if c in HANGUL:
                s = c - 0xAC00
                parts = [0x1100 + s // 588, 0x1161 + s % 588 // 28] + ([0x11A7 + s % 28] if s % 28 else [])
                assert canonical == compatible == "".join(map(chr, parts)), hex(c)
                assert NFC.normalize_str(canonical) == x, hex(c)
                continue
            if canonical != x:
                out.write(f"c {c:X} {hexes(canonical)}\n")
                if NFC.normalize_str(x) == x:
                    head, tail = NFC.normalize_str(canonical[:-1]), canonical[-1]
                    assert len(head) == 1 and NFC.normalize_str(head + tail) == x, hex(c)
                    pairs.append((c, head, tail))
            if compatible != canonical:
                out.write(f"k {c:X} {hexes(compatible)}\n")
        for c, head, tail in pairs:
            out.write(f"p {c:X} {hexes(head + tail)}\n")


def lowercase():
    lower = normalizers.Lowercase()
    with open(FOLDER / "lowercase.txt", "w", encoding="ascii", newline="\n") as out:
        out.write("# POINT LOWER; " + NOTE)
        for c in POINTS:
            small = lower.normalize_str(chr(c))
            if small != chr(c):
                out.write(f"{c:X} {hexes(small)}\n")


def classes():
    clean = normalizers.BertNormalizer(True, False, False, False)
    chinese = normalizers.BertNormalizer(False, True, False, False)
    strip = normalizers.BertNormalizer(False, False, True, False)
    accents = normalizers.StripAccents()
    flags = {}
    for c in POINTS:
        x = chr(c)
        mine = ""
        mine += "m" if accents.normalize_str(x) == "" else ""
        # The class is asked of characters that do not decompose; "a" keeps the text from being empty.
        mine += "n" if strip.normalize_str("a" + x) == "a" else ""
        cleaned = clean.normalize_str("a" + x)
        mine += "c" if cleaned == "a" else "s" if cleaned == "a " and c != 0x20 else ""
        mine += "i" if chinese.normalize_str(x) == f" {x} " else ""
        if mine:
            flags[c] = mine
    with open(FOLDER / "normalizer-classes.txt", "w", encoding="ascii", newline="\n") as out:
        out.write("# FIRST LAST FLAGS; " + NOTE)
        for first, last, mine in runs(flags):
            out.write(f"{first:X} {last:X} {mine}\n")


def byte_rules():
    """A Precompiled whose every rule is one byte, but the line end: "!" for it.

    A grapheme of less than 6 bytes becomes one "!", of a longer one each character does, so counting shows the cuts.
    """
    units = [0] * 1024
    units[0] = 256 << 10
    for c in range(1, 256):
        if c != 0x0A:
            units[256 ^ c] = c | 1 << 8 | (256 ^ c ^ 512) << 10
    units[512] = 1 << 31
    units[256 ^ 0x0A] = 0xFF  # no rule
    blob = struct.pack("<I1024I", 4096, *units) + b"!\0"
    tokenizer = json.loads(Tokenizer(models.BPE()).to_str())
    tokenizer["normalizer"] = {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(blob).decode()}
    return Tokenizer.from_str(json.dumps(tokenizer)).normalizer


COUNTER = byte_rules()


def counts(make, points):
    """For each code point the number of "!" that the line made of it becomes."""
    return dict(zip(points, map(len, COUNTER.normalize_str("\n".join(make(chr(c)) for c in points)).split("\n"))))


def graphemes():
    accent, zwj = "\u0300", "\u200D"
    usual = [c for c in POINTS if c not in (0x0A, 0x0D)]
    wide = [c for c in usual if 0x80 <= c]
    joins_left = {c for c, n in counts(lambda x: "a" + x, wide).items() if n == 1}
    # Behind a control, two accents are a cluster of their own; behind anything else they are part of a longer one.
    # ASCII makes the cluster too short to tell, there the accent alone shows it.
    control = {c for c, n in counts(lambda x: x + 2 * accent, [c for c in usual if c >= 0x800]).items() if n == 2}
    control |= {c for c, n in counts(lambda x: x + accent, [c for c in usual if c < 0x800]).items() if n == 2}
    prepend = {c for c, n in counts(lambda x: x + "a", wide).items() if n == 1} - joins_left
    of = {c: "Control" for c in control}
    of.update({c: "Prepend" for c in prepend})
    # X joins Y: the accent behind Y is then part of a long cluster, and two "!" come of Y and it; else one.
    basic = [c for c in usual if 0x800 <= c < 0x10000 and c not in control and c not in joins_left]
    signature = {c: "" for c in basic}
    for other in "\u1100\u1161\u11A8\uAC00\uAC01":
        for c, n in counts(lambda x: x + other + accent, basic).items():
            signature[c] += "01"[n == 3]
        for c, n in counts(lambda x: other + x + accent, basic).items():
            signature[c] += "01"[n == 3]
    # In pairs for L, V, T, LV, LVT: does C join to the one behind it, does the one before join to C.
    kinds = {}
    for name, c in (("L", 0x1100), ("V", 0x1161), ("T", 0x11A8), ("LV", 0xAC00), ("LVT", 0xAC01)):
        kinds[signature[c]] = name
    assert len(kinds) == 5
    for c in basic:
        if c in prepend:
            continue
        if c in HANGUL:
            assert kinds[signature[c]] == ("LV" if (c - 0xAC00) % 28 == 0 else "LVT"), hex(c)
        elif "1" in signature[c]:
            of[c] = kinds[signature[c]]
    # What joins to the left is Extend, SpacingMark or ZWJ: a pictograph, it and ZWJ join the next pictograph or not.
    n = counts(lambda x: "\u2602" + x + zwj + "\u2602" + accent, sorted(joins_left))
    for c in joins_left:
        of[c] = "ZWJ" if c == 0x200D else "Extend" if n[c] == 5 else "SpacingMark"
        assert n[c] in (4, 5)
    pictures = {c for c, n in counts(lambda x: x + zwj + "\u00A9" + accent, usual).items() if n == 4}
    second = {c for c, n in counts(lambda x: "\u2602" + zwj + x + accent, [c for c in usual if 0x80 <= c < 0x10000]).items() if n == 4}
    print("pictures", len(pictures), "as second", len(second), "apart", sorted(map(hex, second ^ {c for c in pictures if 0x80 <= c < 0x10000}))[:20])
    pictures -= control | joins_left
    for c in pictures:
        assert c not in of, hex(c)
        of[c] = "Pictographic"
    # Indic conjuncts: consonant, linker among extenders, consonant.
    ka, virama = "\u0915", "\u094D"
    consonant = {c for c, n in counts(lambda x: x + virama + ka + accent, usual).items() if n == 4} - control - joins_left
    consonant -= {c for c in prepend}
    linker = {c for c, n in counts(lambda x: ka + x + ka + accent, sorted(joins_left)).items() if n == 4}
    extender = {c for c, n in counts(lambda x: ka + x + virama + ka + accent, sorted(joins_left)).items() if n == 5}
    print("consonants", len(consonant), "linkers", len(linker), "extenders", len(extender))
    for c in consonant:
        of[c] = (of[c] + " " if c in of else "Other ") + "Consonant"
    for c in extender:
        of[c] += " Linker" if c in linker else " Extender"
    assert linker <= extender
    with open(FOLDER / "grapheme-classes.txt", "w", encoding="ascii", newline="\n") as out:
        out.write("# FIRST LAST CLASS [CONJUNCT]; " + NOTE)
        for first, last, mine in runs(of):
            out.write(f"{first:X} {last:X} {mine}\n")


FOLDER.mkdir(parents=True, exist_ok=True)
normal_forms()
lowercase()
classes()
graphemes()
