"""Every concept and finding of the two sources has a row, with their figure, and points to what is there."""

from __future__ import annotations

import tomllib

import pytest

from plans.pack.loader import load_pack
from plans.pack_lint.evidence import Evidence
from tests.support.docs.evidence import FILE, is_there, read
from tests.support.plans.packs import PACK_FOLDER

PACK = load_pack()
ROWS = read(FILE.read_text(encoding="utf-8"))
FINDINGS = {finding.id: finding for rows in ROWS.values() for finding in rows}
STUDY = "How peer workers see self-management, and measuring it"
TABLE = Evidence.model_validate(tomllib.loads((PACK_FOLDER / "evidence.toml").read_text("utf-8")))
CONCEPTS = {concept.id: concept.figures for concept in TABLE.concepts}
QUOTES = {"Recovery": 2}
"""How many people the table quotes of a concept, where it is not one."""


def figures(concept: str) -> list[list[int]]:
    """The figures in the rows of a concept: definition, review, interviews, groups, quotes. Nobody counted: none."""

    def counted(of: str) -> list[int]:
        return [figure.count for figure in CONCEPTS[concept] if figure.of == of]

    of_all = TABLE.totals["programmes"]
    review = [sorted({count, of_all}) for count in counted("programmes")] or [[]]
    spoke = [[count] for of in ("people", "sources") for count in counted(of)]
    nobody = [[] for of in ("people", "sources") if not counted(of)]
    if not counted("people"):
        spoke, nobody = [*nobody, *spoke], []
    return [[], *review, *spoke, *nobody, *([[]] * QUOTES.get(concept, 1))]


def test_the_concepts_are_those_of_the_programme_and_the_study() -> None:
    assert list(ROWS) == [*CONCEPTS, STUDY]
    assert [module.concept for module in PACK.modules] == list(CONCEPTS)


@pytest.mark.hazard("H45.2")
@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_figure_of_the_sources_has_its_row(concept: str) -> None:
    assert [finding.figures for finding in ROWS[concept]] == figures(concept)


def test_the_study_gives_no_figure_but_those_of_our_own_rules() -> None:
    assert not [finding.id for finding in ROWS[STUDY] if finding.figures]
    assert len(ROWS[STUDY]) == 18


def test_rows_are_numbered_and_every_cell_says_something() -> None:
    for rows in ROWS.values():
        letters = rows[0].id[:2]
        assert [finding.id for finding in rows] == [f"{letters}{number}" for number in range(1, len(rows) + 1)]
        for finding in rows:
            assert all((finding.found, finding.does, finding.places, finding.not_shown)), finding.id


@pytest.mark.parametrize("finding_id", FINDINGS)
def test_a_row_points_to_what_is_there(finding_id: str) -> None:
    assert [place for place in FINDINGS[finding_id].places if not is_there(place)] == []


def test_every_module_every_lens_the_look_back_and_the_finishing_are_pointed_to() -> None:
    places = {place for finding in FINDINGS.values() for place in finding.places}
    for module in PACK.modules:
        assert any(place.startswith(f"step: {module.id}/") for place in places), module.id
    assert {f"lens: {lens.id}" for lens in PACK.look_back.lenses} <= places
    for part in ("look_back", "finishing_well"):
        assert any(place.startswith(f"step: {part}/") for place in places), part


@pytest.mark.parametrize(
    "place",
    [
        *("step: early_signs/nowhere", "kind: dose", "section: risk", "lens: none", "prompt: z9", "odd: thing"),
        *("command: peertui predict NAME", "command: other people", "docs/nothing.md"),
        *(
            "tests/docs/test_evidence.py::test_none",
            "tests/exports/pdf/test_guarantee.py::test_every_promise_holds_for_a_thousand_plans",
        ),
    ],
)
def test_a_place_that_is_not_there_is_seen(place: str) -> None:
    assert not is_there(place)
