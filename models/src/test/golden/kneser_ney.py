"""Golden values of interpolated Kneser-Ney: made-up token documents, and what the textbook formulas give on them.

usage: python kneser_ney.py > kneser_ney.json

Deliberately naive: dictionaries of whole n-grams, one recursive formula, no trie. Standard library only.
"""

import json
import math
from collections import Counter

VOCABULARY, PADDING, DISCOUNT = 30, 0, 0.75


def documents(seed, number):
    """Documents of a small random walk, so that some n-grams are frequent and many are unseen."""
    state = seed
    result = []
    for _ in range(number):
        document, token = [], 1
        state = (state * 1103515245 + 12345) % 2**31
        for _ in range((state >> 16) % 40):
            state = (state * 1103515245 + 12345) % 2**31
            r = (state >> 16) % 100
            token = (token * 3 + 1) % 29 if r < 50 else (token + r % 4) % 29 if r < 85 else r % 30
            document.append(token)
        result.append(document)
    return result


def continuation_counts(docs, order):
    """A counter for each length 1..order: raw at the top, different left neighbours below."""
    top = Counter()
    for document in docs:
        padded = [PADDING] * (order - 1) + document
        for i in range(order - 1, len(padded)):
            top[tuple(padded[i - order + 1 : i + 1])] += 1
    counts = {order: top}
    for length in range(order - 1, 0, -1):
        counts[length] = Counter(ngram[1:] for ngram in counts[length + 1])
    return counts


def probability(counts, context, token):
    """P(token | context) where the context is exactly as long as the order asks."""
    length = len(context) + 1
    lower = probability(counts, context[1:], token) if context else 1 / VOCABULARY
    followers = {n[-1]: c for n, c in counts[length].items() if n[:-1] == context}
    total = sum(followers.values())
    if total == 0:
        return lower
    discounted = max(followers.get(token, 0) - DISCOUNT, 0) / total
    return discounted + DISCOUNT * len(followers) / total * lower


def nats(counts, order, docs):
    total = 0.0
    for document in docs:
        padded = [PADDING] * (order - 1) + document
        for i in range(order - 1, len(padded)):
            total -= math.log(probability(counts, tuple(padded[i - order + 1 : i]), padded[i]))
    return total


train, test = documents(1, 12), documents(2, 5)
orders = []
for n in (2, 3, 4):
    c = continuation_counts(train, n)
    context = tuple(train[3][:n - 1])
    orders.append({
        "order": n,
        "sizes": [len(c[k]) for k in range(1, n + 1)],
        "nats": nats(c, n, test),
        "lowerOrderNats": nats({k: c[k] for k in range(1, n)}, n - 1, test),
        "context": list(context),
        "probabilities": [probability(c, context, t) for t in range(VOCABULARY)],
    })
print(json.dumps({"vocabularySize": VOCABULARY, "padding": PADDING, "discount": DISCOUNT,
                  "train": train, "test": test, "orders": orders}))
