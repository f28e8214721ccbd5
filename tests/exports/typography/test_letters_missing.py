"""Words in letters that no font of the computer has: refused by every kind of PDF, unless somebody insists."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

import exports
from exports import LettersMissing, Paper
from exports.fhir import fhir
from exports.typography.font_choice import BLANK
from exports.typography.scripts import named_letters
from plans.page.blank_form import blank_of
from plans.page.compose import Page
from plans.record.models import Entry
from tests.support.context import context_of
from tests.support.exports.every_copy import CARD
from tests.support.exports.letterless import CHINESE
from tests.support.exports.pdf_text import Sheet
from tests.support.exports.sample_page import USUAL, section
from tests.support.plans.pages import PACK, TODAY, chosen, record

pytestmark = pytest.mark.usefixtures("letterless")

KINDS: dict[str, Callable[..., bytes]] = {
    "page": exports.pdf,
    "large": exports.large_pdf,
    "slip": exports.slip_pdf,
    "everything": exports.whole_pdf,
    "card": exports.card_pdf,
}


def in_chinese() -> Page:
    return replace(CARD, sections=(section("wishes", "What I want", "left", CHINESE),))


@pytest.mark.hazard("H29.2")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_refused_and_names_letters_script_and_what_to_do(kind: str):
    with pytest.raises(LettersMissing) as refused:
        KINDS[kind](in_chinese())

    assert set(refused.value.letters) == set(CHINESE)
    assert "these Chinese letters: " in str(refused.value)
    assert str(refused.value).endswith("Write the words in other letters, or ask for a font that has them.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("password", [None, "pebble stile"])
def test_it_is_made_if_somebody_insists(kind: str, password: str | None):
    assert KINDS[kind](in_chinese(), Paper.LETTER, password=password, boxes=True).startswith(b"%PDF")


def test_the_boxes_still_say_their_letters_to_whoever_listens():
    sheet = Sheet(exports.pdf(in_chinese(), boxes=True))

    assert CHINESE in sheet.plain
    assert BLANK not in sheet.plain


def test_a_word_on_the_empty_form_or_in_how_to_fold_counts():
    form = blank_of(PACK, "England", TODAY)
    first, *others = form.sections
    with pytest.raises(LettersMissing):
        exports.blank_pdf(replace(form, sections=(replace(first, heading=CHINESE), *others)))
    with pytest.raises(LettersMissing):
        exports.card_pdf(CARD, how_to_fold=(CHINESE,))


def test_the_page_inside_a_fhir_document_counts():
    own = record(chosen("toolbox", what=CHINESE))
    with pytest.raises(LettersMissing):
        fhir(context_of(own, today=TODAY))

    assert json.loads(fhir(context_of(own, today=TODAY), boxes=True))["resourceType"] == "Bundle"


def test_text_and_markdown_keep_every_letter():
    assert CHINESE in exports.text(in_chinese())
    assert CHINESE in exports.markdown(in_chinese())


def test_letters_that_travel_with_peertui_are_never_refused():
    own = "Żółć Γειά Привіт שלום سلام हिन्दी สวัสดี გამარჯობა 🌱"
    assert exports.pdf(replace(USUAL, sections=(section("a", "Mine", "left", own),)))


@pytest.mark.parametrize(
    ("letters", "named"),
    [
        ("我想", "Chinese letters: 我 想"),
        ("漢かな", "Japanese letters: 漢 か な"),
        ("한글", "Korean letters: 한 글"),
        ("我ம", "Chinese and Tamil letters: 我 ம"),
        ("\ue000", "letters: \ue000"),
        ("一二三四五六七", "Chinese letters: 一 二 三 四 and 3 more"),
    ],
)
def test_letters_are_named_with_their_script(letters: str, named: str):
    assert named_letters(letters, 4) == named


def test_an_entry_that_is_not_printed_refuses_nothing():
    quiet = Entry(kind="toolbox", values={"what": CHINESE})
    assert fhir(context_of(record(quiet), today=TODAY))
