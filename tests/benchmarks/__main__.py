"""Measure everything, or the figures named: `python -m tests.benchmarks [start keys saves page people]`.

Ends with exit code 1 if a figure is over its limit. Close other programs first.
"""

from __future__ import annotations

import sys
from importlib import import_module

ALL = ("start", "keys", "saves", "page", "people")


def main(names: list[str]) -> int:
    """Print each figure as soon as it is known."""
    if unknown := set(names) - set(ALL):
        print(f"There is no {', '.join(sorted(unknown))}: choose from {', '.join(ALL)}.")
        return 2
    over = 0
    for name in names or ALL:
        for figure in import_module(f"tests.benchmarks.{name}").figures():
            print(figure.line(), flush=True)
            over += not figure.within
    print(f"{over} over the limit" if over else "all within their limits")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
