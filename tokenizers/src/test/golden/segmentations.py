"""Writes what SentencePiece gives as the n best segmentations of texts made up here, and how often it draws each, for the
unigram models of file_formats.py: src/test/resources/org/inkstone/tokenizers/golden/formats/segmentations.jsonl.

Needs sentencepiece 0.2.2:  python segmentations.py
"""
import json
import os
import random
from collections import Counter

import sentencepiece

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "resources", "org", "inkstone", "tokenizers", "golden", "formats")
R = random.Random(20261128)
WORDS = "the kalu ingou neer sober lomito @@ ab cd tomiren é ﬁ 墨水 墨 😀 12 q Z".split()


def text():
    return R.choice(["", " "]) + R.choice([" ", "", "  "]).join(R.choice(WORDS) for _ in range(R.randrange(1, 7)))


with open(os.path.join(FOLDER, "segmentations.jsonl"), "w", encoding="ascii", newline="\n") as out:
    for name in ("unigram.model", "unigram-bytes.model"):
        processor = sentencepiece.SentencePieceProcessor(model_file=os.path.join(FOLDER, name))
        for line in ["", "the", "墨墨", "@@ab cd@@"] + [text() for _ in range(40)]:
            n = R.choice([1, 2, 8, 30]) if line else 2
            best = processor.NBestEncode(line, nbest_size=n, return_type="proto").nbests
            rows = [{"ids": [piece.id for piece in way.pieces], "score": way.score} for way in best]
            out.write(json.dumps({"model": name, "text": line, "n": n, "best": rows}) + "\n")
        for line, alpha in (("the kalu", 0.1), ("tomiren", 0.5), ("sober @@", 0.2), ("so墨", 1.0), ("lomito", 0.0)):
            draws = Counter(tuple(processor.SampleEncodeAsIds(line, nbest_size=-1, alpha=alpha)) for _ in range(20000))
            rows = [{"ids": ids, "count": count} for ids, count in sorted(draws.items())]
            out.write(json.dumps({"model": name, "text": line, "alpha": alpha, "draws": rows}) + "\n")
