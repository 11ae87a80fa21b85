"""The tokenizers of Python that Inkstone is measured beside: each opens a file, encodes a line and decodes ids.

They make the library's plainest call, on one thread: ids only, no special tokens added, none left out in decoding.

usage as a program: tokenizer_peers.py LIBRARY
Prints the library's version, if it is there.
"""
import base64
import importlib
import os
import sys

os.environ["TOKENIZERS_PARALLELISM"] = "false"


class HuggingFace:
    """Hugging Face tokenizers, of a tokenizer.json."""

    def __init__(self, file, _):
        import tokenizers

        self.tokenizer = tokenizers.Tokenizer.from_file(file)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def encode(self, line):
        return self.tokenizer.encode(line, add_special_tokens=False).ids

    def decode(self, ids):
        return self.tokenizer.decode(ids, skip_special_tokens=False)


class Tiktoken:
    """tiktoken, of a rank file and the name of an encoding of its own, whose pattern it takes. Nothing is downloaded."""

    def __init__(self, file, encoding):
        import tiktoken
        import tiktoken_ext.openai_public as public

        def read(*_, **__):
            with open(file, "rb") as ranks:
                pairs = (line.split() for line in ranks.read().splitlines() if line)
                return {base64.b64decode(token): int(rank) for token, rank in pairs}

        public.load_tiktoken_bpe = read
        known = public.ENCODING_CONSTRUCTORS[encoding]()
        self.tokenizer = tiktoken.Encoding(
            known["name"], pat_str=known["pat_str"], mergeable_ranks=known["mergeable_ranks"], special_tokens={}
        )

    def encode(self, line):
        return self.tokenizer.encode_ordinary(line)

    def decode(self, ids):
        return self.tokenizer.decode(ids)


class SentencePiece:
    """sentencepiece, of a .model."""

    def __init__(self, file, _):
        import sentencepiece

        self.tokenizer = sentencepiece.SentencePieceProcessor(model_file=file)

    def encode(self, line):
        return self.tokenizer.encode(line)

    def decode(self, ids):
        return self.tokenizer.decode(ids)


LIBRARIES = {"tokenizers": HuggingFace, "tiktoken": Tiktoken, "sentencepiece": SentencePiece}


def version(library):
    """The version of a library; imports it."""
    return importlib.import_module(library).__version__


if __name__ == "__main__":
    print(version(sys.argv[1]))
