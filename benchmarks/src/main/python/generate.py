"""Times greedy generation with Hugging Face transformers on the CPU, as the peer of `generate`.

usage: generate.py MODEL_FOLDER PROMPT_TOKENS NEW_TOKENS
       generate.py LAYERS HEADS WIDTH CONTEXT VOCABULARY_SIZE PROMPT_TOKENS NEW_TOKENS      (random weights)
The prompt is 1, 2, 3, …; the key/value cache is on; float32. Prints ids= and, of the run after an unmeasured one, `… tok/s`.
TORCH_THREADS sets the threads.
"""
import os
import sys
import time

import torch
from transformers import AutoModelForCausalLM, GPT2Config, GPT2LMHeadModel

torch.set_num_threads(int(os.environ.get("TORCH_THREADS", os.cpu_count())))
torch.manual_seed(1)
prompt_tokens, new_tokens = map(int, sys.argv[-2:])
if len(sys.argv) == 4:
    model = AutoModelForCausalLM.from_pretrained(sys.argv[1], dtype=torch.float32)
else:
    layers, heads, width, context, vocabulary_size = map(int, sys.argv[1:6])
    model = GPT2LMHeadModel(
        GPT2Config(
            vocab_size=vocabulary_size,
            n_positions=context,
            n_embd=width,
            n_layer=layers,
            n_head=heads,
            bos_token_id=None,
            eos_token_id=None,
        )
    )
model.eval()
model.generation_config.eos_token_id = None
prompt = torch.arange(1, prompt_tokens + 1).remainder(model.config.vocab_size).unsqueeze(0)
for _ in range(2):
    began = time.perf_counter()
    output = model.generate(
        prompt,
        attention_mask=torch.ones_like(prompt),
        max_new_tokens=new_tokens,
        do_sample=False,
        use_cache=True,
        pad_token_id=0,
    )
    seconds = time.perf_counter() - began
ids = output[0, prompt_tokens:].tolist()
if len(ids) != new_tokens:
    sys.exit(f"must generate {new_tokens} tokens, got {len(ids)}")
print("ids=" + ",".join(map(str, ids)))
print(f"{new_tokens / seconds:.2f} tok/s")
