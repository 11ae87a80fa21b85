"""Writes the safetensors files that the tests compare with, by the reference implementation.

Run in this folder, with safetensors 0.8.0 and torch 2.x:  python generate.py
"""

import struct

import torch
from safetensors.torch import save

# reference.safetensors: names and types in an order that the library sorts.
tensors = {
    "w": torch.tensor([[1.0, -2.5, 3.25], [0.0, 65504.0, -1e-8]]),
    "half": torch.tensor([1.0, 0.333333, -65504.0]).to(torch.float16),
    "brain": torch.tensor([1.0, 0.333333, 3e38]).to(torch.bfloat16),
    "double": torch.tensor([[0.1], [-1e300]], dtype=torch.float64),
    "scalar": torch.tensor(2.5),
    "empty": torch.zeros(0, 3),
    "ids": torch.tensor([-7, 1 << 40]),
    "flags": torch.tensor([True, False, True]),
    "bytes": torch.tensor([0, 255], dtype=torch.uint8),
    "层.一": torch.tensor([5, -5], dtype=torch.int32),
    "\U0001d11e": torch.tensor([1], dtype=torch.int32),
    "\uff01": torch.tensor([2], dtype=torch.int32),
}
with open("reference.safetensors", "wb") as out:
    out.write(save(tensors, {"note": "héllo 你好"}))

# conversions.safetensors: floats, and what torch makes of them in smaller formats.
patterns = []
for sign in (0, 0x80000000):
    for exponent in (0, 1, 60, 100, 101, 102, 103, 110, 111, 112, 113, 117, 118, 119, 120, 121,
                     126, 127, 128, 135, 136, 141, 142, 143, 200, 254):
        for mantissa in (0, 0x000001, 0x001000, 0x008000, 0x018000, 0x0FFFFF, 0x100000, 0x300000,
                         0x600000, 0x700000, 0x7FEFFF, 0x7FF000, 0x7FFFFF):
            patterns.append(sign | exponent << 23 | mantissa)
patterns += [0x7F800000, 0xFF800000]
values = torch.frombuffer(bytearray(struct.pack(f"<{len(patterns)}I", *patterns)), dtype=torch.float32)
every8 = torch.arange(256, dtype=torch.uint8)
formats = {
    "f16": torch.float16,
    "bf16": torch.bfloat16,
    "e5m2": torch.float8_e5m2,
    "e4m3": torch.float8_e4m3fn,
}
converted = {"values": values.clone()}
for name, dtype in formats.items():
    converted[name] = values.to(dtype)
for name in ("e5m2", "e4m3"):
    converted["every." + name] = every8.clone().view(formats[name])
    converted["every." + name + ".as.f32"] = every8.clone().view(formats[name]).to(torch.float32)
with open("conversions.safetensors", "wb") as out:
    out.write(save(converted))
