"""That each figure in a module's "why" is the source's own: `evidence.toml` holds the table, this reads the sentences.

A figure is "12 of the 19", "8 sources" or a bare number, which counts the same thing as the one before it. What it is
about stands after it, or before it where it is in brackets: "befriending (7)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plans.pack.base import PackPart
from plans.pack_lint.findings import PackFinding, fail, warn


class Figure(PackPart):
    """One count of a source's table."""

    of: str
    count: int
    about: tuple[str, ...] = ()
    """Words one of which is beside the figure wherever it is said; none where no other could be meant."""


class Concept(PackPart):
    """A row of the table: what the source counted of one concept."""

    id: str
    figures: tuple[Figure, ...]


class Evidence(PackPart):
    """A source's table."""

    source: str
    totals: Mapping[str, int]
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class QuotedFigure:
    """A figure as a sentence gives it."""

    count: int
    of: str
    """What is counted, "" if nothing says it."""
    total: int | None
    beside: str
    """The words it is about."""


_NOT_A_COUNT = re.compile(r"\b(?:[Tt]able|[Ss]tage|[Pp]age) \d+|\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\b(?:(?P<all>[Aa]ll|[Ee]very one of the) )?(?P<count>\d+)(?: of (?:the )?(?P<total>\d+))?\b")
_NONE = re.compile(r"\b(?:[Nn]one of the|[Nn]o)(?: group)? (?P<of>programmes?|people|sources?)\b")
_OF = {"programmes": r"\bprogrammes?\b", "people": r"\bpeople\b", "sources": r"\bsources?\b"}


def figures_said(line: str) -> Iterator[QuotedFigure]:
    """The figures of a "why" line, in order."""
    line = _NOT_A_COUNT.sub("", line)
    found = list(_NUMBER.finditer(line))
    of = ""
    for at, number in enumerate(found):
        after = line[number.end() : found[at + 1].start() if at + 1 < len(found) else len(line)]
        before = line[found[at - 1].end() if at else 0 : number.start()]
        counted = re.split(r"[.;]", after)[0]
        of = next((name for name, pattern in _OF.items() if re.search(pattern, counted)), of)
        in_brackets = before.rstrip().endswith("(")
        count, total = int(number["count"]), number["total"]
        yield QuotedFigure(
            count, of, int(total) if total else (count if number["all"] else None), before if in_brackets else after
        )


def figures_not_of_the_source(
    file: str, concept: str, why: tuple[str, ...], evidence: Evidence
) -> Iterator[PackFinding]:
    """Figures of a "why" that the source's row for its concept does not have.

    Args:
        file: Where the words stand.
        concept: Which row of the evidence table.
        why: The sentences.
    """
    row = next((row for row in evidence.concepts if row.id == concept), None)
    for at, line in enumerate(why, 1):
        key, said = f"why[{at}]", list(figures_said(line))
        if row is None:
            if said:
                problem = f'No table says what was counted of "{concept}".'
                yield warn(file, key, problem, "Put its figures into evidence.toml, as concepts, to have them checked.")
            continue
        for figure in said:
            if not _holds(figure, row, evidence.totals):
                problem = f'"{_as_said(figure)}" is not what the table has of this.'
                yield fail(file, key, problem, f"The table: {_row_in_words(row)}.")
        for none in _NONE.finditer(line):
            of = none["of"] if none["of"] == "people" else f"{none['of'].rstrip('s')}s"
            if any(figure.of == of for figure in row.figures):
                problem = f'"{none.group()}" is not what the table has of this.'
                yield fail(file, key, problem, f"The table: {_row_in_words(row)}.")


def _holds(said: QuotedFigure, row: Concept, totals: Mapping[str, int]) -> bool:
    if said.total is not None and said.total != totals.get(said.of):
        return False
    beside = said.beside.lower()
    return any(
        figure.of == said.of
        and figure.count == said.count
        and (not figure.about or any(words in beside for words in figure.about))
        for figure in row.figures
    )


def _as_said(said: QuotedFigure) -> str:
    of = f" of {said.total}" if said.total is not None else ""
    return f"{said.count}{of} {said.of}".strip()


def _row_in_words(row: Concept) -> str:
    return ", ".join(f"{f.count} {f.of}" + (f" ({f.about[0]})" if f.about else "") for f in row.figures)
