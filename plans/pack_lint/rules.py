"""That titles and labels are short enough for the lists and forms they stand in, in a window of 80 columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plans.guide import prompt_slots
from plans.pack.models import EntryKind, FieldType, Pack, Step
from plans.pack_lint.findings import PackFinding, fail, warn
from plans.pack_lint.texts import Text
from plans.record.context import Context
from plans.record.models import Person, Record, Session

TITLE = (2, 5)
"""Fewest and most words of a step's title."""
KIND, FIELD = 40, 32
"""Most letters of a kind's name and of a field's label."""


def lengths_to_look_at(pack: Pack) -> Iterator[PackFinding]:
    """Titles of one word or many, and names and labels that would be cut."""
    for stage in pack.flow.stages:
        yield from _of_titles(stage.steps, "flow.toml", f"stages[{stage.id}].")
    for module in pack.modules:
        yield from _of_titles(module.steps, f"modules/{module.id}.toml", "")
    yield from _of_titles(pack.finishing.steps, "finishing.toml", "")
    for kind in pack.kinds.values():
        key = f"kinds[{kind.id}]"
        for name in ("label", "plural"):
            if len(getattr(kind, name)) > KIND:
                yield _long(f"{key}.{name}", KIND)
        for field in kind.fields:
            if len(field.label) > FIELD:
                yield _long(f"{key}.fields[{field.name}].label", FIELD)


def _of_titles(steps: tuple[Step, ...], file: str, before: str) -> Iterator[PackFinding]:
    fewest, most = TITLE
    for step in steps:
        if not fewest <= len(step.title.split()) <= most:
            problem = f"A title has {fewest} to {most} words: it stands in lists and in the title line."
            yield warn(file, f"{before}steps[{step.id}].title", problem, "Say it in that many.")


def _long(key: str, most: int) -> PackFinding:
    return warn("entries.toml", key, f"This is longer than {most} letters, and may be cut.", "Make it shorter.")


_SLOT = re.compile(r"\{([^{}]*)\}")
_FILLED = re.compile(r"\.(?:prompt|beyond|after_goodbye)$|\b(?:follow_ups|points|cautions|lines)\[\d+\]$")
_NOBODY, _MEETING, _ANY_DAY = Record(person=Person(called="nobody")), Session(), date(2026, 1, 1)
_TEMPLATES = ("page.toml", "copies.toml")
"""These have fields of their own, and are checked when the pack is loaded."""


def unknown_slots(pack: Pack, text: Text) -> Iterator[PackFinding]:
    """Slots that nothing is put into."""
    if "{" not in text.words or text.file in _TEMPLATES:
        return
    known = tuple(prompt_slots.slots(Context(pack, _NOBODY, _ANY_DAY, _MEETING))) if _FILLED.search(text.key) else ()
    for name in _SLOT.findall(text.words):
        if name not in known:
            fill = f"Use one of these: {', '.join(known)}." if known else "Nothing is filled in here: take it out."
            yield fail(text.file, text.key, f'There is no slot "{{{name}}}".', fill)


_FIGURE = re.compile(r"\W*\d+\W*")


def numbers_given(pack: Pack) -> Iterator[PackFinding]:
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


def _of_look_back(kind: EntryKind) -> Iterator[PackFinding]:
    for field in kind.fields:
        if field.type is FieldType.ORDER or type(field.default) is int:
            key = f"kinds[{kind.id}].fields[{field.name}]"
            yield fail("entries.toml", key, "A look-back holds no number.", "Ask for words, or take it out.")
