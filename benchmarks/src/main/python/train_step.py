"""Times training steps of a GPT-2 with PyTorch on the CPU, as the peer of `train-step`.

usage: train_step.py LAYERS HEADS WIDTH CONTEXT BATCH VOCABULARY_SIZE STEPS
Learned positions, tied embedding, tanh GELU, no dropout; clipping at 1 and AdamW, the same as Inkstone's step.
Prints params= and median_step_ms= (making the random batch does not count). TORCH_THREADS sets the threads.
"""
import os
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

layers, heads, width, context, batch, vocabulary_size, steps = map(int, sys.argv[1:8])
WARM_UP = 5
torch.set_num_threads(int(os.environ.get("TORCH_THREADS", os.cpu_count())))
torch.manual_seed(1)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.projection = nn.Linear(width, width)
        self.inner_norm = nn.LayerNorm(width)
        self.inner = nn.Sequential(
            nn.Linear(width, 4 * width), nn.GELU(approximate="tanh"), nn.Linear(4 * width, width)
        )

    def forward(self, x):
        rows, length, _ = x.shape
        parts = self.query_key_value(self.attention_norm(x)).chunk(3, dim=-1)
        query, key, value = (p.view(rows, length, heads, -1).transpose(1, 2) for p in parts)
        attended = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        x = x + self.projection(attended.transpose(1, 2).reshape(rows, length, width))
        return x + self.inner(self.inner_norm(x))


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary_size, width)
        self.positions = nn.Embedding(context, width)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        for module in self.modules():
            if isinstance(module, (nn.Linear, nn.Embedding)):
                nn.init.normal_(module.weight, std=0.02)

    def forward(self, ids):
        x = self.tokens(ids) + self.positions.weight
        for layer in self.layers:
            x = layer(x)
        return F.linear(self.norm(x), self.tokens.weight)


model = Decoder()
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, betas=(0.9, 0.95), weight_decay=0.1, fused=True)
times = []
for step in range(WARM_UP + steps):
    inputs = torch.randint(vocabulary_size, (batch, context))
    targets = torch.randint(vocabulary_size, (batch, context))
    began = time.perf_counter()
    loss = F.cross_entropy(model(inputs).flatten(0, 1), targets.flatten())
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    loss.item()
    if step >= WARM_UP:
        times.append(time.perf_counter() - began)
parameters = sum(p.numel() for p in model.parameters())
print(f"params={parameters} threads={torch.get_num_threads()} median_step_ms={1e3 * statistics.median(times):.3f}")
