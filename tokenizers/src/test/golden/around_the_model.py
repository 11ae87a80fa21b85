"""Writes the golden values of what stands around the model: added tokens, post-processors, truncation, padding, decoders,
and the form in which they are saved. Needs tokenizer.json of byte_level_bpe.py in the same folder.

usage: around_the_model.py FOLDER        (needs the Python package tokenizers 0.23.2)

Texts are cut as full encodings are: Tokenizer.encode of 0.23 stops early and loses overflow, so the encodings are made
without truncation and given to Tokenizer.post_process.
"""
import json
import os
import random
import sys

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

folder = sys.argv[1]
rng = random.Random(14)
model = json.load(open(os.path.join(folder, "tokenizer.json"), encoding="utf-8"))["model"]


def write(name, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as f:
        for row in rows:
            f.write(json.dumps(row, ensure_ascii=True, separators=(",", ":")) + "\n")


def trained(prefix=False):
    t = Tokenizer.from_str(json.dumps(dict(version="1.0", truncation=None, padding=None, added_tokens=[], normalizer=None,
                                           pre_tokenizer=None, post_processor=None, decoder=None, model=model)))
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=prefix)
    return t


def head(t):
    tree = json.loads(t.to_str())
    del tree["model"]
    return tree


def safe(call):
    """None if the reference refuses or panics."""
    try:
        return call()
    except BaseException:
        return None


# Post-processors, truncation, padding
WORDS = ["lo", "ba", "tere", "nana", "世界", "é", "😀", "  ", "\n", "mamo", "!", "vasu"]


def text(n):
    return "".join(rng.choice([" ", "", " "]) + rng.choice(WORDS) for _ in range(rng.randint(0, n)))


def template(single, pair):
    return processors.TemplateProcessing(single=single, pair=pair, special_tokens=[
        ("<s>", 0), ("</s>", 1), {"id": "two", "ids": [1, 0], "tokens": ["</s>", "<s>"]}])


PROCESSORS = [
    (False, lambda: None),
    (False, lambda: processors.ByteLevel(add_prefix_space=False, trim_offsets=True)),
    (True, lambda: processors.ByteLevel(add_prefix_space=True, trim_offsets=True)),
    (True, lambda: processors.RobertaProcessing(("</s>", 1), ("<s>", 0), trim_offsets=True, add_prefix_space=True)),
    (False, lambda: processors.RobertaProcessing(("</s>", 1), ("<s>", 0), trim_offsets=False, add_prefix_space=False)),
    (False, lambda: processors.BertProcessing(("</s>", 1), ("<s>", 0))),
    (False, lambda: template("<s> $A </s>", "<s> $A </s> $B:1 </s>:1")),
    (False, lambda: template("two $A:3 two:2", "$B:1 two $A:1")),
    (False, lambda: template("$A", "$A $B <s>")),
    (True, lambda: processors.Sequence([processors.ByteLevel(add_prefix_space=True, trim_offsets=True), template("<s> $A", "<s> $A two:4 $B:2 </s>")])),
    (False, lambda: processors.Sequence([processors.ByteLevel(trim_offsets=True), processors.BertProcessing(("</s>", 1), ("<s>", 0))])),
]


def values(e, exact):
    row = dict(ids=e.ids, tokens=e.tokens, offsets=e.offsets, words=[-1 if w is None else w for w in e.word_ids],
               special=e.special_tokens_mask, attention=e.attention_mask)
    if exact:
        row.update(types=e.type_ids, sequences=[-1 if s is None else s for s in e.sequence_ids])
    return row


rows = []
for prefix, make in PROCESSORS:
    raw = trained(prefix)
    for i in range(40):
        t = trained(prefix)
        post = make()
        if post is not None:
            t.post_processor = post
        pair = rng.random() < 0.6
        special = rng.random() < 0.8
        if i % 4:
            longest = rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 20])
            stride = rng.choice([0, 0, 0, 1, 2, 3])
            if stride >= max(1, longest) or longest < (post.num_special_tokens_to_add(pair) if post and special else 0):
                continue  # refused here; the reference goes on as if nothing were to be cut, or panics
            if safe(lambda: t.enable_truncation(longest, stride=stride, strategy=rng.choice(["longest_first", "only_first", "only_second"]),
                                                direction=rng.choice(["left", "right"])) or True) is None:
                continue
        if i % 3 == 0:
            t.enable_padding(direction=rng.choice(["left", "right"]), pad_id=2, pad_type_id=rng.randint(0, 2), pad_token="<pad>",
                             length=rng.choice([None, 3, 10, 25]), pad_to_multiple_of=rng.choice([None, 1, 4, 7]))
        a, b = text(9), text(9) if pair else None
        e = safe(lambda: t.post_process(raw.encode(a), raw.encode(b) if pair else None, special))
        row = dict(head=head(t), a=a, b=b, add=special)
        if e is not None:
            # without a post-processor the reference does not know the second text of raw encodings
            row.update(values(e, post is not None or not pair), overflow=[values(o, False) for o in e.overflowing])
        rows.append(row)
write("processed.jsonl", rows)

# Batches
rows = []
for options in [dict(), dict(direction="left", pad_to_multiple_of=5), dict(length=6), dict(length=6, direction="left", pad_to_multiple_of=4)]:
    t = trained()
    t.enable_padding(pad_id=7, pad_token="<p>", **options)
    texts = [text(8) for _ in range(20)]
    pairs = [[text(5), text(5)] for _ in range(20)]
    rows.append(dict(head=head(t), texts=texts, encodings=[values(e, True) for e in t.encode_batch(texts)],
                     pairs=pairs, paired=[values(e, True) for e in t.encode_batch([tuple(p) for p in pairs])]))
write("batches.jsonl", rows)

# Added tokens
CONTENTS = ["<a>", "<a>b", "<b>", "<|x|>", "ab", "abc", "bcd", "b", "lo", "Lo", "LO", " lo", "dog", "Dogs", "_", "a b", "\n", "\n\n", "  ", "世", "世界", "😀", "😀😀",
            "\U00030001", "\U00030002\U00030001", "é", "ba", "tere", "<", "<<", "<<<<", "[MASK]", "x ", "9"]
SPACES = [" ", "  ", "\u00a0", "\u3000", "\n", "\t", "\u2009", "\u0085", "\u200b", "\x1c", "\ufeff", "\u180e"]
rows = []
for i in range(120):
    t = trained(rng.random() < 0.3)
    lower = rng.random() < 0.4
    if lower:
        t.normalizer = normalizers.Lowercase()
    some = rng.sample(CONTENTS, rng.randint(1, 8))
    if lower:
        # two tokens that become the same: which one counts is chance in the reference
        some = list({c.lower(): c for c in some}.values())
    tree = json.loads(t.to_str())
    tree["added_tokens"] = [dict(id=j, content=c, single_word=rng.random() < 0.3, lstrip=rng.random() < 0.3, rstrip=rng.random() < 0.3,
                                 normalized=rng.random() < 0.5, special=rng.random() < 0.4) for j, c in enumerate(some, 700)]
    t = Tokenizer.from_str(json.dumps(tree))
    del tree["model"]
    cases = []
    for _ in range(8):
        parts = []
        for _ in range(rng.randint(0, 9)):
            parts.append(rng.choice([rng.choice(some), rng.choice(some), rng.choice(CONTENTS), rng.choice(SPACES), rng.choice(SPACES), rng.choice(WORDS),
                                     rng.choice("abcdx.,_9'ǵ")]))
        s = "".join(parts)
        if lower:
            s = "".join(c for c in s if c.isascii() or c in "世界😀\u00a0\u3000\u0085\u200b")
        t.encode_special_tokens = False
        e = t.encode(s)
        t.encode_special_tokens = True
        cases.append(dict(text=s, ids=e.ids, tokens=e.tokens, offsets=e.offsets, words=e.word_ids, inert=t.encode(s).ids,
                          decoded=t.decode(e.ids), full=t.decode(e.ids, skip_special_tokens=False)))
    rows.append(dict(head=tree, cases=cases))
write("added.jsonl", rows)

# Decoders
DECODERS = [
    lambda: decoders.ByteLevel(),
    lambda: decoders.WordPiece(),
    lambda: decoders.WordPiece(prefix="@@", cleanup=False),
    lambda: decoders.Metaspace(),
    lambda: decoders.Metaspace(replacement="_", prepend_scheme="never"),
    lambda: decoders.Metaspace(prepend_scheme="first"),
    lambda: decoders.BPEDecoder(),
    lambda: decoders.CTC(),
    lambda: decoders.CTC(pad_token="_", word_delimiter_token="a", cleanup=False),
    lambda: decoders.Fuse(),
    lambda: decoders.Strip(" ", 1, 0),
    lambda: decoders.Strip("_", 2, 0),
    lambda: decoders.Sequence([decoders.Fuse(), decoders.Strip("_", 2, 3)]),
    lambda: decoders.Replace("▁", " "),
    lambda: decoders.ByteFallback(),
    lambda: decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]),
    lambda: decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace(prepend_scheme="always")]),
    lambda: decoders.Sequence([decoders.ByteLevel(), decoders.WordPiece()]),
    lambda: decoders.Sequence([decoders.Replace("a", "▁"), decoders.Metaspace(), decoders.CTC()]),
    lambda: decoders.Sequence([decoders.Fuse(), decoders.Replace("ab", "▁"), decoders.Strip("▁", 1, 1)]),
    lambda: None,
]
PLAIN = ["a", "b", "ab", "##a", "##b", "@@c", "▁", "▁a", "▁▁", "a▁b", "_", "__", "_a_", "</w>", "a</w>", "b</w>c", "<pad>", "|", "x|", "n't", "'s", ".", "?", "!", ",",
         "'", "do", "not", " do not", "'re", "<s>", "😀", "é", " ", " .", " n't"]
BYTES = ["<0x41>", "<0xE5>", "<0x8f>", "<0xab>", "<0xE6>", "<0xED>", "<0xA0>", "<0x80>", "<0xF0>", "<0x9F>", "<0x98>", "<0xg1>", "<0x4>", "<0xC3>", "<0xA9>",
         "<0x+A>", "<0xFF>"]
LEVEL = ["Ġ", "Ġa", "Ã", "©", "ä", "¸", "ĸ", "í", "ł", "Ģ", "ð", "Ł", "ĺ", "ÿ", "â", "ģ", "Ċ", "ilÖve", "世界"]
rows = []
for make in DECODERS:
    decoder = make()
    state = "none" if decoder is None else decoder.__getstate__().decode()
    vocab = PLAIN + (LEVEL if "ByteLevel" in state else []) + (BYTES if "ByteFallback" in state else [])
    t = Tokenizer(models.BPE(vocab={w: i for i, w in enumerate(vocab)}, merges=[]))
    t.add_special_tokens(["<s>"])
    if decoder is not None:
        t.decoder = decoder
    cases = []
    while len(cases) < 60:
        special = len(vocab) - (len(LEVEL) if "ByteLevel" in state else 0) - (len(BYTES) if "ByteFallback" in state else 0)
        ids = [rng.randrange(special, len(vocab)) if special < len(vocab) and rng.random() < 0.7 else rng.randrange(len(vocab)) for _ in range(rng.randint(0, 9))]
        if rng.random() < 0.2 and ids:
            ids.append(ids[-1])
        if "BPEDecoder" in state and not ids:
            continue
        text_ = safe(lambda: t.decode(ids))
        if text_ is not None:
            cases.append(dict(ids=ids, text=text_, full=t.decode(ids, skip_special_tokens=False)))
    rows.append(dict(tokenizer=json.loads(t.to_str()), cases=cases))
write("decoders.jsonl", rows)

# The form in which they are saved
rows = []
for i, make in enumerate(DECODERS):
    t = Tokenizer(models.BPE(vocab={"a": 0, "b": 1}, merges=[]))
    decoder = make()
    if decoder is not None:
        t.decoder = decoder
    post = PROCESSORS[i % len(PROCESSORS)][1]()
    if post is not None:
        t.post_processor = post
    t.pre_tokenizer = pre_tokenizers.ByteLevel()
    if i % 2:
        t.enable_truncation(5 + i, stride=i % 3, strategy=["longest_first", "only_first", "only_second"][i % 3], direction=["left", "right"][i // 2 % 2])
    if i % 3:
        t.enable_padding(length=None if i % 4 else i, pad_to_multiple_of=None if i % 5 else 8, direction=["left", "right"][i // 3 % 2])
    t.add_tokens([AddedToken("x", lstrip=True), AddedToken("a", single_word=True)])
    rows.append(dict(json=t.to_str(pretty=True)))
write("saved.jsonl", rows)
