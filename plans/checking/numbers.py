"""That nothing in a pack turns a person into a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans.checking.finding import Finding, fail
from plans.pack import EntryKind, FieldType, Pack

_FIGURE = re.compile(r"\W*\d+\W*")


def numbers_given(pack: Pack) -> Iterator[Finding]:
    """Choices that are marks, and numbers asked for in a look-back."""
    for kind in pack.kinds.values():
        for field in kind.fields:
            if any(_FIGURE.fullmatch(choice) for choice in field.choices):
                key = f"kinds[{kind.id}].fields[{field.name}].choices"
                yield fail("entries.toml", key, "A bare number is a mark.", "Give each choice words of its own.")
    book = pack.look_back
    for name in dict.fromkeys(kind for step in (book.where, book.answer, book.noticed) for kind in step.entries):
        if name in pack.kinds:
            yield from _of_look_back(pack.kinds[name])


def _of_look_back(kind: EntryKind) -> Iterator[Finding]:
    for field in kind.fields:
        if field.type is FieldType.ORDER or type(field.default) is int:
            key = f"kinds[{kind.id}].fields[{field.name}]"
            yield fail("entries.toml", key, "A look-back holds no number.", "Ask for words, or take it out.")
