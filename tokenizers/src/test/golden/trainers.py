"""Writes the golden values of the trainers: words made up here, and what the reference learns from them.

Symbols with an affix get their ids from the reference in the order of a hash table, another one in each run, and ties
between pairs go by id. So each training is run several times, and only what came out the same each time is kept.

usage: trainers.py FOLDER        (needs the Python package tokenizers 0.23.2)
"""
import json
import os
import random
import sys

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

folder = sys.argv[1]
rng = random.Random(14)
shuffler = random.Random(15)
ALPHABETS = ["ab", "abc", "abcdefgh", "lotps", "aeionrst", "a#b", "#", "墨水石ab", "é😀xy", "<w>/ab"]


def write(name, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as f:
        for row in rows:
            f.write(json.dumps(row, ensure_ascii=True) + "\n")


def some_words(alphabet, words, length):
    made = {}
    for _ in range(rng.randint(1, words)):
        word = "".join(rng.choice(alphabet) for _ in range(rng.randint(1, length)))
        made[word] = made.get(word, 0) + rng.randint(1, 30)
    return made


def lines(words):
    repeated = [word for word, count in words.items() for _ in range(count)]
    shuffler.shuffle(repeated)
    return [" ".join(repeated[i : i + 9]) for i in range(0, len(repeated), 9)]


def trained(model, trainer, words):
    t = Tokenizer(model)
    t.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    t.train_from_iterator(lines(words), trainer)
    return json.loads(t.to_str())["model"]


def bpe(words, options):
    model = trained(models.BPE(), trainers.BpeTrainer(show_progress=False, **options), words)
    return dict(vocabulary=sorted(model["vocab"]), merges=model["merges"])


def wordpiece(words, options):
    model = trained(models.WordPiece(unk_token="[UNK]"), trainers.WordPieceTrainer(show_progress=False, **options), words)
    return dict(vocabulary=sorted(model["vocab"]))


def stable(train, words, options, runs=24):
    first = train(words, options)
    return first if all(train(words, options) == first for _ in range(runs)) else None


def rows(train, number, affixes):
    made = []
    while len(made) < number:
        words = some_words(rng.choice(ALPHABETS), rng.choice([5, 20, 60]), rng.choice([4, 8, 12]))
        options = dict(vocab_size=rng.choice([12, 25, 40, 70, 200]))
        if rng.random() < 0.4:
            options["min_frequency"] = rng.randint(1, 20)
        if rng.random() < 0.3:
            options["special_tokens"] = rng.choice([["[UNK]"], ["a", "<s>"], ["ab", "##b", "[UNK]"]])
        if rng.random() < 0.3:
            options["initial_alphabet"] = rng.choice([["z"], ["a", "q"], list("xyz")])
        if rng.random() < 0.3:
            options["limit_alphabet"] = rng.randint(1, 6)
        if train == bpe and rng.random() < 0.3:
            options["max_token_length"] = rng.randint(2, 8)
        options |= affixes()
        learned = stable(train, words, options)
        if learned is not None:
            made.append(dict(words=words, options=options, **learned))
    return made


def affixes():
    return rng.choice([{}, dict(continuing_subword_prefix="##"), dict(end_of_word_suffix="</w>"),
                       dict(continuing_subword_prefix="##", end_of_word_suffix="</w>"), dict(continuing_subword_prefix="@@")])


SYLLABLES = "ba be bi lo lu ma mo na no ra re ri so su ta te ti to va ve".split()


def unigram(words, options):
    model = trained(models.Unigram(), trainers.UnigramTrainer(show_progress=False, **options), words)
    return dict(pieces=sorted((piece, round(score, 6)) for piece, score in model["vocab"]), unk_id=model["unk_id"])


def close(a, b):
    return [p for p, _ in a["pieces"]] == [p for p, _ in b["pieces"]] and all(
        abs(x - y) < 3e-6 for (_, x), (_, y) in zip(a["pieces"], b["pieces"]))


def unigram_rows(number):
    made = []
    while len(made) < number:
        words = {}
        for _ in range(rng.choice([40, 200, 500])):
            word = "▁" + "".join(rng.choice(SYLLABLES[: rng.randint(2, 20)]) for _ in range(rng.randint(1, 5)))
            words[word + rng.choice(["", "", "", "s", "é", "墨", "😀"])] = rng.randint(1, 200)
        options = dict(vocab_size=rng.choice([30, 45, 60, 100, 300]))
        if rng.random() < 0.6:
            options["unk_token"] = "<unk>"
        if rng.random() < 0.4:
            options["special_tokens"] = rng.choice([["<s>", "</s>"], ["<pad>", "<unk>"]])
        if rng.random() < 0.3:
            options["initial_alphabet"] = ["x", "b", "字"]
        if rng.random() < 0.3:
            options["max_piece_length"] = rng.randint(1, 6)
        if rng.random() < 0.3:
            options["n_sub_iterations"] = rng.randint(1, 4)
        if rng.random() < 0.3:
            options["shrinking_factor"] = rng.choice([0.5, 0.9])
        learned = [unigram(words, options) for _ in range(4)]
        if all(close(learned[0], other) for other in learned):
            made.append(dict(words=words, options=options, **learned[0]))
    return made


write("trainings-bpe.jsonl", rows(bpe, 160, affixes))
write("trainings-wordpiece.jsonl", rows(wordpiece, 80, dict))
write("trainings-unigram.jsonl", unigram_rows(60))
