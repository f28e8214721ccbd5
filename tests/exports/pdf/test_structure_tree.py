from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

import exports
from tests.support.exports.pdf_text import Sheet
from tests.support.exports.sample_page import USUAL, section, with_sections


@pytest.fixture(scope="module")
def data() -> bytes:
    return exports.pdf(USUAL)


@pytest.fixture(scope="module")
def root(data: bytes) -> Any:
    return PdfReader(BytesIO(data)).trailer["/Root"]


def tree(element: Any) -> Any:
    """An element as (kind, children), numbers of marked content left out."""
    children = [child.get_object() for child in element["/K"]]
    return element["/S"][1:], [tree(child) for child in children if not isinstance(child, int) and "/S" in child]


def numbers(element: Any) -> list[int]:
    found = []
    for child in (child.get_object() for child in element["/K"]):
        found += [child] if isinstance(child, int) else numbers(child)
    return found


def test_the_structure_is_headings_lists_and_paragraphs(root: Any):
    kind, children = tree(root["/StructTreeRoot"]["/K"])

    assert kind == "Document"
    assert [child[0] for child in children] == ["H1", *["P"] * 5, *["Sect"] * 11, *["P"] * 3]
    crisis = children[6 + 5][1]
    assert [child[0] for child in crisis] == ["H2", "L", "H3", "L", "H3", "L", "L"]
    assert crisis[1][1] == [("LI", [("LBody", [])])] * 2


@pytest.mark.parametrize(("make", "items"), [(exports.pdf, 45), (exports.large_pdf, 25)], ids=["page", "large"])
def test_a_repeated_heading_is_read_between_two_lists_or_within_an_item(make: Callable[..., bytes], items: int):
    short = section("wishes", "What I want", "left", *[f"A thing I would like you to know {n}" for n in range(items)])
    paragraph = section("wishes", "What I want", "left", "quiet and slow " * 120)
    between, midst = (parts_of(make(replace(with_sections(own), band=()))) for own in (short, paragraph))

    assert [kind for kind, _ in between] == ["H2", "L", "H2", "L"]
    assert midst == [("H2", []), ("L", [("LI", [("LBody", [("H2", [])])])])]


def parts_of(data: bytes) -> Any:
    """The parts of the section of wishes."""
    _, children = tree(PdfReader(BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return max((parts for kind, parts in children if kind == "Sect"), key=lambda parts: len(str(parts)))


@pytest.mark.hazard("H30.1")
def test_content_is_tagged_in_the_order_it_is_read(root: Any, data: bytes):
    marked = [int(number) for number in re.findall(r"/MCID (\d+)", Sheet(data).orders)]

    assert numbers(root["/StructTreeRoot"]["/K"]) == marked == list(range(len(marked)))


def test_everything_drawn_is_tagged_or_called_decoration(data: bytes):
    depth = 0
    for order in Sheet(data).orders.split("\n"):
        opened = len(re.findall(r"\b(?:BDC|BMC)\b", order))
        closed = len(re.findall(r"\bEMC\b", order))
        drawn = re.search(r"\b(?:Tj|S|f|B|b|f\*|B\*)$", order.strip())
        assert not drawn or depth == 1
        depth += opened - closed
        assert depth in (0, 1)
    assert depth == 0


def test_each_mark_knows_its_element(root: Any):
    pairs = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = pairs[1].get_object()

    assert pairs[0] == 0
    assert len(owners) == len(numbers(root["/StructTreeRoot"]["/K"]))
    for number, owner in enumerate(owners):
        assert number in owner.get_object()["/K"]


@pytest.mark.hazard("H30.2")
def test_language_title_and_marks_are_set(root: Any, data: bytes):
    reader = PdfReader(BytesIO(data))

    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata["/Title"] == USUAL.title
    assert reader.pages[0]["/Tabs"] == "/S"
    assert reader.xmp_metadata.dc_title == {"x-default": USUAL.title}


def test_the_structure_survives_a_password():
    reader = PdfReader(BytesIO(exports.pdf(USUAL, password="pebble")), password="pebble")

    assert reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/S"] == "/Document"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
