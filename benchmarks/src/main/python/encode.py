"""Encodes the lines of a text with Hugging Face tokenizers on one thread, as the peer of `encode`.

usage: encode.py TEXT LINES TOKENIZER_JSON
Prints seconds= (one pass after an unmeasured one; ids only, without offsets) and ids_sha256= (a line of text a line,
with commas between ids). Empty lines are left out.
"""
import hashlib
import os
import sys
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
from tokenizers import Tokenizer  # noqa: E402  (reads the variable)

with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    lines = [line for line in file.read().split("\n")[: int(sys.argv[2])] if line]
tokenizer = Tokenizer.from_file(sys.argv[3])
tokenizer.no_truncation()
tokenizer.no_padding()
for _ in range(2):
    began = time.perf_counter()
    encodings = tokenizer.encode_batch_fast(lines, add_special_tokens=False)
    seconds = time.perf_counter() - began
digest = hashlib.sha256()
for encoding in encodings:
    digest.update((",".join(map(str, encoding.ids)) + "\n").encode("ascii"))
print(f"ids_sha256={digest.hexdigest()} seconds={seconds:.4f}")
