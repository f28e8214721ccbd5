from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

import exports
from plans.page.compose import Page
from tests.support.exports.every_copy import everything, slip
from tests.support.exports.pdf_text import all_sheets, seen
from tests.support.exports.sample_page import FULL, RIGHT_TO_LEFT, USUAL, replace


def flat(outline: list[Any], level: int = 1) -> list[tuple[int, Destination]]:
    found: list[tuple[int, Destination]] = []
    for one in outline:
        found += flat(one, level + 1) if isinstance(one, list) else [(level, one)]
    return found


def headings(page: Page) -> list[tuple[int, str]]:
    band = [(2, page.band_heading)] if page.band else []
    sections = [
        pair
        for section in page.sections
        for pair in [(2, section.heading), *((3, group.label) for group in section.groups if group.label)]
    ]
    return [(1, page.title), *band, *sections]


@pytest.mark.parametrize("page", [FULL, RIGHT_TO_LEFT, slip(30)], ids=["full", "from the right", "slip"])
def test_each_heading_has_a_bookmark_inside_that_of_the_one_above(page: Page):
    found = flat(PdfReader(BytesIO(exports.large_pdf(page))).outline)

    assert [(level, str(one.title)) for level, one in found] == headings(page)


@pytest.mark.hazard("H30.4")
def test_a_bookmark_leads_to_the_sheet_and_the_element_of_its_heading():
    page = everything()
    data = exports.large_pdf(page)
    reader, sheets = PdfReader(BytesIO(data)), all_sheets(data)
    found = flat(reader.outline)

    assert len(sheets) > 10
    assert [(level, str(one.title)) for level, one in found] == headings(page)
    for level, one in found:
        assert seen(str(one.title)) in seen(sheets[reader.get_destination_page_number(one)].text)
        element = one.node["/SE"]
        assert element["/S"] == f"/H{level}"
        assert element.raw_get("/Pg") == one.raw_get("/Page")


def test_a_bookmark_keeps_letters_above_two_bytes_and_brackets():
    page = replace(FULL, title="Mein (Plan) 🌱 \\ für 中")
    with pikepdf.open(BytesIO(exports.large_pdf(page, boxes=True))) as file:
        assert str(file.Root.Outlines.First.Title) == page.title


def test_bookmarks_survive_a_lock():
    reader = PdfReader(BytesIO(exports.large_pdf(FULL, password="pebble")), password="pebble")

    assert [(level, str(one.title)) for level, one in flat(reader.outline)] == headings(FULL)


def test_one_sheet_has_no_bookmarks():
    assert PdfReader(BytesIO(exports.pdf(USUAL))).outline == []
