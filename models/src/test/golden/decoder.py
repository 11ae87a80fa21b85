"""Writes tiny decoders with random weights, and the logits that transformers computes with them.

usage: python decoder.py        (needs torch and transformers; writes into decoder/ beside this file)
"""
import json
import pathlib
import shutil

import torch
from transformers import (GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM, MistralConfig, MistralForCausalLM,
                          Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM)

OUT = pathlib.Path(__file__).parent / "decoder"
COMMON = dict(vocab_size=31, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
              intermediate_size=24, max_position_embeddings=24, bos_token_id=0, eos_token_id=0, initializer_range=0.4)
MODELS = {
    "gpt2": GPT2LMHeadModel(GPT2Config(vocab_size=31, n_embd=16, n_layer=2, n_head=4, n_positions=24, bos_token_id=0,
                                       eos_token_id=0, initializer_range=0.4)),
    "gpt2-exact-gelu": GPT2LMHeadModel(GPT2Config(vocab_size=31, n_embd=16, n_layer=1, n_head=2, n_positions=24,
                                                  activation_function="gelu", bos_token_id=0, eos_token_id=0,
                                                  tie_word_embeddings=False, initializer_range=0.4)),
    "llama": LlamaForCausalLM(LlamaConfig(**COMMON)),
    "llama3-rope": LlamaForCausalLM(LlamaConfig(**COMMON, tie_word_embeddings=True, rope_parameters=dict(
        rope_type="llama3", rope_theta=500.0, factor=4.0, low_freq_factor=1.0, high_freq_factor=4.0,
        original_max_position_embeddings=12))),
    "mistral-window": MistralForCausalLM(MistralConfig(**COMMON, sliding_window=4, head_dim=6)),
    "qwen2": Qwen2ForCausalLM(Qwen2Config(**COMMON, tie_word_embeddings=True)),
    "qwen3": Qwen3ForCausalLM(Qwen3Config(**COMMON, head_dim=8)),
}

for index, (name, model) in enumerate(MODELS.items()):
    torch.manual_seed(index)
    model = model.float().eval()
    for parameter_name, p in model.named_parameters():
        with torch.no_grad():
            if p.dim() == 1:
                p.copy_(torch.randn_like(p) * 0.3 + (1 if "norm" in parameter_name or "ln_" in parameter_name else 0))
            else:
                p.normal_(0, 0.4)
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    ids = torch.randint(0, 31, (2, 11))
    with torch.no_grad():
        logits = model(ids).logits
    (folder / "expected.json").write_text(json.dumps(
        {"ids": ids.flatten().tolist(), "batch": 2, "logits": [float("%.6g" % x) for x in logits.flatten().tolist()]}))
    print(name, logits.abs().max().item())
