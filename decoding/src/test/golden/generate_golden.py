"""Writes processors.jsonl and generations.jsonl in src/test/resources: what transformers 5.18 does.

Run with torch and transformers installed:  python generate_golden.py

The model is a table: the logits of the next token are a hash of a seed, the last two tokens and the id, in
multiples of 1/4096, so that Java computes the very same ones (HashModel.java).
"""

import json
import pathlib
import random

import torch
import transformers
from transformers import GenerationConfig, GenerationMixin, PretrainedConfig, PreTrainedModel
from transformers.generation import logits_process as lp
from transformers.modeling_outputs import CausalLMOutput

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "org" / "inkstone" / "decoding"
MASK = 0xFFFFFFFF


def mix(h):
    h ^= h >> 16
    h = h * 0x85EBCA6B & MASK
    h ^= h >> 13
    h = h * 0xC2B2AE35 & MASK
    return h ^ h >> 16


def row(seed, before_last, last, vocab):
    h = mix((seed * 31 + before_last + 1) & MASK)
    h = mix((h * 31 + last + 1) & MASK)
    return [(mix((h * 31 + i) & MASK) >> 17) / 4096 - 4 for i in range(vocab)]


class HashConfig(PretrainedConfig):
    model_type = "hash-model"


class HashModel(PreTrainedModel, GenerationMixin):
    config_class = HashConfig

    def __init__(self, seed, vocab):
        super().__init__(HashConfig(vocab_size=vocab))
        self.seed, self.vocab = seed, vocab
        self.unused = torch.nn.Parameter(torch.zeros(1))

    def forward(self, input_ids=None, **kwargs):
        rows = [row(self.seed, ids[-2] if len(ids) > 1 else -1, ids[-1], self.vocab) for ids in input_ids.tolist()]
        return CausalLMOutput(logits=torch.tensor(rows, dtype=torch.float32)[:, None, :])

    def prepare_inputs_for_generation(self, input_ids, **kwargs):
        return {"input_ids": input_ids}


def generate(case):
    model = HashModel(case["seed"], case["vocab"])
    config = GenerationConfig(
        do_sample=False,
        use_cache=False,
        num_beams=case["num_beams"],
        num_return_sequences=case["num_beams"],
        length_penalty=case["length_penalty"],
        early_stopping=case["early_stopping"],
        max_new_tokens=case["max_new_tokens"],
        eos_token_id=case["eos"] or None,
        pad_token_id=case["vocab"],  # out of the vocabulary, so that padding is known from tokens
        repetition_penalty=case["repetition_penalty"],
        no_repeat_ngram_size=case["no_repeat_ngram"],
        min_new_tokens=case["min_new_tokens"] or None,
        return_dict_in_generate=True,
        output_scores=True,
    )
    with torch.no_grad():
        out = model.generate(torch.tensor([case["prompt"]]), generation_config=config)
    sequences = [
        [t for t in ids[len(case["prompt"]):] if t != case["vocab"]] for ids in out.sequences.tolist()
    ]
    scores = out.sequences_scores.tolist() if case["num_beams"] > 1 else None
    return {**case, "sequences": sequences, "scores": scores}


def generation_cases():
    rng = random.Random(20260101)
    cases = []
    for n in range(240):
        # In case 219 two continuations consist of the same transitions in another order: an exact tie, which the
        # rounding of float32 decides in torch.
        vocab = rng.choice([12, 20, 50])
        beams = rng.choice([1, 2, 3, 4, 5])
        eos = rng.sample(range(vocab), rng.choice([0, 1, 1, 1, 2, 3, 5]))
        plain = rng.random() < 0.6
        cases.append({
            "seed": n if n != 219 else 1219,
            "vocab": vocab,
            "prompt": [rng.randrange(vocab) for _ in range(rng.choice([1, 2, 3, 10]))],
            "num_beams": beams,
            "length_penalty": rng.choice([-1.0, 0.0, 0.5, 1.0, 1.0, 2.0]) if beams > 1 else 1.0,
            "early_stopping": rng.choice([True, False, False, "never"]) if beams > 1 else False,
            "max_new_tokens": rng.choice([1, 2, 5, 12, 25]),
            "eos": sorted(eos),
            "repetition_penalty": 1.0 if plain else rng.choice([1.0, 1.2, 2.0, 0.8]),
            "no_repeat_ngram": 0 if plain else rng.choice([0, 2, 3]),
            "min_new_tokens": 0 if plain or not eos else rng.choice([0, 3]),
        })
    for seed in range(6):  # huggingface/transformers#25103: nearly everything is an end token
        cases.append({
            "seed": 1000 + seed, "vocab": 12, "prompt": [1, 2], "num_beams": 3, "length_penalty": 1.0,
            "early_stopping": [True, False, "never"][seed % 3], "max_new_tokens": 8, "eos": list(range(10)),
            "repetition_penalty": 1.0, "no_repeat_ngram": 0, "min_new_tokens": 0,
        })
    return cases


def logits_rows():
    rng = random.Random(7)
    rows = [row(seed, 1, 2, 16) for seed in range(4)]
    rows += [[x * 3 for x in row(seed, 3, 4, 40)] for seed in range(3)]
    rows.append([0.0] * 4)
    rows.append([0.0] * 10)
    rows.append([1.0, 2.0, 2.0, 2.0, 0.0, 1.0])  # ties
    rows.append([2.0, -1.0, 0.5, 3.0])
    rows.append([-float("inf"), 1.0, -float("inf"), 0.25, 1.0, -2.0])
    rows.append([-float("inf"), 5.0, -float("inf")])
    rows.append([100.0, -200.0, 99.0, 0.0])
    rows.append([0.0, -0.0, 1.0, -1.0])
    rows.append([rng.randrange(-3, 4) * 1.0 for _ in range(30)])  # many ties
    return rows


def processor_cases():
    rng = random.Random(11)
    choices = [("temperature", "temperature", t, lp.TemperatureLogitsWarper(t)) for t in (0.1, 0.7, 1.0, 1.5)]
    choices += [("top_k", "k", k, lp.TopKLogitsWarper(k)) for k in (1, 2, 3, 5, 100)]
    for keep in (1, 3):
        choices += [("top_p", "p", p, lp.TopPLogitsWarper(p, min_tokens_to_keep=keep), keep)
                    for p in (0.0, 0.1, 0.5, 0.75, 0.9, 0.95, 1.0)]
        choices += [("min_p", "min_p", p, lp.MinPLogitsWarper(p, min_tokens_to_keep=keep), keep)
                    for p in (0.0, 0.05, 0.1, 0.5, 1.0)]
        choices += [("typical_p", "mass", p, lp.TypicalLogitsWarper(p, min_tokens_to_keep=keep), keep)
                    for p in (0.1, 0.2, 0.5, 0.9, 0.95)]
    choices += [("repetition_penalty", "penalty", p, lp.RepetitionPenaltyLogitsProcessor(p)) for p in (0.8, 1.0, 1.3, 2.0)]
    choices += [("no_repeat_ngram", "size", n, lp.NoRepeatNGramLogitsProcessor(n)) for n in (1, 2, 3)]
    for name, key, value, processor, *keep in choices:
        for logits in logits_rows():
            ids = [rng.randrange(min(len(logits), 5)) for _ in range(rng.choice([1, 2, 12]))]
            if len(set(logits)) < len(logits) and (
                name == "min_p" and keep[0] > 1 or name in ("top_p", "typical_p") and len(logits) > 16
            ):
                continue  # torch.topk leaves open which of several equal tokens it returns, so does torch.sort on long rows
            out = processor(torch.tensor([ids]), torch.tensor([logits], dtype=torch.float32))[0].tolist()
            # "=": as before, so that the file stays small
            out = ["=" if x == y else x for x, y in zip(out, logits)]
            yield {
                "processor": name, key: value, "min_tokens_to_keep": keep[0] if keep else 1, "ids": ids,
                "logits": [str(x) if x == -float("inf") else x for x in logits],
                "processed": [str(x) if x == -float("inf") else x for x in out],
            }


def write(name, cases):
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / name, "w", encoding="utf-8", newline="\n") as file:
        for case in cases:
            file.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    assert transformers.__version__.startswith("5.18"), transformers.__version__
    transformers.logging.set_verbosity_error()
    write("processors.jsonl", processor_cases())
    write("generations.jsonl", (generate(case) for case in generation_cases()))
