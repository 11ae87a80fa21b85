"""Writes the golden values of byte-level BPE: a text made up here, what the reference learns from it, and how the
reference encodes and decodes strings made up here.

usage: byte_level_bpe.py FOLDER        (needs the Python package tokenizers 0.23.2)
"""
import json
import os
import random
import sys

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
rng = random.Random(20)
SYLLABLES = "ba be bi lo lu ma mo na no ra re ri so su ta te ti to va ve".split()
STRANGE = ["честно", "κόσμος", "世界", "你好", "日本語", "café", "naïve", "Straße", "😀", "🫠", "한글", "שלום", "नमस्ते", "ǆ", "２０"]
SPACES = [" ", "  ", "   ", "\n", "\t", "\r\n", "\u00a0", "\u3000", " \n ", "\u2009", "\u0085", "\x1c", "\u200b"]
SIGNS = [".", ",", "!", "'s", "'ll", "'S", "''", " '", "--", "(", ")", "€", "½", "Ⅷ", "²", "\u0301", "_", "<", "Ġ", "\x00"]
SPECIAL = ["<|endoftext|>", "<|pad|>", "<|endoftext", "<mask>", "dog", "dogs"]


def word():
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 4)))


def string(parts):
    out = []
    for _ in range(rng.randint(0, parts)):
        out.append(rng.choice([word, word, word, lambda: rng.choice(STRANGE), lambda: rng.choice(SPACES),
                               lambda: rng.choice(SPACES[:2]), lambda: rng.choice(SIGNS), lambda: str(rng.randint(0, 99999)),
                               lambda: rng.choice(SPECIAL), lambda: chr(rng.choice([0x80, 0x800, 0x10000]) + rng.randint(0, 500))])())
    return "".join(out)


def write(name, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as f:
        for row in rows:
            f.write(json.dumps(row, ensure_ascii=True) + "\n")


words = [word() for _ in range(120)]
lines = [" ".join(rng.choice(words[: rng.randint(1, 120)]) for _ in range(rng.randint(1, 12))) + rng.choice(["", ".", " ", "!", " " + rng.choice(STRANGE)])
         for _ in range(300)]
lines[7] = ""
lines[8] = "  \t "
corpus = "\n".join(lines) + "\nlast line without an end"
path = os.path.join(folder, "corpus.txt")
with open(path, "w", encoding="utf-8", newline="\n") as f:
    f.write(corpus)


def trained(files=True, prefix=False, **options):
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=prefix)
    trainer = trainers.BpeTrainer(show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), **options)
    if files:
        t.train([path], trainer)
    else:
        t.train_from_iterator(lines, trainer)
    return t


trainings = []
for options in [dict(vocab_size=500), dict(vocab_size=700, min_frequency=3), dict(vocab_size=2000, min_frequency=2, special_tokens=["<|endoftext|>", "Ġba"]),
                dict(vocab_size=600, max_token_length=4), dict(vocab_size=5000), dict(vocab_size=300, special_tokens=["<|endoftext|>"]), dict(vocab_size=20)]:
    for files in [True, False]:
        for prefix in [False, True]:
            model = json.loads(trained(files, prefix, **options).to_str())["model"]
            vocab = [t for t, _ in sorted(model["vocab"].items(), key=lambda e: e[1])]
            trainings.append(dict(options=options, files=files, prefix=prefix, vocab=vocab[256:], merges=model["merges"]))
write("trainings.jsonl", trainings)

t = trained(vocab_size=700, special_tokens=["<|endoftext|>", "<|pad|>"])
t.add_special_tokens([AddedToken("<mask>", lstrip=True, rstrip=True)])
t.add_tokens([AddedToken("dog", single_word=True)])
t.decoder = decoders.ByteLevel()
t.save(os.path.join(folder, "tokenizer.json"))
ids = {name: t.token_to_id(name) for name in ["<|endoftext|>", "<|pad|>"]}
rows = []
texts = [string(9) for _ in range(150)]
for prefix, trim, template in [(False, None, False), (True, True, False), (False, True, True), (True, False, False)]:
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=prefix)
    post = [] if trim is None else [processors.ByteLevel(add_prefix_space=prefix, trim_offsets=trim)]
    if template:
        post.append(processors.TemplateProcessing(single="<|endoftext|> $A <|pad|>", pair="$A $B", special_tokens=list(ids.items())))
    if post:
        t.post_processor = processors.Sequence(post)
    name = f"tokenizer-{prefix}-{trim}-{template}.json".lower()
    head = json.loads(t.to_str())
    del head["model"]
    for text in texts:
        e = t.encode(text)
        rows.append(dict(head=len(rows) // len(texts), text=text, ids=e.ids, tokens=e.tokens, offsets=e.offsets))
    write(name, [head])
write("encodings.jsonl", rows)
size = t.get_vocab_size()
decodings = []
for _ in range(300):
    some = [rng.randrange(size) if rng.random() < 0.3 else rng.randrange(2, 258) for _ in range(rng.randint(0, 12))]
    decodings.append(dict(ids=some, text=t.decode(some), full=t.decode(some, skip_special_tokens=False)))
write("decodings.jsonl", decodings)
