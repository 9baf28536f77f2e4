#!/usr/bin/env python3
"""Trains rules/models/<language>.bin from tests/corpus. Needs Debian's python3-sklearn; run with /usr/bin/python3.

    scripts/train_classifier.py --lang ja [--public ../shared/data/a.ndjson …] [--keys 30000]

Features come from the native command (`mimamori fold --features`), so training and core cannot disagree. Fitted on train,
blended and calibrated on dev; test is never read. The same inputs give the same bytes.

Method: logistic regression over n-gram counts divided by the square root of their number, on messages and on sentences;
a harassing message stands also for its most telling sentence, found by a first round. Public text given with --public
adds ordinary messages: every line whose position is even; the odd lines are left for measuring.
"""
import argparse
import glob
import hashlib
import json
import pathlib
import subprocess
import sys

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
SPACE = 1 << 20
FEATURE_FORMAT = 2  # kFeatureFormat of core
LEVELS = 31  # weights use this many steps to either side: fewer compress better
PUBLIC_WEIGHT = 0.5
RARITY = 1.25
SLACK = 0.015
STRONG_RULE = 0.8  # kStrongRule of core


def read_messages(paths):
    out = []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            if "event" not in record:
                out.append((record, line if line.endswith("\n") else line + "\n"))
    return out


def features(command, lang, messages):
    lines = []
    for record, _ in messages:
        lines.append(json.dumps({"session": "t", "id": "t", "from": record["from"], "text": record["text"], "lang": lang}, ensure_ascii=False))
    done = subprocess.run([*command, "fold", "--features", "--no-model", "--no-rules", "--rules", str(ROOT / "rules")],
                          input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    rows = [json.loads(line)["sentences"] for line in done.stdout.splitlines()]
    assert len(rows) == len(messages), "the command lost a message"
    return rows


def rule_scores(command, messages):
    """The score of the strongest rule that finds something in each message, 0 … 1."""
    done = subprocess.run([*command, "analyze", "--no-model", "--rules", str(ROOT / "rules")],
                          input="".join(line for _, line in messages), capture_output=True, text=True, check=True)
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    return np.array([max([f["score"] for f in v["findings"] if f["source"] == "rule"], default=0.0) for v in verdicts])


def matrix(texts):
    """texts: lists of feature numbers → counts / sqrt(number of features)."""
    indptr, indices, data = [0], [], []
    for numbers in texts:
        unique, counts = np.unique(np.asarray(numbers, dtype=np.int64), return_counts=True)
        indices.append(unique)
        data.append(counts / np.sqrt(max(1, len(numbers))))
        indptr.append(indptr[-1] + len(unique))
    return sp.csr_matrix((np.concatenate(data), np.concatenate(indices), indptr), shape=(len(texts), SPACE))


def joined(sentences):
    return [number for sentence in sentences for number in sentence]


def rarity(x):
    """How telling each feature is for being rare: inverse document frequency, raised to RARITY."""
    seen = np.asarray((x > 0).sum(axis=0)).ravel()
    return np.log((x.shape[0] + 1) / (seen + 1)) ** RARITY


class Linear:
    """Logistic regression on features scaled by `scale`; the scale is folded into the weights, so core need not know it."""

    def __init__(self, x, y, scale, strength, weights=None):
        model = LogisticRegression(C=strength, solver="liblinear", random_state=0, max_iter=200)
        model.fit(x @ sp.diags(scale), y, sample_weight=weights)
        self.weights, self.bias = model.coef_[0] * scale, float(model.intercept_[0])

    def value(self, x):
        return x @ self.weights + self.bias


def top_sentences(model, texts):
    """For each text of several sentences, the index of its strongest one."""
    flat = [(i, k) for i, sentences in enumerate(texts) for k in range(len(sentences))]
    scores = model.value(matrix([texts[i][k] for i, k in flat]))
    best = {}
    for (i, k), score in zip(flat, scores):
        if i not in best or score > best[i][0]:
            best[i] = (score, k)
    return {i: k for i, (_, k) in best.items()}


class Quantised:
    """A head as core will compute it: integer weights and a scale."""

    def __init__(self, weights, bias):
        self.scale = float(np.abs(weights).max() / LEVELS) if np.abs(weights).max() > 0 else 1.0
        self.weights = np.rint(weights / self.scale).astype(np.int8)
        self.scale = float(np.float64(repr(round(self.scale, 9))))
        self.bias = float(round(bias, 6))

    def value(self, x):
        return self.scale * (x @ self.weights.astype(np.float64)) + self.bias


def values(head, texts):
    """(message value, strongest sentence's value) of each text, as core computes them."""
    message = head.value(matrix([joined(t) for t in texts]))
    flat = [(i, s) for i, t in enumerate(texts) for s in t]
    sentence = head.value(matrix([s for _, s in flat]))
    top = np.full(len(texts), -np.inf)
    np.maximum.at(top, np.array([i for i, _ in flat]), sentence)
    top[np.isinf(top)] = message[np.isinf(top)]
    return message, top


def train_any(texts, harassing, extra, strength, keys):
    """The head for harassment at all: (weights over SPACE, bias), with at most `keys` weights."""
    messages = matrix([joined(t) for t in texts])
    first = Linear(messages, harassing, rarity(messages), strength)
    several = [i for i, t in enumerate(texts) if len(t) > 1]
    best = top_sentences(first, [texts[i] for i in several])
    positive = [texts[i][best[k]] for k, i in enumerate(several) if harassing[i]]
    negative = [s for i in several if not harassing[i] for s in texts[i]]
    rows = [messages, matrix(positive), matrix(negative)]
    y = [harassing, np.ones(len(positive), bool), np.zeros(len(negative), bool)]
    weight = [np.ones(len(texts)), np.ones(len(positive)), np.full(len(negative), 0.7)]
    if extra:
        rows.append(matrix([joined(t) for t in extra]))
        y.append(np.zeros(len(extra), bool))
        weight.append(np.full(len(extra), PUBLIC_WEIGHT))
    x, y, weight = sp.vstack(rows).tocsr(), np.concatenate(y), np.concatenate(weight)
    scale = rarity(x)
    dense = Linear(x, y, scale, strength, weight)
    seen = np.asarray((x > 0).sum(axis=0)).ravel()
    power = np.abs(dense.weights) * np.sqrt(np.minimum(seen, 50))
    power[seen < 2] = 0
    kept = np.sort(np.argsort(-power, kind="stable")[:keys])
    kept = kept[power[kept] > 0]
    again = Linear(x[:, kept], y, scale[kept], strength, weight)
    weights = np.zeros(SPACE)
    weights[kept] = again.weights
    return weights, again.bias, kept


def train_category(x, y, kept, rows):
    scale = rarity(x)[kept]
    model = Linear(x[:, kept], y, scale, 3.0)
    strongest = np.sort(np.argsort(-np.abs(model.weights), kind="stable")[:rows])
    again = Linear(x[:, kept[strongest]], y, scale[strongest], 3.0)
    weights = np.zeros(SPACE)
    weights[kept[strongest]] = again.weights
    return weights, again.bias


def recall_at(raw, harassing, rate):
    negative = np.sort(raw[~harassing])
    return float(np.mean(raw[harassing] > negative[len(negative) - 1 - int(len(negative) * rate)]))


def rule_weights(alone, strong, weak, harassing):
    """What a rule adds to the model, by the mean recall at 1, 2 and 5 % false alarms on dev.

    The heaviest strong rule within SLACK of the best: a person who wrote a rule knows something that few lines of dev
    cannot show, and a finding that names its words should not be overruled lightly.
    """
    means = {}
    for of_strong in np.arange(0.0, 5.5, 0.5):
        for of_weak in np.arange(0.0, min(1.5, of_strong) + 0.5, 0.5):
            raw = alone + of_strong * strong + of_weak * weak
            means[float(of_strong), float(of_weak)] = float(np.mean([recall_at(raw, harassing, rate) for rate in (0.01, 0.02, 0.05)]))
    best = max(means.values())
    heaviest = max(of_strong for (of_strong, _), mean in means.items() if mean >= best - SLACK)
    return max((key for key in means if key[0] == heaviest), key=lambda key: (means[key], key))


def gaps(ascending):
    out = bytearray()
    previous = -1
    for i, number in enumerate(int(n) for n in ascending):
        gap = number if i == 0 else number - previous - 1
        previous = number
        while gap >= 0x80:
            out.append(gap & 0x7F | 0x80)
            gap >>= 7
        out.append(gap)
    return bytes(out)


# Score → share of ordinary messages of dev that may reach it, as a multiple of what may reach 0.8.
FALSE_ALARMS = [(0.3, 10.0), (0.5, 5.0), (0.65, 2.0), (0.8, 1.0), (0.9, 0.4), (0.97, 0.0)]


def calibrate(raw, harassing, at_harassment):
    negative = np.sort(raw[~harassing])
    points = [(float(negative[int(0.5 * len(negative))]), 0.05)]
    for score, times in FALSE_ALARMS:
        allowed = int(len(negative) * times * at_harassment)  # this many may reach the score
        points.append((float(negative[len(negative) - 1 - allowed]) + 1e-3, score))
    points.append((points[-1][0] + 4.0, 1.0))
    out = []
    for at, score in points:
        if out and at <= out[-1]["raw"]:
            out[-1]["score"] = score
            continue
        out.append({"raw": round(at, 4), "score": score})
    return out


def write(path, header, heads, known):
    index = np.full(SPACE, -1)
    index[known] = np.arange(len(known))
    header["keys"] = int(len(known))
    header["heads"], payload = [], bytearray(gaps(known))
    for name, head in heads:
        used = np.flatnonzero(head.weights)
        header["heads"].append({"id": name, "scale": head.scale, "bias": head.bias, "rows": int(len(used))})
        payload += gaps(index[used]) + head.weights[used].astype(np.int8).tobytes()
    line = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
    path.write_bytes(b"MIMAMORI MODEL 1\n" + line + b"\n" + bytes(payload))


def canonical_sha(path):
    """The hash that core takes of a rule file: the file without $schema and comments, keys sorted, as compact JSON."""
    if not path.exists():
        return ""
    data = json.loads(path.read_text(encoding="utf-8"))
    for key in ("$schema", "$comment"):
        data.pop(key, None)
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lang", default="ja")
    parser.add_argument("--public", nargs="*", default=[])
    parser.add_argument("--keys", type=int, default=30000, help="weights of the first head")
    parser.add_argument("--category-rows", type=int, default=1000, help="weights of each category's head")
    parser.add_argument("--strength", type=float, default=1.5, help="inverse regularisation")
    parser.add_argument("--false-alarms", type=float, default=0.01, help="share of ordinary dev messages that may reach 0.8")
    parser.add_argument("--corpus", default=str(ROOT / "tests/corpus"))
    parser.add_argument("--out", default=None)
    parser.add_argument("--command", nargs="*", default=[str(ROOT / "scripts/mimamori")])
    args = parser.parse_args()

    policy = json.loads((ROOT / "rules/policies/sharoushi-software.json").read_text(encoding="utf-8"))
    categories = [c["id"] for c in policy["categories"]]
    files = {split: sorted(glob.glob(f"{args.corpus}/{args.lang}/{split}/*.ndjson")) for split in ("train", "dev")}
    data = {split: [m for m in read_messages(paths) if m[0]["gold"]["grade"] != "borderline"] for split, paths in files.items()}
    if not data["train"] or not data["dev"]:
        sys.exit(f"no corpus for {args.lang} in {args.corpus}")
    texts = {split: features(args.command, args.lang, messages) for split, messages in data.items()}
    harassing = {s: np.array([m["gold"]["grade"] == "harassment" for m, _ in d]) for s, d in data.items()}
    public = [m for path in args.public for i, m in enumerate(read_messages([path])) if i % 2 == 0 and m[0]["gold"]["grade"] == "none"]
    extra = features(args.command, args.lang, public) if public else []

    weights, bias, kept = train_any(texts["train"], harassing["train"], extra, args.strength, args.keys)
    heads = [("any", Quantised(weights, bias))]
    positive = [i for i in range(len(texts["train"])) if harassing["train"][i]]
    x = matrix([joined(texts["train"][i]) for i in positive])
    for category in categories:
        y = np.array([category in data["train"][i][0]["gold"]["categories"] for i in positive])
        heads.append((category, Quantised(*train_category(x, y, kept, args.category_rows))))
    known = np.flatnonzero(np.any([head.weights != 0 for _, head in heads], axis=0))

    message, top = values(heads[0][1], texts["dev"])
    rules = rule_scores(args.command, data["dev"])
    strong, weak = rules >= STRONG_RULE, (rules > 0) & (rules < STRONG_RULE)
    mixed = LogisticRegression(C=1.0, solver="liblinear", random_state=0).fit(np.c_[message, top], harassing["dev"])
    blend = {"message": round(float(max(0, mixed.coef_[0][0])), 5), "sentence": round(float(max(0, mixed.coef_[0][1])), 5),
             "offset": round(float(mixed.intercept_[0]), 5)}
    alone = blend["message"] * message + blend["sentence"] * top + blend["offset"]
    blend["strong_rule"], blend["weak_rule"] = rule_weights(alone, strong, weak, harassing["dev"])
    raw = alone + blend["strong_rule"] * strong + blend["weak_rule"] * weak
    print("blend", blend)
    header = {
        "lang": args.lang, "feature_space": SPACE, "features": FEATURE_FORMAT, "lexicon": canonical_sha(ROOT / f"rules/{args.lang}/lexicon.json"),
        "blend": blend, "calibration": calibrate(raw, harassing["dev"], args.false_alarms),
        "provenance": {
            "method": "logistic regression on hashed character n-grams and word classes; see scripts/train_classifier.py",
            "train_messages": len(data["train"]), "dev_messages": len(data["dev"]),
            "corpus_sha256": hashlib.sha256("".join(line for s in ("train", "dev") for _, line in data[s]).encode()).hexdigest(),
            "public": [{"file": pathlib.Path(p).name, "sha256": hashlib.sha256(open(p, "rb").read()).hexdigest(), "lines": "even positions"} for p in args.public],
            "keys": args.keys, "category_rows": args.category_rows, "strength": args.strength, "levels": LEVELS, "rarity": RARITY, "false_alarms": args.false_alarms,
        },
    }
    out = pathlib.Path(args.out or ROOT / f"rules/models/{args.lang}.bin")
    out.parent.mkdir(parents=True, exist_ok=True)
    write(out, header, heads, known)
    for rate in (0.01, 0.02, 0.05, 0.1):
        print(f"dev recall at {rate:.0%} false alarms: {recall_at(raw, harassing['dev'], rate):.3f}")
    print(f"{out}: {out.stat().st_size} bytes, {len(known)} keys")


if __name__ == "__main__":
    main()
