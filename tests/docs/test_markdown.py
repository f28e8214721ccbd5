"""Every document can be reviewed line by line: wrapped at 100 columns, with headings of one style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.folders import ROOT

WIDE = 100
"""Columns of a line; code, tables and what has no blank to break at may be longer."""
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("tests/**/*.md"))]
_MARKER = re.compile(r"^\s*(?:[-*+]|\d+\.|#+) ")
_WHOLE = re.compile(r"!\[[^\]]*\]\([^)]*\)|`[^`]*`")
"""A picture and words of code are never broken."""


def faults(text: str) -> list[str]:
    """What is wrong with a document, with the number of its line."""
    lines = list(_prose(text))
    levels = [len(line.partition(" ")[0]) for _, line in lines if line.startswith("#")]
    found = [f"{at}: {said}" for at, line in lines if (said := _fault(line))]
    found += ["1: begin with the title, as # does it"] if levels[:1] != [1] or not text.startswith("# ") else []
    found += ["one title only"] if levels.count(1) > 1 else []
    return found + [
        f"a heading of level {below} under one of {above}" for above, below in pairwise(levels) if below > above + 1
    ]


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """The lines outside of code."""
    code = False
    before = ""
    for at, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            code = not code
        elif not code:
            yield at, f"{before}\n{line}" if _is_heading(line) and before else line
        before = line


def _is_heading(line: str) -> bool:
    return bool(re.match("#{1,6}[^#]", line))


def _fault(line: str) -> str:
    """What is wrong with one line, "" if nothing."""
    if "\n" in line:
        return "an empty line belongs before a heading"
    if re.fullmatch(r"(=+|-+)\s*", line):
        return "a heading begins with #"
    if _is_heading(line) and (not re.match(r"#+ \S", line) or line[-1] in "#.: "):
        return "a heading is #, one blank, and words without a mark at their end"
    breakable = " " in _WHOLE.sub("", _MARKER.sub("", line)).strip()
    if len(line) > WIDE and breakable and not line.startswith("|"):
        return f"wrap it at {WIDE} columns"
    return ""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_is_wrapped_and_its_headings_are_of_one_style(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        f"# A\n\n{'word ' * 21}\n",
        f"# A\n\n- {'word ' * 21}\n",
        "A\n=\n",
        "# A\n\nB\n---\n",
        "# A\n\n# B\n",
        "# A\n\n### B\n",
        "# A\n\n##B\n",
        "# A\n\n## B ##\n",
        "# A\n\n## B.\n",
        "# A\nwords\n## B\n",
        "words\n\n# A\n",
    ],
)
def test_a_fault_is_seen(planted: str) -> None:
    assert faults(planted)


@pytest.mark.parametrize(
    "allowed",
    [f"```\n{'word ' * 21}\n# no title\n```", f"| {'word ' * 21}|", f"![{'word ' * 21}](a.svg)", f"- {'x' * 120}"],
)
def test_code_tables_and_what_cannot_be_broken_may_be_longer(allowed: str) -> None:
    assert not faults(f"# A\n\n## B\n\n{allowed}\n")
