"""Each paragraph reads its own way (UAX 9, P1 to P3), on a page that starts at the left as on one from the right.

Random paragraphs begin with "!" and end with ".", signs that have no direction: by where these stand on paper it is
seen which way the paragraph was set.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import exports
from exports import Paper
from exports.typography.line_breaking import broken, directions, tokenised
from plans.page.blank_form import BlankForm, blank_of
from plans.page.compose import Page, PageGroup, PageItem, Section
from tests.support.exports.every_copy import READ_FROM_THE_RIGHT
from tests.support.exports.pdf_text import all_sheets
from tests.support.exports.sample_page import RIGHT_TO_LEFT, USUAL
from tests.support.plans.pages import PACK, TODAY

_WORDS = st.sampled_from(["tea", "Ola", "(hot)", "12", "שלום", "בית", "(רון)", "بيت", "دار", "at 12:30"])
_STRONG = st.sampled_from(["tea", "שלום", "دار"])
_KINDS: dict[str, Callable[..., bytes]] = {
    "page": exports.pdf,
    "large": exports.large_pdf,
    "slip": exports.slip_pdf,
    "everything": exports.whole_pdf,
    "card": exports.card_pdf,
}


def paragraphs(words: int = 4) -> st.SearchStrategy[str]:
    given_words = st.tuples(st.lists(_WORDS, max_size=2), _STRONG, st.lists(_WORDS, max_size=words))
    return given_words.map(lambda parts: f"!{' '.join([*parts[0], parts[1], *parts[2]])}.")


@st.composite
def any_page(draw: st.DrawFn) -> Page:
    def item() -> PageItem:
        return PageItem(draw(paragraphs(12)), draw(st.just("") | paragraphs()), draw(st.just("") | paragraphs(1)))

    def part(name: str, column: str) -> Section:
        groups = (PageGroup(draw(paragraphs()), (item(), item())), PageGroup("", (item(),)))
        return Section(name, draw(paragraphs()), column, draw(st.booleans()), groups)

    return replace(
        USUAL,
        language=draw(st.sampled_from(["en-GB", "he", "ar"])),
        title=draw(paragraphs()),
        name=draw(paragraphs(1)),
        full_name=draw(paragraphs()),
        meta=((draw(paragraphs(1))[:-1], draw(paragraphs(1))[1:]),),
        sections=(part("one", "left"), part("two", "right")),
        band_heading=draw(paragraphs()),
        band=(replace(item(), detail=""), replace(item(), detail="")),
        copies_label=draw(paragraphs(1))[:-1],
        copies=("Ola", draw(paragraphs(1))[1:]),
        foot=draw(paragraphs(40)),
        page_of=draw(paragraphs(1)),
        page_n_of=draw(paragraphs(1)),
        continued="",
    )


@st.composite
def any_form(draw: st.DrawFn) -> BlankForm:
    page, form = draw(any_page()), blank_of(PACK, "Wales", TODAY)
    items = tuple(item for section in page.sections for group in section.groups for item in group.items)
    parts = tuple(
        replace(
            part,
            heading=draw(paragraphs()),
            printed=items[:2] if part.printed else (),
            groups=tuple(replace(group, label=draw(paragraphs(1))) for group in part.groups[:2]),
        )
        for part in form.sections
    )
    frame = replace(page, name="", full_name="", meta=(), sections=(), copies_label=page.foot[:20], copies=("",))
    return replace(form, frame=frame, name=page.name, dates=(page.page_of, page.page_n_of), sections=parts)


def written(data: bytes) -> Iterator[list[Any]]:
    """The letters of each paragraph that begins with "!", in reading order."""
    runs = [
        [letter for letter in run if letter.get_text().strip()]
        for sheet in all_sheets(data)
        for _, run in groupby(sheet.letters, lambda letter: letter.run)
    ]
    found: list[Any] = []
    for run in filter(None, runs):
        if found or run[0].get_text() == "!":
            found += run
        if found and found[-1].get_text() == ".":
            yield found
            found = []


def reads_from_the_right(paragraph: list[Any]) -> bool:
    kinds = [unicodedata.bidirectional(letter.get_text()[0]) for letter in paragraph]
    return next(kind for kind in kinds if kind in ("L", "R", "AL")) != "L"


def assert_each_its_own_way(data: bytes, least: int) -> None:
    found = list(written(data))
    assert len(found) >= least
    for paragraph in found:
        rtl = reads_from_the_right(paragraph)
        lines = [list(line) for _, line in groupby(paragraph, lambda letter: letter.run)]
        first, last, words = lines[0], lines[-1], "".join(letter.get_text() for letter in paragraph)
        begins, ends = first[0], last[-1]
        if rtl:
            assert begins.x0 == max(letter.x0 for letter in first), words
            assert ends.x0 == min(letter.x0 for letter in last), words
        else:
            assert begins.x0 == min(letter.x0 for letter in first), words
            assert ends.x0 == max(letter.x0 for letter in last), words


@pytest.mark.hazard("H29.6")
@pytest.mark.parametrize("kind", _KINDS)
@given(page=any_page(), paper=st.sampled_from(Paper))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_paragraph_reads_its_own_way(kind: str, page: Page, paper: Paper):
    if kind == "card" and not exports.card_fit(page).fits:
        return
    more = {"how_to_fold": (page.foot, page.title)} if kind == "card" else {}
    assert_each_its_own_way(_KINDS[kind](page, paper, **more), least=12)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", _KINDS)
@given(page=any_page(), paper=st.sampled_from(Paper))
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_of_three_hundred_pages_reads_its_own_way(kind: str, page: Page, paper: Paper):
    if kind != "card" or exports.card_fit(page).fits:
        assert_each_its_own_way(_KINDS[kind](page, paper), least=12)


@pytest.mark.hazard("H29.6")
@given(form=any_form(), paper=st.sampled_from(Paper))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_paragraph_of_the_empty_form_reads_its_own_way(form: BlankForm, paper: Paper):
    assert_each_its_own_way(exports.blank_pdf(form, paper), least=20)


@pytest.mark.hazard("H29.6")
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", READ_FROM_THE_RIGHT)
@pytest.mark.parametrize("kind", _KINDS)
def test_the_disclaimer_in_english_ends_with_its_full_stop(kind: str, language: str, paper: Paper):
    own = READ_FROM_THE_RIGHT[language]
    page = replace(own, foot=USUAL.foot, sections=own.sections[:2])
    letters = [
        letter
        for sheet in all_sheets(_KINDS[kind](page, paper))
        for letter in sheet.letters
        if letter.get_text().strip()
    ]
    words = "".join(letter.get_text() for letter in letters)
    at = words.index(USUAL.foot.replace(" ", ""))
    lines = groupby(letters[at : at + len(USUAL.foot.replace(" ", ""))], lambda letter: letter.run)
    for _, line in lines:
        places = [letter.x0 for letter in line]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("12, tea שלום.", [False]),
        ("12, שלום tea.", [True]),
        ("12.", [False]),
        ("🌱 שלום.", [True]),
        ("שלום tea.\ntea שלום.\nשלום.", [True, False, True]),
    ],
)
def test_the_first_letter_with_a_direction_decides_for_each_paragraph(words: str, wanted: list[bool]):
    assert directions(broken(tokenised(words), 100_000)) == wanted


def test_the_person_s_own_words_beside_those_of_the_page_read_their_own_way():
    item = PageItem("אני ישנה פחות.", "Ring Ola, no coffee.")
    own = Section("a", "מה חשוב לי", "left", False, (PageGroup("", (item, PageItem("Tea first.", "להתקשר לרון."))),))
    for make in _KINDS.values():
        data = make(replace(RIGHT_TO_LEFT, sections=(own,)))
        letters = [one for sheet in all_sheets(data) for one in sheet.letters if one.get_text().strip()]
        for _, run in groupby(letters, lambda letter: letter.run):
            line = list(run)
            words = "".join(letter.get_text() for letter in line)
            if words in ("RingOla,nocoffee.", "Teafirst."):
                assert [one.x0 for one in line] == sorted(one.x0 for one in line)
            elif words in ("אניישנהפחות.", "להתקשרלרון."):
                assert [one.x0 for one in line] == sorted((one.x0 for one in line), reverse=True)
