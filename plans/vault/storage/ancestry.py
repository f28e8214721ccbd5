"""What a version was made from: of each writer, the newest generation in it. So two versions tell their base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.vault.storage.generations import Version

_MOST = 32
"""Writers that are remembered; a vault gets a new one at each opening, and the oldest tell nothing any more."""


class Ancestry:
    """Every version that is in a record: of each writer all up to one generation. Frozen."""

    def __init__(self, generations: Mapping[str, int] | None = None) -> None:
        newest = sorted((generations or {}).items(), key=lambda pair: (pair[1], pair[0]))[-_MOST:]
        self.generations = dict(newest)

    @classmethod
    def read(cls, document: object) -> Ancestry:
        """What a version says of itself; one that says nothing was made from nothing that is known."""
        found = document.get("seen") if isinstance(document, dict) else None
        pairs: dict[Any, Any] = found if isinstance(found, dict) else {}
        return cls({writer: upto for writer, upto in pairs.items() if isinstance(upto, int)})

    def holds(self, version: Version) -> bool:
        """Whether what was saved in this version is in it."""
        return version.generation <= self.generations.get(version.writer, 0)

    def plus(self, version: Version) -> Ancestry:
        """With one version more."""
        return self.joined(Ancestry({version.writer: version.generation}))

    def joined(self, other: Ancestry) -> Ancestry:
        """What is in either."""
        writers = self.generations.keys() | other.generations.keys()
        return Ancestry({w: max(self.generations.get(w, 0), other.generations.get(w, 0)) for w in writers})

    def shared(self, other: Ancestry) -> Ancestry:
        """What is in both."""
        writers = self.generations.keys() & other.generations.keys()
        return Ancestry({w: min(self.generations[w], other.generations[w]) for w in writers})
