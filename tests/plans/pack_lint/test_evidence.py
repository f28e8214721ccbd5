"""The figures of each "why" are the source's: as they stand none is wrong, and no figure can be changed unnoticed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from plans.pack.loader import load_pack
from plans.pack.models import Module
from plans.pack_lint.evidence import Evidence, figures_not_of_the_source, figures_said
from plans.pack_lint.findings import Severity
from tests.support.plans.packs import PACK_FOLDER

EVIDENCE = Evidence.model_validate(tomllib.loads((PACK_FOLDER / "evidence.toml").read_text("utf-8")))
PACK = load_pack()
TABLE = {
    "Peer support": {"people": [27, 5], "sources": [7, 8, 5]},
    "Recovery": {"programmes": [12], "people": [9], "sources": [6, 3]},
    "Psycho-education": {"programmes": [19], "people": [12]},
    "Relapse prevention": {"programmes": [19], "people": [11], "sources": [7, 3]},
    "Crisis planning": {"programmes": [11], "people": [5], "sources": [7]},
    "Signposting": {"programmes": [17], "people": [4, 4, 15, 15], "sources": [7, 4, 10]},
    "Medication education or management": {"programmes": [17], "sources": [3]},
    "Goals and wellness planning": {"programmes": [13], "people": [7, 14, 6], "sources": [4]},
}
"""The source's table 2, row by row, in its order."""


def said_by(module: Module, why: tuple[str, ...]) -> list[str]:
    return [finding.key for finding in figures_not_of_the_source("x.toml", module.concept, why, EVIDENCE)]


def changed_figures() -> Iterator[tuple[Module, int, str]]:
    """Every figure of every line, one more and one less."""
    for module in PACK.modules:
        for at, line in enumerate(module.why):
            for figure in re.finditer(r"(?<!Table )\b\d+\b", line):
                for by in (-1, 1):
                    number = str(int(figure.group()) + by)
                    yield module, at, line[: figure.start()] + number + line[figure.end() :]


def swapped_figures() -> Iterator[tuple[Module, int, str]]:
    """Every two different figures that count the same sort of thing in one line, each in the other's place."""
    for module in PACK.modules:
        for at, line in enumerate(module.why):
            found = list(re.finditer(r"(?<!of the )(?<!of )(?<!Table )\b\d+\b", line))
            for i, one in enumerate(found):
                for other in found[i + 1 :]:
                    if one.group() != other.group():
                        between = line[one.end() : other.start()]
                        swapped = f"{line[: one.start()]}{other.group()}{between}{one.group()}{line[other.end() :]}"
                        yield module, at, swapped


def test_the_kept_table_is_the_sources():
    kept = {
        concept.id: {
            of: [f.count for f in concept.figures if f.of == of]
            for of in ("programmes", "people", "sources")
            if any(f.of == of for f in concept.figures)
        }
        for concept in EVIDENCE.concepts
    }
    assert kept == TABLE
    assert EVIDENCE.totals == {"programmes": 19, "people": 41}


def test_every_module_stands_in_the_table():
    assert {module.concept for module in PACK.modules} == set(TABLE)


@pytest.mark.hazard("H45.3")
def test_no_figure_is_said_that_the_table_does_not_have():
    assert [said_by(module, module.why) for module in PACK.modules] == [[]] * 8


def test_every_figure_of_every_line_is_read():
    for module in PACK.modules:
        for line in module.why:
            digits = re.findall(r"(?<!Table )\b\d+\b", line)
            read = [str(n) for s in figures_said(line) for n in (s.count, s.total) if n is not None]
            assert set(digits) == set(read), line


@pytest.mark.hazard("H45.3")
@pytest.mark.parametrize("changes", [changed_figures, swapped_figures])
def test_a_changed_figure_is_always_found(changes):
    tried = 0
    for module, at, line in changes():
        why = (*module.why[:at], line, *module.why[at + 1 :])
        assert f"why[{at + 1}]" in said_by(module, why), line
        tried += 1
    assert tried >= 15


@pytest.mark.parametrize(
    ("concept", "line"),
    [
        ("Recovery", "In 12 of the 20 programmes reviewed."),
        ("Recovery", "In all 12 programmes reviewed."),
        ("Recovery", "12 people spoke of it."),
        ("Recovery", "No group source was recorded."),
        ("Recovery", "None of the people interviewed raised it."),
        ("Peer support", "27 spoke of it."),
        ("Peer support", "In 12 of the 19 programmes reviewed."),
    ],
)
def test_a_figure_of_something_else_is_found(concept, line):
    module = next(m for m in PACK.modules if m.concept == concept)
    assert said_by(module, (line,)) == ["why[1]"]


def test_figures_of_a_concept_without_a_row_are_pointed_out():
    why = ("9 of 10 people like it.", "No figure.")
    (found,) = figures_not_of_the_source("modules/garden.toml", "Growing", why, EVIDENCE)
    assert (found.level, found.where) == (Severity.WARN, "modules/garden.toml, why[1]")
