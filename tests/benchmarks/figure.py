"""One measured figure, and the table of all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from statistics import median, quantiles

AS_USERS_HAVE_IT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment for a process that is measured: Python may keep what it has compiled."""


@dataclass(frozen=True)
class Figure:
    """What was measured, in `unit`; a `peer` in the same unit makes it a ratio, and `limit` is then one too.

    `peer_name` says what the peer is; without a peer, what else to know. Without end, a limit is none.
    """

    name: str
    ours: float
    unit: str
    limit: float
    peer: float | None = None
    peer_name: str = ""

    @property
    def result(self) -> float:
        """What the limit is held against."""
        return self.ours if self.peer is None else self.ours / self.peer

    @property
    def within(self) -> bool:
        """Whether the limit is kept."""
        return self.result <= self.limit

    def line(self) -> str:
        """One line of the table."""
        measured = f"{self.ours:.1f} {self.unit}"
        against = f"{self.peer:.1f} {self.unit} {self.peer_name}" if self.peer is not None else self.peer_name
        sign = "x" if self.peer is not None else f" {self.unit}"
        limit = "" if self.limit == inf else f", limit {self.limit:g}{sign}{'' if self.within else '  OVER'}"
        held = f"{self.result:.2f}{sign}{limit}"
        return f"{self.name:48}{measured:>12}  {against:28}  {held}"


def p95(numbers: Iterable[float]) -> float:
    """The 95th of a hundred."""
    return quantiles(numbers, n=100, method="inclusive")[94]


__all__ = ["AS_USERS_HAVE_IT", "Figure", "median", "p95"]
