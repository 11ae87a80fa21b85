"""Writes golden values of segmentation lattices: a small unigram model made up here, and what the reference gives as the
n best segmentations of words made up here, with their scores, and as entropy and frequencies of samples.

usage: lattice.py FILE        (needs the Python packages sentencepiece 0.2.2 and protobuf)
"""
import json
import random
import sys
from collections import Counter

import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as pb

rng = random.Random(7)
pieces = [("<unk>", 0.0)]
for n in (1, 1, 1, 1, 2, 2, 2, 3, 3, 4):
    for _ in range(4):
        p = "".join(rng.choice("abcd") for _ in range(n))
        if p not in dict(pieces):
            # Single precision holds these scores exactly.
            pieces.append((p, -rng.randint(64, 640) / 64))
proto = pb.ModelProto()
for i, (p, s) in enumerate(pieces):
    q = proto.pieces.add()
    q.piece, q.score = p, s
    q.type = 2 if i == 0 else 1
proto.trainer_spec.model_type = 1
proto.trainer_spec.unk_id = 0
proto.trainer_spec.bos_id = proto.trainer_spec.eos_id = proto.trainer_spec.pad_id = -1
proto.normalizer_spec.add_dummy_prefix = False
proto.normalizer_spec.remove_extra_whitespaces = False
proto.normalizer_spec.escape_whitespaces = False
sp = spm.SentencePieceProcessor(model_proto=proto.SerializeToString())

with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as f:
    f.write(json.dumps({"pieces": pieces}) + "\n")
    for _ in range(25):
        word = "".join(rng.choice("abcd") for _ in range(rng.randint(1, 9)))
        best = sp.NBestEncode(word, nbest_size=12, return_type="proto")
        n_best = [[[p.piece for p in r.pieces], r.score] for r in best.nbests]
        alpha = rng.choice([0.1, 0.25, 0.5, 1.0])
        counts = Counter(" ".join(sp.SampleEncodeAsPieces(word, nbest_size=-1, alpha=alpha)) for _ in range(4000))
        f.write(json.dumps({"word": word, "n_best": n_best, "alpha": alpha, "entropy": sp.CalculateEntropy(word, alpha),
                            "samples": sorted(counts.items())}) + "\n")
