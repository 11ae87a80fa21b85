"""The four weights of the page on AdamW, by PyTorch 2.13: python adamw_by_hand.py"""

import torch

weights = torch.nn.Parameter(torch.ones(4, dtype=torch.float64))
optimizer = torch.optim.AdamW([weights], lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)
for gradient in ([0.1, -0.1, 10, 0.0001], [0, 0, 0, 0]):
    weights.grad = torch.tensor(gradient, dtype=torch.float64)
    optimizer.step()
    print([f"{weight:.10f}" for weight in weights.tolist()])
