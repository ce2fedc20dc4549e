#!/usr/bin/env python3
"""What must never happen, tried many times with the built program, and a table of what came of it.

    cargo build --release && python3 tests/torture/run.py
    python3 tests/torture/run.py --program target/debug/fangtan --share 0.1 kills lock

Needs Python 3.9 and nothing else. `--share` does that part of the rounds; names do those parts only. Ends with 1 if
anything was lost, any keyboard was dead, any raw byte came through or anything else went wrong.
"""

import argparse
import sys
import time

import parts
from program import Program


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts.PARTS))
    reader.add_argument("--program", default="target/release/fangtan")
    reader.add_argument("--share", type=float, default=1.0)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    unknown = [name for name in asked.parts if name not in parts.PARTS]
    if unknown:
        reader.error(f"no part is called {', '.join(unknown)}; there are {', '.join(parts.PARTS)}")
    program = Program(asked.program)
    print(f"| {'what':<46} | rounds | lost | dead keyboards | raw bytes | other |")
    print(f"|{'-' * 48}|-------:|-----:|---------------:|----------:|------:|")
    notes, bad = [], False
    for name in asked.parts or parts.PARTS:
        start = time.monotonic()
        result = parts.PARTS[name](program, asked.share, asked.seed)
        counts = (result.lost, result.dead, result.raw, len(result.others))
        bad |= any(counts)
        rounds = result.rounds if result.rounds else result.skipped
        print("| {:<46} | {:>6} | {:>4} | {:>14} | {:>9} | {:>5} |".format(result.what, rounds, *counts), flush=True)
        notes += [f"{name}: {note}" for note in dict.fromkeys(result.others)]
        notes += [f"{name}: {time.monotonic() - start:.0f} s"]
    print("\n" + "\n".join(notes))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
