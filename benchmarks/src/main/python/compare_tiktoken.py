"""Compares the ids of Inkstone's tiktoken encodings with those of tiktoken itself, text by text.

usage: compare_tiktoken.py [--jar JAR | --command COMMAND] [--random N] [--seed S] RANKS [TEXT ...]

RANKS is a folder with files such as cl100k_base.tiktoken; each is compared (JTokkit's jar has four of them). Of each TEXT
all lines are compared, and all blocks of 40 lines with the line ends between them. The random strings, 200,000 by default,
have characters of all planes, mixed scripts, controls, sequences of emoji, halves of surrogate pairs and long runs.

Needs the Python package tiktoken, and nothing from the network. Prints a line for each encoding and text; exits with 1 if
there is a difference.
"""
import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import threading

import tiktoken
import tiktoken.load
import tiktoken_ext.openai_public as public

SCRIPTS = [(0x20, 0x7F), (0xA0, 0x250), (0x370, 0x400), (0x400, 0x530), (0x590, 0x600), (0x600, 0x700), (0x900, 0x980),
           (0xE00, 0xE80), (0x1100, 0x1200), (0x1E00, 0x2000), (0x2000, 0x2070), (0x2150, 0x2190), (0x3000, 0x3100),
           (0x4E00, 0xA000), (0xAC00, 0xD7A4), (0xFF00, 0xFFF0), (0x10400, 0x10450), (0x1D400, 0x1D800), (0x1F300, 0x1FB00),
           (0x20000, 0x2A6E0)]
PARTS = ["the", "The", "THE", " a", "n't", "'S", "'ſ", "'LL", "'re", "1", "12345", "３", "½", "_", "$", "://", "\r\n", "\n\n",
         " \n ", "   ", "\t", "\u00a0", "\u3000", "\u0085", "\u2028", "\u200d", "\ufe0f", "\u0301", "\u00ad", "\ufeff", "\0",
         "👨‍👩‍👧‍👦", "👍🏽", "🇫🇷", "#️⃣", "❤️", "ﬁ", "ǅ", "ʰ", "ªº", "İ", "ß", "<|endoftext|>", "<|fim_prefix|>"]


def character(rng):
    if rng.random() < 0.3:
        return chr(rng.randrange(0x110000))
    low, high = rng.choice(SCRIPTS)
    return chr(rng.randrange(low, high))


def random_text(rng):
    kind = rng.randrange(10)
    if kind == 0:
        return rng.choice([character(rng), rng.choice(PARTS)]) * rng.randrange(1, 400)
    if kind < 3:
        low, high = rng.choice(SCRIPTS)
        return "".join(chr(rng.randrange(low, high)) if rng.random() < 0.85 else " " for _ in range(rng.randrange(1, 60)))
    text = ""
    for _ in range(rng.randrange(1, 25)):
        text += rng.choice([character(rng), rng.choice(PARTS), rng.choice(PARTS)])
        if rng.random() < 0.03:
            text += text[-1] * rng.randrange(1, 50)
        if rng.random() < 0.2:
            text += " "
    return text


def texts_of(arguments):
    for name in arguments.text:
        with open(name, encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        yield os.path.basename(name) + ", lines", lines
        yield os.path.basename(name) + ", blocks", ["\n".join(lines[i : i + 40]) for i in range(0, len(lines), 40)]
    rng = random.Random(arguments.seed)
    if arguments.random:
        yield f"random strings of seed {arguments.seed}", [random_text(rng) for _ in range(arguments.random)]


def write(pipe, texts):
    with pipe:
        for text in texts:
            pipe.write(json.dumps(text).encode("ascii") + b"\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", default="examples/target/inkstone.jar")
    parser.add_argument("--command", help="runs Inkstone's commands, instead of java -jar JAR")
    parser.add_argument("--random", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("ranks")
    parser.add_argument("text", nargs="*")
    arguments = parser.parse_args()
    inkstone = shlex.split(arguments.command) if arguments.command else ["java", "-jar", arguments.jar]
    named = list(texts_of(arguments))
    differences = 0
    for file in sorted(os.listdir(arguments.ranks)):
        name, extension = os.path.splitext(file)
        if extension != ".tiktoken":
            continue
        path = os.path.join(arguments.ranks, file)
        with open(path, "rb") as ranks:
            content = ranks.read()
        tiktoken.load.read_file_cached = lambda *_, **__: content
        public.load_tiktoken_bpe = lambda *_, **__: tiktoken.load.load_tiktoken_bpe(path)
        encoding = tiktoken.Encoding(**getattr(public, name)())
        for title, texts in named:
            run = subprocess.Popen(
                [*inkstone, "encode", "--json", "--special-in-text", "none", "--tokenizer", path],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            writer = threading.Thread(target=write, args=(run.stdin, texts))
            writer.start()
            tokens = different = 0
            for text in texts:
                expected = encoding.encode(text, disallowed_special=())
                line = run.stdout.readline()
                found = json.loads(line) if line else None
                tokens += len(expected)
                if expected != found:
                    different += 1
                    if different < 4:
                        print(f"{name}: {json.dumps(text)[:300]}\n  tiktoken {expected[:60]}\n  Inkstone {found and found[:60]}")
            writer.join()
            if run.wait() != 0:
                raise SystemExit(f"Inkstone ended with status {run.returncode}")
            print(f"{name}, {title}: {len(texts)} texts, {tokens} tokens, {different} texts differ", flush=True)
            differences += different
    sys.exit(1 if differences else 0)


main()
