"""One thing that can be done here, declared once: the action line, the numbered menu and the help all read it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Command:
    """An action in words. `key` is an extra only: nothing needs it."""

    id: str
    words: str
    """As it stands in the line and the menu: "Park for another day"."""
    help: str
    """One plain sentence."""
    key: str | None = None
    """Such as "f4"."""
    in_line: bool = True
    """Stands in the action line, not only in the menu."""

    def in_key_line(self) -> Command:
        """The same, standing in the action line too: where it is likely to be wanted next."""
        return replace(self, in_line=True)
