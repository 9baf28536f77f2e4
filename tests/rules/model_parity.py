#!/usr/bin/env python3
"""Core and scripts/train_classifier.py must score every corpus line alike, to rounding. Prints "N passed, 0 failed"."""
import glob
import json
import pathlib
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import train_classifier as training  # noqa: E402

TOLERANCE = 1e-6


class Head:
    def __init__(self, weights, scale, bias):
        self.weights, self.scale, self.bias = weights, scale, bias

    def value(self, x):
        return self.scale * (x @ self.weights) + self.bias


def read_numbers(data, position, count):
    out, previous = [], -1
    for i in range(count):
        gap, shift = 0, 0
        while True:
            byte = data[position]
            position += 1
            gap |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        previous = gap if i == 0 else previous + 1 + gap
        out.append(previous)
    return np.array(out, dtype=np.int64), position


def read_first_head(path):
    _, line, data = path.read_bytes().split(b"\n", 2)
    header = json.loads(line)
    known, position = read_numbers(data, 0, header["keys"])
    first = header["heads"][0]
    rows, position = read_numbers(data, position, first["rows"])
    weights = np.zeros(training.SPACE)
    weights[known[rows]] = np.frombuffer(data[position:position + first["rows"]], dtype=np.int8)
    return header, Head(weights, first["scale"], first["bias"])


def is_japanese(text):
    return any("\u3041" <= c <= "\u3096" or ("\u309d" <= c <= "\u30ff" and c not in "\u30a0\u30fb") or "\u4e00" <= c <= "\u9fff"
               or "\u3400" <= c <= "\u4dbf" or c in "\u3005\u3006" or "\U00020000" <= c <= "\U000323af" for c in text)


def check(lang):
    command = [str(ROOT / "scripts/mimamori")]
    header, head = read_first_head(ROOT / f"rules/models/{lang}.bin")
    messages = training.read_messages(sorted(glob.glob(str(ROOT / f"tests/corpus/{lang}/*/*.ndjson"))))
    # Core chooses the model by the script of the folded text, so this does too.
    lines = "".join(line for _, line in messages)
    done = subprocess.run([*command, "fold"], input=lines, capture_output=True, text=True, check=True)
    folded = ["".join(json.loads(line)["sentences"]) for line in done.stdout.splitlines()]
    messages = [m for m, text in zip(messages, folded) if is_japanese(text) == (lang == "ja")]
    texts = training.features(command, lang, messages)
    message, top = training.values(head, texts)
    blend = header["blend"]
    expected = blend["message"] * message + blend["sentence"] * top + blend["offset"]
    done = subprocess.run([*command, "fold", "--raw", "--no-rules"], input="".join(line for _, line in messages), capture_output=True, text=True, check=True)
    raw = np.array([json.loads(line)["raw"] for line in done.stdout.splitlines()])
    empty = np.array([len(t) == 0 for t in texts])
    wrong = np.flatnonzero((np.abs(raw - expected) > TOLERANCE * np.maximum(1, np.abs(expected))) & ~empty)
    for i in wrong[:5]:
        print(f"{messages[i][0]['id']}: core {raw[i]}, training {expected[i]}")
    return len(messages) - len(wrong), len(wrong)


def main():
    results = [check(path.stem) for path in sorted((ROOT / "rules/models").glob("*.bin"))]
    passed, failed = sum(r[0] for r in results), sum(r[1] for r in results)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
