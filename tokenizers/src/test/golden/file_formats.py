"""Writes small SentencePiece models and a tiktoken rank file, trained on made-up text, and what the references make of
some texts: src/test/resources/org/inkstone/tokenizers/golden/formats/.

Needs sentencepiece 0.2.2 and tiktoken 0.14:  python file_formats.py
"""
import base64
import io
import json
import os
import random
import tempfile

import sentencepiece
import tiktoken
from sentencepiece import sentencepiece_model_pb2 as pb

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "resources", "org", "inkstone", "tokenizers", "golden", "formats")
R = random.Random(20261125)
SYLLABLES = "ka to mi ren so lu va né dor shi ber ing ou the er".split()
WORDS = ["".join(R.choice(SYLLABLES) for _ in range(R.randrange(1, 4))) for _ in range(400)]
ODD = [
    "<s>", "</s>", "<unk>", "<c1>", "<0x41>", "@@", "ab cd", "▁", "▁▁", "⁇", "\u0000", "\ufffd", "\ufeff", "\u200b",
    "\u00ad", "ﬁ", "Ⅷ", "ẞ", "İ", "①", "ｱﾞ", "가", "e\u0301", "\u0301", "👨\u200d👩\u200d👧", "😀", "　", "\u00a0", "\t", "\r",
    "\n", "\x85", "\u2028", "墨", "1", "2345", "é", "'s", "'LL", "  ", "   ",
]
RULES = "0041\t0061\nFB01\t0066 0069\n0065 0301\t00E9\n200B\t0020\n00AD\t\n"


def sentence():
    return " ".join(R.choice(WORDS) for _ in range(R.randrange(3, 12))) + R.choice([".", "", " 12 345", " (ab cd)"])


def text():
    k = R.random()
    if k < 0.3:
        return sentence()
    if k < 0.45:
        return R.choice(ODD + WORDS) * R.randrange(1, 30)
    if k < 0.6:
        return "".join(chr(R.choice([R.randrange(1, 0x250), R.randrange(0x250, 0xD800), R.randrange(0xE000, 0x1FAFF)]))
                       for _ in range(R.randrange(1, 12)))
    return "".join(R.choice([R.choice(WORDS), R.choice(ODD), " "]) for _ in range(R.randrange(1, 14)))


CORPUS = [sentence() for _ in range(1500)]
TEXTS = ["", " ", "   ", "a", " the  the ", "\ud7ff\ue000"] + [text() for _ in range(90)]


def model(name, **options):
    with tempfile.TemporaryDirectory() as folder:
        rules = os.path.join(folder, "rules.tsv")
        with open(rules, "w", encoding="utf-8") as out:
            out.write(RULES)
        if options.pop("rules", False):
            options["normalization_rule_tsv"] = rules
        stream = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(CORPUS), model_writer=stream, minloglevel=2, num_threads=1, **options)
    proto = pb.ModelProto.FromString(stream.getvalue())
    proto.normalizer_spec.ClearField("normalization_rule_tsv")  # the name of a temporary file
    return name, proto


def unused(pair):
    """Every fifth piece that BPE joined becomes unused, and a denormalizer comes in."""
    name, proto = pair
    for i, piece in enumerate(proto.pieces):
        if piece.type == pb.ModelProto.SentencePiece.NORMAL and len(piece.piece) > 1 and i % 5 == 0:
            piece.type = pb.ModelProto.SentencePiece.UNUSED
    proto.denormalizer_spec.CopyFrom(proto.normalizer_spec)
    proto.denormalizer_spec.add_dummy_prefix = False
    proto.denormalizer_spec.remove_extra_whitespaces = False
    proto.denormalizer_spec.escape_whitespaces = False
    return name, proto


def sentencepiece_rows(models):
    with open(os.path.join(OUT, "sentencepiece.jsonl"), "w", encoding="ascii", newline="\n") as out:
        for name, proto in models:
            content = proto.SerializeToString()
            with open(os.path.join(OUT, name), "wb") as file:
                file.write(content)
            processor = sentencepiece.SentencePieceProcessor(model_proto=content)
            for line in TEXTS:
                encoded = processor.encode(line, return_type="proto")
                points = [0]
                for byte in line.encode("utf-8"):
                    points.append(points[-1] + ((byte & 0xC0) != 0x80))
                ids = [p.id for p in encoded.pieces]
                row = {"model": name, "text": line, "ids": ids, "pieces": [p.piece for p in encoded.pieces],
                       "spans": [[points[p.begin], points[p.end]] for p in encoded.pieces], "decoded": processor.decode(ids)}
                out.write(json.dumps(row) + "\n")
            for _ in range(40):
                low = R.random() < 0.5
                ids = [R.randrange(min(270, len(proto.pieces)) if low else len(proto.pieces)) for _ in range(R.randrange(1, 9))]
                out.write(json.dumps({"model": name, "ids": ids, "decoded": processor.decode(ids)}) + "\n")


def train_ranks(size):
    """The textbook loop: join the most frequent pair; ties go to the smaller bytes."""
    words = {}
    for word in " ".join(CORPUS).split(" "):
        key = tuple(bytes([b]) for b in (" " + word).encode("utf-8"))
        words[key] = words.get(key, 0) + 1
    tokens = [bytes([b]) for b in range(256)]
    while len(tokens) < size:
        pairs = {}
        for word, count in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] = pairs.get(pair, 0) + count
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        tokens.append(best[0] + best[1])
        joined = {}
        for word, count in words.items():
            parts, i = [], 0
            while i < len(word):
                step = 2 if word[i : i + 2] == best else 1
                parts.append(b"".join(word[i : i + step]))
                i += step
            joined[tuple(parts)] = joined.get(tuple(parts), 0) + count
        words = joined
    # A token that no two tokens make: found only where it is a whole piece.
    tokens.insert(300, " zyx".encode())
    return {token: rank for rank, token in enumerate(tokens)}


def tiktoken_rows():
    import tiktoken_ext.openai_public as public

    ranks = train_ranks(500)
    with open(os.path.join(OUT, "small.tiktoken"), "w", encoding="ascii", newline="\n") as out:
        for token, rank in ranks.items():
            out.write(base64.b64encode(token).decode() + f" {rank}\n")
    public.load_tiktoken_bpe = lambda *args, **options: ranks
    with open(os.path.join(OUT, "tiktoken.jsonl"), "w", encoding="ascii", newline="\n") as out:
        for name in ("r50k_base", "cl100k_base", "o200k_base"):
            pattern = getattr(public, name)()["pat_str"]
            special = {"<|endoftext|>": 600, "<|start|>": 601}
            encoding = tiktoken.Encoding(name, pat_str=pattern, mergeable_ranks=ranks, special_tokens=special)
            more = ["zyx zyx", "a \n  ", "a\r\n\r\n b", "x<|endoftext|>y<|start|><|end|>", "ſ'ſ'll", "a" * 200, "the" * 70]
            for line in TEXTS + more:
                plain = encoding.encode(line, disallowed_special=())
                row = {"pattern": name, "text": line, "plain": plain, "all": encoding.encode(line, allowed_special="all"),
                       "one": encoding.encode(line, allowed_special={"<|start|>"}, disallowed_special=()),
                       "starts": encoding.decode_with_offsets(plain)[1]}
                out.write(json.dumps(row) + "\n")


def main():
    os.makedirs(OUT, exist_ok=True)
    sentencepiece_rows([
        model("unigram.model", model_type="unigram", vocab_size=300, rules=True,
              user_defined_symbols=["@@", "ab cd"], control_symbols=["<c1>"]),
        model("unigram-bytes.model", model_type="unigram", vocab_size=460, rules=True, byte_fallback=True,
              add_dummy_prefix=False, remove_extra_whitespaces=False),
        model("bpe.model", model_type="bpe", vocab_size=460, normalization_rule_name="identity", byte_fallback=True,
              split_digits=True, user_defined_symbols=["@@"], control_symbols=["<c1>"]),
        unused(model("bpe-unused.model", model_type="bpe", vocab_size=300, rules=True, treat_whitespace_as_suffix=True,
                     unk_surface="<?>")),
        model("bpe-spaces.model", model_type="bpe", vocab_size=300, normalization_rule_name="identity",
              split_by_whitespace=False, remove_extra_whitespaces=False, add_dummy_prefix=False),
        model("word.model", model_type="word", vocab_size=150, normalization_rule_name="identity"),
        model("char.model", model_type="char", vocab_size=40, normalization_rule_name="identity", hard_vocab_limit=False,
              user_defined_symbols=["@@", "the"]),
    ])
    tiktoken_rows()


main()
