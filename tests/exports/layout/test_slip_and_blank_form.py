"""The slip of questions and the empty form, as they are printed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

import exports
from exports import ExportError, Paper
from exports.layout.blank_form import FormLineKind, arranged_blank
from exports.layout.flowing_copies import MARGIN as SHEET_MARGIN
from exports.layout.flowing_copies import SLIP, sheets
from exports.layout.reading_order import in_flowing_order
from exports.pdf.render import check_words
from plans.pack.loader import load_pack
from plans.page.blank_form import blank_of
from tests.exports.pdf.test_page_pdf import assert_apart, assert_embedded, assert_legible
from tests.exports.pdf.test_structure_tree import numbers
from tests.support.exports.every_copy import made, slip
from tests.support.exports.pdf_text import Sheet, all_sheets
from tests.support.plans.pages import PACK, TODAY

REGIONS = [region.id for region in load_pack().regions]


@pytest.mark.parametrize("questions", [1, 4, 30])
def test_each_question_has_lines_to_write_on_and_never_loses_them(questions: int):
    page = slip(questions)
    layout = sheets(page, Paper.LETTER, SLIP)
    found = all_sheets(exports.slip_pdf(page, Paper.LETTER))

    assert len(found) == len(layout.rooms)
    check_words(exports.slip_pdf(page, Paper.LETTER), in_flowing_order(page), sheets=len(found))
    for sheet in found:
        rules = [shape for shape in sheet.shapes if shape.width > 200 and shape.height < 1]
        heading = "For whoever I see" in sheet.text
        asked_here = sheet.text.count("What would be different")
        fill_in = 2 if sheet is found[0] else 0
        assert len(rules) == asked_here * SLIP.answers + fill_in + heading
        assert_legible(sheet, SLIP.size, SHEET_MARGIN)
        assert_apart(sheet.stretches)


def test_a_slip_without_questions_is_refused():
    with pytest.raises(ExportError, match="No question is chosen"):
        exports.slip_pdf(slip(0))


@pytest.mark.parametrize("region", REGIONS)
def test_the_empty_form_is_one_sheet_with_every_heading_and_help_line(region: str):
    form = blank_of(PACK, region, TODAY)
    data = exports.blank_pdf(form, Paper.LETTER)
    sheet = Sheet(data)

    assert len(PdfReader(BytesIO(data)).pages) == 1
    for section in form.sections:
        assert section.heading in sheet.text
        assert all(group.label in sheet.text for group in section.groups)
        assert all(item.right in sheet.text for item in section.printed)
    assert all(item.right in sheet.text for item in form.frame.band)
    assert_embedded(sheet)


@pytest.mark.hazard("H53.4")
@pytest.mark.parametrize("paper", Paper)
def test_the_empty_form_can_be_written_on(paper: Paper):
    layout = arranged_blank(blank_of(PACK, "England", TODAY), paper)
    sheet = Sheet(exports.blank_pdf(blank_of(PACK, "England", TODAY), paper))

    for column in layout.columns:
        pitches = [row.height for row in column if row.kind is FormLineKind.TO_FILL]
        assert min(pitches) >= 18
        assert sum(row.above + row.height for row in column) <= layout.top - layout.frame.bottom + 0.01
    assert_legible(sheet)
    assert_apart(sheet.stretches)


def test_headings_that_leave_no_room_to_write_are_refused():
    form = blank_of(PACK, "England", TODAY)
    with pytest.raises(ExportError, match="more headings than one page has room for"):
        exports.blank_pdf(replace(form, sections=form.sections * 3))


def test_the_same_words_give_the_same_bytes_in_another_process():
    script = (
        "import hashlib; from tests.support.exports.every_copy import made;"
        "print([hashlib.sha256(data).hexdigest() for data in made()])"
    )
    other = subprocess.run([sys.executable, "-X", "utf8", "-c", script], capture_output=True, check=True, timeout=60)

    assert other.stdout.decode().strip() == str([hashlib.sha256(data).hexdigest() for data in made()])


@pytest.mark.parametrize("at", range(4), ids=["large", "card", "slip", "blank"])
def test_every_copy_is_tagged_from_sheet_to_sheet(at: int):
    reader = PdfReader(BytesIO(made()[at]))
    root: Any = reader.trailer["/Root"]
    pairs = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]

    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert [pairs[n] for n in range(0, len(pairs), 2)] == list(range(len(reader.pages)))
    for number, page in enumerate(reader.pages):
        contents = page.get_contents()
        assert contents is not None
        assert page["/StructParents"] == number
        owners = pairs[2 * number + 1].get_object()
        assert contents.get_data().count(b"/MCID") == len(owners)
        for mark, owner in enumerate(owners):
            assert any(is_mark(child, mark, page, owner) for child in owner.get_object()["/K"])
    if len(reader.pages) == 1:
        found = numbers(root["/StructTreeRoot"]["/K"])
        assert found == list(range(len(found)))


def is_mark(child: Any, mark: int, page: Any, owner: Any) -> bool:
    child = child.get_object()
    if isinstance(child, int):
        return child == mark and owner.get_object().raw_get("/Pg") == page.indirect_reference
    return child.get("/Type") == "/MCR" and child["/MCID"] == mark and child.raw_get("/Pg") == page.indirect_reference
