"""Writes rope.json: inverse frequencies and attention factors of transformers 5.18 (torch, float32).

torch's vectorized float32 pow is off by one unit in the last place for some exponents, depending on the processor.
Here each power is taken in float64 and rounded once, so that the rows are the same everywhere and can be compared
exactly; all other arithmetic is torch's float32.

Usage: python rope_golden.py > rope.json
"""

import json
import logging
import sys

import torch
from transformers import LlamaConfig
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding

logging.disable(logging.WARNING)


def rounded_power(exponents: torch.Tensor, base: float) -> torch.Tensor:
    """base ** exponents, correctly rounded to float32."""
    exact_base = torch.tensor(base, dtype=torch.float32).double()
    return torch.pow(exact_base, exponents.double()).float()


torch.Tensor.__rpow__ = rounded_power

SCALINGS = [
    None,
    {"rope_type": "linear", "factor": 3.5},
    {"rope_type": "dynamic", "factor": 2.0},
    {
        "rope_type": "llama3",
        "factor": 8.0,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 8192,
    },
    {
        "rope_type": "llama3",
        "factor": 32.0,
        "low_freq_factor": 1.5,
        "high_freq_factor": 3.75,
        "original_max_position_embeddings": 1000,
    },
    {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 4096},
    {"rope_type": "yarn", "factor": 64.0, "original_max_position_embeddings": 1024, "attention_factor": 1.25},
    {
        "rope_type": "yarn",
        "factor": 40.0,
        "original_max_position_embeddings": 4096,
        "beta_fast": 24.0,
        "beta_slow": 2.0,
        "mscale": 0.707,
        "mscale_all_dim": 1.1,
        "truncate": False,
    },
    {"rope_type": "yarn", "factor": 16.0, "original_max_position_embeddings": 8},
]


def shortest(values: torch.Tensor) -> list[float]:
    """The float32 values with the nine digits that tell them apart."""
    return [float(f"{value:.9g}") for value in values.tolist()]


def main() -> None:
    rows = []
    for scaling in SCALINGS:
        for theta in (10000.0, 1000000.0, 1234.5):
            for head_dim in (16, 96):
                config = LlamaConfig(
                    hidden_size=2 * head_dim,
                    num_attention_heads=2,
                    max_position_embeddings=32768,
                    rope_parameters=dict(scaling or {"rope_type": "default"}, rope_theta=theta),
                )
                embedding = LlamaRotaryEmbedding(config)
                row = {
                    "head_dim": head_dim,
                    "max_position_embeddings": 32768,
                    "rope_theta": theta,
                    "rope_scaling": scaling,
                    "attention_factor": embedding.attention_scaling,
                    "inv_freq": shortest(embedding.inv_freq),
                }
                if scaling and scaling["rope_type"] == "dynamic":
                    longer, _ = ROPE_INIT_FUNCTIONS["dynamic"](config, seq_len=50000)
                    row["inv_freq_50000"] = shortest(longer)
                rows.append(row)
    sys.stdout.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


main()
