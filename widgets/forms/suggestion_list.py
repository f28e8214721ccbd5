"""Names written before, under a field that asks for one: picked, never put in by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.message import Message

from plans.page.name_suggestions import put_in, stands_in, take_out
from widgets.forms.choice_field import ChoiceField

LABEL = "Names you wrote before"
HINT = "pick one, or type another above"


class OffersField(ChoiceField):
    """Offers names for the text field above it; a pick posts `Picked` with the words as they should now stand there."""

    DEFAULT_CSS = """
    OffersField { padding: 0 1 0 4; }
    """

    @dataclass
    class Picked(Message):
        """The person put a name in, or took one out."""

        words: str
        field: OffersField

        @property
        def control(self) -> OffersField:
            return self.field

    def __init__(
        self, offers: Sequence[tuple[str, str]] = (), words: Any = "", *, name: str | None = None, **names: Any
    ) -> None:
        super().__init__(offers, label=LABEL, hint=HINT, name=name, **names)
        self._words = _text(words)

    @property
    def words(self) -> str:
        """What stands in the field above."""
        return self._words

    @words.setter
    def words(self, words: Any) -> None:
        if _text(words) != self._words:
            self._words = _text(words)
            self.changed()

    def is_chosen(self, key: Any) -> bool:
        return stands_in(self._words, key)

    def choose(self, key: Any) -> None:
        """Put a name in, after what stands there; or take it out again."""
        self.words = take_out(self._words, key) if self.is_chosen(key) else put_in(self._words, key)
        self.post_message(self.Picked(self._words, self))


def _text(words: Any) -> str:
    return "" if words is None else str(words)
