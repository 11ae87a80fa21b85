"""Trains a tokenizer with Hugging Face tokenizers, as the peer of `train-tokenizer`.

usage: train_tokenizer.py TEXT VOCABULARY_SIZE [bpe|byte-bpe|wordpiece|unigram]
Prints seconds= (reading, counting and merging; not Python's start) and vocabulary_sha256= (tokens by id, a line each).
"""
import hashlib
import sys
import time

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

text, vocabulary_size = sys.argv[1], int(sys.argv[2])
algorithm = sys.argv[3] if len(sys.argv) > 3 else "byte-bpe"
options = dict(vocab_size=vocabulary_size, show_progress=False)
if algorithm == "byte-bpe":
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), **options)
elif algorithm == "bpe":
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    trainer = trainers.BpeTrainer(**options)
elif algorithm == "wordpiece":
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    trainer = trainers.WordPieceTrainer(special_tokens=["[UNK]"], **options)
elif algorithm == "unigram":
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(unk_token="<unk>", **options)
else:
    sys.exit(f"algorithm must be bpe, byte-bpe, wordpiece or unigram, got {algorithm}")
began = time.perf_counter()
tokenizer.train([text], trainer)
seconds = time.perf_counter() - began

vocabulary = tokenizer.get_vocab()
digest = hashlib.sha256()
for token in sorted(vocabulary, key=vocabulary.get):
    digest.update((token + "\n").encode("utf-8"))
print(f"vocabulary_sha256={digest.hexdigest()} seconds={seconds:.4f}")
