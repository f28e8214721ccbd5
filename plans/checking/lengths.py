"""That titles and labels are short enough for the lists and forms they stand in, in a window of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from plans.checking.finding import Finding, warn
from plans.pack import Pack, Step

TITLE = (2, 5)
"""Fewest and most words of a step's title."""
KIND, FIELD = 40, 32
"""Most letters of a kind's name and of a field's label."""


def lengths_to_look_at(pack: Pack) -> Iterator[Finding]:
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


def _of_titles(steps: tuple[Step, ...], file: str, before: str) -> Iterator[Finding]:
    fewest, most = TITLE
    for step in steps:
        if not fewest <= len(step.title.split()) <= most:
            problem = f"A title has {fewest} to {most} words: it stands in lists and in the title line."
            yield warn(file, f"{before}steps[{step.id}].title", problem, "Say it in that many.")


def _long(key: str, most: int) -> Finding:
    return warn("entries.toml", key, f"This is longer than {most} letters, and may be cut.", "Make it shorter.")
