"""Trains byte-level BPE with Hugging Face tokenizers, as the peer of `train-tokenizer`.

usage: train_tokenizer.py TEXT VOCABULARY_SIZE
Prints seconds= (reading, counting and merging; not Python's start) and vocabulary_sha256= (tokens by id, a line each).
"""
import hashlib
import sys
import time

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

text, vocabulary_size = sys.argv[1], int(sys.argv[2])
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
trainer = trainers.BpeTrainer(
    vocab_size=vocabulary_size,
    initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    show_progress=False,
)
began = time.perf_counter()
tokenizer.train([text], trainer)
seconds = time.perf_counter() - began

vocabulary = tokenizer.get_vocab()
digest = hashlib.sha256()
for token in sorted(vocabulary, key=vocabulary.get):
    digest.update((token + "\n").encode("utf-8"))
print(f"vocabulary_sha256={digest.hexdigest()} seconds={seconds:.4f}")
