"""What `outloud`, a checker of PDF/UA-1 that is not ours, finds in every kind of PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import outloud
import pikepdf
import pytest
from pypdf import PdfReader

from exports import Paper
from exports.layout.reading_order import in_flowing_order
from exports.typography.line_breaking import printed
from plans.page.compose import Page
from tests.support.exports.every_copy import every_kind
from tests.support.exports.pdf_text import seen
from tests.support.exports.pdf_ua import Document, faults

PASSWORD = "pebble stile"
CUT = 40
"""So many letters of a line are compared: the checker shows no more of it."""


def opened(data: bytes) -> bytes:
    """A locked file as whoever knows the password sees it, its lock taken off by qpdf."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data), password=PASSWORD) as locked:
        locked.save(out)
    return out.getvalue()


def is_foot(finding: outloud.findings.Finding, page: Page) -> bool:
    """Whether what it takes for a foot is one, and not words of the person's that stand on several sheets.

    It counts any line as one that comes near the edge of three sheets; ours say again whose section goes on, and what
    is kept of each entry ("My words. Can be shared."), which is to be read.
    """
    again = [f"{section.heading} {page.continued}" for section in page.sections]
    own = seen("".join(map(printed, (*in_flowing_order(page), *again))))
    return any(seen(line)[:CUT] not in own for line in finding.evidence.split("; "))


def found(data: bytes, page: Page, folder: Path) -> list[str]:
    """What it finds, and what it could not look at."""
    file = folder / "plan of mine.pdf"
    file.write_bytes(data)
    told = outloud.check(str(file))
    assert told.error is None
    assert len(told.runs) > 80
    lost = [f"{run.rule}: {run.status}" for run in told.runs if run.status == "crashed"]
    return lost + [
        f"{one.rule}: {one.message} ({one.evidence})"
        for one in told.findings
        if one.rule != "PAG-001" or is_foot(one, page)
    ]


@pytest.mark.hazard("H30.5")
@pytest.mark.parametrize("paper", Paper)
def test_nothing_is_found_in_any_kind_of_pdf(paper: Paper, tmp_path: Path):
    for name, page, data in every_kind(paper):
        assert (name, found(data, page, tmp_path)) == (name, [])
        assert (name, faults(Document(PdfReader(BytesIO(data))))) == (name, {})


@pytest.mark.hazard("H30.5")
def test_nothing_is_found_in_any_locked_kind_once_it_is_open(tmp_path: Path):
    for name, page, data in every_kind(Paper.A4, PASSWORD):
        assert (name, found(opened(data), page, tmp_path)) == (name, [])


def test_it_would_find_a_fault(tmp_path: Path):
    _, page, data = next(every_kind(Paper.A4))
    with pikepdf.open(BytesIO(data)) as file:
        del file.Root.Lang
        del file.Root.StructTreeRoot.K.K[0]
        out = BytesIO()
        file.save(out)

    assert {told.split(":")[0] for told in found(out.getvalue(), page, tmp_path)} >= {"DOC-013", "HDG-002"}
