"""Golden values of the training module, from PyTorch: writes golden.json beside this file.

usage: python generate.py        (torch and numpy; CPU, deterministic)
"""
import json, math, os, sys
import torch, torch.nn as nn, torch.nn.functional as F

torch.manual_seed(20240501)
torch.use_deterministic_algorithms(True)
torch.set_num_threads(1)
out = {"torch": torch.__version__}


def adamw(dtype):
    p = nn.Parameter(torch.tensor([1.0], dtype=dtype))
    opt = torch.optim.AdamW([p], lr=0.1, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.1)
    values = []
    for g in (0.5, -0.25, 0.1):
        p.grad = torch.tensor([g], dtype=dtype)
        opt.step()
        values.append(p.item())
    return values


out["adamw"] = adamw(torch.float64)

# A matrix and a vector, 20 steps of random gradients, changing rates, decay on matrices only.
w, b = nn.Parameter(torch.randn(3, 4)), nn.Parameter(torch.randn(4))
case = {"w": w.flatten().tolist(), "b": b.tolist(), "rates": [], "gradients": [], "after": []}
opt = torch.optim.AdamW([{"params": [w], "weight_decay": 0.2}, {"params": [b], "weight_decay": 0.0}], lr=1.0, betas=(0.9, 0.95))
for s in range(20):
    rate = 0.05 * (1 + s % 3)
    for group in opt.param_groups:
        group["lr"] = rate
    w.grad, b.grad = torch.randn(3, 4), (torch.randn(4) if s % 4 else None)  # every fourth step b has no gradient
    case["rates"].append(rate)
    case["gradients"].append({"w": w.grad.flatten().tolist(), "b": b.grad.tolist() if b.grad is not None else None})
    opt.step()
    case["after"].append({"w": w.flatten().tolist(), "b": b.tolist()})
out["adamwSequence"] = case

# Clipping by the global norm of two parameters.
clips = []
for scale in (0.01, 1.0, 30.0):
    a, c = nn.Parameter(torch.zeros(5)), nn.Parameter(torch.zeros(2, 3))
    a.grad, c.grad = torch.randn(5) * scale, torch.randn(2, 3) * scale
    row = {"a": a.grad.tolist(), "c": c.grad.flatten().tolist()}
    row["norm"] = nn.utils.clip_grad_norm_([a, c], 1.0).item()
    row["clippedA"], row["clippedC"] = a.grad.tolist(), c.grad.flatten().tolist()
    clips.append(row)
out["clip"] = clips

# Schedules. "product": warm-up times a cosine over the whole budget. "piecewise": warm-up, then the cosine.
budget, B, T, peak = 100_000, 8, 64, 4e-3
steps = [0, 1, 49, 98, 99, 100, 150, 195]
out["product"] = [[s, s * B * T / budget, peak * min(1, (s + 1) / 100) * (0.1 + 0.45 * (1 + math.cos(math.pi * s * B * T / budget)))] for s in steps]


def piecewise(it, peak, warmup, total, floor):
    if it < warmup:
        return peak * (it + 1) / (warmup + 1)
    if it > total:
        return floor
    return floor + 0.5 * (1 + math.cos(math.pi * (it - warmup) / (total - warmup))) * (peak - floor)


out["piecewise"] = [[s, piecewise(s, 6e-4, 2000, 600000, 6e-5)] for s in (0, 1999, 2000, 2001, 300000, 599999, 600000, 600001)]


# A tiny language model: embedding, hidden layer, head; 50 steps with clipping, decay and a schedule.
V, C, H, B, T, N = 11, 6, 8, 4, 5, 50
class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding, self.hidden, self.head = nn.Embedding(V, C), nn.Linear(C, H), nn.Linear(H, V)

    def forward(self, x):
        return self.head(torch.tanh(self.hidden(self.embedding(x))))


def flat(model):
    return {n: p.detach().flatten().tolist() for n, p in model.named_parameters()}


model = Tiny()
tiny = {"vocabulary": V, "width": C, "hidden": H, "batch": B, "length": T, "initial": flat(model), "batches": [], "losses": [], "norms": [], "rates": []}
opt = torch.optim.AdamW(model.parameters(), lr=1.0, betas=(0.9, 0.95), weight_decay=0.1)
text = torch.randint(V, (200,))
for s in range(N):
    start = torch.randint(len(text) - T - 1, (B,))
    x, y = (torch.stack([text[j + o : j + o + T] for j in start]) for o in (0, 1))
    rate = 0.02 * min(1, (s + 1) / 10) * (0.1 + 0.45 * (1 + math.cos(math.pi * s / N)))
    opt.param_groups[0]["lr"] = rate
    loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
    opt.zero_grad()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
    opt.step()
    tiny["batches"].append({"x": x.flatten().tolist(), "y": y.flatten().tolist()})
    tiny["losses"].append(loss.item())
    tiny["norms"].append(norm.item())
    tiny["rates"].append(rate)
tiny["final"] = flat(model)

# Held-out evaluation of that model: consecutive windows, end-of-text (0) not scored.
T = 7
held = torch.randint(V, (60,))
held[0] = 0
total = count = 0
with torch.no_grad():
    for i in range(0, len(held) - T - 1, T):
        y = held[i + 1 : i + T + 1]
        l = F.cross_entropy(model(held[i : i + T][None])[0], y, reduction="none")
        k = y != 0
        total += l[k].sum().item()
        count += k.sum().item()
tiny["heldOut"] = {"tokens": held.tolist(), "context": T, "natsPerToken": total / count, "scored": count}
out["tiny"] = tiny

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.json"), "w") as f:
    json.dump(out, f)
    f.write("\n")
