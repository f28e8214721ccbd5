"""Every concept and finding of the two sources has a row, with their figure, and points to what is there."""

from __future__ import annotations

import pytest

from plans.loading import load_pack
from tests.docs.evidence import FILE, is_there, read

PACK = load_pack()
ROWS = read(FILE.read_text(encoding="utf-8"))
FINDINGS = {finding.id: finding for rows in ROWS.values() for finding in rows}
STUDY = "How peer workers see self-management, and measuring it"
OF_19 = 19
"""Programmes that the review looked at."""
TABLE = {
    "Peer support": {"interviews": [27, 5], "groups": [7, 8, 5], "quotes": 1},
    "Recovery": {"review": 12, "interviews": [9], "groups": [6, 3], "quotes": 2},
    "Psycho-education": {"review": 19, "interviews": [12], "groups": [None], "quotes": 1},
    "Relapse prevention": {"review": 19, "interviews": [11], "groups": [7, 3], "quotes": 1},
    "Crisis planning": {"review": 11, "interviews": [5], "groups": [7], "quotes": 1},
    "Signposting": {"review": 17, "interviews": [4, 4, 15, 15], "groups": [7, 4, 10], "quotes": 1},
    "Medication education or management": {"review": 17, "interviews": [None], "groups": [3], "quotes": 1},
    "Goals and wellness planning": {"review": 13, "interviews": [7, 14, 6], "groups": [4], "quotes": 1},
}
"""The sources' table: programmes with the concept; how many spoke of each thing, None where nobody did."""


def figures(concept: str) -> list[list[int]]:
    """The figures that the rows of a concept have, in their order: definition, review, interviews, groups, quotes."""
    told = TABLE[concept]
    review = [told["review"], OF_19] if told.get("review", OF_19) != OF_19 else [OF_19] if "review" in told else []
    counted = [[] if number is None else [number] for number in (*told["interviews"], *told["groups"])]
    return [[], review, *counted, *([[]] * told["quotes"])]


def test_the_concepts_are_those_of_the_programme_and_the_study() -> None:
    assert list(ROWS) == [*TABLE, STUDY]
    assert [module.concept for module in PACK.modules] == list(TABLE)


@pytest.mark.parametrize("concept", TABLE)
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


def test_every_module_every_lens_and_the_look_back_is_pointed_to() -> None:
    places = {place for finding in FINDINGS.values() for place in finding.places}
    for module in PACK.modules:
        assert any(place.startswith(f"step: {module.id}/") for place in places), module.id
    assert {f"lens: {lens.id}" for lens in PACK.look_back.lenses} <= places
    assert any(place.startswith("step: look_back/") for place in places)


@pytest.mark.parametrize(
    "place",
    [
        *("step: early_signs/nowhere", "kind: dose", "section: risk", "lens: none", "prompt: z9", "odd: thing"),
        *("command: peertui predict NAME", "command: other people", "docs/nothing.md"),
        *(
            "tests/docs/test_evidence.py::test_none",
            "tests/exports/test_guarantee.py::test_every_promise_holds_for_a_thousand_plans",
        ),
    ],
)
def test_a_place_that_is_not_there_is_seen(place: str) -> None:
    assert not is_there(place)
