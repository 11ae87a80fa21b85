"""Writes what the reference's normalizers make of texts: tokenizers 0.23.2, and sentencepiece 0.2.2 for the charsmap.

usage: normalizers.py FOLDER

normalizations.jsonl     a line for each normalizer: {"normalizer", "texts", "normalized", "spans"}; spans has the start
                         and the end, in code points, of each character's place in the text
every-code-point.jsonl   {"normalizer", "sha256"} of the lines that all code points, each alone, become; lines end by LF
longest-prefix.jsonl     {"charsmap", "texts", "normalized"}: SentencePiece's own use of a charsmap
"""
import base64
import hashlib
import json
import random
import sys
import tempfile
import unicodedata
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, models, pre_tokenizers

FOLDER = Path(sys.argv[1])
RANDOM = random.Random(14)
POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
# Rules of all kinds: composing, ligatures, expanding, shrinking, removing, crossing graphemes, prefixes of others.
RULES = {
    "e\u0301": "é", "\u00E9": "e", "a\u0300\u0323": "ạ\u0300", "\uFB03": "ffi", "½": "1⁄2", "\uD55C": "\u1112\u1161\u11AB",
    "\u1112\u1161\u11AB": "\uD55C", "1/2": "½", "ab": "x", "abc": "yz", "\u0001": "", "\u200B": "", "\t": " ", "\r": " ",
    "\n": " ", "\u3000": " ", "\u2026": "...", "A": "a", "\U0001D400": "A", "\u0344": "\u0308\u0301", "zzz": "",
    "\u0915\u094D": "k", "\U0001F468\u200D": "man", "\u00A0": " ", "...": "\u2026",
}


def charsmap():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "text").write_text("the cat sat on the mat\nthe dog ran on\n" * 9)
        (folder / "rules").write_text("".join(
            " ".join(f"{ord(c):X}" for c in key) + "\t" + " ".join(f"{ord(c):X}" for c in RULES[key]) + "\n"
            for key in sorted(RULES)))
        sentencepiece.SentencePieceTrainer.train(
            input=str(folder / "text"), model_prefix=str(folder / "m"), vocab_size=40, hard_vocab_limit=False,
            normalization_rule_tsv=str(folder / "rules"), minloglevel=2, add_dummy_prefix=False,
            remove_extra_whitespaces=False)
        model = sentencepiece_model_pb2.ModelProto()
        model.ParseFromString((folder / "m.model").read_bytes())
    model.normalizer_spec.escape_whitespaces = False
    return model


MODEL = charsmap()
CHARSMAP = MODEL.normalizer_spec.precompiled_charsmap
NORMALIZERS = [{"type": t} for t in
               ("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt", "ByteLevel")]
NORMALIZERS += [{"type": "Strip", "strip_left": a, "strip_right": b} for a, b in ((1, 1), (1, 0), (0, 1))]
NORMALIZERS += [{"type": "BertNormalizer", "clean_text": a, "handle_chinese_chars": b, "strip_accents": c, "lowercase": d}
                for a, b, c, d in ((1, 1, None, 1), (1, 1, None, 0), (0, 0, True, 0), (1, 0, False, 1), (0, 1, False, 0))]
NORMALIZERS = [{k: bool(v) if isinstance(v, int) else v for k, v in n.items()} for n in NORMALIZERS]
NORMALIZERS += [
    {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(CHARSMAP).decode()},
    {"type": "Prepend", "prepend": "▁é"},
    {"type": "Replace", "pattern": {"String": " "}, "content": "▁"},
    {"type": "Replace", "pattern": {"String": "\u0301"}, "content": "$1\\1é"},
    {"type": "Replace", "pattern": {"String": "ab"}, "content": ""},
    {"type": "Replace", "pattern": {"Regex": "(a)b"}, "content": "$1\\1"},
    {"type": "Replace", "pattern": {"Regex": "[\\p{M}\\h]*"}, "content": "-"},
    {"type": "Replace", "pattern": {"Regex": " {2,}|^a|\\p{Lu}(?=\\w)"}, "content": "▁"},
    {"type": "Sequence", "normalizers": [
        {"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"},
        {"type": "Strip", "strip_left": True, "strip_right": True}, {"type": "NFKC"}]},
    {"type": "Sequence", "normalizers": [
        {"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
]


def pools():
    odd = [0, 1, 8, 9, 10, 11, 12, 13, 0x1F, 0x7F, 0x85, 0x8F, 0x9F, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2028, 0x2581,
           0x3000, 0xFEFF, 0xFFFD, 0x10FFFF, 0xE000, 0x130, 0x3A3, 0x344, 0x958, 0x1D15F, 0x600, 0x6DD, 0x110BD]
    return [range(0x20, 0x7F), [ord(c) for c in "abcABC 12/ez."], range(0xA0, 0x250), range(0x1100, 0x1200), range(0xAC00, 0xD7A4),
            [c for c in POINTS if unicodedata.combining(chr(c))],
            [c for c in POINTS if unicodedata.decomposition(chr(c))],
            [c for c in POINTS if chr(c).lower() != chr(c)],
            [c for c in POINTS if unicodedata.category(chr(c)) not in ("Cn", "Co")],
            odd, range(0x900, 0xE00), range(0x4E00, 0x5000), range(0x1F300, 0x1F700), [0x301, 0x327, 0x334, 0x300, 0x323],
            [ord(c) for key in RULES for c in key], POINTS]


POOLS = pools()


# What graphemes are made of.
CLUSTERS = [[0x300, 0x301, 0x308, 0x903, 0x20E3, 0xFE0F, 0x1F3FB, 0xE0061], [0x200D], [0x94D, 0xA4D, 0xCCD, 0x1039, 0x17D2, 0x93C],
            range(0x915, 0x93A), range(0x1000, 0x1020), [0xA9, 0xAE, 0x2764, 0x2602, 0x1F468, 0x1F469, 0x1F1E9],
            range(0x1100, 0x1112), range(0x1161, 0x1170), range(0x11A8, 0x11B0), [0xAC00, 0xAC01, 0xAC1C, 0xD55C],
            [0x600, 0x6DD, 0x70F, 0x8E2, 0xD4E, 0x110BD], [ord(c) for c in "aeé½\r\n\t\u0001\u200B"]]


def text(pools=POOLS):
    chosen = RANDOM.sample(pools, RANDOM.choice((1, 2, 3, 5)))
    length = RANDOM.choice((1, 2, 3, 4, 5, 6, 8, 12))
    return "".join(chr(RANDOM.choice(RANDOM.choice(chosen))) for _ in range(length))


EDGES = ["", " ", " \u3000x\u00A0 ", "ȩ\u0301 क\u093C A\u030A\u0301 \U0001D157\U0001D165", "\u1100\u1161\u11A8\u11A8\uAC00\u11A8",
         "？…… ﬃx ½", "éé â\u20DD b\u0903\u0901c \u1AC1d\u1DF6", "a\u200Bb\u00ADc\u0001d\uFEFFe\tg\uFFFDh", "É中㐀𠮷x İΣ ΑΣ",
         "a\u0334\u1DFB a\u0334\u1DF6 a\u0334\u08D3 \U00011935\U00011930", "\u1C89 \uA7CB \uA7CE \U00010D50 \U00010570 \u2C2F",
         "abab ab aab", "\u0001\u0001ab", "½\u0001x", "e\u0301e\u0301\u0301\r\n1/2abc", "\u0344\u0327" * 3,
         "a" + "\u0301\u0323\u0334" * 9]


def tokenizer(normalizer):
    """A tokenizer that makes a token of each character, so that offsets are places."""
    made = json.loads(Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]")).to_str())
    made["normalizer"] = normalizer
    made = Tokenizer.from_str(json.dumps(made))
    made.pre_tokenizer = pre_tokenizers.Split(Regex("(?m)."), "isolated")
    return made


def lines(name, rows):
    with open(FOLDER / name, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=True, separators=(",", ":")) + "\n")


def normalizations():
    for normalizer in NORMALIZERS:
        made = tokenizer(normalizer)
        texts = EDGES + [text() for _ in range(40)]
        if normalizer["type"] == "Precompiled":
            texts += [text(CLUSTERS) for _ in range(200)]
        yield {
            "normalizer": normalizer,
            "texts": texts,
            "normalized": [made.normalizer.normalize_str(t) for t in texts],
            "spans": [[x for pair in made.encode(t).offsets for x in pair] for t in texts],
        }


def every_code_point():
    # Of each type the first, and of BERT's also the one that only takes accents away.
    asked = {n["type"]: n for n in reversed(NORMALIZERS) if n["type"] not in ("Prepend", "Replace", "Sequence")}
    for normalizer in [*asked.values(), NORMALIZERS[13]]:
        made = tokenizer(normalizer).normalizer
        digest = hashlib.sha256()
        for c in POINTS:
            digest.update((made.normalize_str(chr(c)) + "\n").encode())
        yield {"normalizer": normalizer, "sha256": digest.hexdigest()}


def longest_prefix():
    own = sentencepiece.SentencePieceNormalizer(model_proto=MODEL.SerializeToString())
    texts = [t for t in EDGES + [text() for _ in range(150)] if "\0" not in t]
    return [{"charsmap": base64.b64encode(CHARSMAP).decode(), "texts": texts, "normalized": [own.Normalize(t) for t in texts]}]


lines("normalizations.jsonl", normalizations())
lines("every-code-point.jsonl", every_code_point())
lines("longest-prefix.jsonl", longest_prefix())
