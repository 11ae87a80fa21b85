"""Writes golden values of small random models: BPE with every combination of options, Unigram with ties, WordPiece,
WordLevel, as the reference tokenizes random strings with them.

usage: models.py FOLDER [SEED SCALE]        (needs the Python package tokenizers 0.23.2)

The committed values have the default seed and scale; others serve longer runs.

A row is a model and its texts. "error" says that the reference refuses the text. "spans" is null where the reference
shifts spans: it counts the bytes of tokens, not of characters, so what follows a vanished character, a byte token of an
affix, or an unknown token that was held back, is off.
"""
import json
import os
import random
import sys

from tokenizers import Tokenizer

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 14)
scale = int(sys.argv[3]) if len(sys.argv) > 3 else 1
KNOWN = ["a", "b", "c", "é", "▁", " ", "世", "界", "😀", "\u0301"]
UNKNOWN = ["x", "ß", "汉", "🫠", "\n"]


def text(known, unknown, longest):
    chars = known * rng.choice([1, 3]) + unknown * rng.choice([0, 1, 2])
    if rng.random() < 0.2:
        return rng.choice(chars) * rng.randint(1, longest)
    return "".join(rng.choice(chars) for _ in range(rng.randint(1, longest)))


def row(model, texts, shifted=lambda t, e: False):
    tokenizer = Tokenizer.from_str(json.dumps(
        {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
         "pre_tokenizer": None, "post_processor": None, "decoder": None, "model": model}))
    cases = []
    for t in texts:
        try:
            e = tokenizer.encode(t)
        except Exception:
            cases.append({"text": t, "error": True})
            continue
        cases.append({"text": t, "ids": e.ids, "tokens": e.tokens, "spans": None if shifted(t, e) else e.offsets})
    return {"model": model, "cases": cases}


def bpe():
    prefix = rng.choice([None, None, None, "##", "é"])
    suffix = rng.choice([None, None, None, "</w>"])
    unk = rng.choice([None, "<unk>", "<unk>", "b", "missing"])
    chars = rng.sample(KNOWN, rng.randint(3, len(KNOWN)))
    vocab, merges = [], []
    if unk == "<unk>":
        vocab.append(unk)
    bytes_ = rng.choice([0, 0, 256, 256, 100])
    tokens = ["<0x%02X>" % b for b in rng.sample(range(256), bytes_)] if bytes_ < 256 else ["<0x%02X>" % b for b in range(256)]
    # What a symbol may look like at the start, inside and at the end of a word.
    symbols = [p + c + s for c in chars for p in {"", prefix or ""} for s in {"", suffix or ""}]
    vocab += [s for s in symbols if rng.random() < 0.95]
    if unk == "b" and "b" not in vocab:
        vocab.append("b")
    substitutes = rng.random() < 0.15
    pool = list(dict.fromkeys(vocab)) + (tokens if substitutes else [])
    for _ in range(rng.randint(0, 40)):
        left, right = rng.choice(pool), rng.choice(pool)
        if suffix and left.endswith(suffix):
            continue
        if prefix and not right.startswith(prefix):
            continue
        if not substitutes and "<unk>" in (left, right):
            continue
        merged = left + (right[len(prefix):] if prefix else right)
        if len(merged) > 12 or [left, right] in merges:
            continue
        pool.append(merged)
        merges.append([left, right])
    vocab = list(dict.fromkeys(pool + tokens + ([] if rng.random() < 0.5 else ["abc", "ab c", "a世"])))
    rng.shuffle(vocab)
    fallback = rng.random() < 0.5
    model = {"type": "BPE", "dropout": None, "unk_token": unk, "continuing_subword_prefix": prefix,
             "end_of_word_suffix": suffix, "fuse_unk": rng.random() < 0.5, "byte_fallback": fallback,
             "ignore_merges": rng.random() < 0.3, "vocab": {t: i for i, t in enumerate(vocab)}, "merges": merges}
    if rng.random() < 0.2 and all(" " not in l + r for l, r in merges):
        model["merges"] = [l + " " + r for l, r in merges]
    if rng.random() < 0.2:
        model["dropout"] = rng.choice([0.0, 1.0])
    if rng.random() < 0.2:
        del model["type"]

    def shifted(t, e):
        byte_ids = {model["vocab"][b] for b in tokens}
        has_bytes = fallback and (substitutes or any(i in byte_ids for i in e.ids))
        affixes = bool(prefix or suffix)
        return unk is None or (has_bytes and (affixes or bytes_ < 256))

    extra = ["ab", "abc", "ab c", "a世"]
    texts = [text(KNOWN, UNKNOWN, n) for n in [3, 3, 6, 6, 12, 12, 30, 90]] + rng.sample(extra, 2)
    return row(model, texts, shifted)


def unigram():
    pieces = [["<unk>", 0.0]] if rng.random() < 0.9 else []
    chars = rng.sample(KNOWN, rng.randint(2, 6))
    score = rng.choice([lambda: -float(rng.randint(1, 4)), lambda: -rng.random() * 10, lambda: -float(rng.randint(2, 8)) / 2,
                        lambda: float(rng.randint(0, 30))])
    seen = {"<unk>"}
    for _ in range(rng.randint(3, 40)):
        piece = "".join(rng.choice(chars) for _ in range(rng.choice([1, 1, 2, 2, 3, 4, 5])))
        if piece not in seen or rng.random() < 0.1:
            seen.add(piece)
            pieces.append([piece, score()])
    bytes_ = rng.choice([0, 0, 256, 200])
    pieces += [["<0x%02X>" % b, rng.choice([0.0, -5.0])] for b in rng.sample(range(256), bytes_)]
    if rng.random() < 0.3:
        rng.shuffle(pieces)
    unk = next((i for i, p in enumerate(pieces) if p[0] == "<unk>"), None)
    if unk is not None and rng.random() < 0.1:
        unk = rng.randrange(len(pieces))
    model = {"type": "Unigram", "unk_id": unk, "vocab": pieces, "byte_fallback": rng.random() < 0.5}
    if rng.random() < 0.2:
        del model["type"]
    texts = [text(KNOWN[:6], UNKNOWN, n) for n in [3, 6, 12, 20, 30]] + [text(chars, ["<unk>", "x"], 15), text(chars, [], 60)]
    return row(model, texts, lambda t, e: False)


def word_piece():
    prefix = rng.choice(["##", "##", "", "@"])
    chars = rng.sample(KNOWN, rng.randint(2, 5))
    unk = rng.choice(["[UNK]", "[UNK]", "[UNK]", "missing"])
    vocab = {"[UNK]": 0}
    for _ in range(rng.randint(4, 60)):
        piece = rng.choice(["", prefix]) + "".join(rng.choice(chars) for _ in range(rng.choice([1, 1, 2, 3, 4])))
        vocab.setdefault(piece, len(vocab))
    if rng.random() < 0.2:
        vocab.setdefault(prefix or "a", len(vocab))
    model = {"type": "WordPiece", "unk_token": unk, "continuing_subword_prefix": prefix,
             "max_input_chars_per_word": rng.choice([100, 100, 5]), "vocab": vocab}
    if rng.random() < 0.3:
        del model["type"]
    texts = [text(chars, UNKNOWN if rng.random() < 0.2 else ["#"], n) for n in [2, 4, 6, 8, 12, 99, 110]]
    return row(model, texts)


def word_level():
    vocab = {w: i for i, w in enumerate(dict.fromkeys(text(KNOWN[:3], [], 2) for _ in range(8)))}
    unk = rng.choice(["a", "[UNK]"])
    model = {"vocab": vocab, "unk_token": unk} if rng.random() < 0.5 else {"type": "WordLevel", "unk_token": unk, "vocab": vocab}
    return row(model, [text(KNOWN[:3], ["x"], 2) for _ in range(6)])


with open(os.path.join(folder, "models.jsonl"), "w", encoding="utf-8", newline="\n") as f:
    for make, count in [(bpe, 56), (unigram, 40), (word_piece, 24), (word_level, 6)]:
        for _ in range(count * scale):
            f.write(json.dumps(make(), ensure_ascii=False, separators=(",", ":")) + "\n")
